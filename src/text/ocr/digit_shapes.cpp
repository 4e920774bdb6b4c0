#include "text/ocr/digit_shapes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "text/numbers/candidate.h"
#include "text/numbers/digit_print.h"

namespace ita::text {

namespace {

constexpr double kLowInk = 0.6;    // of the letter height; lower ink is a point, a comma or a dash
constexpr double kOneAbove = 0.5;  // of the narrower, pieces that share so much are of one digit
constexpr double kOdd = 0.5;       // confidence of a number with an odd digit
constexpr double kCutReach =
    0.3;  // of the way to the digits' middles, around the cut of two that touch

bool is_low(const std::string& text) {
  return text == "." || text == "," || text == "-" || text == ":";
}

/// Components by their middle, to find those of a word.
class Index {
 public:
  explicit Index(const image::Components& ink) : ink_(ink) {
    for (size_t i = 0; i < ink.items.size(); ++i) {
      by_middle_.push_back(i);
    }
    std::sort(by_middle_.begin(), by_middle_.end(),
              [&](size_t a, size_t b) { return ink.items[a].cx() < ink.items[b].cx(); });
  }

  /// Pieces of ink as high as digits in a box of pixels, from left to right; those one above the
  /// other as one.
  std::vector<Piece> tall_pieces(const Box& box, double least) const {
    std::vector<Piece> out;
    const auto from = std::lower_bound(by_middle_.begin(), by_middle_.end(), box.x0,
                                       [&](size_t i, double x) { return ink_.items[i].cx() < x; });
    for (auto it = from; it != by_middle_.end() && ink_.items[*it].cx() <= box.x1; ++it) {
      const image::Component& c = ink_.items[*it];
      if (c.cy() >= box.y0 && c.cy() <= box.y1 && c.height() >= least) {
        out.push_back({c.x0, c.y0, c.x1, c.y1, {*it}});
      }
    }
    std::sort(out.begin(), out.end(), [](const Piece& a, const Piece& b) { return a.x0 < b.x0; });
    std::vector<Piece> joined;
    for (const Piece& piece : out) {
      Piece* last = joined.empty() ? nullptr : &joined.back();
      if (last != nullptr && std::min(last->x1, piece.x1) - piece.x0 >=
                                 kOneAbove * std::min(last->x1 - last->x0, piece.x1 - piece.x0)) {
        last->y0 = std::min(last->y0, piece.y0);
        last->x1 = std::max(last->x1, piece.x1);
        last->y1 = std::max(last->y1, piece.y1);
        last->components.push_back(piece.components.front());
      } else {
        joined.push_back(piece);
      }
    }
    return joined;
  }

  /// Whether a point, a comma or the like stands by itself between two columns of a box.
  bool has_low(const Box& box, double x0, double x1, double most) const {
    return std::any_of(ink_.items.begin(), ink_.items.end(), [&](const image::Component& c) {
      return c.cx() > x0 && c.cx() < x1 && c.cy() >= box.y0 && c.cy() <= box.y1 &&
             c.height() < most;
    });
  }

 private:
  const image::Components& ink_;
  std::vector<size_t> by_middle_;
};

/// The column with the least ink around the middle of two digits that touch, given their middles.
int cut_between(const Tone& tone, const Piece& piece, double left, double right) {
  const double middle = (left + right) / 2;
  const double reach = kCutReach * (right - left) / 2;
  int best = static_cast<int>(middle);
  double least = 1e9;
  for (int x = static_cast<int>(middle - reach); x <= middle + reach; ++x) {
    double ink = std::abs(x - middle) / (reach + 1);  // of equal ones the nearest
    for (int y = piece.y0; y < piece.y1; ++y) {
      ink += tone.at(x, y);
    }
    if (ink < least) {
      least = ink;
      best = x;
    }
  }
  return std::clamp(best, piece.x0 + 1, piece.x1 - 1);
}

/// One piece for each sign, given the middles of the signs; none where there is no telling.
std::vector<Piece> piece_of_each(const std::vector<Piece>& pieces,
                                 const std::vector<double>& middles, const Tone& tone) {
  if (pieces.size() == middles.size()) {
    return pieces;
  }
  std::vector<Piece> out;
  size_t sign = 0;
  for (const Piece& piece : pieces) {
    const size_t first = sign;
    while (sign < middles.size() && middles[sign] < piece.x1) {
      ++sign;
    }
    if (first == sign || middles[first] < piece.x0) {
      return {};
    }
    Piece rest = piece;
    for (size_t i = first; i + 1 < sign; ++i) {
      const int x = cut_between(tone, rest, middles[i], middles[i + 1]);
      out.push_back({rest.x0, rest.y0, x, rest.y1, rest.components});
      rest.x0 = x;
    }
    out.push_back(rest);
  }
  return out.size() == middles.size() ? out : std::vector<Piece>{};
}

bool is_plain_number(const ReadWord& read) {
  const auto& symbols = read.word.symbols;
  return !read.word.handwriting && read.word.rotation == 0 &&
         std::all_of(symbols.begin(), symbols.end(), [](const Symbol& s) {
           return is_digit_sign(s.text) || is_number_sign(s.text);
         });
}

/// The signs of a word that are as high as digits.
struct Signs {
  std::vector<std::string> texts;
  std::vector<size_t> places;   ///< among the symbols of the word
  std::vector<double> middles;  ///< pixels
  std::vector<bool> low_after;  ///< a point or the like follows
};

Signs tall_signs(const OcrPage& page, const Word& word) {
  Signs out;
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    const Symbol& symbol = word.symbols[i];
    if (!is_low(symbol.text)) {
      out.places.push_back(i);
      out.texts.push_back(symbol.text);
      out.middles.push_back(page.grey.to_pixels(symbol.box).cx());
      out.low_after.push_back(false);
    } else if (!out.low_after.empty()) {
      out.low_after.back() = true;
    }
  }
  return out;
}

/// Where the two readers differ, the digit that the page's print speaks for; nothing that neither
/// of them read.
void choose(Symbol& symbol, const std::string& digit) {
  if (symbol.alternatives.empty() || symbol.alternatives.front().text != digit) {
    return;
  }
  std::swap(symbol.text, symbol.alternatives.front().text);
}

}  // namespace

std::vector<DigitShape> digit_shapes(const OcrPage& page, const std::vector<ReadWord>& words) {
  std::vector<DigitShape> out;
  if (page.letter <= 0) {
    return out;
  }
  const Index index(page.ink);
  const double step = page.letter / DigitShape::kLetter;
  for (size_t w = 0; w < words.size(); ++w) {
    if (!is_plain_number(words[w])) {
      continue;
    }
    const Signs signs = tall_signs(page, words[w].word);
    Box box = page.grey.to_pixels(words[w].word.box);
    box = {box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1};
    const std::vector<Piece> found = index.tall_pieces(box, kLowInk * page.letter);
    const Tone tone(page.grey, found, page.threshold);
    const std::vector<Piece> pieces = piece_of_each(found, signs.middles, tone);
    if (pieces.empty()) {
      continue;  // broken digits, or other ink among them
    }
    for (size_t i = 0; i < pieces.size(); ++i) {
      const Piece& piece = pieces[i];
      const bool fits = piece.x1 - piece.x0 <= DigitShape::kWidth * step &&
                        piece.y1 - piece.y0 <= DigitShape::kHeight * step;
      if (!is_digit_sign(signs.texts[i]) || !fits) {
        continue;
      }
      // A point that is not by itself may be one with the digit at either side.
      const auto with_point = [&](size_t left) {
        return signs.low_after[left] &&
               !index.has_low(box, signs.middles[left],
                              left + 1 < pieces.size() ? signs.middles[left + 1] : box.x1,
                              kLowInk * page.letter);
      };
      if (with_point(i) || (i > 0 && with_point(i - 1))) {
        continue;
      }
      DigitShape shape;
      shape.word = w;
      shape.symbol = signs.places[i];
      shape.digit = signs.texts[i];
      shape.height = piece.y1 - piece.y0;
      shape.doubted = !words[w].word.doubts.empty();
      shape.cut = found.size() != pieces.size();
      paint(tone, page.ink, piece, step, shape);
      out.push_back(std::move(shape));
    }
  }
  return out;
}

void doubt_odd_digits(const OcrPage& page, std::vector<ReadWord>& words) {
  const std::vector<DigitShape> shapes = digit_shapes(page, words);
  std::map<size_t, std::string> odd;  // by word
  for (const OddDigit& found : odd_digits(shapes)) {
    const DigitShape& shape = shapes[found.shape];
    std::string& digits = odd[shape.word];
    digits += (digits.empty() ? "" : " ") + shape.digit;
    if (!found.like.empty() && shape.doubted) {
      choose(words[shape.word].word.symbols[shape.symbol], found.like);
    }
  }
  for (const auto& [word, digits] : odd) {
    Word& out = words[word].word;
    out.doubt("digit-looks-unlike", {{"digits", digits}, {"raw", out.text()}});
    out.confidence = std::min(out.confidence, kOdd);
  }
}

}  // namespace ita::text
