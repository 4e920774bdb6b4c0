#include "image/perspective.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "image/components.h"
#include "image/pix.h"
#include "image/threshold.h"

namespace ita::image {

namespace {

constexpr int kSmall = 500;           // longer side of the image that is searched
constexpr double kLeastSheet = 0.3;   // share of the image that a sheet covers at least
constexpr double kMostSheet = 0.97;   // more: the page fills the image
constexpr double kFilled = 0.93;      // share of the four corners' area that is light
constexpr double kGround = 0.72;      // the ground is darker than this part of the sheet's light
constexpr double kOverfilled = 1.07;  // times the four corners' area: the sheet's edge is bent
constexpr double kFromDark = 0.6;     // of the ground's level, from which on thresholds are tried
constexpr float kSplit = 0.5F;  // Leptonica's share of the way between two peaks of a histogram
constexpr int kLines = 11;      // pixels: lines of print are thinner, and filled in
constexpr int kSpecks = 7;      // pixels: what is narrower is no sheet
constexpr int kFewestPixels = 1000;  // of a sheet
constexpr int kQuarter = 4;  // an edge is as clear as the quarter of its samples that is least so

struct Point {
  double x = 0, y = 0;
};
using Quad = std::array<Point, 4>;  // top left, top right, bottom right, bottom left

double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

double area(const Quad& q) {
  double sum = 0;
  for (size_t i = 0; i < 4; ++i) {
    const Point& a = q[i];
    const Point& b = q[(i + 1) % 4];
    sum += a.x * b.y - b.x * a.y;
  }
  return std::abs(sum) / 2;
}

/// The corners of a component: its extreme pixels along both diagonals.
Quad corners(const Components& all, const Component& sheet) {
  Quad q = {Point{1e9, 1e9}, Point{-1e9, 1e9}, Point{-1e9, -1e9}, Point{1e9, -1e9}};
  for (const Run& run : all.runs_of(sheet)) {
    const double y = run.y;
    const double left = run.x0;
    const double right = run.x1;
    if (left + y < q[0].x + q[0].y) {
      q[0] = {left, y};
    }
    if (right - y > q[1].x - q[1].y) {
      q[1] = {right, y};
    }
    if (right + y > q[2].x + q[2].y) {
      q[2] = {right, y + 1};
    }
    if (left - y < q[3].x - q[3].y) {
      q[3] = {left, y + 1};
    }
  }
  return q;
}

/// What is lighter than the threshold, print filled in.
PixPtr light_part(Pix* small, int threshold) {
  PixPtr mask = darker_than(small, threshold);
  if (mask) {
    pixInvert(mask.get(), mask.get());
    // Lines of print are dark too; they are thin, and paper stands on both sides of them.
    pixCloseSafeBrick(mask.get(), mask.get(), kLines, kLines);
    pixOpenBrick(mask.get(), mask.get(), kSpecks, kSpecks);
  }
  return mask;
}

double grey_at(Pix* grey, double x, double y) {
  const int px = static_cast<int>(std::lround(x));
  const int py = static_cast<int>(std::lround(y));
  l_uint32 value = 0;
  if (px >= 0 && py >= 0 && px < pixGetWidth(grey) && py < pixGetHeight(grey)) {
    pixGetPixel(grey, px, py, &value);
    return value;
  }
  return -1;  // outside
}

/// How much lighter it is right inside of an edge than right outside, of both together; the usual
/// value along it.
double edge_contrast(Pix* small, const Point& from, const Point& to, const Point& centre) {
  constexpr int kSamples = 40;
  constexpr double kReach = 5;  // pixels from the edge
  const double length = std::max(1.0, distance(from, to));
  Point normal = {(to.y - from.y) / length, (from.x - to.x) / length};
  if (normal.x * (centre.x - from.x) + normal.y * (centre.y - from.y) < 0) {
    normal = {-normal.x, -normal.y};
  }
  std::array<double, kSamples> found{};
  for (int i = 0; i < kSamples; ++i) {
    const double t = (i + 0.5) / kSamples;
    const double x = from.x + t * (to.x - from.x);
    const double y = from.y + t * (to.y - from.y);
    const double inside = grey_at(small, x + kReach * normal.x, y + kReach * normal.y);
    const double outside = grey_at(small, x - kReach * normal.x, y - kReach * normal.y);
    found[static_cast<size_t>(i)] =
        inside < 0 || outside < 0 ? 0 : (inside - outside) / std::max(1.0, inside + outside);
  }
  std::nth_element(found.begin(), found.begin() + kSamples / kQuarter, found.end());
  return found[kSamples / kQuarter];  // three quarters of the edge are at least so clear
}

/// The sheet in the small image.  A shadow may be as dark beside the sheet's light half as the
/// ground is, so many thresholds are tried: on the right one the light part ends at an edge on all
/// sides.
std::optional<Quad> find_quad(Pix* small) {
  constexpr int kSteps = 14;
  constexpr double kClear = 0.05;  // contrast of the least clear edge
  l_int32 threshold = 0;
  l_int32 dark = 0;
  l_int32 light = 0;
  if (pixSplitDistributionFgBg(small, kSplit, 1, &threshold, &dark, &light, nullptr) != 0 ||
      dark > kGround * light) {
    return std::nullopt;
  }
  const double whole = double(pixGetWidth(small)) * pixGetHeight(small);
  std::optional<Quad> best;
  double best_contrast = kClear;
  for (int i = 0; i < kSteps; ++i) {
    const double low = kFromDark * dark;
    const PixPtr mask = light_part(small, static_cast<int>(low + (light - low) * i / kSteps));
    if (!mask) {
      continue;
    }
    const Components parts = find_components(mask.get(), kFewestPixels);
    const auto largest =
        std::max_element(parts.items.begin(), parts.items.end(),
                         [](const Component& a, const Component& b) { return a.area < b.area; });
    if (largest == parts.items.end()) {
      continue;
    }
    const Quad quad = corners(parts, *largest);
    const double inside = area(quad);
    if (inside < kLeastSheet * whole || inside > kMostSheet * whole ||
        largest->area < kFilled * inside || largest->area > kOverfilled * inside) {
      continue;
    }
    const Point centre = {(quad[0].x + quad[1].x + quad[2].x + quad[3].x) / 4,
                          (quad[0].y + quad[1].y + quad[2].y + quad[3].y) / 4};
    double contrast = 1;
    for (size_t k = 0; k < 4; ++k) {
      contrast = std::min(contrast, edge_contrast(small, quad[k], quad[(k + 1) % 4], centre));
    }
    if (contrast > best_contrast) {
      best_contrast = contrast;
      best = quad;
    }
  }
  return best;
}

/// The map that takes the corners of a rectangle at the origin to four points.
Projection onto(double width, double height, const Quad& q) {
  const double dx1 = q[1].x - q[2].x, dy1 = q[1].y - q[2].y;
  const double dx2 = q[3].x - q[2].x, dy2 = q[3].y - q[2].y;
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x;
  const double sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double area = dx1 * dy2 - dx2 * dy1;  // not 0: the corners lie around a large part of it
  // Of the unit square first.
  const double g = (sx * dy2 - dx2 * sy) / area;
  const double h = (dx1 * sy - sx * dy1) / area;
  return {(q[1].x - q[0].x + g * q[1].x) / width,
          (q[3].x - q[0].x + h * q[3].x) / height,
          q[0].x,
          (q[1].y - q[0].y + g * q[1].y) / width,
          (q[3].y - q[0].y + h * q[3].y) / height,
          q[0].y,
          g / width,
          h / height};
}

}  // namespace

std::optional<Sheet> find_sheet(const Raster& grey) {
  if (grey.empty() || grey.depth() != 8) {
    return std::nullopt;
  }
  const double shrink = double(kSmall) / std::max(grey.width(), grey.height());
  if (shrink >= 1) {
    return std::nullopt;
  }
  const PixPtr small = own(
      pixScaleSmooth(grey.pix(), static_cast<l_float32>(shrink), static_cast<l_float32>(shrink)));
  const std::optional<Quad> found = small ? find_quad(small.get()) : std::nullopt;
  if (!found) {
    return std::nullopt;
  }
  Quad quad = *found;
  const double up = 1 / shrink;
  for (Point& p : quad) {
    p = {p.x * up, p.y * up};
  }
  const double width = std::round((distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2);
  const double height = std::round((distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2);

  // Leptonica wants the destination the size of the source: the sheet is made in the corner of one
  // and cut out.
  const int canvas_width = std::max(grey.width(), static_cast<int>(width));
  const int canvas_height = std::max(grey.height(), static_cast<int>(height));
  const PixPtr canvas = own(pixCreate(canvas_width, canvas_height, 8));
  if (!canvas) {
    return std::nullopt;
  }
  pixRasterop(canvas.get(), 0, 0, grey.width(), grey.height(), PIX_SRC, grey.pix(), 0, 0);
  const Quad corner = {Point{0, 0}, Point{width, 0}, Point{width, height}, Point{0, height}};
  Pta* source = ptaCreate(4);
  Pta* target = ptaCreate(4);
  for (size_t i = 0; i < 4; ++i) {
    ptaAddPt(source, static_cast<l_float32>(quad[i].x), static_cast<l_float32>(quad[i].y));
    ptaAddPt(target, static_cast<l_float32>(corner[i].x), static_cast<l_float32>(corner[i].y));
  }
  const PixPtr flat = own(pixProjectivePtaGray(canvas.get(), target, source, 255));
  ptaDestroy(&source);
  ptaDestroy(&target);
  if (!flat) {
    return std::nullopt;
  }
  BOX* cut = boxCreate(0, 0, static_cast<l_int32>(width), static_cast<l_int32>(height));
  Sheet out;
  out.image = Raster(pixClipRectangle(flat.get(), cut, nullptr), grey.dpi());
  boxDestroy(&cut);
  const double points = 1 / grey.scale();
  for (Point& p : quad) {
    p = {p.x * points, p.y * points};
  }
  out.to_photo = onto(width * points, height * points, quad);
  return out;
}

}  // namespace ita::image
