#pragma once

#include <memory>
#include <string>

#include "archive/exporter.h"
#include "batch/journal.h"
#include "review/store/corrected.h"

namespace ita::cli {

/// What 'ita export' was asked for.
struct ExportAsked {
  std::string folder, to, output, models, language;
  bool no_bom = false, no_guard = false, quiet = false, prune = false;
  bool machine_only = false, approved_only = false;
};

/// Takes the results of a folder to an exporter.
class ExportRun {
 public:
  ExportRun(const ExportAsked& asked, archive::Exporter& exporter, std::string models)
      : asked_(asked), exporter_(exporter), models_(std::move(models)) {}

  /// Reads what people said, unless that is not asked for.
  Status open();
  /// `json`: empty where the file gave no result.
  Status add(const batch::Record& record, const std::string& json);
  /// What people said, as rows.
  Status add_corrections();
  void leave_out(const Error& error);

  long left_out() const { return left_out_; }
  long not_approved() const { return not_approved_; }

 private:
  bool correct(const std::string& json, std::string& corrected, archive::FileEntry& file);
  Status add_result(const batch::Record& record, const std::string& json, archive::FileEntry file);

  const ExportAsked& asked_;
  archive::Exporter& exporter_;
  const std::string models_;
  std::unique_ptr<review::CorrectedResults> corrections_;
  long left_out_ = 0, not_approved_ = 0;
};

}  // namespace ita::cli
