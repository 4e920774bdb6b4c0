#include "text/ocr/drafts.h"

#include <cstdlib>

namespace ita::text {

int thinnest_row(const Drafting& page, const image::Component& c, int y0, int y1) {
  if (y1 <= y0) {
    return (y0 + y1) / 2;
  }
  std::vector<int> ink(static_cast<size_t>(y1 - y0 + 1), 0);
  for (const image::Run& run : page.all.runs_of(c)) {
    if (run.y >= y0 && run.y <= y1) {
      ink[static_cast<size_t>(run.y - y0)] += run.length();
    }
  }
  int best = (y0 + y1) / 2;
  for (int y = y0; y <= y1; ++y) {
    const int here = ink[static_cast<size_t>(y - y0)];
    const int there = ink[static_cast<size_t>(best - y0)];
    if (here < there ||
        (here == there && std::abs(y - (y0 + y1) / 2) < std::abs(best - (y0 + y1) / 2))) {
      best = y;
    }
  }
  return best;
}

}  // namespace ita::text
