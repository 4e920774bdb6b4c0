#pragma once

#include <algorithm>

namespace ita {

/// An axis-parallel rectangle.  Unless a function says otherwise the unit is the PDF point (1/72
/// inch) and the origin is the top left of the page as a person reads it: x to the right, y
/// downwards.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double area() const { return empty() ? 0 : width() * height(); }
  double cx() const { return (x0 + x1) / 2; }
  double cy() const { return (y0 + y1) / 2; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool contains(double x, double y) const { return x >= x0 && x < x1 && y >= y0 && y < y1; }
  bool operator==(const Box&) const = default;
};

inline Box intersect(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// The smallest box around both; a box that was never set (all zero) is ignored.
inline Box unite(const Box& a, const Box& b) {
  if (a == Box{}) {
    return b;
  }
  if (b == Box{}) {
    return a;
  }
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Length of the common part of two intervals, 0 when they are apart.
inline double overlap(double a0, double a1, double b0, double b1) {
  return std::max(0.0, std::min(a1, b1) - std::max(a0, b0));
}

/// x' = a*x + b*y + c, y' = d*x + e*y + f.
struct Affine {
  double a = 1, b = 0, c = 0, d = 0, e = 1, f = 0;
  bool identity() const { return *this == Affine{}; }
  bool operator==(const Affine&) const = default;
};

/// The smallest axis-parallel box around the image of `box`.
inline Box apply(const Affine& m, const Box& box) {
  const double xs[2] = {box.x0, box.x1};
  const double ys[2] = {box.y0, box.y1};
  Box out{1e300, 1e300, -1e300, -1e300};
  for (const double x : xs) {
    for (const double y : ys) {
      const double u = m.a * x + m.b * y + m.c;
      const double v = m.d * x + m.e * y + m.f;
      out = {std::min(out.x0, u), std::min(out.y0, v), std::max(out.x1, u), std::max(out.y1, v)};
    }
  }
  return out;
}

/// x' = (a*x + b*y + c) / w, y' = (d*x + e*y + f) / w, where w = g*x + h*y + 1: how a level sheet
/// lies on a photograph of it.  Without g and h it is affine.
struct Projection {
  double a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0;

  Projection() = default;
  Projection(double a_, double b_, double c_, double d_, double e_, double f_, double g_ = 0,
             double h_ = 0)
      : a(a_), b(b_), c(c_), d(d_), e(e_), f(f_), g(g_), h(h_) {}
  // An affine map is one of these.
  Projection(const Affine& m) : a(m.a), b(m.b), c(m.c), d(m.d), e(m.e), f(m.f) {}

  bool identity() const { return *this == Projection{}; }
  bool operator==(const Projection&) const = default;
  double x(double u, double v) const { return (a * u + b * v + c) / (g * u + h * v + 1); }
  double y(double u, double v) const { return (d * u + e * v + f) / (g * u + h * v + 1); }
};

/// The smallest axis-parallel box around the image of `box`.
inline Box apply(const Projection& m, const Box& box) {
  Box out{1e300, 1e300, -1e300, -1e300};
  for (const double u : {box.x0, box.x1}) {
    for (const double v : {box.y0, box.y1}) {
      out = {std::min(out.x0, m.x(u, v)), std::min(out.y0, m.y(u, v)), std::max(out.x1, m.x(u, v)),
             std::max(out.y1, m.y(u, v))};
    }
  }
  return out;
}

}  // namespace ita
