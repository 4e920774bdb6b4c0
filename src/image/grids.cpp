#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "image/rulings.h"
#include "image/tidy_rulings.h"

namespace ita::image {

namespace {

// Points.
constexpr double kSameLine =
    4.5;                     // double rulings and the steps of a crooked scan are one lattice line
constexpr double kMeet = 5;  // ends may miss the line they belong to by this
constexpr double kCovered = 0.55;  // share of a lattice edge that must be drawn to part two cells
constexpr double kOverhang =
    14;  // horizontals reaching this far beyond the last vertical: an open side

class Sets {
 public:
  explicit Sets(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t find(size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }
  void join(size_t a, size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<size_t> parent_;
};

bool cross(const Ruling& h, const Ruling& v) {
  return v.box.x1 >= h.box.x0 - kMeet && v.box.x0 <= h.box.x1 + kMeet &&
         h.box.y1 >= v.box.y0 - kMeet && h.box.y0 <= v.box.y1 + kMeet;
}

/// The distinct positions of a set of lines, each the mean of its cluster weighted by length.
std::vector<double> positions(const std::vector<Ruling>& lines) {
  std::vector<std::pair<double, double>> at;
  for (const Ruling& line : lines) {
    at.emplace_back(line.position(), line.length());
  }
  std::sort(at.begin(), at.end());
  std::vector<double> out;
  for (size_t i = 0; i < at.size();) {
    double sum = 0;
    double weight = 0;
    size_t j = i;
    for (; j < at.size() && (j == i || at[j].first - at[j - 1].first <= kSameLine); ++j) {
      sum += at[j].first * at[j].second;
      weight += at[j].second;
    }
    out.push_back(weight > 0 ? sum / weight : at[i].first);
    i = j;
  }
  return out;
}

double from(const Ruling& r) { return r.horizontal ? r.box.x0 : r.box.y0; }
double to(const Ruling& r) { return r.horizontal ? r.box.x1 : r.box.y1; }

/// A side of the table that was left open: at least two lines end together beyond the last line
/// across them.
std::optional<double> open_side(const std::vector<Ruling>& lines, double last, bool low) {
  std::vector<double> ends;
  for (const Ruling& line : lines) {
    const double end = low ? from(line) : to(line);
    if (low ? end < last - kOverhang : end > last + kOverhang) {
      ends.push_back(end);
    }
  }
  if (ends.size() < 2) {
    return std::nullopt;
  }
  std::sort(ends.begin(), ends.end());
  const double median = ends[ends.size() / 2];
  const auto near = std::count_if(ends.begin(), ends.end(),
                                  [&](double e) { return std::abs(e - median) <= 2 * kMeet; });
  return near >= 2 ? std::optional(median) : std::nullopt;
}

/// Share of [a, b] at `position` that lines cover.
double covered(const std::vector<Ruling>& lines, double position, double a, double b) {
  std::vector<std::pair<double, double>> parts;
  for (const Ruling& line : lines) {
    const double low = line.horizontal ? line.box.y0 : line.box.x0;
    const double high = line.horizontal ? line.box.y1 : line.box.x1;
    if (position >= low - kSameLine && position <= high + kSameLine) {
      parts.emplace_back(std::max(a, from(line)), std::min(b, to(line)));
    }
  }
  std::sort(parts.begin(), parts.end());
  double sum = 0;
  double end = a;
  for (const auto& [p, q] : parts) {
    const double begin = std::max(p, end);
    if (q > begin) {
      sum += q - begin;
      end = q;
    }
  }
  return b > a ? sum / (b - a) : 0;
}

/// The faces of one lattice.
class Lattice {
 public:
  Lattice(std::vector<Ruling> across, std::vector<Ruling> down)
      : across_(std::move(across)), down_(std::move(down)) {
    ys_ = positions(across_);
    xs_ = positions(down_);
    add_open_sides();
  }

  std::optional<Grid> grid() {
    if (xs_.size() < 2 || ys_.size() < 2) {
      return std::nullopt;
    }
    const size_t rows = ys_.size() - 1;
    const size_t cols = xs_.size() - 1;
    if (rows * cols > 40000) {
      return std::nullopt;  // hatching, a picture
    }
    // One set more for the outside: a cell that is open to it is no cell.
    Sets sets(rows * cols + 1);
    const size_t outside = rows * cols;
    const auto at = [&](size_t r, size_t c) { return r * cols + c; };
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c <= cols; ++c) {
        if (!upright_edge(r, c)) {
          sets.join(c == 0 ? outside : at(r, c - 1), c == cols ? outside : at(r, c));
        }
      }
    }
    // A merged cell that goes on over the page end has no ruling there, but its sides reach the
    // end.
    const auto between_sides = [&](size_t r, size_t c) {
      return (r == 0 || r == rows) && upright_edge(r == 0 ? 0 : r - 1, c) &&
             upright_edge(r == 0 ? 0 : r - 1, c + 1);
    };
    for (size_t c = 0; c < cols; ++c) {
      for (size_t r = 0; r <= rows; ++r) {
        if (!level_edge(r, c) && !between_sides(r, c)) {
          sets.join(r == 0 ? outside : at(r - 1, c), r == rows ? outside : at(r, c));
        }
      }
    }
    std::vector<bool> done(rows * cols, false);
    Grid out;
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c < cols; ++c) {
        const size_t face = sets.find(at(r, c));
        if (done[at(r, c)] || face == sets.find(outside)) {
          continue;
        }
        // The largest rectangle of the face that begins here; a face that is no rectangle (a ruling
        // that broke off) falls into several.
        const auto same = [&](size_t i, size_t j) {
          return !done[at(i, j)] && sets.find(at(i, j)) == face;
        };
        size_t c1 = c;
        while (c1 + 1 < cols && same(r, c1 + 1)) {
          ++c1;
        }
        size_t r1 = r;
        const auto whole_row = [&](size_t i) {
          for (size_t j = c; j <= c1; ++j) {
            if (!same(i, j)) {
              return false;
            }
          }
          return true;
        };
        while (r1 + 1 < rows && whole_row(r1 + 1)) {
          ++r1;
        }
        for (size_t i = r; i <= r1; ++i) {
          for (size_t j = c; j <= c1; ++j) {
            done[at(i, j)] = true;
          }
        }
        GridCell cell;
        cell.row = static_cast<int>(r);
        cell.col = static_cast<int>(c);
        cell.row_span = static_cast<int>(r1 - r + 1);
        cell.col_span = static_cast<int>(c1 - c + 1);
        cell.box = {xs_[c], ys_[r], xs_[c1 + 1], ys_[r1 + 1]};
        out.cells.push_back(cell);
        out.box = unite(out.box, cell.box);
      }
    }
    drop_unused(out);
    return out;
  }

 private:
  void add_open_sides() {
    if (xs_.empty() || ys_.empty()) {
      return;
    }
    const auto left = open_side(across_, xs_.front(), true);
    const auto right = open_side(across_, xs_.back(), false);
    const auto top = open_side(down_, ys_.front(), true);
    const auto bottom = open_side(down_, ys_.back(), false);
    // The added lines reach the added corners: where two neighbouring sides are open, the cells of
    // the corner are cells as well.
    const double x0 = left.value_or(xs_.front());
    const double x1 = right.value_or(xs_.back());
    const double y0 = top.value_or(ys_.front());
    const double y1 = bottom.value_or(ys_.back());
    if (left) {
      xs_.insert(xs_.begin(), *left);
      down_.push_back({{*left, y0, *left, y1}, false});
    }
    if (right) {
      xs_.push_back(*right);
      down_.push_back({{*right, y0, *right, y1}, false});
    }
    if (top) {
      ys_.insert(ys_.begin(), *top);
      across_.push_back({{x0, *top, x1, *top}, true});
    }
    if (bottom) {
      ys_.push_back(*bottom);
      across_.push_back({{x0, *bottom, x1, *bottom}, true});
    }
  }

  bool upright_edge(size_t r, size_t c) const {
    return covered(down_, xs_[c], ys_[r], ys_[r + 1]) >= kCovered;
  }
  bool level_edge(size_t r, size_t c) const {
    return covered(across_, ys_[r], xs_[c], xs_[c + 1]) >= kCovered;
  }

  /// Lattice lines that part no two cells (the stroke of a picture that met the frame) are not rows
  /// or columns.
  static void drop_unused(Grid& grid) {
    std::vector<int> rows;
    std::vector<int> cols;
    for (const GridCell& cell : grid.cells) {
      rows.push_back(cell.row);
      rows.push_back(cell.row + cell.row_span);
      cols.push_back(cell.col);
      cols.push_back(cell.col + cell.col_span);
    }
    for (std::vector<int>* lines : {&rows, &cols}) {
      std::sort(lines->begin(), lines->end());
      lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
    }
    const auto index = [](const std::vector<int>& lines, int line) {
      return static_cast<int>(std::lower_bound(lines.begin(), lines.end(), line) - lines.begin());
    };
    for (GridCell& cell : grid.cells) {
      const int row_end = index(rows, cell.row + cell.row_span);
      const int col_end = index(cols, cell.col + cell.col_span);
      cell.row = index(rows, cell.row);
      cell.col = index(cols, cell.col);
      cell.row_span = row_end - cell.row;
      cell.col_span = col_end - cell.col;
    }
    grid.rows = rows.empty() ? 0 : static_cast<int>(rows.size()) - 1;
    grid.cols = cols.empty() ? 0 : static_cast<int>(cols.size()) - 1;
  }

  std::vector<Ruling> across_, down_;
  std::vector<double> xs_, ys_;
};

}  // namespace

std::vector<Grid> find_grids(const std::vector<Ruling>& found) {
  const std::vector<Ruling> rulings = tidy_rulings(found);
  Sets sets(rulings.size());
  for (size_t i = 0; i < rulings.size(); ++i) {
    for (size_t j = 0; j < rulings.size(); ++j) {
      if (rulings[i].horizontal && !rulings[j].horizontal && cross(rulings[i], rulings[j])) {
        sets.join(i, j);
      }
    }
  }
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
    auto grid = Lattice(std::move(across), std::move(down)).grid();
    if (grid && grid->cells.size() > 1) {
      out.push_back(std::move(*grid));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  return out;
}

}  // namespace ita::image
