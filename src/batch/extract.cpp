#include "batch/extract.h"

#include <exception>

#include "checks/checks.h"
#include "report/build.h"
#include "report/damage.h"

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

struct Extractor::Impl {
  explicit Impl(const ExtractOptions& o) : options(o), reader(o.reader) {}
  ExtractOptions options;
  text::Reader reader;
  std::shared_ptr<const facts::Facts> facts;
  std::shared_ptr<const facts::Messages> messages;
};

Extractor::Extractor() = default;
Extractor::~Extractor() = default;

Result<std::unique_ptr<Extractor>> Extractor::create(const ExtractOptions& options) {
  auto facts = facts::Facts::load(options.reader.models_dir);
  if (!facts) {
    return facts.error();
  }
  auto messages = facts::Messages::load(options.reader.models_dir);
  if (!messages) {
    return messages.error();
  }
  std::unique_ptr<Extractor> out(new Extractor);
  out->impl_ = std::make_unique<Impl>(options);
  out->impl_->facts = *facts;
  out->impl_->messages = *messages;
  return out;
}

text::Reader& Extractor::reader() { return impl_->reader; }
const facts::Facts& Extractor::facts() const { return *impl_->facts; }
const facts::Messages& Extractor::messages() const { return *impl_->messages; }
std::string Extractor::facts_model() const {
  return impl_->facts->version() + "+" + impl_->messages->version();
}

Result<Extracted> Extractor::extract(const std::string& path, const std::string& name) {
  auto bytes = document::FileBytes::open(path);
  if (!bytes) {
    return bytes.error();
  }
  auto out = extract(*bytes, name, impl_->options.open);
  if (!out) {
    Error error = out.error();
    error.file = path;
    return error;
  }
  return out;
}

Result<Extracted> Extractor::extract(const std::shared_ptr<const document::FileBytes>& bytes,
                                     const std::string& name, const document::OpenOptions& open) {
  try {
    auto opened = document::open(bytes, open);
    if (!opened) {
      return opened.error();
    }
    document::Document& document = **opened;
    std::vector<output::PageProblem> problems;
    auto pages = read_pages(document, problems);
    if (!pages) {
      return pages.error();
    }
    if (std::string complaint = complaint_of(document, 0); !complaint.empty()) {
      problems.push_back({0, std::move(complaint), true});
    }
    return assemble(
        std::move(*pages),
        {name, sha256_of_text(bytes->view()), document.media_type(), document.page_count()},
        std::move(problems));
  } catch (const std::exception& fault) {
    return internal(0, fault);
  }
}

/// Fails only where no page can be read, or a model is missing.
Result<std::vector<text::PageText>> Extractor::read_pages(
    document::Document& document, std::vector<output::PageProblem>& problems) {
  std::vector<text::PageText> pages;
  std::optional<Error> first;
  bool any = document.page_count() == 0;
  for (int number = 1; number <= document.page_count(); ++number) {
    auto page = impl_->reader.read(document, number);
    if (page) {
      any = true;
      if (std::string complaint = complaint_of(document, number); !complaint.empty()) {
        page->notes.push_back(kIncomplete + complaint);
        problems.push_back({number, std::move(complaint), true});
      }
      pages.push_back(std::move(*page));
      continue;
    }
    const Error& error = page.error();
    if (error.code == ErrorCode::missing_model) {
      return error;
    }
    problems.push_back({number, error.message});
    pages.push_back(unread_page(document, number, error));
    if (!first) {
      first = error;
    }
  }
  if (!any) {
    return *first;
  }
  return pages;
}

std::string complaint_of(const document::Document& document, int number) {
  std::string out;
  for (const std::string& complaint : document.complaints(number)) {
    out += (out.empty() ? "" : "; ") + complaint;
  }
  return out;
}

text::PageText unread_page(document::Document& document, int number, const Error& error) {
  text::PageText page;
  page.number = number;
  if (const auto info = document.page(number)) {
    page.width = info->width;
    page.height = info->height;
    page.rotation = info->rotation;
  }
  page.problem = error.message;
  return page;
}

Extracted Extractor::assemble(std::vector<text::PageText> pages, output::SourceInfo source,
                              std::vector<output::PageProblem> problems) const {
  Extracted out;
  out.pages = std::move(pages);
  out.source = std::move(source);
  out.problems = std::move(problems);
  out.generator = generator();
  out.messages = impl_->messages;
  out.layout = layout::analyse(out.pages);
  const auto said = impl_->options.begins.find(out.source.sha256);
  out.document =
      report::build(out.layout, out.pages, *impl_->facts,
                    said == impl_->options.begins.end() ? std::vector<int>() : said->second);
  std::vector<int> incomplete;
  for (const output::PageProblem& problem : out.problems) {
    if (problem.page == 0) {
      out.document.review.add("file-damaged", {{"cause", problem.message}});
    } else if (problem.read) {
      incomplete.push_back(problem.page);
    }
  }
  report::doubt_values_on(incomplete, out.document);
  checks::run(out.document, *impl_->facts);
  report::finish(out.document, out.pages);
  return out;
}

output::GeneratorInfo Extractor::generator() const {
  return {ITA_VERSION, impl_->reader.ocr_model(), facts_model(), impl_->reader.engine()};
}

std::string Extracted::json() const {
  return output::to_json(document, layout, pages, source, generator, *messages, problems);
}

}  // namespace ita::batch
