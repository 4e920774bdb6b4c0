#include "text/ocr/lost_ink.h"

#include <algorithm>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

// Letter heights.
constexpr double kHigh = 0.6;     // lower ink is no digit
constexpr double kBeside = 0.45;  // from a number to what may be one more digit of it
constexpr double kEdge = 0.15;  // of the height of a number: what is over and under it is not in it
constexpr int kPixels = 6;      // of ink; fewer are grain

}  // namespace

LostInk::LostInk(const OcrPage& page) : page_(page) {
  std::vector<bool> placed(page.ink.items.size(), false);
  for (const auto& lines : page.regions) {
    for (const InkLine& line : lines) {
      for (const InkPiece& piece : line.pieces) {
        placed[static_cast<size_t>(piece.component)] = true;
      }
    }
  }
  for (size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i] && page.ink.items[i].height() >= kHigh * page.letter) {
      lost_.push_back(i);
    }
  }
}

bool LostInk::at(const Box& digits) const {
  const double side = kBeside * page_.letter;
  const double edge = kEdge * digits.height();
  const Box near = {digits.x0 - side, digits.y0 + edge, digits.x1 + side, digits.y1 - edge};
  return std::any_of(lost_.begin(), lost_.end(), [&](size_t i) {
    const image::Component& c = page_.ink.items[i];
    if (c.x1 <= near.x0 || c.x0 >= near.x1 || c.y1 <= near.y0 || c.y0 >= near.y1) {
      return false;
    }
    double ink = 0;
    for (const image::Run& run : page_.ink.runs_of(c)) {
      if (run.y >= near.y0 && run.y < near.y1) {
        ink += std::max(0.0, overlap(near.x0, near.x1, run.x0, run.x1));
      }
    }
    return ink >= kPixels;
  });
}

void LostInk::doubt_numbers(std::vector<ReadWord>& words) const {
  if (lost_.empty()) {
    return;
  }
  for (ReadWord& read : words) {
    const Box digits = digits_of(read.word);
    if (!digits.empty() && read.word.doubts.empty() && at(page_.grey.to_pixels(digits))) {
      read.word.doubt("ink-beside-number", {{"raw", read.word.text()}});
    }
  }
}

}  // namespace ita::text
