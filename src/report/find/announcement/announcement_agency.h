#pragma once

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/flow.h"
#include "report/view/grid.h"

namespace ita::report {

/// What a list says about the agencies below or beside a heading of their own.
struct ListPlace {
  facts::Place place;
  const facts::AgencyType* type = nullptr;
};

/// The agency that a cell of a list names, in the place that the list gives: the name as printed
/// with abbreviations written out.
Agency agency_of_cell(const GridCell& cell, const ListPlace& where, const facts::Facts& facts);

/// The place or kind of agency that a text names and nothing else; nothing where it says something
/// more.
std::optional<ListPlace> group_of(std::string_view text, const facts::Facts& facts);

/// A name without the word for its kind of place ("อำเภอแม่วาง": "แม่วาง").
std::string bare_place_name(std::string_view text, std::string_view role,
                            const facts::Facts& facts);

/// Whether the paper is one agency's own, so that its list is a comparison.
bool of_one_agency(const std::vector<Para>& flow, const std::vector<Report>& rows,
                   const facts::Facts& facts);

}  // namespace ita::report
