#include "text/ocr/regions.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/box.h"

namespace ita::text {

namespace {

using image::Component;

// Letters of a table against those of the page: smaller ones than this are its own, but for ink
// that is no print.
constexpr double kSmallTable = 0.7;
constexpr double kLeastOfPage = 0.35;

// Letter heights.
constexpr double kMark = 0.62;      // marks are smaller
constexpr double kAtEdge = 0.7;     // from the foot of a cell to a mark of the next one
constexpr double kStandsOn = 0.45;  // from a mark to what it stands on
constexpr double kBeside = 0.3;     // a mark may stand so far beside it
constexpr double kNearer = 0.12;    // what is under a mark is so much nearer than what is over it

constexpr double kNone = std::numeric_limits<double>::infinity();

/// A table in much smaller type than most of the page has a letter height of its own: measured by
/// the page's its points would be specks.
double letter_of_table(const OcrPage& page, const std::vector<int>& members) {
  const double own = letter_height(page.ink, members);
  return own > kLeastOfPage * page.letter && own < kSmallTable * page.letter ? own : page.letter;
}

class Regions {
 public:
  explicit Regions(const OcrPage& page) : page_(page) {
    for (const image::Grid& grid : page.grids) {
      for (const image::GridCell& cell : grid.cells) {
        cells_.push_back(page.grey.to_pixels(cell.box));
      }
    }
    members_.resize(cells_.size() + 1);
    for (size_t i = 0; i < page.ink.items.size(); ++i) {
      const Component& c = page.ink.items[i];
      members_[region_at(c.cx(), c.cy())].push_back(static_cast<int>(i));
    }
  }

  /// Gives marks at the foot of a cell, or over a table, to the cell under it where they belong
  /// there.
  void move_marks() {
    const size_t outside = cells_.size();
    for (size_t k = 0; k <= outside; ++k) {
      std::vector<std::pair<int, size_t>> moved;
      for (const int i : members_[k]) {
        const Component& c = at(i);
        if (std::max(c.height(), c.width()) > page_.letter || c.height() > kMark * page_.letter ||
            (k < outside && cells_[k].y1 - c.y1 > kAtEdge * page_.letter)) {
          continue;
        }
        const size_t under = cell_under(c, k);
        if (under != outside && stands_in(c, k, under)) {
          moved.emplace_back(i, under);
        }
      }
      for (const auto& [i, under] : moved) {
        std::erase(members_[k], i);
        members_[under].push_back(i);
      }
    }
  }

  const std::vector<int>& of(size_t region) const { return members_[region]; }
  size_t outside() const { return cells_.size(); }

 private:
  const Component& at(int i) const { return page_.ink.items[static_cast<size_t>(i)]; }

  /// The number of cells where there is none.
  size_t region_at(double x, double y) const {
    const auto cell = std::find_if(cells_.begin(), cells_.end(),
                                   [&](const Box& box) { return box.contains(x, y); });
    return static_cast<size_t>(cell - cells_.begin());
  }

  /// The cell whose upper side is right under the component.
  size_t cell_under(const Component& c, size_t own) const {
    const auto cell = std::find_if(cells_.begin(), cells_.end(), [&](const Box& box) {
      return c.cx() > box.x0 && c.cx() < box.x1 && c.cy() < box.y0 &&
             box.y0 - c.y1 < kAtEdge * page_.letter;
    });
    const auto k = static_cast<size_t>(cell - cells_.begin());
    return k == own ? cells_.size() : k;
  }

  /// Distance to the nearest ink of a region over the component, or under it.
  double gap(const Component& c, size_t region, bool over) const {
    double best = kNone;
    const double beside = kBeside * page_.letter;
    for (const int i : members_[region]) {
      const Component& other = at(i);
      if (&other == &c || overlap(c.x0 - beside, c.x1 + beside, other.x0, other.x1) <= 0 ||
          (over ? other.y1 > c.cy() : other.y0 < c.cy())) {
        continue;
      }
      best = std::min(best, std::max(0.0, double(over ? c.y0 - other.y1 : other.y0 - c.y1)));
    }
    return best;
  }

  bool stands_in(const Component& c, size_t own, size_t under) const {
    const double down = gap(c, under, false);
    return down < kStandsOn * page_.letter && down + kNearer * page_.letter < gap(c, own, true);
  }

  const OcrPage& page_;
  std::vector<Box> cells_;  ///< pixels
  std::vector<std::vector<int>> members_;
};

}  // namespace

void split_regions(OcrPage& page) {
  std::vector<int> all(page.ink.items.size());
  std::iota(all.begin(), all.end(), 0);
  page.letter = letter_height(page.ink, all);
  Regions regions(page);
  regions.move_marks();
  page.regions.clear();
  size_t next = 0;
  for (const image::Grid& grid : page.grids) {
    std::vector<int> table;
    for (size_t k = next; k < next + grid.cells.size(); ++k) {
      table.insert(table.end(), regions.of(k).begin(), regions.of(k).end());
    }
    const double letter = letter_of_table(page, table);
    for (size_t k = next; k < next + grid.cells.size(); ++k) {
      page.regions.push_back(find_lines(page.ink, regions.of(k), letter));
    }
    next += grid.cells.size();
  }
  page.regions.push_back(find_lines(page.ink, regions.of(regions.outside()), page.letter));
}

}  // namespace ita::text
