#include "cli/export_run.h"

#include <nlohmann/json.hpp>

#include "batch/run.h"
#include "cli/cli.h"
#include "cli/speech.h"

namespace ita::cli {

Status ExportRun::open() {
  if (asked_.machine_only) {
    return Done{};
  }
  auto opened = review::CorrectedResults::open(asked_.folder, models_);
  if (!opened) {
    return opened.error();
  }
  corrections_ = std::move(*opened);
  return Done{};
}

Status ExportRun::add(const batch::Record& record, const std::string& json) {
  if (batch::interrupted()) {
    return Error{ErrorCode::interrupted,
                 "cli",
                 "",
                 0,
                 "stopped",
                 "nothing that was there before has changed"};
  }
  if (record.gone && asked_.prune) {
    return Done{};
  }
  archive::FileEntry file;
  file.path = record.file;
  file.sha256 = record.sha256;
  if (!json.empty()) {
    file.status = record.gone ? "gone" : file.status;
    return add_result(record, json, std::move(file));
  }
  file.status = record.gone ? "gone" : record.skipped() ? "skipped" : "failed";
  file.error_code = name(record.error.code);
  file.error_message = record.error.message;
  file.error_remedy = record.error.remedy;
  return exporter_.add(file, "");
}

/// A damaged result is left out and said so; it stops nothing.
Status ExportRun::add_result(const batch::Record& record, const std::string& json,
                             archive::FileEntry file) {
  std::string corrected;
  if (!correct(json, corrected, file)) {
    return Done{};
  }
  Status added = exporter_.add(file, corrected.empty() ? json : corrected);
  if (!added && added.error().code == ErrorCode::damaged) {
    Error error = added.error();
    error.file = record.output.empty() ? record.file : record.output;
    leave_out(error);
    return Done{};
  }
  return added;
}

Status ExportRun::add_corrections() {
  if (!corrections_) {
    return Done{};
  }
  archive::Batch batch = archive::empty_batch();
  for (const review::Correction& correction : corrections_->store().since(0)) {
    const review::Json json = review::to_json(correction);
    archive::RowBuilder row(archive::table("corrections"));
    for (const char* key :
         {"id", "sha256", "time", "user", "field", "action", "machine", "value", "reason"}) {
      const auto item = json.find(key);
      if (item != json.end() && !item->is_null()) {
        row.set(key, item->is_string() ? item->get<std::string>() : item->dump());
      }
    }
    archive::rows_in(batch, "corrections").push_back(row.row());
  }
  return exporter_.add(batch);
}

void ExportRun::leave_out(const Error& error) {
  complain("export", tr("left out: {what}", {{"what", told(error)}}));
  ++left_out_;
}

/// The document as people say it is.  False where only approved ones are asked for and it is
/// none.
bool ExportRun::correct(const std::string& json, std::string& corrected, archive::FileEntry& file) {
  if (!asked_.approved_only && corrections_ && !file.sha256.empty() &&
      corrections_->store().current(file.sha256).empty()) {
    return true;
  }
  const auto document = review::Json::parse(json, nullptr, false);
  if (document.is_discarded() || !document.is_object() || !document.contains("source")) {
    return true;  // the exporter says what is wrong with it
  }
  if (file.sha256.empty()) {
    file.sha256 = document["source"].value("sha256", "");
  }
  if (!corrections_) {
    return !asked_.approved_only;
  }
  const review::Applied applied = corrections_->of(document);
  if (asked_.approved_only && applied.state != review::State::approved &&
      applied.state != review::State::clean) {
    ++not_approved_;
    return false;
  }
  if (!applied.outcomes.empty()) {
    corrected = applied.document.dump();
  }
  return true;
}

}  // namespace ita::cli
