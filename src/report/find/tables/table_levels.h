#pragma once

#include <optional>
#include <vector>

#include "report/find/candidate.h"
#include "report/find/tables/table_columns.h"

namespace ita::report {

/// The levels that a table of scores prints: in the cell of a score, in the row of the total, in
/// rows of their own.
class TableLevels {
 public:
  /// `score`: index of the column of the scores, -1 where there is none.
  TableLevels(const Grid& grid, const TableRows& rows, const std::vector<TableColumn>& columns,
              int score, const facts::Facts& facts);

  /// The level that a cell states; null for the cell gives nothing.
  std::optional<Level> of(const GridCell* cell) const;

  /// The level in the row of a total: under the scores, else in a column that is of no other year.
  /// It goes to the row's scores, which are those of `into` from `begin` on, or stands alone.
  void add(std::vector<Candidate>& into, size_t begin, const TableRow& row) const;

  /// Rows that hold nothing but levels, under the scores of the years.
  void add_rows(std::vector<Candidate>& into) const;

 private:
  std::optional<int> year_of_scores() const;
  std::optional<Level> in_brackets(const GridCell& label) const;
  bool of_other_role(int col) const;
  bool give(std::vector<Candidate>& into, size_t begin, const TableRow& row,
            const Level& level) const;
  Candidate under(int col, const Level& level, const GridCell& cell) const;
  void add_row(std::vector<Candidate>& into, int row) const;

  const Grid& grid_;
  const TableRows& rows_;
  const std::vector<TableColumn>& columns_;
  int score_;
  const facts::Facts& facts_;
};

}  // namespace ita::report
