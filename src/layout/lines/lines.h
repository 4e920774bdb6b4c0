#pragma once

#include <vector>

#include "base/median.h"
#include "layout/layout.h"

namespace ita::layout {

/// Groups words into printed lines, top to bottom, the words of a line left to right.  The words'
/// own line numbers are a hint; positions decide.  Words written sideways make lines of their own.
std::vector<Line> make_lines(std::vector<text::Word> words, int page);
/// A line of words that are already in order.
Line make_line(std::vector<text::Word> words, int page);

/// Words without wide gaps in them: an extractor may take the numbers of a row of narrow columns
/// for one word.
std::vector<text::Word> part_at_wide_gaps(const std::vector<text::Word>& words);

/// Box of a set of lines.
Box box_of(const std::vector<Line>& lines);
/// Type size of most of the text, points; 14 when there is none.
double typical_size(const std::vector<Line>& lines);

/// Cuts a word where `cut` says so: true when symbols i and i+1 belong to different words.
template <class Cut>
std::vector<text::Word> split_word(const text::Word& word, Cut cut) {
  std::vector<text::Word> parts;
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    if (i == 0 || cut(i - 1)) {
      text::Word part = word;
      part.symbols.clear();
      part.box = {};
      part.confidence = 1;
      parts.push_back(std::move(part));
    }
    parts.back().symbols.push_back(word.symbols[i]);
    parts.back().box = unite(parts.back().box, word.symbols[i].box);
    parts.back().confidence = std::min(parts.back().confidence, word.symbols[i].confidence);
  }
  return parts;
}

}  // namespace ita::layout
