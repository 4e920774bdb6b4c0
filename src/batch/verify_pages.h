#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "batch/result_document.h"
#include "batch/verify.h"
#include "document/document.h"
#include "text/reader.h"

namespace ita::batch {

/// Reads the pages of one source again, each once and only when asked for.
class PageReader {
 public:
  /// `on_page` is told before a page is read.
  PageReader(document::Document& document, text::Reader& reader,
             std::function<void(int)> on_page = {})
      : document_(document), reader_(reader), on_page_(std::move(on_page)) {}

  /// Errors: bad_argument when the source has no such page, and what the reader says.
  Result<const text::PageText*> page(int number);

 private:
  document::Document& document_;
  text::Reader& reader_;
  std::function<void(int)> on_page_;
  std::map<int, text::PageText> pages_;
};

/// Text whose symbols have their middle in the box (points, page as a person sees it), line by
/// line, without spaces.
std::string text_in_box(const text::PageText& page, const Box& box);

/// Whether a second reading says the same as the first: a score to the last digit, other text by
/// likeness, since a box around several lines may hold a little more than was quoted.
bool readings_agree(const Quoted& quoted, const std::string& read_again);

/// Reads every quoted box again.
void verify_evidence(const std::vector<Quoted>& quoted, PageReader& pages,
                     std::vector<Finding>& findings);

}  // namespace ita::batch
