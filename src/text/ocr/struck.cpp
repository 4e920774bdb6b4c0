#include "text/ocr/struck.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

// A number is looked at in so many samples; between two of them lies half a thin stroke at most.
constexpr int kColumns = 64, kRows = 40;
constexpr int kApart = 4;  // samples: print breaks a stroke that it crosses
// Of the height of the digits.
constexpr double kAside = 0.3;                // a stroke begins beside the number
constexpr double kOver = 0.4;                 // … above it and ends so far below
constexpr double kTop = 0.08, kBottom = 0.9;  // between them it goes through
// Of the width of the digits.
constexpr double kThrough = 0.6;  // that one stroke spans
constexpr double kInside = 0.35;  // … and runs through between top and bottom
constexpr double kGround = 0.55;  // share of the samples; more is no stroke but a ground

using Samples = std::array<std::array<bool, kColumns>, kRows>;

bool& at(Samples& ink, int row, int column) {
  return ink[static_cast<size_t>(row)][static_cast<size_t>(column)];
}

/// Where a row of samples lies: 0 at the top of the digits, 1 at their feet.
double height_of(int row) { return -kOver + (1 + 2 * kOver) * (row + 0.5) / kRows; }

/// Coloured ink on and around the digits, in the reading frame.
Samples sample(const OcrPage& page, const Box& digits) {
  Samples out{};
  Pix* pix = page.coloured.pix();
  const double s = page.coloured.scale();
  const double aside = kAside * digits.height();
  for (int r = 0; r < kRows; ++r) {
    const double v = digits.y0 + height_of(r) * digits.height();
    for (int c = 0; c < kColumns; ++c) {
      const double u = digits.x0 - aside + (c + 0.5) * (digits.width() + 2 * aside) / kColumns;
      const int x = static_cast<int>(std::floor(page.to_image.x(u, v) * s));
      const int y = static_cast<int>(std::floor(page.to_image.y(u, v) * s));
      l_uint32 bit = 0;
      at(out, r, c) = pixGetPixel(pix, x, y, &bit) == 0 && bit != 0;
    }
  }
  return out;
}

/// What a connected piece of ink spans, and the columns in which it lies on the digits.
struct Stroke {
  int first = kColumns, last = -1;
  std::array<bool, kColumns> inside{};
};

/// Takes the piece out of `ink`.
Stroke take_piece(Samples& ink, int row, int column) {
  Stroke out;
  std::vector<std::pair<int, int>> open = {{row, column}};
  at(ink, row, column) = false;
  while (!open.empty()) {
    const auto [r, c] = open.back();
    open.pop_back();
    out.first = std::min(out.first, c);
    out.last = std::max(out.last, c);
    if (height_of(r) > kTop && height_of(r) < kBottom) {
      out.inside[static_cast<size_t>(c)] = true;
    }
    for (int y = std::max(0, r - kApart); y <= std::min(kRows - 1, r + kApart); ++y) {
      for (int x = std::max(0, c - kApart); x <= std::min(kColumns - 1, c + kApart); ++x) {
        if (at(ink, y, x)) {
          at(ink, y, x) = false;
          open.emplace_back(y, x);
        }
      }
    }
  }
  return out;
}

bool is_struck(Samples ink, const Box& digits) {
  int all = 0;
  for (const auto& row : ink) {
    all += static_cast<int>(std::count(row.begin(), row.end(), true));
  }
  if (all == 0 || all > kGround * kColumns * kRows) {
    return false;
  }
  const double wide = digits.width() + 2 * kAside * digits.height();
  const double begin = kAside * digits.height() / wide * kColumns;
  const double end = kColumns - begin;
  for (int r = 0; r < kRows; ++r) {
    for (int c = 0; c < kColumns; ++c) {
      if (!at(ink, r, c)) {
        continue;
      }
      const Stroke stroke = take_piece(ink, r, c);
      int inside = 0;
      for (int x = 0; x < kColumns; ++x) {
        inside += x > begin && x < end && stroke.inside[static_cast<size_t>(x)] ? 1 : 0;
      }
      if (overlap(stroke.first, stroke.last + 1, begin, end) >= kThrough * (end - begin) &&
          inside >= kInside * (end - begin)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void doubt_struck_numbers(const OcrPage& page, std::vector<ReadWord>& words) {
  if (page.coloured.empty()) {
    return;
  }
  for (ReadWord& read : words) {
    const Box digits = digits_of(read.word);
    if (!digits.empty() && is_struck(sample(page, digits), digits)) {
      read.word.doubt("number-struck-through");
    }
  }
}

}  // namespace ita::text
