#include "layout/tables/header.h"

#include <algorithm>

#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "thai/key.h"
#include "thai/list_marker.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr int kMostHeaderRows = 5;
constexpr int kFewestNumbered = 3;  // "1 2" over two columns may be values
constexpr Share kBoldRow{7, 10};    // of a row's symbols: signs of another font do not matter
constexpr Share kBoldBody{4, 10};   // of the body's symbols, from where bold type tells no heading
constexpr Share kNumbersBelow{2, 3};  // of a column's cells, for a column of numbers
constexpr Share kFilledRow{3, 5};     // of its cells: a heading names most columns

struct RowFacts {
  int cells = 0;   ///< cells that begin in the row
  int filled = 0;  ///< of these, with text
  int decimals = 0;
  int numbers = 0;  ///< cells that are one number, decimals included
  int markers = 0;  ///< cells that begin with a list number
  size_t bold = 0;  ///< symbols
  size_t symbols = 0;
  bool spans_all = false;
  bool divided = false;         ///< a cell spans several columns, not all
  int deepest = 1;              ///< largest row_span
  bool first_is_entry = false;  ///< its first text is a list number or a plain number

  bool is_bold() const { return symbols > 0 && kBoldRow.reached(bold, symbols); }
};

RowFacts facts_of(const Table& table, int row) {
  RowFacts out;
  bool first = true;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) {
      continue;
    }
    ++out.cells;
    out.spans_all = out.spans_all || (cell.col_span == table.cols && table.cols > 1);
    out.divided = out.divided || (cell.col_span > 1 && cell.col_span < table.cols);
    if (cell.lines.empty()) {
      first = false;
      continue;
    }
    out.deepest = std::max(out.deepest, cell.row_span);
    ++out.filled;
    const std::string text = cell.text();
    const bool number = number_like(text);
    const thai::ListMarker marker = thai::list_marker(text);
    out.decimals += decimal_like(text);
    out.numbers += number;
    const bool entry = number || (marker.style != thai::ListStyle::none &&
                                  marker.style != thai::ListStyle::bullet);
    out.markers += entry && !number;
    if (first) {
      out.first_is_entry = entry;
      first = false;
    }
    for (const Line& line : cell.lines) {
      for (const text::Word& word : line.words) {
        out.symbols += word.symbols.size();
        out.bold += word.bold ? word.symbols.size() : 0;
      }
    }
  }
  return out;
}

/// A row such as "(1) (2) (3)" that numbers the columns.
bool numbers_columns(const Table& table, int row) {
  int expected = 1;
  int seen = 0;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) {
      continue;
    }
    const std::string text = cell.text();
    if (text.empty() && seen == 0) {
      continue;
    }
    if (!number_like(text) || page_number_value(text) != expected) {
      return false;
    }
    ++expected;
    ++seen;
  }
  return seen >= kFewestNumbered && seen + 1 >= table.cols;
}

bool words_above_numbers(const Table& table, int row, int body) {
  for (int col = 0; col < table.cols; ++col) {
    const Cell* head = table.at(row, col);
    if (head == nullptr || head->lines.empty() || number_like(head->text())) {
      continue;
    }
    int numbers = 0;
    int filled = 0;
    for (int r = body; r < table.rows; ++r) {
      const Cell* cell = table.at(r, col);
      if (cell != nullptr && !cell->lines.empty()) {
        ++filled;
        numbers += number_like(cell->text());
      }
    }
    if (filled > 0 && kNumbersBelow.reached(numbers, filled)) {
      return true;
    }
  }
  return false;
}

/// Goes down the rows of a table as long as they are heading.
class HeaderRows {
 public:
  explicit HeaderRows(const Table& table) : table_(table) {
    for (int row = 0; row < table.rows; ++row) {
      rows_.push_back(facts_of(table, row));
    }
    size_t bold = 0;
    size_t symbols = 0;
    for (int row = (table.rows + 1) / 2; row < table.rows; ++row) {
      bold += at(row).bold;
      symbols += at(row).symbols;
    }
    bold_tells_ = !kBoldBody.reached(bold, symbols);
  }

  int count() {
    for (int row = 0; row + 1 < table_.rows && row < kMostHeaderRows; ++row) {
      const Kind kind = kind_of(row);
      if (kind == Kind::body) {
        break;
      }
      header_ = kind == Kind::title ? header_ : row + 1;
      covered_ = kind == Kind::heading ? std::max(covered_, row + at(row).deepest) : covered_;
    }
    return std::min(std::max(header_, std::min(covered_, header_ + 2)), table_.rows - 1);
  }

 private:
  /// A title over the table is a header only when one follows.
  enum class Kind { title, column_numbers, heading, body };

  const RowFacts& at(int row) const { return rows_[static_cast<size_t>(row)]; }

  Kind kind_of(int row) const {
    const RowFacts& facts = at(row);
    const bool inside = row < covered_;
    if (facts.decimals > 0 && !(inside && facts.is_bold())) {
      return Kind::body;
    }
    if (row > 0 && numbers_columns(table_, row)) {
      return Kind::column_numbers;
    }
    if (facts.spans_all && facts.filled == 1) {
      return row == 0 && !facts.first_is_entry ? Kind::title : Kind::body;
    }
    const bool entry =
        facts.first_is_entry && 2 * (facts.markers + facts.numbers) < facts.filled + 1;
    const bool sparse = !kFilledRow.reached(facts.filled, facts.cells);
    if (!inside && (entry || sparse || facts.filled == 0)) {
      return Kind::body;
    }
    return inside || looks_like_heading(row) ? Kind::heading : Kind::body;
  }

  bool looks_like_heading(int row) const {
    const RowFacts& facts = at(row);
    const bool stands_out = bold_tells_ && facts.is_bold();
    const bool after_division = row > 0 && header_ == row && at(row - 1).divided;
    // Without bold type the first row is a heading by habit, unless bold type elsewhere shows that
    // it is not.
    const bool by_habit = header_ == 0 && (facts.bold == 0 || !bold_tells_ ||
                                           words_above_numbers(table_, row, row + 1));
    return stands_out || by_habit || (after_division && facts.numbers == 0);
  }

  const Table& table_;
  std::vector<RowFacts> rows_;
  bool bold_tells_ = false;  ///< the body is not bold itself
  int header_ = 0;           ///< rows that are heading so far
  int covered_ = 0;          ///< rows that cells of the heading reach into
};

}  // namespace

int count_header_rows(const Table& table) {
  if (table.rows < 2 || table.cols < 2) {
    return 0;
  }
  return HeaderRows(table).count();
}

std::string row_key(const Table& table, int row) {
  std::string out;
  for (const Cell& cell : table.cells) {
    if (cell.row == row) {
      out += thai::match_key(cell.text());
    }
  }
  return out;
}

}  // namespace ita::layout
