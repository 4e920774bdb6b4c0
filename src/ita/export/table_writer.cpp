#include "ita/export/table_writer.h"

#include <map>
#include <utility>

#include "archive/exporter.h"
#include "base/models_folder.h"

namespace ita {

namespace {

constexpr char kHere = 0;  ///< lies in the library, wherever that is

using Make = Result<std::unique_ptr<archive::Writer>> (*)(const archive::ExportOptions&);

const std::map<std::string, Make>& kinds() {
  static const std::map<std::string, Make> kKinds{
      {"csv", archive::make_csv},       {"datapackage", archive::make_datapackage},
      {"jsonl", archive::make_jsonl},   {"xlsx", archive::make_xlsx},
      {"sqlite", archive::make_sqlite}, {"postgres", archive::make_postgres}};
  return kKinds;
}

}  // namespace

struct TableWriter::Impl {
  std::shared_ptr<const facts::Facts> facts;
  std::shared_ptr<const facts::Messages> messages;
  std::unique_ptr<archive::Exporter> exporter;
};

TableWriter::TableWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TableWriter::TableWriter(TableWriter&&) noexcept = default;
TableWriter& TableWriter::operator=(TableWriter&&) noexcept = default;
TableWriter::~TableWriter() = default;

Result<TableWriter> TableWriter::open(const TableOptions& options) {
  const auto kind = kinds().find(options.kind);
  if (kind == kinds().end()) {
    return Error{ErrorCode::bad_argument,
                 "ita",
                 "",
                 0,
                 "no such kind of tables: " + options.kind,
                 "take csv, datapackage, jsonl, xlsx, sqlite or postgres"};
  }
  const auto models = find_models_folder(options.models, {folder_of_code(&kHere)});
  if (!models) {
    return models.error();
  }
  auto facts = facts::Facts::load(*models);
  auto messages = facts::Messages::load(*models);
  if (!facts || !messages) {
    return facts ? messages.error() : facts.error();
  }
  archive::ExportOptions how;
  how.output = options.destination;
  how.messages = *messages;
  how.language = options.english ? facts::Language::en : facts::Language::th;
  auto writer = kind->second(how);
  if (!writer) {
    return writer.error();
  }
  auto impl = std::make_unique<Impl>();
  impl->facts = *facts;
  impl->messages = *messages;
  impl->exporter = std::make_unique<archive::Exporter>(
      std::move(*writer), *impl->facts, archive::Words{*impl->messages, how.language});
  return TableWriter(std::move(impl));
}

Status TableWriter::add(const std::string& json, const std::string& path) {
  archive::FileEntry file;
  file.path = path;
  return impl_->exporter->add(file, json);
}

Status TableWriter::finish() { return impl_->exporter->finish(); }

}  // namespace ita
