#include "text/numbers/digit_print.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "image/clean.h"

namespace ita::text {

namespace {

constexpr int kDarkest = 20;  // one of so many pixels of ink is darker than the tone of the ink
constexpr int kSamples = 2;   // a side, of a pixel of the shape

/// The ink of one piece by itself: leaning digits reach over each other.
class Print {
 public:
  Print(const Tone& tone, const image::Components& all, const Piece& piece)
      : x0_(piece.x0),
        y0_(piece.y0 - 1),
        wide_(piece.x1 - piece.x0),
        high_(piece.y1 - piece.y0 + 2),
        ink_(static_cast<size_t>(wide_) * static_cast<size_t>(high_), -1.0F) {
    for (const size_t i : piece.components) {
      for (const image::Run& run : all.runs_of(all.items[i])) {
        for (int y = run.y - 1; y <= run.y + 1; ++y) {  // with the soft edges of the strokes
          for (int x = run.x0 - 1; x < run.x1 + 1; ++x) {
            if (inside(x, y) && ink_[index(x, y)] < 0) {
              ink_[index(x, y)] = static_cast<float>(tone.at(x, y));
            }
          }
        }
      }
    }
    for (float& ink : ink_) {
      ink = std::max(ink, 0.0F);
    }
  }

  /// Between pixels.
  double at(double x, double y) const {
    const int left = static_cast<int>(std::floor(x - .5));
    const int top = static_cast<int>(std::floor(y - .5));
    const double u = x - .5 - left;
    const double v = y - .5 - top;
    return (1 - v) * ((1 - u) * ink(left, top) + u * ink(left + 1, top)) +
           v * ((1 - u) * ink(left, top + 1) + u * ink(left + 1, top + 1));
  }

  /// The middle of the ink; its mass is 0 where there is none.
  struct Middle {
    double x = 0, y = 0, mass = 0;
  };
  Middle middle() const {
    Middle out;
    for (int y = 0; y < high_; ++y) {
      for (int x = 0; x < wide_; ++x) {
        const double ink =
            ink_[static_cast<size_t>(y) * static_cast<size_t>(wide_) + static_cast<size_t>(x)];
        out.mass += ink;
        out.x += ink * (x0_ + x + .5);
        out.y += ink * (y0_ + y + .5);
      }
    }
    if (out.mass > 0) {
      out.x /= out.mass;
      out.y /= out.mass;
    }
    return out;
  }

 private:
  bool inside(int x, int y) const {
    return x >= x0_ && x < x0_ + wide_ && y >= y0_ && y < y0_ + high_;
  }
  size_t index(int x, int y) const {
    return static_cast<size_t>(y - y0_) * static_cast<size_t>(wide_) + static_cast<size_t>(x - x0_);
  }
  double ink(int x, int y) const {
    return inside(x, y) ? static_cast<double>(ink_[index(x, y)]) : 0.0;
  }

  int x0_, y0_, wide_, high_;
  std::vector<float> ink_;
};

}  // namespace

Tone::Tone(const image::Raster& grey, const std::vector<Piece>& pieces, int threshold)
    : grey_(grey) {
  std::vector<int> ink;
  for (const Piece& p : pieces) {
    for (int y = p.y0; y < p.y1; ++y) {
      for (int x = p.x0; x < p.x1; ++x) {
        if (const int v = level(x, y); v < threshold) {
          ink.push_back(v);
        }
      }
    }
  }
  if (!ink.empty()) {
    const auto at = ink.begin() + static_cast<ptrdiff_t>(ink.size() / kDarkest);
    std::nth_element(ink.begin(), at, ink.end());
    darkest_ = std::min(*at, 2 * threshold / 3);
  }
}

double Tone::at(int x, int y) const {
  return std::clamp((image::kPaper - level(x, y)) / double(image::kPaper - darkest_), 0.0, 1.0);
}

int Tone::level(int x, int y) const {
  if (x < 0 || y < 0 || x >= grey_.width() || y >= grey_.height()) {
    return image::kPaper;
  }
  Pix* pix = grey_.pix();
  return static_cast<int>(
      GET_DATA_BYTE(pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix), x));
}

void paint(const Tone& tone, const image::Components& all, const Piece& piece, double step,
           DigitShape& shape) {
  const Print print(tone, all, piece);
  const Print::Middle middle = print.middle();
  if (middle.mass <= 0) {
    return;
  }
  for (int v = 0; v < DigitShape::kHeight; ++v) {
    for (int u = 0; u < DigitShape::kWidth; ++u) {
      double sum = 0;
      for (int k = 0; k < kSamples * kSamples; ++k) {
        const double du = (k % kSamples + .5) / kSamples - DigitShape::kWidth / 2.0;
        const double dv = (k / kSamples + .5) / kSamples - DigitShape::kHeight / 2.0;
        sum += print.at(middle.x + (u + du) * step, middle.y + (v + dv) * step);
      }
      shape.ink[static_cast<size_t>(v) * DigitShape::kWidth + static_cast<size_t>(u)] =
          static_cast<uint8_t>(std::lround(255 * sum / (kSamples * kSamples)));
    }
  }
}

}  // namespace ita::text
