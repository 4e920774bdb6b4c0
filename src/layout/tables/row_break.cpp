#include "layout/tables/row_break.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "thai/list_marker.h"
#include "thai/numerals.h"

namespace ita::layout {

namespace {

constexpr Share kAlwaysFilled{4, 5};  // of the other cells of the column: an empty one goes on
constexpr Share kRowNumbers{2, 3};    // of the cells of a column that numbers the rows

bool filled(const Cell* cell) { return cell != nullptr && !cell->lines.empty(); }

std::optional<Reason> said(const char* code, const Table& next) {
  return Reason{code, {{"page", std::to_string(next.page)}}, {}};
}

bool numbered(const thai::ListMarker& marker) {
  return marker.style != thai::ListStyle::none && marker.style != thai::ListStyle::bullet;
}

/// The number with which the cell begins: of a row, or of an item of a list.
std::optional<int> number_of(const Cell* cell) {
  if (!filled(cell)) {
    return std::nullopt;
  }
  const std::string text = cell->lines.front().text();
  if (const thai::ListMarker marker = thai::list_marker(text); numbered(marker)) {
    return marker.value;
  }
  return number_like(text) ? std::optional(page_number_value(text)) : std::nullopt;
}

bool bulleted(const Cell* cell) {
  return filled(cell) &&
         thai::list_marker(cell->lines.front().text()).style != thai::ListStyle::none;
}

bool one_value(const Cell* cell) {
  return filled(cell) && cell->lines.size() == 1 &&
         (decimal_like(cell->text()) || blank_value(cell->text()));
}

/// The cells of a column of both tables without the headings and without the row in question: each
/// certainly begins its row.
std::vector<const Cell*> others(const Table& a, const Table& b, int first, int col) {
  std::vector<const Cell*> out;
  for (int row = a.header_rows; row < a.rows; ++row) {
    out.push_back(a.at(row, col));
  }
  for (int row = first + 1; row < b.rows; ++row) {
    out.push_back(b.at(row, col));
  }
  return out;
}

/// Numbers that begin with 1 again and again are those of the items in each cell.
bool counts_items(const std::vector<const Cell*>& cells) {
  int ones = 0;
  int all = 0;
  for (const Cell* cell : cells) {
    const auto number = number_of(cell);
    all += number ? 1 : 0;
    ones += number == 1 ? 1 : 0;
  }
  return ones >= 2 && 2 * ones > all;
}

/// "1." and "1.1" in one column: the rows are numbered as an outline.
bool is_outline(const std::vector<const Cell*>& cells) {
  bool upper = false, lower = false;
  for (const Cell* cell : cells) {
    if (filled(cell)) {
      const thai::ListMarker marker = thai::list_marker(cell->lines.front().text());
      upper = upper || (numbered(marker) && marker.depth == 1);
      lower = lower || (numbered(marker) && marker.depth > 1);
    }
  }
  return upper && lower;
}

/// The last item that the cell has come to; 0 where it numbers none.
int last_item(const Cell* cell) {
  int out = 0;
  if (cell == nullptr) {
    return out;
  }
  for (const Line& line : cell->lines) {
    const thai::ListMarker marker = thai::list_marker(line.text());
    if (numbered(marker) && marker.value == out + 1) {
      ++out;
    }
  }
  return out;
}

/// What the columns say of the row in question.
struct Signs {
  int items_go_on = 0;  ///< it begins with the item that comes next in the cell above
  int used_up = 0;      ///< cells that are empty here and nowhere else
  int no_marker = 0;    ///< cells without a marker where all others have one
  int items_anew = 0;   ///< it begins with 1 under a cell that has text
};

Signs read_signs(const Table& a, const Table& b, int first) {
  Signs out;
  for (int col = 0; col < a.cols; ++col) {
    const Cell* cell = b.at(first, col);
    const std::vector<const Cell*> rest = others(a, b, first, col);
    const auto full = std::count_if(rest.begin(), rest.end(), filled);
    const auto marked = std::count_if(rest.begin(), rest.end(), bulleted);
    if (!filled(cell)) {
      const bool whole = cell == nullptr || cell->row_span == 1;
      out.used_up += whole && full > 0 && kAlwaysFilled.reached(full, rest.size()) ? 1 : 0;
      continue;
    }
    out.no_marker += !bulleted(cell) && full >= 2 && marked == full ? 1 : 0;
    const auto number = number_of(cell);
    const Cell* above = a.at(a.rows - 1, col);
    if (number && thai::list_marker(cell->lines.front().text()).style != thai::ListStyle::none) {
      out.items_go_on += *number >= 2 && last_item(above) + 1 == *number ? 1 : 0;
      out.items_anew += *number == 1 && filled(above) ? 1 : 0;
    }
  }
  return out;
}

/// The number of the last row of the table that has one in this column.
int last_number(const Table& table, int col) {
  for (int row = table.rows; row-- > table.header_rows;) {
    if (const auto number = number_of(table.at(row, col))) {
      return *number;
    }
  }
  return 0;
}

/// "5 กระบวนการ": a scan lost the point behind the number that comes next.
bool begins_with(const Cell* cell, int number) {
  if (!filled(cell)) {
    return false;
  }
  const std::string text = cell->lines.front().text();
  const auto found = thai::find_numbers(text);
  return !found.empty() && found.front().begin == 0 && found.front().decimals == 0 &&
         found.front().value == number && found.front().end < text.size() &&
         text[found.front().end] == ' ';
}

/// The column that numbers the rows decides; nothing where there is none.
std::optional<RowBreak> by_number(const Table& a, const Table& b, int first) {
  for (int col = 0; col < std::min(2, a.cols); ++col) {
    const std::vector<const Cell*> rest = others(a, b, first, col);
    const auto numbers = std::count_if(
        rest.begin(), rest.end(), [](const Cell* cell) { return number_of(cell).has_value(); });
    const auto rows = static_cast<std::ptrdiff_t>(rest.size());
    if (numbers < 1 || !kRowNumbers.reached(numbers, rows) ||
        (counts_items(rest) && !is_outline(rest))) {
      continue;
    }
    const Cell* cell = b.at(first, col);
    const auto number = number_of(cell);
    if (col > 0 && rows < 2 && number && !number_like(cell->lines.front().text())) {
      continue;  // one row does not tell whether its text is numbered or an item in it
    }
    if (number || begins_with(cell, last_number(a, col) + 1)) {
      return RowBreak{};
    }
    if (cell != nullptr && cell->row_span > 1 && !filled(cell)) {
      continue;  // a merged cell goes on; another column must tell
    }
    const bool sure = rows >= 2 && numbers + 1 >= rows;
    return RowBreak{true, sure ? std::nullopt : said("row-joined-unnumbered", b)};
  }
  return std::nullopt;
}

}  // namespace

RowBreak row_break(const Table& table, const Table& next, int first) {
  // A value is never in two pieces: where both rows have one, they are two rows.
  for (int col = 0; col < table.cols; ++col) {
    if (one_value(table.at(table.rows - 1, col)) && one_value(next.at(first, col))) {
      return {};
    }
  }
  if (const auto decided = by_number(table, next, first)) {
    return *decided;
  }
  const Signs signs = read_signs(table, next, first);
  if (signs.items_go_on > 0) {
    return {true, signs.items_anew > 0 ? said("row-joined", next) : std::nullopt};
  }
  const int missing = signs.used_up + signs.no_marker;
  if (missing > 1 || (signs.used_up > 0 && !filled(next.at(first, 0)))) {
    return {true, std::nullopt};
  }
  if (missing > 0 && signs.items_anew == 0) {
    return {true, said("row-joined", next)};
  }
  return {};
}

}  // namespace ita::layout
