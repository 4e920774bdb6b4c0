#include "image/skew.h"

#include <cmath>
#include <numbers>

#include "image/pix.h"
#include "image/rotate_grey.h"

namespace ita::image {

namespace {

// Degrees.
constexpr float kRange = 7,
                kWideRange = 25;           // the sweep goes so far to both sides, at first and then
constexpr float kNearEnd = 6;              // so near to its end the angle may be a larger one
constexpr float kStep = 1, kFine = 0.01F;  // of the sweep, and of the search
constexpr float kSure = 3;                 // Leptonica's confidence, from which an angle is one
// Parts of the resolution for the sweep and for the search.
constexpr int kSweepShrink = 4, kSearchShrink = 2;

}  // namespace

Skew find_skew(const Raster& ink) {
  Skew out;
  if (ink.empty() || ink.depth() != 1) {
    return out;
  }
  l_float32 angle = 0;
  l_float32 confidence = 0;
  if (pixFindSkewSweepAndSearch(ink.pix(), &angle, &confidence, kSweepShrink, kSearchShrink, kRange,
                                kStep, kFine) != 0) {
    return out;
  }
  if (confidence < kSure || std::abs(angle) > kNearEnd) {
    l_float32 wide = 0;
    l_float32 sure = 0;
    if (pixFindSkewSweepAndSearch(ink.pix(), &wide, &sure, 2 * kSweepShrink, 2 * kSearchShrink,
                                  kWideRange, kStep, 2 * kFine) == 0 &&
        sure > confidence) {
      angle = wide;
      confidence = sure;
    }
  }
  out.degrees = static_cast<double>(angle);
  out.confidence = static_cast<double>(confidence);
  return out;
}

Raster rotate(const Raster& grey, double degrees) {
  if (grey.empty()) {
    return {};
  }
  const auto radians = static_cast<l_float32>(degrees * std::numbers::pi / 180);
  constexpr float kLeast = 0.001F;  // less turns nothing
  const bool plain = grey.depth() == 8 && pixGetColormap(grey.pix()) == nullptr;
  if (!plain || std::abs(radians) < kLeast) {
    return {pixRotate(grey.pix(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, grey.width(),
                      grey.height()),
            grey.dpi()};
  }
  const PixPtr larger =
      own(pixEmbedForRotation(grey.pix(), radians, L_BRING_IN_WHITE, grey.width(), grey.height()));
  return {larger ? rotated_grey(larger.get(), radians).release() : nullptr, grey.dpi()};
}

Raster turn(const Raster& page, int degrees) {
  const int quarters = ((degrees / 90) % 4 + 4) % 4;
  if (page.empty() || quarters == 0) {
    return page.copy();
  }
  return {pixRotateOrth(page.pix(), quarters), page.dpi()};
}

Affine turned_by(int degrees, double width, double height) {
  switch (((degrees / 90) % 4 + 4) % 4) {
    case 1:
      return {0, -1, height, 1, 0, 0};
    case 2:
      return {-1, 0, width, 0, -1, height};
    case 3:
      return {0, 1, 0, -1, 0, width};
    default:
      return {};
  }
}

Affine then(const Affine& first, const Affine& second) {
  return {second.a * first.a + second.b * first.d,
          second.a * first.b + second.b * first.e,
          second.a * first.c + second.b * first.f + second.c,
          second.d * first.a + second.e * first.d,
          second.d * first.b + second.e * first.e,
          second.d * first.c + second.e * first.f + second.f};
}

Projection then(const Projection& first, const Projection& second) {
  const double m[3][3] = {
      {first.a, first.b, first.c}, {first.d, first.e, first.f}, {first.g, first.h, 1}};
  const double n[3][3] = {
      {second.a, second.b, second.c}, {second.d, second.e, second.f}, {second.g, second.h, 1}};
  double p[3][3] = {};
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      for (int k = 0; k < 3; ++k) {
        p[i][j] += n[i][k] * m[k][j];
      }
    }
  }
  const double w = p[2][2];
  return {p[0][0] / w, p[0][1] / w, p[0][2] / w, p[1][0] / w,
          p[1][1] / w, p[1][2] / w, p[2][0] / w, p[2][1] / w};
}

Affine undo_rotation(double degrees, double width, double height, double turned_width,
                     double turned_height) {
  // Clockwise on a page whose y runs down: (x, y) goes to (c x - s y, s x + c y) about the centre;
  // this is the way back.
  const double c = std::cos(degrees * std::numbers::pi / 180);
  const double s = std::sin(degrees * std::numbers::pi / 180);
  const double tx = turned_width / 2;
  const double ty = turned_height / 2;
  return {c, s, width / 2 - c * tx - s * ty, -s, c, height / 2 + s * tx - c * ty};
}

}  // namespace ita::image
