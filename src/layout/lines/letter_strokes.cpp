#include "layout/lines/letter_strokes.h"

#include <algorithm>
#include <string>

#include "base/box.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr double kTallStroke = 2.2;  // of the type size: taller verticals are no strokes of letters
constexpr double kInsideLetter = 0.6;  // of a stroke's height, that the letter's box covers

/// A consonant or a vowel that stands before one; digits that touch a ruling are no strokes.
bool thai_letter(const std::string& symbol) {
  const std::u32string text = thai::to_utf32(symbol);
  return !text.empty() && (thai::is_consonant(text[0]) || thai::is_leading_vowel(text[0]));
}

}  // namespace

std::vector<image::Ruling> without_strokes(const std::vector<image::Ruling>& rulings,
                                           const std::vector<text::Word>& words) {
  std::vector<image::Ruling> out;
  for (const image::Ruling& ruling : rulings) {
    const Box& line = ruling.box;
    const bool stroke =
        !ruling.horizontal && std::any_of(words.begin(), words.end(), [&](const text::Word& word) {
          return word.origin == text::Origin::text_layer &&
                 line.height() < kTallStroke * word.size && line.cx() > word.box.x0 &&
                 line.cx() < word.box.x1 &&
                 std::any_of(word.symbols.begin(), word.symbols.end(), [&](const text::Symbol& s) {
                   return thai_letter(s.text) && line.cx() > s.box.x0 && line.cx() < s.box.x1 &&
                          overlap(line.y0, line.y1, s.box.y0, s.box.y1) >
                              kInsideLetter * line.height();
                 });
        });
    if (!stroke) {
      out.push_back(ruling);
    }
  }
  return out;
}

}  // namespace ita::layout
