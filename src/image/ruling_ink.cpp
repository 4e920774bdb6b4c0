#include "image/ruling_ink.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <vector>

#include "image/around_runs.h"
#include "image/components.h"
#include "image/extremes.h"
#include "image/run_filters.h"

namespace ita::image {

namespace {

using extremes::Byte;

constexpr int kStrip = 128;      // columns
constexpr int kStripRows = 160;  // with their windows they fit into the first cache
constexpr std::size_t kMostRows = 32;

const l_uint32* row(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}
l_uint32* row_to_change(Pix* pix, int y) {
  return pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
}

/// Nothing of a stretch of one grey stands out of its closing.
bool is_flat(const Byte* from, int length) {
  return std::memcmp(from, from + 1, static_cast<std::size_t>(length) - 1) == 0;
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

void mark_part(Pix* grey, const Band& band, int hat, int contrast, Pix* out) {
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

void mark_band(Pix* grey, const Band& band, int hat, int contrast, Pix* out) {
  for (int y = band.begin; y < band.end; y += kStripRows) {
    mark_part(grey, {band.x0, band.x1, y, std::min(band.end, y + kStripRows)}, hat, contrast, out);
  }
}

bool any_wanted(const l_uint32* line, int x0, int x1) {
  return std::any_of(line + x0 / 32, line + (x1 + 31) / 32,
                     [](l_uint32 word) { return word != 0; });
}

/// Rows of which the same columns are wanted: they are closed together.
class RowsAlike {
 public:
  RowsAlike(Pix* grey, int hat, int contrast, Pix* out)
      : grey_(grey), hat_(hat), contrast_(contrast), out_(out) {}

  void add(int y, std::vector<Run>& runs) {
    const auto same = [](const Run& a, const Run& b) { return a.x0 == b.x0 && a.x1 == b.x1; };
    if (rows_.size() == kMostRows || !std::ranges::equal(runs, runs_, same)) {
      finish();
      runs_.swap(runs);
    }
    rows_.push_back(y);
  }

  void finish() {
    for (std::size_t i = 0; i < runs_.size() && !rows_.empty();) {
      const int begin = runs_[i].x0;
      int end = runs_[i].x1;
      for (++i; i < runs_.size() && runs_[i].x0 - end <= 2 * hat_; ++i) {
        end = runs_[i].x1;
      }
      mark_columns(begin, end);
    }
    rows_.clear();
  }

 private:
  void mark_columns(int begin, int end) {
    const int from = std::max(0, begin - hat_);
    const int length = std::min(pixGetWidth(grey_), end + hat_) - from;
    const int before = from % 4;  // a word of the page has four pixels
    const std::ptrdiff_t stride = length + 2 * hat_;
    plain_.resize(rows_.size() * static_cast<std::size_t>(length + before));
    closed_.resize(rows_.size() * static_cast<std::size_t>(stride));
    std::vector<int> kept;
    Byte* plain = plain_.data() + before;
    for (const int y : rows_) {
      extremes::unpack(row(grey_, y) + from / 4, length + before, plain - before);
      if (!is_flat(plain, length)) {
        std::copy_n(plain, length, closed_.data() + std::ssize(kept) * stride + hat_);
        kept.push_back(y);
        plain += length + before;
      }
    }
    if (kept.empty()) {
      return;
    }
    const auto rows = static_cast<int>(kept.size());
    extremes::extreme_of_rows<extremes::Most>(closed_.data(), rows, length, hat_, hat_);
    extremes::extreme_of_rows<extremes::Least>(closed_.data(), rows, length, hat_, hat_);
    for (std::ptrdiff_t i = 0; i < rows; ++i) {
      mark(closed_.data() + i * stride + hat_ + begin - from,
           plain_.data() + i * (length + before) + before + begin - from, begin, end - begin,
           contrast_, row_to_change(out_, kept[static_cast<std::size_t>(i)]));
    }
  }

  Pix* grey_;
  int hat_, contrast_;
  Pix* out_;
  std::vector<Run> runs_;
  std::vector<int> rows_;
  std::vector<Byte> plain_, closed_;
};

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
  RowsAlike rows(grey, hat, contrast, out.get());
  for (int y = 0; y < pixGetHeight(grey); ++y) {
    runs.clear();
    append_runs(row(wanted.get(), y), y, width, runs);
    rows.add(y, runs);
  }
  rows.finish();
  return out;
}

}  // namespace ita::image
