#include "layout/lines/broken_numbers.h"

#include <algorithm>
#include <string>

#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::layout {

namespace {

constexpr double kPadding = 4;  // points of a cell that text leaves free, at the least, both sides
constexpr size_t kLongest = 6;  // signs of a score: "100.00"

/// The one word of a line of digits, perhaps with a point; null for any other line.
const text::Word* digits_of(const Line& line) {
  const text::Word* word = line.words.size() == 1 ? &line.words.front() : nullptr;
  const bool sure = word != nullptr && word->rotation == 0 && word->doubts.empty() &&
                    word->origin != text::Origin::ocr && !word->symbols.empty();
  return sure && std::all_of(word->symbols.begin(), word->symbols.end(),
                             [](const text::Symbol& symbol) {
                               const std::string sign = thai::arabic_digits(symbol.text);
                               return sign == "." ||
                                      (sign.size() == 1 && sign[0] >= '0' && sign[0] <= '9');
                             })
             ? word
             : nullptr;
}

/// A number with two decimals and nothing else.
bool is_score(const std::string& text) {
  const auto numbers = thai::find_numbers(text);
  return numbers.size() == 1 && numbers[0].decimals == 2 && numbers[0].begin == 0 &&
         numbers[0].end == text.size();
}

void join(Cell& cell) {
  const text::Word* const above = cell.lines.size() == 2 ? digits_of(cell.lines[0]) : nullptr;
  const text::Word* const below = above == nullptr ? nullptr : digits_of(cell.lines[1]);
  if (below == nullptr || above->symbols.size() + below->symbols.size() > kLongest ||
      above->text().find('.') == std::string::npos || !is_score(above->text() + below->text()) ||
      is_score(above->text())) {
    return;
  }
  const double digit = below->box.width() / static_cast<double>(below->symbols.size());
  if (above->box.width() + digit < cell.box.width() - kPadding) {
    return;  // it would have fitted: two numbers
  }
  Line line = cell.lines[0];
  text::Word& word = line.words.front();
  word.symbols.insert(word.symbols.end(), below->symbols.begin(), below->symbols.end());
  word.box = unite(word.box, below->box);
  word.confidence = std::min(word.confidence, below->confidence);
  line.box = unite(line.box, cell.lines[1].box);
  cell.lines = {std::move(line)};
}

}  // namespace

void join_broken_numbers(Table& table) {
  for (Cell& cell : table.cells) {
    if (table.kind == TableKind::ruled) {
      join(cell);
    }
  }
}

}  // namespace ita::layout
