#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// The units named in one piece of text: parted by commas, slashes, or gaps between known names.
std::vector<std::string> split_responsible(const std::string& text, const facts::Facts& facts);
/// The units of a cell as a list.  A narrow column breaks words in the middle, so a line break
/// separates two units only where both sides look like whole ones.
std::vector<std::string> split_responsible(const std::vector<layout::Line>& lines,
                                           const facts::Facts& facts);

/// Months of the fiscal year after which a report is due ("รอบ 6 เดือน", "ทุก 6 เดือน").
std::vector<int> report_months(const std::string& schedule, const facts::Facts& facts);

}  // namespace ita::report
