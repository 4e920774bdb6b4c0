#include "image/ruling_ink.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <vector>

#include "image/components.h"
#include "image/extremes.h"
#include "image/ruling_pieces.h"
#include "image/run_filters.h"

namespace ita::image {

namespace {

using extremes::Byte;

// What find_ruling_pieces looks at: so far beside a run, and so far beyond its ends.
constexpr int kBeside = 10;
constexpr int kBeyond = 6;
constexpr int kStrip = 128;  // columns

int at(const l_uint32* line, int x) { return static_cast<int>(GET_DATA_BYTE(line, x)); }

const l_uint32* row(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}
l_uint32* row_to_change(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

/// Marks [x0, x1) × [y0, y1), as far as it is on the page.
void want(Pix* wanted, int x0, int y0, int x1, int y1) {
  x0 = std::max(0, x0);
  x1 = std::min(pixGetWidth(wanted), x1);
  for (int y = std::max(0, y0); y < std::min(pixGetHeight(wanted), y1); ++y) {
    set_run(row_to_change(wanted, y), x0, x1);
  }
}

/// Around runs along x of pixels up to `darkest`: each has a pixel in every kRulingRun-th column.
PixPtr around_runs_across(Pix* grey, int darkest) {
  const int width = pixGetWidth(grey);
  PixPtr out = own(pixCreate(width, pixGetHeight(grey), 1));
  for (int y = 0; out && y < pixGetHeight(grey); ++y) {
    const l_uint32* line = row(grey, y);
    for (int x = 0; x < width; x += kRulingRun) {
      if (at(line, x) > darkest) {
        continue;
      }
      int x0 = x;
      int x1 = x + 1;
      while (x0 > 0 && at(line, x0 - 1) <= darkest) {
        --x0;
      }
      while (x1 < width && at(line, x1) <= darkest) {
        ++x1;
      }
      if (x1 - x0 >= kRulingRun) {
        want(out.get(), x0 - kBeyond, y - kBeside, x1 + kBeyond, y + kBeside + 1);
      }
      x = (x1 - 1) / kRulingRun * kRulingRun;
    }
  }
  return out;
}

/// The same for runs down the page.
PixPtr around_runs_down(Pix* grey, int darkest) {
  const int height = pixGetHeight(grey);
  PixPtr out = own(pixCreate(pixGetWidth(grey), height, 1));
  std::vector<int> done(static_cast<std::size_t>(pixGetWidth(grey)), 0);  // rows looked at
  for (int y = 0; out && y < height; y += kRulingRun) {
    const l_uint32* line = row(grey, y);
    for (int x = 0; x < pixGetWidth(grey); ++x) {
      int& seen = done[static_cast<std::size_t>(x)];
      if (at(line, x) > darkest || seen > y) {
        continue;
      }
      int y0 = y;
      int y1 = y + 1;
      while (y0 > 0 && at(row(grey, y0 - 1), x) <= darkest) {
        --y0;
      }
      while (y1 < height && at(row(grey, y1), x) <= darkest) {
        ++y1;
      }
      seen = y1;
      if (y1 - y0 >= kRulingRun) {
        want(out.get(), x - kBeside, y0 - kBeyond, x + kBeside + 1, y1 + kBeyond);
      }
    }
  }
  return out;
}

/// Sets the bits from column `x` on where `closed` is lighter than `grey` by the contrast.
void mark(const Byte* closed, const Byte* grey, int x, int width, int contrast, l_uint32* line) {
  for (int i = 0; i < width;) {
    if (i + 8 <= width && std::memcmp(closed + i, grey + i, 8) == 0) {
      i += 8;  // paper
      continue;
    }
    for (const int end = std::min(width, i + 8); i < end; ++i) {
      if (closed[i] - grey[i] >= contrast) {
        line[(x + i) / 32] |= 0x80000000U >> ((x + i) % 32);
      }
    }
  }
}

/// Rows [begin, end) of columns [x0, x1), x0 a multiple of four.
struct Band {
  int x0 = 0, x1 = 0, begin = 0, end = 0;
};

void mark_band(Pix* grey, const Band& band, int hat, int contrast, Pix* out) {
  // A closed pixel depends on the rows of two windows.
  const int from = std::max(0, band.begin - hat);
  const int to = std::min(pixGetHeight(grey), band.end + hat);
  extremes::Strip strip{band.x1 - band.x0, to - from, hat, {}};
  strip.bytes.resize(static_cast<std::size_t>(strip.width) *
                     static_cast<std::size_t>(strip.height + 2 * hat));
  for (int y = from; y < to; ++y) {
    extremes::unpack(row(grey, y) + band.x0 / 4, strip.width, strip.row(y - from));
  }
  extremes::extreme_of_columns<extremes::Most>(strip, hat);
  extremes::extreme_of_columns<extremes::Least>(strip, hat);
  std::vector<Byte> plain(static_cast<std::size_t>(strip.width));
  for (int y = band.begin; y < band.end; ++y) {
    extremes::unpack(row(grey, y) + band.x0 / 4, strip.width, plain.data());
    mark(strip.row(y - from), plain.data(), band.x0, strip.width, contrast, row_to_change(out, y));
  }
}

bool any_wanted(const l_uint32* line, int x0, int x1) {
  return std::any_of(line + x0 / 32, line + (x1 + 31) / 32,
                     [](l_uint32 word) { return word != 0; });
}

}  // namespace

PixPtr ink_across(Pix* grey, int hat, int contrast) {
  const PixPtr wanted = around_runs_across(grey, 255 - contrast);
  PixPtr out = own(pixCreate(pixGetWidth(grey), pixGetHeight(grey), 1));
  if (!wanted || !out) {
    return nullptr;
  }
  const int height = pixGetHeight(grey);
  for (int x = 0; x < pixGetWidth(grey); x += kStrip) {
    Band band{x, std::min(pixGetWidth(grey), x + kStrip), 0, 0};
    for (int y = 0; y <= height; ++y) {
      if (y < height && any_wanted(row(wanted.get(), y), band.x0, band.x1)) {
        if (band.end > band.begin && y - band.end > 2 * hat) {
          mark_band(grey, band, hat, contrast, out.get());
          band.begin = y;
        }
        band.begin = band.end > band.begin ? band.begin : y;
        band.end = y + 1;
      }
    }
    if (band.end > band.begin) {
      mark_band(grey, band, hat, contrast, out.get());
    }
  }
  return out;
}

PixPtr ink_down(Pix* grey, int hat, int contrast) {
  const PixPtr wanted = around_runs_down(grey, 255 - contrast);
  const int width = pixGetWidth(grey);
  PixPtr out = own(pixCreate(width, pixGetHeight(grey), 1));
  if (!wanted || !out) {
    return nullptr;
  }
  std::vector<Run> runs;
  std::vector<Byte> plain(static_cast<std::size_t>(width));
  std::vector<Byte> closed(static_cast<std::size_t>(width + 2 * hat));
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    runs.clear();
    append_runs(row(wanted.get(), y), y, width, runs);
    if (!runs.empty()) {
      extremes::unpack(row(grey, y), width, plain.data());
    }
    for (std::size_t i = 0; i < runs.size();) {
      const int begin = runs[i].x0;
      int end = runs[i].x1;
      for (++i; i < runs.size() && runs[i].x0 - end <= 2 * hat; ++i) {
        end = runs[i].x1;
      }
      const int from = std::max(0, begin - hat);
      const int length = std::min(width, end + hat) - from;
      std::copy_n(plain.data() + from, length, closed.data() + hat);
      extremes::extreme_of_row<extremes::Most>(closed.data(), length, hat, hat);
      extremes::extreme_of_row<extremes::Least>(closed.data(), length, hat, hat);
      mark(closed.data() + hat + begin - from, plain.data() + begin, begin, end - begin, contrast,
           row_to_change(out.get(), y));
    }
  }
  return out;
}

}  // namespace ita::image
