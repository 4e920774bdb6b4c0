#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "review/store/apply.h"
#include "review/store/fields.h"

namespace ita::review {

/// Finds the report that a correction means.  Where the machine now reads the agency or the year of
/// the only report otherwise, it is still that report.
int report_of(const std::string& key, const std::vector<std::string>& keys);

/// The field that a correction means; null where no such value is there.
const Field* field_for(const Target& target, const std::vector<Field>& fields,
                       const std::vector<std::string>& keys);

/// Which doubts have an answer that still holds.
struct Judged {
  Applied out;
  std::vector<std::pair<const Field*, size_t>> valid;  ///< field, index of its correction
  std::set<int> removed;                               ///< reports that are none
};

/// Holds corrections against the fields of a document whose reports have these `keys`.
Judged judge(const std::vector<Correction>& corrections, const std::vector<Field>& fields,
             const std::vector<std::string>& keys);

}  // namespace ita::review
