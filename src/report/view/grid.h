#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "layout/lines/traced.h"
#include "report/view/indicator_match.h"
#include "report/view/score_value.h"

namespace ita::report {

/// A table cell read in every way that a score table needs.
struct GridCell {
  const layout::Cell* cell = nullptr;
  layout::TracedText traced;  ///< lines joined as prose
  std::string key;
  IndicatorLabel label;
  ScoreReading score;
  std::optional<double> number;  ///< any number, negative or above 100 too
  std::optional<int> year;
  std::string instrument;                            ///< code that it names
  int row = 0, col = 0, row_span = 1, col_span = 1;  ///< in the grid (transposed where the grid is)

  const std::string& text() const { return traced.text(); }
  bool empty() const { return key.empty() && text().empty(); }
};

/// A table as a full grid; cells that span are found at every place they cover.
class Grid {
 public:
  Grid(const layout::Table& table, const IndicatorNames& names);

  int rows() const { return rows_; }
  int cols() const { return cols_; }
  int header_rows() const { return header_rows_; }
  /// Null where the table has no cell.
  const GridCell* at(int row, int col) const;
  /// Rows become columns.  Cells are shared.
  Grid transposed() const;
  /// The columns [from, to) as a grid of their own; columns count from 0 again.
  Grid columns(int from, int to) const;
  /// The rows from `from` on as a grid of their own, without header.
  Grid rows_from(int from) const;

 private:
  Grid() = default;
  void place();
  int rows_ = 0, cols_ = 0, header_rows_ = 0;
  std::vector<std::shared_ptr<const GridCell>> cells_;
  std::vector<const GridCell*> grid_;
};

/// The year that a heading or a cell states ("ปี 2566", "พ.ศ. ๒๕๖๗", "2024").
std::optional<int> year_in(std::string_view text, const facts::Facts& facts);

}  // namespace ita::report
