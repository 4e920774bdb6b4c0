#include "layout/tables/rows_above.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/median.h"
#include "layout/lines/lines.h"
#include "layout/lines/segments.h"
#include "layout/tables/header.h"
#include "layout/tables/join.h"

namespace ita::layout {

namespace {

constexpr int kMostRows = 3;         ///< that are looked for above a grid
constexpr double kPadding = 1.25;    ///< of the height of a row: a row's text is no farther off
constexpr double kLeading = 0.6;     ///< of the type size: lines of one cell are no farther apart
constexpr double kOffMiddle = 0.08;  ///< of the width of the columns that a label stands over
constexpr double kWideText = 0.6;    // of the table's width: a line of running text
constexpr double kSlack = 3;         ///< points: text may touch the edge of its column by this
constexpr size_t kFewestNamed = 3;   ///< columns: two labels may be any words above
constexpr int kFewestRows = 3;       ///< of a table whose top row is one cell

/// The words of the row whose text ends at most `reach` above the table: the lowest line there and
/// what stands close over it.
std::vector<text::Word> words_above(const std::vector<text::Word>& words, const Box& table,
                                    double reach) {
  std::vector<const text::Word*> over;
  for (const text::Word& word : words) {
    if (word.box.cy() < table.y0 && word.box.x1 > table.x0 && word.box.x0 < table.x1) {
      over.push_back(&word);
    }
  }
  std::sort(over.begin(), over.end(),
            [](const auto* a, const auto* b) { return a->box.y1 > b->box.y1; });
  std::vector<text::Word> out;
  double highest = table.y0, near = reach;
  for (const text::Word* word : over) {
    if (highest - word->box.y1 > near) {
      break;
    }
    near = out.empty() ? kLeading * word->size : std::min(near, kLeading * word->size);
    highest = std::min(highest, word->box.y0);
    out.push_back(*word);
  }
  return out;
}

/// Words of a line without a wide gap, and the columns that they stand over.
struct Label {
  std::vector<text::Word> words;
  Box box;
  int col = 0, span = 1;  ///< a span of 0: no columns have it in their middle
};

/// The column that holds the label, or the columns that it stands over the middle of.
void place(Label& label, const std::vector<double>& edges) {
  const int cols = static_cast<int>(edges.size()) - 1;
  label.span = 0;
  double least = kOffMiddle;
  for (int span = 1; span <= cols && label.span != 1; ++span) {
    for (int col = 0; col + span <= cols; ++col) {
      const double x0 = edges[static_cast<size_t>(col)];
      const double x1 = edges[static_cast<size_t>(col) + static_cast<size_t>(span)];
      const bool inside = label.box.x0 > x0 - kSlack && label.box.x1 < x1 + kSlack;
      const double off = span == 1 ? 0 : std::abs((x0 + x1) / 2 - label.box.cx()) / (x1 - x0);
      if (inside && off < least) {
        label.col = col;
        label.span = span;
        least = off;
      }
    }
  }
}

std::vector<Label> labels_of(std::vector<text::Word> words, const std::vector<double>& edges,
                             int page) {
  std::vector<Label> out;
  for (const Line& line : make_lines(std::move(words), page)) {
    for (const Segment& segment : segments_of(line, kNarrowCellGap)) {
      Label label;
      for (size_t i = segment.first; i < segment.last; ++i) {
        label.words.push_back(line.words[i]);
        label.box = unite(label.box, line.words[i].box);
      }
      place(label, edges);
      out.push_back(std::move(label));
    }
  }
  return out;
}

/// A row, and over it perhaps one that names groups of its columns.
struct Head {
  std::vector<Label> columns;  ///< one each, perhaps of several lines; without words where empty
  std::vector<Label> groups;
};

/// Nothing where the labels do not keep to the columns or leave more than one of them empty.  A
/// title over the row stays outside.
std::optional<Head> head_of(std::vector<Label> labels, size_t cols) {
  Head out;
  out.columns.resize(cols);
  for (Label& label : labels) {
    if (label.words.front().rotation != 0) {
      return std::nullopt;
    }
    if (label.span == 1) {
      Label& column = out.columns[static_cast<size_t>(label.col)];
      column.words.insert(column.words.end(), label.words.begin(), label.words.end());
      column.box = unite(column.box, label.box);
    }
  }
  const auto empty =
      static_cast<size_t>(std::count_if(out.columns.begin(), out.columns.end(),
                                        [](const Label& column) { return column.words.empty(); }));
  if (empty > 1 || cols - empty < kFewestNamed) {
    return std::nullopt;
  }
  for (Label& label : labels) {
    const bool group = label.span > 1 && static_cast<size_t>(label.span) < cols;
    const size_t first = group ? static_cast<size_t>(label.col) : 0;
    const size_t last = group ? first + static_cast<size_t>(label.span) : cols;
    for (size_t c = first; c < last && label.span != 1; ++c) {
      if (!out.columns[c].words.empty() && out.columns[c].box.y0 < label.box.cy()) {
        return std::nullopt;
      }
    }
    if (group) {
      out.groups.push_back(std::move(label));
    }
  }
  return out;
}

void add_cell(Table& table, Label label, const Cell& at) {
  Cell cell = at;
  cell.page = table.page;
  cell.lines = make_lines(std::move(label.words), table.page);
  table.cells.push_back(std::move(cell));
}

void put_on_top(Table& table, Head head, const std::vector<double>& edges) {
  const double bottom = table.box.y0;
  const int rows = head.groups.empty() ? 1 : 2;
  for (Cell& cell : table.cells) {
    cell.row += rows;
  }
  table.rows += rows;
  std::vector<double> tops(head.columns.size(), bottom);
  std::vector<bool> grouped(head.columns.size(), false);
  for (const Label& column : head.columns) {
    table.box.y0 = column.words.empty() ? table.box.y0 : std::min(table.box.y0, column.box.y0);
  }
  for (Label& group : head.groups) {
    table.box.y0 = std::min(table.box.y0, group.box.y0);
  }
  for (Label& group : head.groups) {
    const auto first = static_cast<size_t>(group.col);
    const size_t last = first + static_cast<size_t>(group.span);
    std::fill(grouped.begin() + group.col, grouped.begin() + group.col + group.span, true);
    std::fill(tops.begin() + group.col, tops.begin() + group.col + group.span, group.box.y1);
    const Box box{edges[first], table.box.y0, edges[last], group.box.y1};
    const Cell at{0, group.col, 1, group.span, 0, box, {}};
    add_cell(table, std::move(group), at);
  }
  for (size_t c = 0; c < head.columns.size(); ++c) {
    const Box box{edges[c], grouped[c] ? tops[c] : table.box.y0, edges[c + 1], bottom};
    add_cell(table, std::move(head.columns[c]),
             {grouped[c] ? 1 : 0, static_cast<int>(c), grouped[c] ? 1 : rows, 1, 0, box, {}});
  }
  std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
}

/// Takes the words of the head out of `words`.
void take_words(const Head& head, std::vector<text::Word>& words) {
  const auto in = [](const std::vector<Label>& labels, const text::Word& word) {
    return std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
      return std::any_of(label.words.begin(), label.words.end(),
                         [&](const text::Word& own) { return own.box == word.box; });
    });
  };
  std::erase_if(words, [&](const text::Word& word) {
    return in(head.columns, word) || in(head.groups, word);
  });
}

double row_height(const Table& table) {
  std::vector<double> heights;
  for (const Cell& cell : table.cells) {
    if (cell.row_span == 1) {
      heights.push_back(cell.box.height());
    }
  }
  return heights.empty() ? 0 : median(heights);
}

/// The words of the top row where it is one cell over all columns: the rulings between its labels
/// were not seen.
std::vector<text::Word> words_of_whole_row(const Table& table) {
  std::vector<text::Word> out;
  const Cell& top = table.cells.front();
  if (top.row != 0 || top.row_span != 1 || top.col_span != table.cols || table.rows < kFewestRows) {
    return out;
  }
  for (const Line& line : top.lines) {
    out.insert(out.end(), line.words.begin(), line.words.end());
  }
  return out;
}

/// What stands under the last line that keeps to no column: text of the page above the head row.
std::vector<Label> below_text(std::vector<Label> labels, const Table& table) {
  double end = table.box.y0;
  for (const Label& label : labels) {
    const bool wide = label.box.width() > kWideText * table.box.width();
    end = label.span != 1 && wide ? std::max(end, label.box.cy()) : end;
  }
  std::erase_if(labels, [&](const Label& label) { return label.box.cy() <= end; });
  return labels;
}

/// Parts a top row that has no rulings between its labels; a title over them becomes text before
/// the table.
void part_top_row(Table& table, const std::vector<double>& edges, std::vector<text::Word>& words) {
  std::vector<text::Word> own = words_of_whole_row(table);
  std::vector<Label> labels = labels_of(own, edges, table.page);
  std::optional<Head> head = own.empty() ? std::nullopt : head_of(labels, edges.size() - 1);
  if (!own.empty() && !head) {
    head = head_of(below_text(std::move(labels), table), edges.size() - 1);
  }
  if (!head) {
    return;
  }
  take_words(*head, own);
  words.insert(words.end(), own.begin(), own.end());
  table.box.y0 = table.cells.front().box.y1;
  table.cells.erase(table.cells.begin());
  for (Cell& cell : table.cells) {
    --cell.row;
  }
  --table.rows;
  put_on_top(table, std::move(*head), edges);
}

}  // namespace

void add_rows_above(Table& table, std::vector<text::Word>& words) {
  const double reach = kPadding * row_height(table);
  const std::vector<double> edges = column_edges(table);
  part_top_row(table, edges, words);
  for (int n = 0; n < kMostRows && count_header_rows(table) == 0; ++n) {
    std::optional<Head> head = head_of(
        labels_of(words_above(words, table.box, reach), edges, table.page), edges.size() - 1);
    if (!head) {
      return;
    }
    take_words(*head, words);
    put_on_top(table, std::move(*head), edges);
  }
}

}  // namespace ita::layout
