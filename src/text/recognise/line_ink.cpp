#include "text/recognise/line_ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace ita::text {

namespace {
constexpr int kInk = 128;  // grey level below which a pixel is ink
}

LineInk::LineInk(const image::Raster& line) {
  if (line.empty() || line.depth() != 8) {
    return;
  }
  Pix* pix = line.pix();
  const auto words = static_cast<std::size_t>(pixGetWpl(pix));
  // Four columns at a time, which lie in the words from the highest byte on.
  std::vector<unsigned char> least(4 * words, 255);
  for (int y = 0; y < line.height(); ++y) {
    const auto* row = reinterpret_cast<const unsigned char*>(
        pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix));
    for (std::size_t i = 0; i < least.size(); ++i) {
      least[i] = std::min(least[i], row[i]);
    }
  }
  darkest_.resize(static_cast<std::size_t>(line.width()));
  const auto* data = reinterpret_cast<const l_uint32*>(least.data());
  for (int x = 0; x < line.width(); ++x) {
    darkest_[static_cast<std::size_t>(x)] = static_cast<unsigned char>(GET_DATA_BYTE(data, x));
  }
}

bool LineInk::is_ink(int x) const {
  return x >= 0 && x < static_cast<int>(darkest_.size()) &&
         darkest_[static_cast<std::size_t>(x)] < kInk;
}

double LineInk::gap_near(double x, double from, double to) const {
  const int middle = static_cast<int>(x);
  for (int away = 0; middle - away >= from || middle + away <= to; ++away) {
    if (middle - away >= from && !is_ink(middle - away)) {
      return middle - away;
    }
    if (middle + away <= to && !is_ink(middle + away)) {
      return middle + away;
    }
  }
  return x;
}

bool LineInk::any(double from, double to) const {
  int x = static_cast<int>(from);
  while (x < to && !is_ink(x)) {
    ++x;
  }
  return x < to;
}

Box LineInk::fit(Box box) const {
  int from = std::max(0, static_cast<int>(box.x0));
  int to = std::min(static_cast<int>(darkest_.size()), static_cast<int>(box.x1));
  while (from < to && !is_ink(from)) {
    ++from;
  }
  while (from < to && !is_ink(to - 1)) {
    --to;
  }
  if (from < to) {
    box.x0 = from;
    box.x1 = to;
  }
  return box;
}

}  // namespace ita::text
