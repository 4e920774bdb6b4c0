#pragma once

#include <string>
#include <vector>

#include "ita/facts.h"
#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

/// The title as printed, of the first lines that call the document an ITA report; empty when none
/// does.
std::string find_title(const std::vector<Para>& flow, const facts::Facts& facts);

/// Whether a title line, heading or subject line calls the document an ITA report.
bool is_titled(const std::vector<Para>& flow, const facts::Facts& facts);

/// Whether tables name most of the ten indicators, each in a cell or line of its own.
bool tabulates_indicators(const layout::Layout& layout, const facts::Facts& facts);

/// Whether what was found makes the document a report on an ITA result; the reason in words where
/// it does not.
bool is_ita_report(const Report& found, const std::vector<Para>& flow, const layout::Layout& layout,
                   const facts::Facts& facts, std::string& why_not);

}  // namespace ita::report
