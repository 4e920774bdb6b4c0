#include "text/ocr/points.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <optional>

#include "image/clean.h"

namespace ita::text {

namespace {

using image::Component;

constexpr int kMostLetters = 12;  // of a line that may be a number
// In heights of the letters:
constexpr double kLeastGap = 0.2;  // between two letters with a point between them
constexpr double kMostGap = 0.9;
constexpr double kOver = 0.32;   // a point reaches no higher over the baseline
constexpr double kUnder = 0.08;  // and no lower
constexpr double kLeastSize = 0.07;
constexpr double kMostSize = 0.34;
constexpr double kLetter = 0.62;  // what is lower is no letter
// Part of the difference between paper and print: darker is a point, lighter is paper.
constexpr double kPale = 0.33;
constexpr double kBlank = 0.24;

/// Grey levels of a page, paper outside of it.
class Greys {
 public:
  explicit Greys(const image::Raster& grey) : grey_(grey) {}
  int at(int x, int y) const {
    if (x < 0 || y < 0 || x >= grey_.width() || y >= grey_.height()) {
      return image::kPaper;
    }
    Pix* pix = grey_.pix();
    return GET_DATA_BYTE(pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix), x);
  }
  int darkest(int x0, int y0, int x1, int y1) const {
    int out = image::kPaper;
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        out = std::min(out, at(x, y));
      }
    }
    return out;
  }

 private:
  const image::Raster& grey_;
};

/// A pale spot that stands alone at the foot of the gap between two letters.
class Gap {
 public:
  Gap(const Greys& greys, const Component& left, const Component& right)
      : greys_(greys), x0_(left.x1), x1_(right.x0), high_(std::min(left.height(), right.height())) {
    const int core = std::max(greys.darkest(left.x0, left.y0, left.x1, left.y1),
                              greys.darkest(right.x0, right.y0, right.x1, right.y1));
    pale_ = image::kPaper - static_cast<int>(kPale * (image::kPaper - core));
    blank_ = image::kPaper - static_cast<int>(kBlank * (image::kPaper - core));
    const int base = std::min(left.y1, right.y1);
    top_ = std::max(left.y0, right.y0);
    y0_ = base - static_cast<int>(kOver * high_);
    y1_ = std::max(left.y1, right.y1) + static_cast<int>(kUnder * high_) + 1;
  }

  /// The box of the spot.
  std::optional<Component> spot() const {
    Component out;
    out.x0 = x1_;
    out.y0 = y1_;
    for (int y = y0_; y < y1_; ++y) {
      for (int x = x0_; x < x1_; ++x) {
        if (in_spot(x, y)) {
          out.x0 = std::min(out.x0, x);
          out.x1 = std::max(out.x1, x + 1);
          out.y0 = std::min(out.y0, y);
          out.y1 = std::max(out.y1, y + 1);
          ++out.area;
        }
      }
    }
    const int least = std::min(out.width(), out.height());
    const int most = std::max(out.width(), out.height());
    // Blank all around: the soft edge of a letter is none, nor is a stroke that comes from above.
    const bool alone = least > 0 && out.y0 > y0_ &&
                       greys_.darkest(out.x0, top_ + 1, out.x1, out.y0 - 1) > blank_ &&
                       column_is_blank(x0_, out.x0) && column_is_blank(out.x1, x1_);
    if (!alone || least < kLeastSize * high_ || most > kMostSize * high_ || most > 2 * least) {
      return std::nullopt;
    }
    return out;
  }

  bool in_spot(int x, int y) const { return greys_.at(x, y) < pale_; }

 private:
  bool column_is_blank(int from, int to) const {
    for (int x = from; x < to; ++x) {
      if (greys_.darkest(x, y0_, x + 1, y1_) > blank_) {
        return true;
      }
    }
    return false;
  }

  const Greys& greys_;
  int x0_, x1_;
  int high_;
  int top_ = 0, y0_ = 0, y1_ = 0;
  int pale_ = 0, blank_ = 0;
};

void add_spot(OcrPage& page, InkLine& line, const Gap& gap, Component spot) {
  spot.first_run = static_cast<uint32_t>(page.ink.runs.size());
  for (int y = spot.y0; y < spot.y1; ++y) {
    for (int x = spot.x0; x < spot.x1; ++x) {
      if (gap.in_spot(x, y)) {
        page.ink.runs.push_back({y, x, x + 1});
      }
    }
  }
  spot.run_count = static_cast<uint32_t>(page.ink.runs.size()) - spot.first_run;
  page.ink.items.push_back(spot);
  line.pieces.push_back({static_cast<int>(page.ink.items.size()) - 1, spot.y0, spot.y1});
  line.y0 = std::min(line.y0, spot.y0);
  line.y1 = std::max(line.y1, spot.y1);
}

void recover_in(OcrPage& page, const Greys& greys, InkLine& line) {
  std::vector<Component> letters;
  std::vector<Component> others;
  for (const InkPiece& piece : line.pieces) {
    const Component& c = page.ink.items[static_cast<size_t>(piece.component)];
    (c.height() >= kLetter * line.height() ? letters : others).push_back(c);
  }
  std::sort(letters.begin(), letters.end(),
            [](const Component& a, const Component& b) { return a.x0 < b.x0; });
  for (size_t i = 1; i < letters.size(); ++i) {
    const Component& left = letters[i - 1];
    const Component& right = letters[i];
    const double gap = right.x0 - left.x1;
    const bool taken = std::any_of(others.begin(), others.end(), [&](const Component& c) {
      return c.cx() > left.x1 && c.cx() < right.x0;
    });
    if (taken || gap < kLeastGap * line.height() || gap > kMostGap * line.height()) {
      continue;
    }
    const Gap between(greys, left, right);
    if (const auto spot = between.spot()) {
      add_spot(page, line, between, *spot);
    }
  }
}

}  // namespace

void recover_points(OcrPage& page) {
  const Greys greys(page.grey);
  for (auto& lines : page.regions) {
    for (InkLine& line : lines) {
      if (line.letters >= 2 && line.letters <= kMostLetters && line.typed_row[0] == '\0') {
        recover_in(page, greys, line);
      }
    }
  }
}

}  // namespace ita::text
