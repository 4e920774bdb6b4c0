#include "ita/reader.h"

#include <cassert>
#include <utility>

#include "base/models_folder.h"
#include "ita/values.h"
#include "output/json.h"
#include "output/page_files.h"

namespace ita {

namespace {

constexpr char kHere = 0;  ///< lies in the library, wherever that is

const batch::Extracted& inside(const Document& document) {
  assert(document.inside != nullptr);
  return document.inside->extracted;
}

}  // namespace

struct Reader::Impl {
  std::unique_ptr<batch::Extractor> extractor;
  document::OpenOptions how;
};

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const ReadOptions& options) {
  auto models = find_models_folder(options.models, {folder_of_code(&kHere)});
  if (!models) {
    return models.error();
  }
  batch::ExtractOptions how;
  how.reader.models_dir = *models;
  how.open.password = options.password;
  auto extractor = batch::Extractor::create(how);
  if (!extractor) {
    return extractor.error();
  }
  auto impl = std::make_unique<Impl>();
  impl->extractor = std::move(*extractor);
  impl->how = how.open;
  return Reader(std::move(impl));
}

Result<Document> Reader::read(const std::string& path, const std::string& name) {
  auto read = impl_->extractor->extract(path, name.empty() ? path : name);
  if (!read) {
    return read.error();
  }
  return to_document(std::move(*read));
}

Result<Document> Reader::read_bytes(std::string_view bytes, const std::string& name) {
  auto read = impl_->extractor->extract(
      std::make_shared<const document::FileBytes>(std::string(bytes)), name, impl_->how);
  if (!read) {
    Error error = read.error();
    error.file = name;
    return error;
  }
  return to_document(std::move(*read));
}

Result<Document> read(const std::string& path, const ReadOptions& options) {
  auto reader = Reader::open(options);
  if (!reader) {
    return reader.error();
  }
  return reader->read(path, options.name);
}

std::string to_json(const Document& document) { return inside(document).json(); }

std::string json_schema() { return output::json_schema(); }

std::string to_hocr(const Document& document) {
  const batch::Extracted& all = inside(document);
  return output::to_hocr(all.pages, all.source, all.generator);
}

std::string to_alto(const Document& document) {
  const batch::Extracted& all = inside(document);
  return output::to_alto(all.pages, all.source, all.generator);
}

std::string to_text(const Document& document) {
  std::string out;
  for (const std::string& page : inside(document).layout.page_texts) {
    out += page + "\n\f";
  }
  return out;
}

Status write_searchable_pdf(const Document& document, const std::string& source,
                            const std::string& output) {
  const batch::Extracted& all = inside(document);
  return output::write_searchable_pdf(source, {}, all.source, all.pages, output);
}

std::string version() { return ITA_VERSION; }

}  // namespace ita
