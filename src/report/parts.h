#pragma once

#include <vector>

#include "ita/facts.h"
#include "layout/layout.h"
#include "report/flow.h"

namespace ita::report {

/// One of several reports that a file holds: a range of the flow.
struct Part {
  size_t begin = 0, end = 0;
};

/// Where a file holds several reports, each with a title and a score table of its own, beginning on
/// a page of its own: their ranges.  One range over everything for the usual file.
std::vector<Part> split_reports(const std::vector<Para>& flow, const layout::Layout& layout,
                                const facts::Facts& facts);

/// The paragraphs of one part, and a layout in which the tables of the others are empty.
std::vector<Para> flow_of(const std::vector<Para>& flow, const Part& part);
layout::Layout layout_of(const layout::Layout& layout, const std::vector<Para>& part);

}  // namespace ita::report
