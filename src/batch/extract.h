#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "ita/facts.h"
#include "layout/layout.h"
#include "output/json.h"
#include "report/report.h"
#include "text/reader.h"

namespace ita::batch {

struct ExtractOptions {
  text::ReaderOptions reader;
  document::OpenOptions open;
};

/// All that came out of one file.
struct Extracted {
  report::Report report;
  layout::Layout layout;
  std::vector<text::PageText> pages;
  output::SourceInfo source;
  output::GeneratorInfo generator;
  std::vector<output::PageProblem> problems;

  std::string json() const;
};

/// SHA-256 of the file's bytes, hex.  Errors: unreadable.
Result<std::string> sha256_of(const std::string& path);

/// Stands in for a page that could not be read: its size where the document knows it, no words, the
/// cause in its notes.
text::PageText unread_page(document::Document& document, int number, const Error& error);

/// The way of one file through all stages.  Holds the engines; one for a process.
class Extractor {
 public:
  static Result<std::unique_ptr<Extractor>> create(const ExtractOptions& options);
  ~Extractor();

  /// `name` is what the output calls the file.  A page that fails becomes a PageProblem; the file
  /// fails only when it cannot be opened or has no page.
  Result<Extracted> extract(const std::string& path, const std::string& name);

  /// The stages after reading, for pages that were read elsewhere.
  Extracted assemble(std::vector<text::PageText> pages, output::SourceInfo source,
                     std::vector<output::PageProblem> problems) const;

  text::Reader& reader();
  const facts::Facts& facts() const;

 private:
  Extractor();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita::batch
