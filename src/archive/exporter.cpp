#include "archive/exporter.h"

#include <fmt/format.h>

namespace ita::archive {

Status Exporter::add(const FileEntry& file, const std::string& json) {
  DocumentRows rows;
  if (json.empty()) {
    rows = rows_of(file, words_);
  } else {
    auto made = rows_of(json, file, facts_, words_);
    if (!made) {
      return made.error();
    }
    rows = std::move(*made);
  }
  ++files_;
  const bool again = !file.sha256.empty() && !seen_.insert(file.sha256).second;
  if (again) {
    if (file.status == "present") {
      catalogue_.is_present(file.sha256);
    }
    // A copy: one content has its values once, and a path more.
    Batch batch = empty_batch();
    rows_in(batch, "files") = rows_in(rows.batch, "files");
    return writer_->add("", batch);
  }
  catalogue_.add(std::move(rows.reports));
  return writer_->add(json, rows.batch);
}

Status Exporter::finish() { return writer_->finish(catalogue_.finish()); }

std::string number_text(double value) { return fmt::format("{}", value); }

Error export_error(const std::string& file, const std::string& cause, const std::string& remedy) {
  return {ErrorCode::cannot_write, "archive", file, 0, "cannot be written: " + cause, remedy};
}

}  // namespace ita::archive
