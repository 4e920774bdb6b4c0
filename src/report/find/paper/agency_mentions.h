#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/find/paper/agency_sheets.h"

namespace ita::report {

/// An agency named in a sheet.
struct AgencyMention {
  const facts::AgencyType* type = nullptr;
  bool abbreviated = false;
  std::string name;      ///< without the type's words; empty where the whole is one
  std::string full;      ///< with them
  std::string longer;    ///< name with the next word
  bool goes_on = false;  ///< the line below may be the rest of the name
  const Sheet* sheet = nullptr;
  Span span;        ///< of the name, or of the whole
  size_t lead = 0;  ///< where the type's words begin
  double weight = 0;
};

/// What a mention weighs by where it stands.
constexpr double kTitleName = 12, kRunningHeadName = 6, kHeadingName = 4, kOpeningName = 3,
                 kBodyName = 1;

/// Every agency that the sheets name.  A province after an agency or a district is where that one
/// lies and no mention.
std::vector<AgencyMention> find_agencies(const std::vector<Sheet>& sheets,
                                         const facts::Facts& facts);

/// Lowers the weight of agencies that a title names in another role than that of the assessed one:
/// who gives an award, and to whom the assessed one belongs.
void weigh_by_role(std::vector<AgencyMention>& mentions, const facts::Facts& facts);

}  // namespace ita::report
