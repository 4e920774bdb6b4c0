#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ita/facts.h"

namespace ita::batch {

/// One line of a published list of scores.
struct OfficialRow {
  int line = 0;  ///< row of the table, from 1, empty lines not counted
  std::string agency;
  std::string type;    ///< as a column of its own states it; empty when none does
  facts::Place place;  ///< as far as the list tells
  std::optional<int> year_be;
  std::optional<double> overall;
  std::string level;
  std::map<int, double> indicators;
  std::map<std::string, double> instruments;
  std::vector<std::string> unreadable;  ///< cells that should be numbers and are none
};

struct OfficialList {
  std::vector<OfficialRow> rows;
  bool has_year = false;
};

/// Finds the heading row and its columns by name, Thai or English.  Errors: bad_argument (no column
/// of agencies, or none of scores), naming what was sought.
Result<OfficialList> read_official(const std::string& csv, const facts::Facts& facts);

/// An agency's name taken apart: type, bare name, place words within the name.
struct AgencyName {
  std::string type;  ///< code, empty when unknown
  std::string bare;
  facts::Place place;
};
AgencyName take_apart(const std::string& name, const facts::Facts& facts);

}  // namespace ita::batch
