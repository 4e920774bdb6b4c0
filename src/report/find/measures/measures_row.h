#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/find/measures/measures_columns.h"
#include "report/report.h"

namespace ita::report::detail {

/// Cells of one role in one row; a cell that spans rows belongs to each row that it covers.
std::vector<const layout::Cell*> cells_of(const layout::Table& table, const MeasureColumns& roles,
                                          int row, std::string_view role);
std::string cell_text(const layout::Cell& cell);

/// Reads one row of a table of measures, or several that share a title cell.
class MeasureRow {
 public:
  MeasureRow(const layout::Table& table, const MeasureColumns& roles, const facts::Facts& facts)
      : table_(table), roles_(roles), facts_(facts) {}

  /// `broken`: the row goes on from the page before.
  void add(Measure& into, int row, bool broken);

 private:
  /// Cells of the role that this measure has not taken yet.
  std::vector<const layout::Cell*> fresh(int row, std::string_view role);
  void add_responsible(Measure& into, int row, bool broken);
  bool tells_by_shade(int row) const;
  void add_schedule(std::string& text, Review& review, int row);
  /// Text of columns that have no place of their own stays with its heading.
  void keep_others(Measure& into, int row, bool broken);
  void doubt_shared_cells(Review& review, int row) const;
  /// The cell reaches over a column that is read.
  bool has_place(const layout::Cell& cell, const std::set<std::string>& placed) const;
  void append_new(std::vector<std::string>& into, int row, std::string_view role, bool broken);

  std::set<std::string> schedules_;  ///< taken so far, each once
  const layout::Table& table_;
  const MeasureColumns& roles_;
  const facts::Facts& facts_;
  std::set<const layout::Cell*> taken_, in_evidence_;
  std::string printed_;               ///< the schedule but for what is ticked
  std::map<int, std::string> ticks_;  ///< what stands in the columns to tick
  bool started_ = false;
};

}  // namespace ita::report::detail
