#include "report/view/raised.h"

#include <algorithm>

#include "text/layer/raised.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

using Piece = layout::TracedText::Piece;

bool may_be_mark(const Piece& piece) {
  const std::string sign = thai::arabic_digits(piece.symbol->text);
  return sign.size() == 1 && std::string_view("0123456789)*").find(sign[0]) != std::string::npos &&
         piece.word->origin != text::Origin::ocr && piece.word->rotation == 0;
}

/// A letter or sign that refers to a note where it stands raised behind a digit: "84.27ᵃ".
bool may_be_note_sign(const Piece& piece, const Piece* before) {
  const std::u32string sign = thai::to_utf32(piece.symbol->text);
  const std::u32string level = before == nullptr ? U"" : thai::to_utf32(before->symbol->text);
  const bool letter =
      sign.size() == 1 && ((sign[0] >= U'a' && sign[0] <= U'z') || thai::is_consonant(sign[0]) ||
                           std::u32string_view(U"†‡§¶").find(sign[0]) != std::u32string::npos);
  return letter && level.size() == 1 && thai::is_digit(level[0]) &&
         piece.word->origin != text::Origin::ocr && piece.word->rotation == 0;
}

/// On one line: the boxes share more than half of the lower one's height.
bool beside(const Piece& a, const Piece& b) {
  const Box& x = a.symbol->box;
  const Box& y = b.symbol->box;
  return a.page == b.page &&
         overlap(x.y0, x.y1, y.y0, y.y1) > 0.5 * std::min(x.height(), y.height());
}

}  // namespace

std::string without_raised(const layout::TracedText& traced) {
  std::string out = traced.text();
  const auto& pieces = traced.pieces();
  const Piece* level = nullptr;  // the last one that stands on the line
  for (size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (level != nullptr && !beside(*level, piece)) {
      level = nullptr;
    }
    // At the head of a line, what follows tells.
    const Piece* other = level;
    for (size_t k = i + 1; other == nullptr && k < pieces.size() && k < i + 4; ++k) {
      other = may_be_mark(pieces[k]) || !beside(piece, pieces[k]) ? nullptr : &pieces[k];
    }
    if ((may_be_mark(piece) || may_be_note_sign(piece, level)) && other != nullptr &&
        text::raised_beside(piece.symbol->box, other->symbol->box)) {
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                out.begin() + static_cast<std::ptrdiff_t>(piece.end), ' ');
      continue;
    }
    level = &piece;
  }
  return out;
}

}  // namespace ita::report
