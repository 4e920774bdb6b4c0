#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// One of several reports that a file holds: the paragraphs of the flow that belong to it, in
/// order. They may lie in several ranges where the pages of two reports were mixed.
struct Part {
  std::vector<size_t> paras;
  std::vector<int> pages;   ///< pages that they stand on, ascending
  bool whole_pages = true;  ///< no page is shared with another part
  std::string agency;       ///< that the title of the part names; empty when it names none
  int be = 0;               ///< fiscal year of the title, 0 when it names none
};

struct Parts {
  std::vector<Part> parts;  ///< in the order of their first paragraph; at least one
  Review review;            ///< why the division may be wrong
};

/// Where a file holds several reports, each with a title that names another agency or year and with
/// scores of its own: their parts.  One part over everything for the usual file.  A page goes to
/// the report whose agency it names or whose page numbers it continues; one that says neither is
/// doubted where it could belong to another.
Parts split_reports(const std::vector<Para>& flow, const layout::Layout& layout,
                    const facts::Facts& facts);

/// The parts of a file that a person divided: each from one of the pages `begins` to the next.
Parts parts_beginning_on(const std::vector<int>& begins, const std::vector<Para>& flow,
                         int last_page);

/// The paragraphs of one part, and a layout in which the tables of the others are empty.
std::vector<Para> flow_of(const std::vector<Para>& flow, const Part& part);
layout::Layout layout_of(const layout::Layout& layout, const std::vector<Para>& part);

}  // namespace ita::report
