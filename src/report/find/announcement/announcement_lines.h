#pragma once

#include <optional>
#include <set>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/find/announcement/announcement_columns.h"
#include "report/view/flow.h"

namespace ita::report {

/// A list of agencies that is printed without a table: an agency and its score (and level) in a
/// line each, or below one another on a card each.
struct LineList {
  layout::Table table;     ///< the same as rows of a table: agency, score, level
  ListColumns plan;        ///< what its columns hold
  std::set<size_t> paras;  ///< of the flow: those that the rows were made of
};

/// The list that the running text is; nothing where fewer than three agencies have one score each,
/// or where a number between them is left over.
std::optional<LineList> list_in_lines(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
