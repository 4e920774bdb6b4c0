#include "image/thin_ink.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

#include "image/extremes.h"

namespace ita::image {

namespace {

using namespace extremes;

/// The bytes of the page, row by row.
struct Plane {
  int width = 0, height = 0;
  std::vector<Byte> bytes;
  Byte* row(int y) { return bytes.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

/// Pixels of a page.
struct Part {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// What is not blank, with a border of paper of `margin` where the page has one: all that lies
/// further out is paper before and after.  Columns in groups of 32.
Part inked(Pix* grey, int margin) {
  const int w = pixGetWidth(grey);
  const int h = pixGetHeight(grey);
  const int words = w / 4;  // a rest of up to three columns counts as ink
  std::vector<l_uint32> columns(static_cast<std::size_t>(words), 0xFFFFFFFFU);
  int first = h;
  int last = -1;
  for (int y = 0; y < h; ++y) {
    const l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    l_uint32 all = 0xFFFFFFFFU;
    for (int i = 0; i < words; ++i) {
      all &= line[i];
      columns[static_cast<std::size_t>(i)] &= line[i];
    }
    if (all != 0xFFFFFFFFU || w % 4 != 0) {
      first = std::min(first, y);
      last = y;
    }
  }
  int left = 0;
  int right = words;
  const auto paper = [&](int i) { return columns[static_cast<std::size_t>(i)] == 0xFFFFFFFFU; };
  while (left < right && paper(left)) {
    ++left;
  }
  while (right > left && w % 4 == 0 && paper(right - 1)) {
    --right;
  }
  const int to = w % 4 == 0 ? 4 * right : w;
  return {std::max(0, 4 * left - margin) / 32 * 32, std::max(0, first - margin),
          std::min(w, to + margin), std::min(h, last + 1 + margin)};
}

Plane plane_of(Pix* grey, const Part& part) {
  Plane out{part.x1 - part.x0, part.y1 - part.y0, {}};
  out.bytes.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    unpack(
        pixGetData(grey) + static_cast<std::ptrdiff_t>(part.y0 + y) * pixGetWpl(grey) + part.x0 / 4,
        out.width, out.row(y));
  }
  return out;
}

constexpr int kStrip = 128;  // columns: a strip of a page fits into the second cache

template <class Of>
void extreme_across(Plane& plane, int window) {
  const int margin = window;
  std::vector<Byte> row(static_cast<std::size_t>(plane.width + 2 * margin));
  for (int y = 0; window > 1 && y < plane.height; ++y) {
    std::copy_n(plane.row(y), plane.width, row.data() + margin);
    extreme_of_row<Of>(row.data(), plane.width, margin, window);
    std::copy_n(row.data() + margin, plane.width, plane.row(y));
  }
}

/// The most, then the least, over `window` rows.
void close_down(Plane& plane, int window, bool most, bool least) {
  for (int x = 0; window > 1 && x < plane.width; x += kStrip) {
    Strip strip{std::min(kStrip, plane.width - x), plane.height, window, {}};
    strip.bytes.resize(static_cast<std::size_t>(strip.width) *
                       static_cast<std::size_t>(strip.height + 2 * window));
    for (int y = 0; y < plane.height; ++y) {
      std::copy_n(plane.row(y) + x, strip.width, strip.row(y));
    }
    if (most) {
      extreme_of_columns<Most>(strip, window);
    }
    if (least) {
      extreme_of_columns<Least>(strip, window);
    }
    for (int y = 0; y < plane.height; ++y) {
      std::copy_n(strip.row(y), strip.width, plane.row(y) + x);
    }
  }
}

void mark(const Byte* closed, const Byte* grey, int width, int contrast, l_uint32* line) {
  for (int x = 0; x < width;) {
    if (x % 8 == 0 && x + 8 <= width && std::memcmp(closed + x, grey + x, 8) == 0) {
      x += 8;  // paper
      continue;
    }
    const int end = std::min(width, x - x % 8 + 8);
    for (; x < end; ++x) {
      if (closed[x] - grey[x] >= contrast) {
        line[x / 32] |= 0x80000000U >> (x % 32);
      }
    }
  }
}

}  // namespace

PixPtr thin_ink(Pix* grey, int width, int height, int contrast) {
  PixPtr out = own(pixCreate(pixGetWidth(grey), pixGetHeight(grey), 1));
  if (!out || pixGetDepth(grey) != 8) {
    return nullptr;
  }
  const Part part = inked(grey, 2 * std::max(width, height));
  if (part.x1 <= part.x0 || part.y1 <= part.y0) {
    return out;  // a blank page
  }
  Plane closed = plane_of(grey, part);
  const bool both = width > 1 && height > 1;
  close_down(closed, height, true, !both);
  extreme_across<Most>(closed, width);
  extreme_across<Least>(closed, width);
  if (both) {
    close_down(closed, height, false, true);
  }
  std::vector<Byte> row(static_cast<std::size_t>(closed.width));
  for (int y = 0; y < closed.height; ++y) {
    unpack(
        pixGetData(grey) + static_cast<std::ptrdiff_t>(part.y0 + y) * pixGetWpl(grey) + part.x0 / 4,
        closed.width, row.data());
    mark(closed.row(y), row.data(), closed.width, contrast,
         pixGetData(out.get()) + static_cast<std::ptrdiff_t>(part.y0 + y) * pixGetWpl(out.get()) +
             part.x0 / 32);
  }
  return out;
}

}  // namespace ita::image
