#pragma once

#include <algorithm>
#include <cmath>

#include "base/box.h"

namespace ita::document {

/// A transformation of PDF: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  double x(double u, double v) const { return a * u + c * v + e; }
  double y(double u, double v) const { return b * u + d * v + f; }
  /// How much a length grows, in the mean of all directions.
  double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

/// First `m`, then `n`.
inline Matrix multiply(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

/// The smallest box around the image of a box.
inline Box apply(const Matrix& m, const Box& box) {
  const double x[4] = {m.x(box.x0, box.y0), m.x(box.x1, box.y0), m.x(box.x0, box.y1),
                       m.x(box.x1, box.y1)};
  const double y[4] = {m.y(box.x0, box.y0), m.y(box.x1, box.y0), m.y(box.x0, box.y1),
                       m.y(box.x1, box.y1)};
  return {*std::min_element(x, x + 4), *std::min_element(y, y + 4), *std::max_element(x, x + 4),
          *std::max_element(y, y + 4)};
}

}  // namespace ita::document
