#include <algorithm>
#include <utility>

#include "base/disjoint_sets.h"
#include "image/lattice.h"
#include "image/rulings.h"
#include "image/tidy_rulings.h"

namespace ita::image {

namespace {

constexpr double kMeet = 5;  // points: ends may miss the line they belong to by this

bool cross(const Ruling& h, const Ruling& v) {
  return v.box.x1 >= h.box.x0 - kMeet && v.box.x0 <= h.box.x1 + kMeet &&
         h.box.y1 >= v.box.y0 - kMeet && h.box.y0 <= v.box.y1 + kMeet;
}

/// Which rulings cross one another, over others if need be.
DisjointSets crossing(const std::vector<Ruling>& rulings) {
  DisjointSets out(rulings.size());
  for (size_t i = 0; i < rulings.size(); ++i) {
    for (size_t j = 0; j < rulings.size(); ++j) {
      if (rulings[i].horizontal && !rulings[j].horizontal && cross(rulings[i], rulings[j])) {
        out.join(i, j);
      }
    }
  }
  return out;
}

}  // namespace

std::vector<Grid> find_grids(const std::vector<Ruling>& found) {
  const std::vector<Ruling> rulings = tidy_rulings(found);
  DisjointSets sets = crossing(rulings);
  std::vector<Grid> out;
  for (size_t root = 0; root < rulings.size(); ++root) {
    if (sets.find(root) != root) {
      continue;
    }
    std::vector<Ruling> across;
    std::vector<Ruling> down;
    for (size_t i = 0; i < rulings.size(); ++i) {
      if (sets.find(i) == root) {
        (rulings[i].horizontal ? across : down).push_back(rulings[i]);
      }
    }
    // One horizontal with verticals that go on below it: a row that the page end broke.
    if (across.empty() || down.empty() || (across.size() < 2 && down.size() < 3)) {
      continue;
    }
    auto grid = grid_of(std::move(across), std::move(down));
    if (grid && grid->cells.size() > 1) {
      out.push_back(std::move(*grid));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  return out;
}

}  // namespace ita::image
