#pragma once

#include <optional>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/ledger.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// One report, or why there is none.
struct ReadReport {
  std::optional<Report> report;
  std::optional<Reason> why_not;
  std::vector<LedgerEntry> ledger;  ///< numbers of its pages, whether there is a report or not
};

/// Reads a paper (or the part of one that belongs together) as one report of the family that the
/// facts speak of.
ReadReport read_report(const layout::Layout& layout, const std::vector<Para>& flow,
                       const facts::Facts& facts);

}  // namespace ita::report
