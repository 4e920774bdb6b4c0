#include "layout/lines/open_brackets.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/lines.h"

namespace ita::layout {

namespace {

// Of the type size: apart by no more, two pieces are one text.
constexpr double kSameBaseline = 0.2, kSpaceAtMost = 0.6;

/// Brackets that are open at the end of the text; less than none where the text closes one that it
/// did not open.
int open_brackets(const std::string& text) {
  int depth = 0, least = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    least = std::min(least, depth);
  }
  return least < 0 ? least : depth;
}

/// No more than a space stands between the two, on one line.
bool run_on(const Line& left, const Line& right) {
  const double size = std::max(left.size, right.size);
  return std::fabs(left.baseline - right.baseline) < kSameBaseline * size &&
         right.box.x0 - left.box.x1 < kSpaceAtMost * size;
}

bool one_cell(const Cell& left, const Cell& right) {
  return left.row == right.row && left.row_span == right.row_span &&
         right.col == left.col + left.col_span && left.lines.size() == 1 &&
         right.lines.size() == 1 && run_on(left.lines[0], right.lines[0]) &&
         open_brackets(left.lines[0].text()) > 0 && open_brackets(right.lines[0].text()) < 0;
}

}  // namespace

void join_open_brackets(Table& table) {
  for (size_t i = 0; i < table.cells.size(); ++i) {
    Cell& left = table.cells[i];
    const auto right = std::find_if(table.cells.begin(), table.cells.end(),
                                    [&](const Cell& cell) { return one_cell(left, cell); });
    if (right == table.cells.end()) {
      continue;
    }
    std::vector<text::Word> words = left.lines[0].words;
    words.insert(words.end(), right->lines[0].words.begin(), right->lines[0].words.end());
    left.lines = {make_line(std::move(words), left.page)};
    left.col_span += right->col_span;
    left.box = unite(left.box, right->box);
    table.cells.erase(right);
  }
}

}  // namespace ita::layout
