#pragma once

#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// A list inside a sentence.
struct SentenceList {
  size_t lead_end = 0;      ///< byte at which the words before the list end
  std::vector<Span> items;  ///< bytes of the items, without markers, commas and the last "และ"
  bool marked = false;      ///< the print numbers or marks them; else only commas part them
};

/// "… ได้แก่ 1) … 2) … และ 3) …", "… ได้แก่ ก, ข และ ค": the list of a text; no items where it holds
/// none.
SentenceList list_in_sentence(std::string_view text, const facts::Facts& facts);

}  // namespace ita::report
