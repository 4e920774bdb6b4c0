#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct Pix;

namespace ita::image {

/// Ink pixels [x0, x1) of row y.
struct Run {
  int y = 0, x0 = 0, x1 = 0;
  int length() const { return x1 - x0; }
};

/// A connected piece of ink (8-connected).  Pixels; the box is [x0, x1) x [y0, y1).
struct Component {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int area = 0;
  uint32_t first_run = 0, run_count = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  double cx() const { return (x0 + x1) / 2.0; }
  double cy() const { return (y0 + y1) / 2.0; }
};

/// The components of an image with their pixels as runs: small, and cheap to paint one by one.
struct Components {
  std::vector<Component> items;
  std::vector<Run> runs;  ///< component by component, from top to bottom in each

  std::span<const Run> runs_of(const Component& c) const {
    return {runs.data() + c.first_run, c.run_count};
  }
};

/// Appends the runs of one row of a 1 bit image.
void append_runs(const uint32_t* line, int y, int width, std::vector<Run>& out);

/// `ink`: 1 bit.  Components of fewer than `min_area` pixels are left out.
Components find_components(Pix* ink, int min_area);

}  // namespace ita::image
