#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/document.h"
#include "report/view/flow.h"

namespace ita::report {

/// A published list of the results of many agencies.
struct Announcement {
  DocumentKind kind = DocumentKind::province_list;
  std::optional<Evidence> evidence;  ///< the words of the title that say what it is
  std::vector<Report> reports;       ///< one for each agency (and year), in the order of the print
  std::vector<LedgerEntry> ledger;   ///< the numbers of its tables
  Review review;                     ///< rows and columns that were not understood
};

/// The list that the paper is; nothing where it is no list: a comparison with neighbours in an
/// agency's own report gives none.
std::optional<Announcement> find_announcement(const std::vector<Para>& flow,
                                              const layout::Layout& layout,
                                              const facts::Facts& facts);

}  // namespace ita::report
