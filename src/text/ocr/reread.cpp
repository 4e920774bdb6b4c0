#include "text/ocr/reread.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace ita::text {

namespace {

// Line heights: ink that is a letter, and a dash in the middle of the line.
constexpr double kLowest = 0.62, kHighest = 2, kWidest = 2.5;
constexpr double kDash = 0.25, kDashFrom = 0.35, kDashTo = 0.2;
constexpr double kFlat = 1.7;     // width of a dash by its height
constexpr double kBeside = 0.1;   // line heights by which a symbol's box may lie beside its ink
constexpr double kCovered = 0.3;  // of a letter's width: less, and it has no symbol
constexpr int kLettersOfOne = 3;  // letters within one wide symbol: the others were dropped

// Pixels at the reading resolution.
constexpr int kTight = 5;
constexpr int kLoose = 12;

Result<LineReading> read_once(const OcrPage& page, const InkLine& line, Recogniser& recogniser,
                              int margin) {
  auto reading = recogniser.recognise(line_image(page, line, margin));
  if (!reading) {
    return reading.error();
  }
  for (Symbol& symbol : reading->symbols) {
    symbol.box.x0 += line.x0 - margin;
    symbol.box.x1 += line.x0 - margin;
    symbol.box.y0 += line.y0 - margin;
    symbol.box.y1 += line.y0 - margin;
  }
  const int missed = missed_ink(page, line, *reading);
  return LineReading{std::move(*reading), missed};
}

/// A dash, or a sign with flat parts, at or next to this piece of ink.
bool has_dash(const RecognisedLine& reading, const image::Component& c, double h) {
  static constexpr std::string_view kDashes[] = {"-", "–", "—", "_", "=", "•", "·", "~",
                                                 ".", "ะ", "ๆ", "ฯ", ":", "%", "\""};
  return std::any_of(reading.symbols.begin(), reading.symbols.end(), [&](const Symbol& s) {
    return s.box.x1 >= c.x0 - h && s.box.x0 <= c.x1 + h &&
           std::find(std::begin(kDashes), std::end(kDashes), s.raw) != std::end(kDashes);
  });
}

}  // namespace

int missed_ink(const OcrPage& page, const InkLine& line, const RecognisedLine& reading) {
  const double h = line.height();
  int missed = 0;
  std::vector<const image::Component*> wanted;  // ink that should have a symbol
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    const bool letter =
        c.height() > kLowest * h && c.height() < kHighest * h && c.width() < kWidest * h;
    const bool dash = c.width() > kDash * h && c.width() > kFlat * c.height() &&
                      c.cy() > line.top + kDashFrom * h && c.cy() < line.bottom - kDashTo * h;
    if (letter || dash) {
      wanted.push_back(&c);
    }
    // A dash that went lost often leaves the box of the letter after it wide.
    if (dash && !letter && !has_dash(reading, c, h)) {
      ++missed;
    }
  }
  std::vector<int> inside(reading.symbols.size(), 0);
  for (const image::Component* c : wanted) {
    // The recogniser's boxes may be narrower than the letters, or lie a little beside them.
    double covered = 0;
    for (size_t i = 0; i < reading.symbols.size(); ++i) {
      const Symbol& symbol = reading.symbols[i];
      if (symbol.text == " ") {
        continue;
      }
      covered += overlap(symbol.box.x0 - kBeside * h, symbol.box.x1 + kBeside * h, c->x0, c->x1);
      inside[i] += c->cx() >= symbol.box.x0 && c->cx() <= symbol.box.x1 ? 1 : 0;
    }
    missed += covered < kCovered * c->width() ? 1 : 0;
  }
  // One symbol over several letters: the others were dropped.
  for (size_t i = 0; i < inside.size(); ++i) {
    if (reading.symbols[i].text != " " && inside[i] >= kLettersOfOne &&
        reading.symbols[i].box.width() > 2 * h) {
      missed += inside[i] - 1;
    }
  }
  return missed;
}

Result<LineReading> read_ink(const OcrPage& page, const InkLine& line, Recogniser& recogniser) {
  auto best = read_once(page, line, recogniser, kTight);
  if (!best || best->missed == 0) {
    return best;
  }
  auto other = read_once(page, line, recogniser, kLoose);
  return !other || other->missed < best->missed ? std::move(other) : std::move(best);
}

}  // namespace ita::text
