#include "report/view/grid.h"

#include <algorithm>

#include "report/view/evidence.h"
#include "report/view/raised.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

std::optional<int> year_in(std::string_view text, const facts::Facts& facts) {
  std::optional<int> out;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (number.decimals != 0 || number.thousands || number.negative) {
      continue;
    }
    const std::string_view digits = text.substr(number.begin, number.end - number.begin);
    if (const auto year = thai::parse_year_be(digits)) {
      if (out && *out != *year) {
        return std::nullopt;
      }
      out = year;
    }
  }
  if (out) {
    return out;
  }
  // "ปี 66", "ปีงบ 68": two digits only where the word says that it is a year.
  const size_t at = text.find(facts.lexicon("short-year-word").front().text);
  if (at != std::string_view::npos) {
    const auto numbers = thai::find_numbers(text.substr(at));
    if (numbers.size() == 1 && numbers[0].decimals == 0 && numbers[0].value >= 55 &&
        numbers[0].value < 100) {
      const std::string_view rest = text.substr(at);
      return thai::parse_year_be(rest.substr(numbers[0].begin, numbers[0].end - numbers[0].begin),
                                 true);
    }
  }
  return std::nullopt;
}

Grid::Grid(const layout::Table& table, const IndicatorNames& names)
    : rows_(table.rows), cols_(table.cols), header_rows_(table.header_rows) {
  for (const layout::Cell& cell : table.cells) {
    auto out = std::make_shared<GridCell>();
    out->cell = &cell;
    out->traced = layout::TracedText::of(cell.lines, true);
    out->key = thai::match_key(out->text());
    out->label = names.match(out->text());
    const std::string level = without_raised(out->traced);
    out->score = read_score(level, names.facts());
    out->number = read_number(level, names.facts());
    out->year = year_in(out->text(), names.facts());
    out->instrument = names.instrument(out->text());
    out->row = cell.row;
    out->col = cell.col;
    out->row_span = cell.row_span;
    out->col_span = cell.col_span;
    cells_.push_back(std::move(out));
  }
  place();
}

void Grid::place() {
  grid_.assign(static_cast<size_t>(std::max(0, rows_)) * static_cast<size_t>(std::max(0, cols_)),
               nullptr);
  for (const auto& cell : cells_) {
    for (int r = cell->row; r < std::min(rows_, cell->row + cell->row_span); ++r) {
      for (int c = cell->col; c < std::min(cols_, cell->col + cell->col_span); ++c) {
        if (r >= 0 && c >= 0) {
          grid_[static_cast<size_t>(r * cols_ + c)] = cell.get();
        }
      }
    }
  }
}

const GridCell* Grid::at(int row, int col) const {
  return row < 0 || col < 0 || row >= rows_ || col >= cols_
             ? nullptr
             : grid_[static_cast<size_t>(row * cols_ + col)];
}

Grid Grid::transposed() const {
  Grid out;
  out.rows_ = cols_;
  out.cols_ = rows_;
  for (const auto& cell : cells_) {
    auto turned = std::make_shared<GridCell>(*cell);
    std::swap(turned->row, turned->col);
    std::swap(turned->row_span, turned->col_span);
    out.cells_.push_back(std::move(turned));
  }
  out.place();
  return out;
}

Grid Grid::rows_from(int from) const {
  Grid out;
  out.rows_ = rows_ - from;
  out.cols_ = cols_;
  for (const auto& cell : cells_) {
    if (cell->row >= from) {
      auto part = std::make_shared<GridCell>(*cell);
      part->row -= from;
      out.cells_.push_back(std::move(part));
    }
  }
  out.place();
  return out;
}

Grid Grid::columns(int from, int to) const {
  Grid out;
  out.rows_ = rows_;
  out.cols_ = to - from;
  out.header_rows_ = header_rows_;
  for (const auto& cell : cells_) {
    const int begin = std::max(cell->col, from);
    const int end = std::min(cell->col + cell->col_span, to);
    if (begin < end) {
      auto part = std::make_shared<GridCell>(*cell);
      part->col = begin - from;
      part->col_span = end - begin;
      out.cells_.push_back(std::move(part));
    }
  }
  out.place();
  return out;
}

}  // namespace ita::report
