#include "layout/tables/dense.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/lines.h"
#include "layout/lines/tokens.h"

namespace ita::layout {

namespace {

constexpr size_t kLeast = 5;          // numbers in a row
constexpr double kLabelSide = 0.6;    // of the step from number to number: the label ends no nearer
constexpr double kConfidence = 0.85;  // columns are sure with so many numbers, rows less

// Points that names of columns may stand out of the numbers: to the left is the label.
constexpr double kOutLeft = 40, kOutRight = 20;

// Of the type size.
constexpr double kOverEdge = 0.5;    // a name of a column may reach over its edge
constexpr double kNextRow = 3;       // from baseline to baseline of two rows, at most
constexpr double kNextName = 1.5;    // between the lines of the heading, at most
constexpr double kTurnedInto = 0.5;  // a turned name may reach down into the first row
constexpr double kTurnedAbove = 3;   // or end so far above it

bool upright(const Line& line) { return !line.words.empty() && line.words.front().rotation == 0; }

/// Index of the first word of the run of values that ends the line; the end when it is too short.
size_t values_from(const Line& line) {
  size_t first = line.words.size();
  size_t decimals = 0;
  while (first > 0) {
    const std::string text = line.words[first - 1].text();
    if (!decimal_like(text) && !blank_value(text)) {
      break;
    }
    decimals += decimal_like(text);
    --first;
  }
  return decimals >= kLeast ? first : line.words.size();
}

struct Frame {
  double left = 0, right = 0;
  std::vector<double> edges;  ///< between the columns

  size_t column(double x) const {
    return static_cast<size_t>(std::upper_bound(edges.begin(), edges.end(), x) - edges.begin());
  }
  /// How far a word reaches over the edge of its column.
  double reach(const Box& box) const {
    double worst = 0;
    for (const double edge : edges) {
      worst = std::max(worst, std::min(edge - box.x0, box.x1 - edge));
    }
    return worst;
  }
};

Frame frame_of(const Line& line, size_t first) {
  Frame out;
  const double step = (line.words.back().box.cx() - line.words[first].box.cx()) /
                      static_cast<double>(line.words.size() - 1 - first);
  out.left = first > 0 ? line.words.front().box.x0 : line.words[first].box.x0 - step;
  out.right = line.words.back().box.cx() + step;
  if (first > 0) {
    out.edges.push_back(std::max((line.words[first - 1].box.x1 + line.words[first].box.x0) / 2,
                                 line.words[first].box.cx() - kLabelSide * step));
  }
  for (size_t i = first + 1; i < line.words.size(); ++i) {
    out.edges.push_back((line.words[i - 1].box.cx() + line.words[i].box.cx()) / 2);
  }
  return out;
}

bool same_columns(const Line& line, size_t first, const Frame& frame) {
  const size_t label = first > 0 ? 1 : 0;
  if (line.words.size() - first + label != frame.edges.size() + 1) {
    return false;
  }
  for (size_t i = first; i < line.words.size(); ++i) {
    if (frame.column(line.words[i].box.cx()) != i - first + label) {
      return false;
    }
  }
  return true;
}

/// A line above the numbers whose words keep to the columns.
bool names_columns(const Line& line, const Frame& frame) {
  return line.box.x0 > frame.left - kOutLeft && line.box.x1 < frame.right + kOutRight &&
         std::all_of(line.words.begin(), line.words.end(), [&](const text::Word& word) {
           return frame.reach(word.box) < kOverEdge * line.size;
         });
}

void add_row(Table& table, const std::vector<const Line*>& lines, const Frame& frame) {
  const int row = table.rows++;
  std::vector<std::vector<text::Word>> words(frame.edges.size() + 1);
  Box box;
  for (const Line* line : lines) {
    box = unite(box, line->box);
    for (const text::Word& word : line->words) {
      words[frame.column(word.box.cx())].push_back(word);
    }
  }
  for (size_t col = 0; col < words.size(); ++col) {
    Cell cell;
    cell.row = row;
    cell.col = static_cast<int>(col);
    cell.page = table.page;
    cell.box = {col == 0 ? frame.left : frame.edges[col - 1], box.y0,
                col == frame.edges.size() ? frame.right : frame.edges[col], box.y1};
    cell.lines = make_lines(std::move(words[col]), table.page);
    table.cells.push_back(std::move(cell));
  }
  table.box = unite(table.box, {frame.left, box.y0, frame.right, box.y1});
}

/// The lines of a page, of which each stands in one table at most.
class DenseTables {
 public:
  DenseTables(const std::vector<Line>& lines, int page)
      : lines_(lines), page_(page), taken_(lines.size(), false) {}

  std::vector<Table> take() {
    std::vector<Table> out;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const size_t first = upright(lines_[i]) ? values_from(lines_[i]) : lines_[i].words.size();
      if (taken_[i] || first == lines_[i].words.size()) {
        continue;
      }
      const Frame frame = frame_of(lines_[i], first);
      const std::vector<size_t> body = body_from(i, frame);
      const std::vector<size_t> heading = heading_over(i, frame);
      if (!heading.empty()) {
        out.push_back(table(heading, body, frame));
      }
    }
    return out;
  }

  bool taken(size_t i) const { return taken_[i]; }

 private:
  /// The first row and those under it that keep to its columns.
  std::vector<size_t> body_from(size_t row, const Frame& frame) const {
    std::vector<size_t> out{row};
    for (size_t j = row + 1; j < lines_.size(); ++j) {
      if (!upright(lines_[j])) {
        continue;
      }
      if (lines_[j].baseline - lines_[out.back()].baseline > kNextRow * lines_[j].size ||
          !same_columns(lines_[j], values_from(lines_[j]), frame)) {
        break;
      }
      out.push_back(j);
    }
    return out;
  }

  /// The lines that name the columns of the first row, from the top; empty when nothing does.
  std::vector<size_t> heading_over(size_t row, const Frame& frame) const {
    std::vector<size_t> out = lines_above(row, frame);
    add_turned_words(out, row, frame);
    if (!out.empty()) {
      add_words_beside(out, row, frame);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  /// Lines close above one another that keep to the columns.
  std::vector<size_t> lines_above(size_t row, const Frame& frame) const {
    std::vector<size_t> out;
    double top = lines_[row].box.y0;
    for (size_t j = row; j-- > 0;) {
      if (!upright(lines_[j])) {
        continue;
      }
      if (taken_[j] || top - lines_[j].box.y1 > kNextName * lines_[j].size ||
          !names_columns(lines_[j], frame)) {
        break;
      }
      out.push_back(j);
      top = lines_[j].box.y0;
    }
    return out;
  }

  /// Turned words right over the columns.
  void add_turned_words(std::vector<size_t>& heading, size_t row, const Frame& frame) const {
    const Line& below = lines_[row];
    for (size_t j = 0; j < lines_.size(); ++j) {
      const Box& box = lines_[j].box;
      if (!upright(lines_[j]) && !lines_[j].words.empty() && !taken_[j] && box.cx() > frame.left &&
          box.cx() < frame.right && box.y1 < below.box.y0 + kTurnedInto * below.size &&
          below.box.y0 - box.y1 < kTurnedAbove * below.size) {
        heading.push_back(j);
      }
    }
  }

  /// Upright words beside the turned ones, such as the name of the first column.
  void add_words_beside(std::vector<size_t>& heading, size_t row, const Frame& frame) const {
    double highest = lines_[row].box.y0;
    for (const size_t j : heading) {
      highest = std::min(highest, lines_[j].box.y0);
    }
    for (size_t j = 0; j < row; ++j) {
      if (upright(lines_[j]) && !taken_[j] && lines_[j].box.y0 > highest - 2 &&
          std::find(heading.begin(), heading.end(), j) == heading.end() &&
          names_columns(lines_[j], frame)) {
        heading.push_back(j);
      }
    }
  }

  Table table(const std::vector<size_t>& heading, const std::vector<size_t>& body,
              const Frame& frame) {
    Table out;
    out.page = page_;
    out.kind = TableKind::borderless;
    out.cols = static_cast<int>(frame.edges.size()) + 1;
    out.confidence = kConfidence;
    std::vector<const Line*> names;
    for (const size_t j : heading) {
      names.push_back(&lines_[j]);
      taken_[j] = true;
    }
    add_row(out, names, frame);
    for (const size_t j : body) {
      add_row(out, {&lines_[j]}, frame);
      taken_[j] = true;
    }
    return out;
  }

  const std::vector<Line>& lines_;
  const int page_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Table> take_dense_tables(std::vector<Line>& lines, int page) {
  DenseTables dense(lines, page);
  std::vector<Table> out = dense.take();
  std::vector<Line> rest;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!dense.taken(i)) {
      rest.push_back(std::move(lines[i]));
    }
  }
  lines = std::move(rest);
  return out;
}

}  // namespace ita::layout
