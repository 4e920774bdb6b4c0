#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "archive/rows.h"

namespace ita::archive {

/// Hash of an agency's type, name and place, the same on every machine: names are compared by their
/// match key, so that a lost mark or a space makes no other agency.  A body that is known by its
/// name (models/facts/agency_names.json) is one whatever name or type a paper gives it.
std::string agency_id(const ReportEntry& entry);
/// Hash of agency, fiscal year and family; empty where agency or year is not known.
std::string report_id(const ReportEntry& entry);

/// The reports of the whole archive: which documents hold the same one, which version is preferred,
/// and whether versions differ.  Keeps a few hundred bytes for each report.
///
/// Preferred is a version whose file is still there; of these the one with the fewest doubts; of
/// equals one with a text layer before a scan, then the one with more scores, then the one whose
/// path comes first.
class Catalogue {
 public:
  explicit Catalogue(const facts::Facts& facts) : facts_(facts) {}
  void add(std::vector<ReportEntry> reports);
  /// A file that is there has this content, also where another that had it is gone.
  void is_present(const std::string& sha256) { present_.insert(sha256); }
  /// Rows of agencies, reports and document_reports; empties the catalogue.
  Batch finish();

 private:
  /// A print that leaves out district or province is of the agency of this name that has them,
  /// where there is only one.
  void settle_places();
  const facts::Facts& facts_;
  std::vector<ReportEntry> all_;
  std::unordered_set<std::string> present_;  ///< contents of more than one file
};

}  // namespace ita::archive
