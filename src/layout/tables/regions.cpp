#include "layout/tables/regions.h"

#include <algorithm>
#include <cmath>

namespace ita::layout {

namespace {

// Of the type size.
constexpr double kNearGap = 0.6;  // from a gap: words that end and begin there may be parted by it
// Ends of values of one column, the sums of both ends of such that are centred, and their
// beginnings: numbers of different length begin at different places.
constexpr double kSameEnds = 0.7, kSameSums = 1.4, kSameStarts = 0.4;

}  // namespace

size_t column_of(double x, const std::vector<double>& gaps) {
  return static_cast<size_t>(std::upper_bound(gaps.begin(), gaps.end(), x) - gaps.begin());
}

double reach_over(const Segment& segment, const std::vector<double>& gaps) {
  double worst = 0;
  for (const double gap : gaps) {
    worst = std::max(worst, std::min(gap - segment.x0, segment.x1 - gap));
  }
  return worst;
}

bool parted_at_gaps(const Row& row, const Segment& segment, const std::vector<double>& gaps,
                    double space_em) {
  const std::vector<text::Word>& words = row.line->words;
  const double size = row.line->size;
  for (const double gap : gaps) {
    if (segment.x0 > gap || segment.x1 < gap) {
      continue;
    }
    bool parted = false;
    for (size_t i = segment.first + 1; i < segment.last; ++i) {
      const double end = words[i - 1].box.x1;
      const double start = words[i].box.x0;
      parted = parted || (end < gap + kNearGap * size && start > gap - kNearGap * size &&
                          start - end > space_em * size);
    }
    if (!parted) {
      return false;
    }
  }
  return true;
}

double step(const Row& above, const Row& below) {
  return below.line->baseline - above.line->baseline;
}

bool values_aligned(const Segment& a, const Segment& b, double size) {
  return std::abs(a.x1 - b.x1) < kSameEnds * size ||
         std::abs((a.x0 + a.x1) - (b.x0 + b.x1)) < kSameSums * size ||
         std::abs(a.x0 - b.x0) < kSameStarts * size;
}

}  // namespace ita::layout
