#include "image/lattice.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/lattice_faces.h"

namespace ita::image {

namespace {

// Points.
constexpr double kSameLine =
    4.5;  // double rulings and the steps of a crooked scan are one lattice line
constexpr double kAtOneEnd = 10;   // between the ends of lines that end together, at most
constexpr double kCovered = 0.55;  // share of a lattice edge that must be drawn to part two cells
constexpr double kOverhang =
    14;  // horizontals reaching this far beyond the last vertical: an open side
constexpr size_t kMostCells = 40000;  // more is hatching, a picture

/// The distinct positions of a set of lines, each the mean of its cluster weighted by length.
std::vector<double> positions(const std::vector<Ruling>& lines) {
  std::vector<std::pair<double, double>> at;
  at.reserve(lines.size());
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
                                  [&](double e) { return std::abs(e - median) <= kAtOneEnd; });
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

  std::optional<Grid> grid() const {
    if (xs_.size() < 2 || ys_.size() < 2 || rows() * cols() > kMostCells) {
      return std::nullopt;  // no cell; hatching, a picture
    }
    Faces faces(rows(), cols());
    join_over_missing_uprights(faces);
    join_over_missing_levels(faces);
    Grid out;
    for (size_t r = 0; r < rows(); ++r) {
      for (size_t c = 0; c < cols(); ++c) {
        if (!faces.outside(r, c) && !faces.taken(r, c)) {
          out.cells.push_back(cell(faces.take_rectangle(r, c)));
          out.box = unite(out.box, out.cells.back().box);
        }
      }
    }
    drop_unused(out);
    return out;
  }

 private:
  size_t rows() const { return ys_.size() - 1; }
  size_t cols() const { return xs_.size() - 1; }

  void join_over_missing_uprights(Faces& faces) const {
    for (size_t r = 0; r < rows(); ++r) {
      for (size_t c = 0; c <= cols(); ++c) {
        if (!upright_edge(r, c)) {
          faces.join_left(r, c);
        }
      }
    }
  }

  /// A merged cell that goes on over the page end has no ruling there, but its sides reach the end.
  void join_over_missing_levels(Faces& faces) const {
    const auto between_sides = [&](size_t r, size_t c) {
      const size_t row = r == 0 ? 0 : r - 1;
      return (r == 0 || r == rows()) && upright_edge(row, c) && upright_edge(row, c + 1);
    };
    for (size_t c = 0; c < cols(); ++c) {
      for (size_t r = 0; r <= rows(); ++r) {
        if (!level_edge(r, c) && !between_sides(r, c)) {
          faces.join_above(r, c);
        }
      }
    }
  }

  GridCell cell(const Rectangle& from) const {
    GridCell out;
    out.row = static_cast<int>(from.row);
    out.col = static_cast<int>(from.col);
    out.row_span = static_cast<int>(from.row_end - from.row);
    out.col_span = static_cast<int>(from.col_end - from.col);
    out.box = {xs_[from.col], ys_[from.row], xs_[from.col_end], ys_[from.row_end]};
    return out;
  }

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

std::optional<Grid> grid_of(std::vector<Ruling> across, std::vector<Ruling> down) {
  return Lattice(std::move(across), std::move(down)).grid();
}

}  // namespace ita::image
