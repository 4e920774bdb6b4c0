#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "batch/files.h"
#include "document/document.h"
#include "document/file_bytes.h"
#include "facts/facts.h"
#include "facts/messages.h"
#include "layout/layout.h"
#include "output/json.h"
#include "report/document.h"
#include "text/reader.h"

namespace ita::batch {

struct ExtractOptions {
  text::ReaderOptions reader;
  document::OpenOptions open;
  /// By SHA-256 of a file: pages on which a person said that a report begins.
  std::map<std::string, std::vector<int>> begins;
};

/// All that came out of one file.
struct Extracted {
  report::Document document;
  layout::Layout layout;
  std::vector<text::PageText> pages;
  output::SourceInfo source;
  output::GeneratorInfo generator;
  std::vector<output::PageProblem> problems;
  std::shared_ptr<const facts::Messages> messages;

  std::string json() const;
};

/// Stands in for a page that could not be read: its size where the document knows it, no words, the
/// cause as its problem.
text::PageText unread_page(document::Document& document, int number, const Error& error);

/// What the parsers said of a page (0: of the file as a whole), as one text; empty when they said
/// nothing.
std::string complaint_of(const document::Document& document, int number);

/// Begins the note of a page whose parser complained of it; the complaint follows.
inline constexpr const char* kIncomplete = "page may be incomplete: ";

/// The way of one file through all stages.  Holds the engines; one for a process.
class Extractor {
 public:
  static Result<std::unique_ptr<Extractor>> create(const ExtractOptions& options);
  ~Extractor();

  /// `name` is what the output calls the file.  A page that fails, or that its parser complains of,
  /// becomes a PageProblem; the file fails only when it cannot be opened or no page can be read.
  Result<Extracted> extract(const std::string& path, const std::string& name);
  Result<Extracted> extract(const std::shared_ptr<const document::FileBytes>& bytes,
                            const std::string& name, const document::OpenOptions& open);

  /// The stages after reading, for pages that were read elsewhere.
  Extracted assemble(std::vector<text::PageText> pages, output::SourceInfo source,
                     std::vector<output::PageProblem> problems) const;

  text::Reader& reader();
  const facts::Facts& facts() const;
  const facts::Messages& messages() const;
  /// Facts and texts that results are made with, for `generator.models.facts`.
  std::string facts_model() const;
  output::GeneratorInfo generator() const;

 private:
  Extractor();
  Result<std::vector<text::PageText>> read_pages(document::Document& document,
                                                 std::vector<output::PageProblem>& problems);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita::batch
