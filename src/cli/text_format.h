#pragma once

#include <string>
#include <vector>

#include "text/page_text.h"

namespace ita::cli {

/// A file as `ita text` prints it.
struct TextOfFile {
  std::string file;
  std::vector<text::PageText> pages;
  std::vector<std::string>
      texts;  ///< of each page, in reading order; tables a row a line, cells tab-separated
};

/// Pages end with a form feed, as with other tools of this kind.
std::string as_txt(const TextOfFile& file);
/// Words and symbols with their boxes (points, page as seen), origin, confidence, raw codes and
/// doubts.
std::string as_json(const TextOfFile& file, bool one_line);

/// "1,3-5" as numbers from 1; empty when it cannot be understood.
std::vector<int> parse_pages(const std::string& list, int page_count);

}  // namespace ita::cli
