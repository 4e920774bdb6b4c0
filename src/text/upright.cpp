#include "text/upright.h"

#include <array>

namespace ita::text {

namespace {

constexpr double kDescent = 0.23;  // of the height of a glyph box, as in the reading of the layer
constexpr size_t kFewest = 40;     // symbols: less says nothing about a page

/// The direction of nearly all print, degrees; 0 when there is none.
int direction_of(const PageText& page) {
  std::array<size_t, 4> symbols{};
  size_t all = 0;
  for (const Word& word : page.words) {
    symbols[static_cast<size_t>(word.rotation / 90) % 4] += word.symbols.size();
    all += word.symbols.size();
  }
  for (size_t turn = 1; turn < 4; ++turn) {
    if (all >= kFewest && 10 * symbols[turn] >= 8 * all) {
      return static_cast<int>(turn) * 90;
    }
  }
  return 0;
}

/// Moves the page so that what ran in `direction` runs to the right.
Affine turn_by(int direction, double width, double height) {
  switch (direction) {
    case 90:  // downwards
      return {0, 1, 0, -1, 0, width};
    case 180:
      return {-1, 0, width, 0, -1, height};
    default:  // upwards
      return {0, -1, height, 1, 0, 0};
  }
}

}  // namespace

void turn_upright(PageText& page) {
  const int direction = direction_of(page);
  if (direction == 0) {
    return;
  }
  const Affine turn = turn_by(direction, page.width, page.height);
  for (Word& word : page.words) {
    word.box = apply(turn, word.box);
    for (Symbol& symbol : word.symbols) {
      symbol.box = apply(turn, symbol.box);
    }
    word.rotation = (word.rotation - direction + 360) % 360;
    word.baseline = word.rotation == 0 ? word.box.y1 - kDescent * word.box.height() : word.box.y1;
  }
  for (Box& panel : page.panels) {
    panel = apply(turn, panel);
  }
  for (image::Ruling& ruling : page.rulings) {
    ruling.box = apply(turn, ruling.box);
    ruling.horizontal = direction == 180 ? ruling.horizontal : !ruling.horizontal;
  }
  if (direction != 180) {
    std::swap(page.width, page.height);
  }
  page.rotation = (page.rotation + direction) % 360;
}

}  // namespace ita::text
