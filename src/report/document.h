#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/ledger.h"
#include "report/report.h"

namespace ita::report {

enum class DocumentKind {
  analysis,
  result,
  announcement,
  province_list,
  plan,
  follow_up,
  forecast,
  self_assessment,
  handbook,
  erratum,
  form,
  other
};
const char* name(DocumentKind kind);  ///< "analysis", "province_list", …

/// Everything that one file says: filled by report::build, then by checks::run, then written by
/// output.  A file may hold several reports, or none.
struct Document {
  DocumentKind kind = DocumentKind::other;
  std::optional<Evidence> kind_evidence;
  Review review;  ///< doubts about the file as a whole
  std::vector<Report> reports;
  std::vector<LedgerEntry> ledger;
  std::optional<Reason> why_no_report;  ///< when `reports` is empty
  std::vector<Check> checks;            ///< of every report, in their order; paths from the root
};

}  // namespace ita::report
