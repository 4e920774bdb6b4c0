#include "text/ocr/signs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

constexpr int kLeastSide = 6;                              // pixels
constexpr double kLeastSquare = 0.72, kMostSquare = 1.38;  // width to height
constexpr double kLowest = 0.25, kHighest = 1.0;           // of the letters' height
constexpr double kBar = 0.8;                      // of the width: the rows of the level stroke
constexpr double kStem = 0.42;                    // … and of the upright one at the most
constexpr double kThick = 0.4;                    // of the height
constexpr double kFromMiddle = 0.17;              // of a side: how far the strokes cross from there
constexpr double kClean = 0.85;                   // share of the rows that are as they must be
constexpr double kBefore = 0.25, kBehind = 0.35;  // of its width: where its readings may lie
constexpr double kNear = 0.8;                     // letter heights to the number
constexpr double kSure = 0.9;

/// The ink of one row of a piece: from the first to the last pixel, and how much of it there is.
struct InkRow {
  int x0 = 0, x1 = 0, ink = 0;
};

}  // namespace

bool is_plus(const image::Components& ink, const image::Component& piece) {
  const int w = piece.width();
  const int h = piece.height();
  if (w < kLeastSide || h < kLeastSide || w < kLeastSquare * h || w > kMostSquare * h) {
    return false;
  }
  std::vector<InkRow> rows(static_cast<size_t>(h));
  for (const image::Run& run : ink.runs_of(piece)) {
    InkRow& row = rows[static_cast<size_t>(run.y - piece.y0)];
    row.x0 = row.ink == 0 ? run.x0 : std::min(row.x0, run.x0);
    row.x1 = std::max(row.x1, run.x1);
    row.ink += run.length();
  }
  int bars = 0;
  int stems = 0;
  double middle = 0;
  for (int y = 0; y < h; ++y) {
    const InkRow& row = rows[static_cast<size_t>(y)];
    if (row.ink >= kBar * w) {
      ++bars;
      middle += y + 0.5;
    } else if (row.ink > 0 && row.x1 - row.x0 <= kStem * w &&
               std::abs((row.x0 + row.x1) / 2.0 - piece.cx()) <= kFromMiddle * w) {
      ++stems;
    }
  }
  return bars > 0 && bars <= kThick * h && stems > bars &&
         std::abs(middle / bars - h / 2.0) <= kFromMiddle * h && bars + stems >= kClean * h;
}

PlusSigns::PlusSigns(const OcrPage& page, const InkLine& line, std::vector<ReadWord>& words)
    : rest_(line) {
  std::erase_if(rest_.pieces, [&](const InkPiece& piece) {
    const image::Component& c = page.ink.items[static_cast<size_t>(piece.component)];
    return c.height() >= kLowest * line.height() && c.height() <= kHighest * line.height() &&
           is_plus(page.ink, c) &&
           take(page, {double(c.x0), double(c.y0), double(c.x1), double(c.y1)}, words);
  });
}

namespace {

/// Whether a plus with this ink stands before a digit and behind none.  `covers`: what was read of
/// the ink itself.
template <class Covers>
bool is_before_a_number(const OcrPage& page, const Box& ink, const std::vector<ReadWord>& words,
                        Covers covers) {
  const Symbol* next = nullptr;
  const Symbol* before = nullptr;
  for (const ReadWord& read : words) {
    for (const Symbol& symbol : read.word.symbols) {
      if (covers(symbol)) {
        continue;
      }
      const double x = page.grey.to_pixels(symbol.box).cx();
      before = x < ink.cx() ? &symbol : before;
      next = x > ink.cx() && next == nullptr ? &symbol : next;
    }
  }
  const double reach = kNear * page.letter;
  const bool digit_follows = next != nullptr && is_digit_sign(next->text) &&
                             page.grey.to_pixels(next->box).x0 <= ink.x1 + reach;
  const bool digit_precedes = before != nullptr && is_digit_sign(before->text) &&
                              page.grey.to_pixels(before->box).x1 > ink.x0 - reach;
  return digit_follows && !digit_precedes;
}

}  // namespace

bool PlusSigns::take(const OcrPage& page, const Box& ink, std::vector<ReadWord>& words) {
  const double width = ink.width();
  const auto covers = [&](const Symbol& symbol) {
    const double x = page.grey.to_pixels(symbol.box).cx();
    return x > ink.x0 - kBefore * width && x < ink.x1 + kBehind * width;
  };
  if (!is_before_a_number(page, ink, words, covers)) {
    return false;
  }
  Sign sign;
  sign.box = page.grey.to_points(ink);
  for (ReadWord& read : words) {
    Word& word = read.word;
    for (const Symbol& symbol : word.symbols) {
      sign.raw += covers(symbol) ? symbol.raw : "";
    }
    if (std::erase_if(word.symbols, covers) > 0) {
      word.box = {};
      for (const Symbol& symbol : word.symbols) {
        word.box = unite(word.box, symbol.box);
      }
    }
  }
  std::erase_if(words, [](const ReadWord& read) { return read.word.symbols.empty(); });
  signs_.push_back(std::move(sign));
  return true;
}

void PlusSigns::put_back(std::vector<ReadWord>& words) const {
  for (const Sign& sign : signs_) {
    ReadWord* home = nullptr;
    for (ReadWord& read : words) {
      const bool behind = read.word.box.cx() > sign.box.cx();
      if (behind && (home == nullptr || read.word.box.x0 < home->word.box.x0)) {
        home = &read;
      }
    }
    if (home == nullptr) {
      continue;
    }
    Symbol symbol;
    symbol.text = "+";
    symbol.raw = sign.raw;
    symbol.box = sign.box;
    symbol.confidence = kSure;
    home->word.box = unite(home->word.box, sign.box);
    home->word.symbols.insert(home->word.symbols.begin(), std::move(symbol));
  }
}

}  // namespace ita::text
