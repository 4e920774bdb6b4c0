#include "document/paint_writer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ita::document {

namespace {

constexpr double kWhite = 0.985;  // lightness from which on a ground is not seen on paper
constexpr double kThinBox = 2.6;  // points: a filled box as thin as a ruling
constexpr double kLongBox = 3;    // … and so many times as long
constexpr double kDot = 3;        // points: a stroke or box no longer in any direction
constexpr int kManyDots = 20;     // a row of them may be meant as a line
constexpr double kLeastDot = 1.5, kLargestDot = 9;               // points: a bullet's width
constexpr double kLeastShapeWidth = 24, kLeastShapeHeight = 12;  // points: it can hold a word
constexpr size_t kSidesOfBox = 4;  // one of which may be left to be closed
constexpr double kHair = 0.01;     // points: a line has a width for the clip

}  // namespace

void PaintWriter::any_shape(bool grey) {
  out_.drawn = out_.dotted = true;
  out_.coloured = out_.coloured || !grey;
}

void PaintWriter::dot(double width, double height) {
  if (width <= kDot && height <= kDot && ++limits_.dots >= kManyDots) {
    out_.dotted = true;
  }
}

void PaintWriter::line(Point from, Point to, double width, const Box& clip) {
  const Box seen = intersect({std::min(from.x, to.x) - kHair, std::min(from.y, to.y) - kHair,
                              std::max(from.x, to.x) + kHair, std::max(from.y, to.y) + kHair},
                             clip);
  if (!seen.empty()) {
    out_.lines.push_back({from.x, from.y, to.x, to.y, width, false, ++limits_.order});
  }
}

void PaintWriter::stroke(const Path& path, const Box& clip, double width) {
  for (const auto& [from, to] : path.pieces()) {
    line(from, to, width, clip);
    dot(std::abs(to.x - from.x), std::abs(to.y - from.y));
  }
  for (const Box& b : path.boxes()) {
    line({b.x0, b.y0}, {b.x1, b.y0}, width, clip);
    line({b.x1, b.y0}, {b.x1, b.y1}, width, clip);
    line({b.x1, b.y1}, {b.x0, b.y1}, width, clip);
    line({b.x0, b.y1}, {b.x0, b.y0}, width, clip);
  }
}

void PaintWriter::area(const Box& box, const Box& clip, bool picture) {
  const Box seen = intersect(box, clip);
  if (!seen.empty()) {
    out_.areas.push_back({seen, picture, ++limits_.order});
  }
}

void PaintWriter::fill(const Path& path, const Box& clip, double lightness) {
  std::vector<Box> filled = path.boxes();
  if (path.pieces().size() == kSidesOfBox - 1 ||
      path.pieces().size() == kSidesOfBox) {  // a box drawn side by side
    filled.push_back(path.around());
  }
  for (const Box& box : filled) {
    dot(box.width(), box.height());
    const double low = std::min(box.width(), box.height());
    const double high = std::max(box.width(), box.height());
    if (low > kThinBox || high < kLongBox * low) {
      area(box, clip, false);
    } else if (lightness < kPale && box.width() >= box.height()) {
      line({box.x0, box.cy()}, {box.x1, box.cy()}, low, clip);
    } else if (lightness < kPale) {
      line({box.cx(), box.y0}, {box.cx(), box.y1}, low, clip);
    }
  }
}

void PaintWriter::dots(const Path& path, const Box& clip) {
  for (const Box& box : path.discs()) {
    if (box.width() >= kLeastDot && box.width() <= kLargestDot && out_.dots.size() < kMostShapes &&
        !intersect(box, clip).empty()) {
      out_.dots.push_back(box);
    }
  }
}

void PaintWriter::shapes(const Path& path, const Box& clip, bool fills, bool outlined,
                         double lightness) {
  for (const Box& box : fills || outlined ? path.closed_parts(fills) : std::vector<Box>()) {
    const Box seen = intersect(box, clip);
    if (seen.width() >= kLeastShapeWidth && seen.height() >= kLeastShapeHeight &&
        out_.shapes.size() < kMostShapes) {
      out_.shapes.push_back({seen, !outlined && lightness >= kWhite});
    }
  }
}

}  // namespace ita::document
