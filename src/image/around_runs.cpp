#include "image/around_runs.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "image/ruling_pieces.h"
#include "image/run_filters.h"

namespace ita::image {

namespace {

// What find_ruling_pieces looks at: so far beside a run, and so far beyond its ends.
constexpr int kBeside = 10;
constexpr int kBeyondRun = 6;

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

/// Bytes of a grey page, row by row.
class Greys {
 public:
  explicit Greys(Pix* pix)
      : data_(pixGetData(pix)), wpl_(pixGetWpl(pix)), height_(pixGetHeight(pix)) {}
  int height() const { return height_; }
  int operator()(int x, int y) const {
    return at(data_ + static_cast<std::ptrdiff_t>(y) * wpl_, x);
  }

 private:
  const l_uint32* data_;
  int wpl_, height_;
};

/// The rows [first, second) of the dark run through a pixel.
std::pair<int, int> run_down(const Greys& grey, int x, int y, int darkest) {
  int y0 = y;
  int y1 = y + 1;
  while (y0 > 0 && grey(x, y0 - 1) <= darkest) {
    --y0;
  }
  while (y1 < grey.height() && grey(x, y1) <= darkest) {
    ++y1;
  }
  return {y0, y1};
}

}  // namespace

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
        want(out.get(), x0 - kBeyondRun, y - kBeside, x1 + kBeyondRun, y + kBeside + 1);
      }
      x = (x1 - 1) / kRulingRun * kRulingRun;
    }
  }
  return out;
}

PixPtr around_runs_down(Pix* pix, int darkest) {
  const Greys grey(pix);
  const int width = pixGetWidth(pix);
  PixPtr out = own(pixCreate(width, grey.height(), 1));
  std::vector<int> done(static_cast<std::size_t>(width), 0);  // rows looked at
  for (int y = 0; out && y < grey.height(); y += kRulingRun) {
    const l_uint32* line = row(pix, y);
    // Columns [from, to) with the same run: those of a panel are marked together.
    int from = 0;
    int to = 0;
    std::pair<int, int> run;
    const auto finish = [&] {
      if (to > from && run.second - run.first >= kRulingRun) {
        want(out.get(), from - kBeside, run.first - kBeyondRun, to + kBeside,
             run.second + kBeyondRun);
      }
    };
    for (int x = 0; x < width; ++x) {
      int& seen = done[static_cast<std::size_t>(x)];
      if (at(line, x) > darkest || seen > y) {
        continue;
      }
      const std::pair<int, int> next = run_down(grey, x, y, darkest);
      seen = next.second;
      if (x != to || next != run) {
        finish();
        from = x;
        run = next;
      }
      to = x + 1;
    }
    finish();
  }
  return out;
}

}  // namespace ita::image
