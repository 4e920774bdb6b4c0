#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/tables/cell_numbers.h"
#include "report/find/tables/table_columns.h"
#include "report/find/tables/table_levels.h"

namespace ita::report {

/// The numbers of a grid whose rows and columns are understood, as candidates.
class TableCells {
 public:
  /// `score`: index of the column of the scores, -1 where there is none.
  TableCells(const Grid& grid, const TableRows& rows, const std::vector<TableColumn>& columns,
             int score, const ScoreContext& context);

  std::vector<Candidate> candidates() const;

 private:
  void add_row(std::vector<Candidate>& into, size_t row) const;
  void add_cell(std::vector<Candidate>& into, size_t row, const TableColumn& column,
                const GridCell& cell) const;
  void add_instrument(std::vector<Candidate>& into, size_t row, const TableColumn& column,
                      const GridCell& cell) const;
  void add_missing(std::vector<Candidate>& into, size_t row) const;
  void add_only_number(std::vector<Candidate>& into, size_t row) const;
  bool is_of_other_column(const GridCell& cell) const;
  bool stands_alone(const TableRow& row) const;
  void add_sentence(std::vector<Candidate>& into, size_t row) const;
  Candidate start(size_t row, const TableColumn* column) const;
  void take(Candidate& out, const GridCell& cell, const CellNumbers& numbers,
            const TableColumn* column) const;
  const TableColumn* scores() const;
  bool small_scale() const;

  const Grid& grid_;
  const TableRows& rows_;
  const std::vector<TableColumn>& columns_;
  int score_;
  const ScoreContext& context_;
  const TableLevels levels_;
  bool small_ = false;   ///< no score is over 10
  bool split_ = false;   ///< its cells hold a second number
  bool commas_ = false;  ///< the table writes commas for decimal points
};

}  // namespace ita::report
