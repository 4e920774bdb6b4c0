#include "layout/dense.h"

#include <algorithm>
#include <cmath>

#include "layout/lines.h"
#include "layout/tokens.h"

namespace ita::layout {

namespace {

constexpr size_t kLeast = 5;  // numbers in a row

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
                                 line.words[first].box.cx() - 0.6 * step));
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
  return line.box.x0 > frame.left - 40 && line.box.x1 < frame.right + 20 &&
         std::all_of(line.words.begin(), line.words.end(), [&](const text::Word& word) {
           return frame.reach(word.box) < 0.5 * line.size;
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

}  // namespace

std::vector<Table> take_dense_tables(std::vector<Line>& lines, int page) {
  std::vector<Table> out;
  std::vector<bool> taken(lines.size(), false);
  for (size_t i = 0; i < lines.size(); ++i) {
    const size_t first = upright(lines[i]) ? values_from(lines[i]) : lines[i].words.size();
    if (taken[i] || first == lines[i].words.size()) {
      continue;
    }
    const Frame frame = frame_of(lines[i], first);
    std::vector<size_t> body{i};
    for (size_t j = i + 1; j < lines.size(); ++j) {
      if (!upright(lines[j])) {
        continue;
      }
      if (lines[j].baseline - lines[body.back()].baseline > 3 * lines[j].size ||
          !same_columns(lines[j], values_from(lines[j]), frame)) {
        break;
      }
      body.push_back(j);
    }
    // The heading: lines above that keep to the columns, and turned words right over them.
    std::vector<size_t> heading;
    double top = lines[i].box.y0;
    for (size_t j = i; j-- > 0;) {
      if (!upright(lines[j])) {
        continue;
      }
      if (taken[j] || top - lines[j].box.y1 > 1.5 * lines[j].size ||
          !names_columns(lines[j], frame)) {
        break;
      }
      heading.push_back(j);
      top = lines[j].box.y0;
    }
    for (size_t j = 0; j < lines.size(); ++j) {
      const Box& box = lines[j].box;
      if (!upright(lines[j]) && !lines[j].words.empty() && !taken[j] && box.cx() > frame.left &&
          box.cx() < frame.right && box.y1 < lines[i].box.y0 + 0.5 * lines[i].size &&
          lines[i].box.y0 - box.y1 < 3 * lines[i].size) {
        heading.push_back(j);
      }
    }
    if (heading.empty()) {
      continue;
    }
    // Upright words beside the turned ones, such as the name of the first column.
    double highest = lines[i].box.y0;
    for (const size_t j : heading) {
      highest = std::min(highest, lines[j].box.y0);
    }
    for (size_t j = 0; j < i; ++j) {
      if (upright(lines[j]) && !taken[j] && lines[j].box.y0 > highest - 2 &&
          std::find(heading.begin(), heading.end(), j) == heading.end() &&
          names_columns(lines[j], frame)) {
        heading.push_back(j);
      }
    }
    std::sort(heading.begin(), heading.end());
    Table table;
    table.page = page;
    table.kind = TableKind::borderless;
    table.cols = static_cast<int>(frame.edges.size()) + 1;
    table.confidence = 0.85;
    std::vector<const Line*> names;
    for (const size_t j : heading) {
      names.push_back(&lines[j]);
      taken[j] = true;
    }
    add_row(table, names, frame);
    for (const size_t j : body) {
      add_row(table, {&lines[j]}, frame);
      taken[j] = true;
    }
    out.push_back(std::move(table));
  }
  std::vector<Line> rest;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!taken[i]) {
      rest.push_back(std::move(lines[i]));
    }
  }
  lines = std::move(rest);
  return out;
}

}  // namespace ita::layout
