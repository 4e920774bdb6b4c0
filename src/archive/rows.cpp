#include "archive/rows.h"

#include <algorithm>
#include <cassert>
#include <exception>
#include <nlohmann/json.hpp>

#include "archive/flattener.h"
#include "archive/json_values.h"

namespace ita::archive {

namespace {

Error damaged(const std::string& cause) {
  return {
      ErrorCode::damaged, "archive", "", 0, cause, "read the source again: ita extract --again"};
}

}  // namespace

Batch empty_batch() {
  Batch out;
  for (const TableSpec& spec : tables()) {
    out.push_back({&spec, {}});
  }
  return out;
}

std::vector<Row>& rows_in(Batch& batch, std::string_view table) {
  const auto it = std::find_if(batch.begin(), batch.end(),
                               [&](const TableRows& t) { return t.spec->name == table; });
  assert(it != batch.end());
  return it->rows;
}

const std::vector<Row>& rows_in(const Batch& batch, std::string_view table) {
  return rows_in(const_cast<Batch&>(batch), table);
}

Result<DocumentRows> rows_of(const std::string& json, const FileEntry& file,
                             const facts::Facts& facts, const Words& words) {
  try {
    Json document = Json::parse(json);
    const std::string version = text(in(document, "schema_version"));
    if (!version.starts_with("2.")) {
      return damaged(version.empty()
                         ? "is no result of this program"
                         : "is of schema version " + version + ", this program reads 2");
    }
    speak(document, words);
    return Flattener(document, file, facts, words).flatten();
  } catch (const std::exception& fault) {
    return damaged(std::string("is no whole result: ") + fault.what());
  }
}

DocumentRows rows_of(const FileEntry& file, const Words& words) {
  DocumentRows out;
  out.batch = empty_batch();
  const std::string message = told(file.error_message, words);
  RowBuilder row(table("files"));
  row.set("path", file.path).set("status", file.status).set("message", message);
  if (!file.error_remedy.empty()) {
    row.set("remedy", told(file.error_remedy, words));
  }
  if (!file.sha256.empty()) {
    row.set("sha256", file.sha256);
    RowBuilder document(table("documents"));
    document.set("sha256", file.sha256)
        .set("status", "failed")
        .set("review_needed", true)
        .set("error_code", file.error_code)
        .set("error_message", message);
    rows_in(out.batch, "documents").push_back(document.row());
  }
  rows_in(out.batch, "files").push_back(row.row());
  return out;
}

}  // namespace ita::archive
