#include "image/run_filters.h"

#include <bit>
#include <cstddef>
#include <vector>

#include "image/components.h"

namespace ita::image {

namespace {

l_uint32* row(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

}  // namespace

void set_run(l_uint32* line, int x0, int x1) {
  while (x0 < x1) {
    const int end = (x0 / 32 + 1) * 32;
    l_uint32 mask = 0xFFFFFFFFU >> (x0 % 32);
    if (x1 < end) {
      mask &= ~(0xFFFFFFFFU >> (x1 % 32));
    }
    line[x0 / 32] |= mask;
    x0 = end;
  }
}

PixPtr long_runs(Pix* ink, int shortest) {
  PixPtr out = own(pixCreateTemplate(ink));
  std::vector<Run> runs;
  for (int y = 0; out && y < pixGetHeight(ink); ++y) {
    runs.clear();
    append_runs(row(ink, y), y, pixGetWidth(ink), runs);
    for (const Run& run : runs) {
      if (run.length() >= shortest) {
        set_run(row(out.get(), y), run.x0, run.x1);
      }
    }
  }
  return out;
}

void bridge_gaps(Pix* ink, int length) {
  std::vector<Run> runs;
  for (int y = 0; y < pixGetHeight(ink); ++y) {
    runs.clear();
    append_runs(row(ink, y), y, pixGetWidth(ink), runs);
    for (std::size_t i = 1; i < runs.size(); ++i) {
      if (runs[i].x0 - runs[i - 1].x1 < length) {
        set_run(row(ink, y), runs[i - 1].x1, runs[i].x0);
      }
    }
  }
}

PixPtr thickened(Pix* ink) {
  PixPtr out = own(pixCopy(nullptr, ink));
  const int height = pixGetHeight(ink);
  for (int y = 0; out && y < height; ++y) {
    l_uint32* to = row(out.get(), y);
    for (const int beside : {y - 1, y + 1}) {
      if (beside < 0 || beside >= height) {
        continue;
      }
      const l_uint32* from = row(ink, beside);
      for (int i = 0; i < pixGetWpl(ink); ++i) {
        to[i] |= from[i];
      }
    }
  }
  return out;
}

PixPtr transposed(Pix* ink) {
  PixPtr out = own(pixCreate(pixGetHeight(ink), pixGetWidth(ink), 1));
  const int words = pixGetWpl(ink);
  for (int y = 0; out && y < pixGetHeight(ink); ++y) {
    const l_uint32* line = row(ink, y);
    const l_uint32 bit = 0x80000000U >> (y % 32);
    for (int i = 0; i < words; ++i) {
      for (l_uint32 word = line[i]; word != 0;) {
        const int x = std::countl_zero(word);
        word &= ~(0x80000000U >> x);
        if (32 * i + x < pixGetWidth(ink)) {
          row(out.get(), 32 * i + x)[y / 32] |= bit;
        }
      }
    }
  }
  return out;
}

}  // namespace ita::image
