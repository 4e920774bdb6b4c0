#include "batch/extract.h"

#include <openssl/evp.h>

#include <array>
#include <cstdio>
#include <exception>
#include <fstream>

#include "checks/checks.h"
#include "report/build.h"

namespace ita::batch {

namespace {

Error internal(int page, const std::exception& fault) {
  return {ErrorCode::internal,
          "batch",
          "",
          page,
          std::string("unexpected: ") + fault.what(),
          "this is a fault of the program: please report it with the file"};
}

}  // namespace

Result<std::string> sha256_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Error{ErrorCode::unreadable,
                 "batch",
                 path,
                 0,
                 "cannot be opened for reading",
                 "check that it exists and that you may read it"};
  }
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::array<char, 1 << 16> buffer;
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    EVP_DigestUpdate(context.get(), buffer.data(), static_cast<size_t>(in.gcount()));
  }
  if (in.bad()) {
    return Error{ErrorCode::unreadable, "batch", path, 0, "reading stopped with an error", ""};
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &size);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    static const char* const kHex = "0123456789abcdef";
    out += kHex[digest[i] >> 4];
    out += kHex[digest[i] & 15];
  }
  return out;
}

struct Extractor::Impl {
  explicit Impl(const ExtractOptions& o) : options(o), reader(o.reader) {}
  ExtractOptions options;
  text::Reader reader;
  std::shared_ptr<const facts::Facts> facts;
};

Extractor::Extractor() = default;
Extractor::~Extractor() = default;

Result<std::unique_ptr<Extractor>> Extractor::create(const ExtractOptions& options) {
  auto facts = facts::Facts::load(options.reader.models_dir);
  if (!facts) {
    return facts.error();
  }
  std::unique_ptr<Extractor> out(new Extractor);
  out->impl_ = std::make_unique<Impl>(options);
  out->impl_->facts = *facts;
  return out;
}

text::Reader& Extractor::reader() { return impl_->reader; }
const facts::Facts& Extractor::facts() const { return *impl_->facts; }

Result<Extracted> Extractor::extract(const std::string& path, const std::string& name) {
  try {
    auto hash = sha256_of(path);
    if (!hash) {
      return hash.error();
    }
    auto document = document::open(path, impl_->options.open);
    if (!document) {
      Error error = document.error();
      error.file = path;
      return error;
    }
    document::Document& doc = **document;
    output::SourceInfo source{name, *hash, doc.media_type(), doc.page_count()};
    std::vector<text::PageText> pages;
    std::vector<output::PageProblem> problems;
    std::optional<Error> first;
    for (int number = 1; number <= doc.page_count(); ++number) {
      auto page = impl_->reader.read(doc, number);
      if (page) {
        pages.push_back(std::move(*page));
        continue;
      }
      Error error = page.error();
      if (error.code == ErrorCode::missing_model) {
        error.file = path;
        return error;
      }
      problems.push_back({number, error.message});
      pages.push_back(unread_page(doc, number, error));
      if (!first) {
        first = error;
      }
    }
    if (first && problems.size() == pages.size()) {
      first->file = path;
      return *first;
    }
    return assemble(std::move(pages), std::move(source), std::move(problems));
  } catch (const std::exception& fault) {
    Error error = internal(0, fault);
    error.file = path;
    return error;
  }
}

text::PageText unread_page(document::Document& document, int number, const Error& error) {
  text::PageText page;
  page.number = number;
  if (const auto info = document.page(number)) {
    page.width = info->width;
    page.height = info->height;
    page.rotation = info->rotation;
  }
  page.notes.push_back("page could not be read: " + error.message);
  return page;
}

Extracted Extractor::assemble(std::vector<text::PageText> pages, output::SourceInfo source,
                              std::vector<output::PageProblem> problems) const {
  Extracted out;
  out.pages = std::move(pages);
  out.source = std::move(source);
  out.problems = std::move(problems);
  out.generator = {ITA_VERSION, impl_->reader.ocr_model(), impl_->facts->version()};
  out.layout = layout::analyse(out.pages);
  out.report = report::build(out.layout, out.pages, *impl_->facts);
  for (const output::PageProblem& problem : out.problems) {
    out.report.document_review.add("หน้า " + std::to_string(problem.page) +
                                   " อ่านไม่ได้: " + problem.message);
  }
  checks::run(out.report, *impl_->facts);
  report::finish(out.report, out.pages);
  return out;
}

std::string Extracted::json() const {
  return output::to_json(report, layout, pages, source, generator, problems);
}

}  // namespace ita::batch
