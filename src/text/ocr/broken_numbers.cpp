#include "text/ocr/broken_numbers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/numbers/candidate.h"
#include "text/numbers/grammar.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

constexpr int kMargin = 5;      // pixels around what is read
constexpr double kGap = 1.1;    // letter heights: the widest gap that a point and its air take
constexpr double kSure = 0.95;  // of the second reader
constexpr double kFoot = 0.6;   // part of the letters' height; the middle of a point lies lower
constexpr double kPoint = 0.4;  // letter heights: no point is larger
constexpr double kDisputed = 0.5;
constexpr size_t kDecimals = 2;

bool is_digits(const Word& word) {
  bool any = false;
  for (const Symbol& symbol : word.symbols) {
    any = any || is_digit_sign(symbol.text);
    if (!is_digit_sign(symbol.text) && symbol.text != ",") {
      return false;
    }
  }
  return any;
}

/// "60." before "17": the gap lies behind the point, not in its place.
bool ends_with_point(const Word& word) {
  Word digits = word;
  if (digits.symbols.size() < 2 || digits.symbols.back().text != ".") {
    return false;
  }
  digits.symbols.pop_back();
  return is_digits(digits);
}

/// Two numbers that print would show as one score, but for the point: 1 to 3 digits and 1 or 2.
bool could_be_score(const Word& left, const Word& right) {
  return left.symbols.size() <= 3 && right.symbols.size() <= 2;
}

/// What of the line lies between two columns.
InkLine part_of(const OcrPage& page, const InkLine& line, double x0, double x1) {
  InkLine out = line;
  out.pieces.clear();
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    if (c.cx() >= x0 && c.cx() <= x1) {
      out.pieces.push_back(piece);
    }
  }
  return out;
}

void fit_to_pieces(const OcrPage& page, InkLine& part) {
  for (size_t i = 0; i < part.pieces.size(); ++i) {
    const InkPiece& piece = part.pieces[i];
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    part.x0 = i == 0 ? c.x0 : std::min(part.x0, c.x0);
    part.x1 = i == 0 ? c.x1 : std::max(part.x1, c.x1);
    part.y0 = i == 0 ? piece.y0 : std::min(part.y0, piece.y0);
    part.y1 = i == 0 ? piece.y1 : std::max(part.y1, piece.y1);
  }
}

bool has_point_ink(const OcrPage& page, const InkLine& line, double x0, double x1) {
  const InkLine between = part_of(page, line, x0, x1);
  return std::any_of(between.pieces.begin(), between.pieces.end(), [&](const InkPiece& piece) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    return c.cy() > line.top + kFoot * line.height() && c.height() < kPoint * line.height();
  });
}

/// One word of both, with the point that the second reader saw.
void join(ReadWord& left, ReadWord& right, double confidence) {
  Word& word = left.word;
  if (!ends_with_point(word)) {
    Symbol point;
    point.text = ".";
    point.raw = " ";
    point.confidence = confidence;
    point.box = {word.box.x1, word.box.y0, right.word.box.x0, word.box.y1};
    word.symbols.push_back(std::move(point));
  }
  std::move(right.word.symbols.begin(), right.word.symbols.end(), std::back_inserter(word.symbols));
  word.box = unite(word.box, right.word.box);
  word.confidence = std::min({word.confidence, right.word.confidence, confidence});
}

void doubt(Word& word, const Reason& reason) {
  word.doubts.push_back(reason);
  word.confidence = std::min(word.confidence, kDisputed);
}

}  // namespace

void join_broken_numbers(const OcrPage& page, const InkLine& line, const NumberReader& reader,
                         std::vector<ReadWord>& words) {
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    Word& left = words[i].word;
    Word& right = words[i + 1].word;
    // Two pieces alone: elsewhere "1." may be the marker of an item that begins with a number.
    const bool pointed =
        words.size() == 2 && ends_with_point(left) && right.symbols.size() == kDecimals;
    if ((!is_digits(left) && !pointed) || !is_digits(right)) {
      continue;
    }
    const Box a = page.grey.to_pixels(left.box);
    const Box b = page.grey.to_pixels(right.box);
    if (b.x0 - a.x1 > kGap * line.height()) {
      continue;
    }
    InkLine both = part_of(page, line, a.x0, b.x1);
    if (both.pieces.empty()) {
      continue;
    }
    fit_to_pieces(page, both);
    const NumberReading second = reader.read(line_image(page, both, kMargin));
    const std::string one = thai::arabic_digits(left.text() + (pointed ? "" : ".") + right.text());
    const std::string apart = left.text() + " " + right.text();
    if (second.confidence >= kSure && thai::arabic_digits(second.text) == one &&
        well_formed_number(one)) {
      const bool seen = pointed || has_point_ink(page, line, a.x1 - 1, b.x0 + 1);
      join(words[i], words[i + 1], second.confidence);
      words.erase(words.begin() + static_cast<ptrdiff_t>(i) + 1);
      if (!seen) {
        doubt(words[i].word, {"readings-differ", {{"first", apart}, {"second", second.text}}, {}});
      }
    } else if (could_be_score(left, right)) {
      const Reason reason{"numbers-too-close", {{"raw", apart}}, {}};
      doubt(left, reason);
      doubt(right, reason);
    }
  }
}

}  // namespace ita::text
