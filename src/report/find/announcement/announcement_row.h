#pragma once

#include <optional>
#include <vector>

#include "report/find/announcement/announcement_agency.h"
#include "report/find/announcement/announcement_columns.h"
#include "report/ledger.h"
#include "report/report.h"

namespace ita::report {

/// What a row of a published list gives.
struct ListedRow {
  std::optional<Report> report;     ///< nothing where the row names no agency
  std::vector<LedgerEntry> ledger;  ///< its numbers; `used_by` without the report's own path
  std::vector<Reason> doubts;       ///< of a row that gave no report though it has numbers
};

/// The rows of one table of a list.
class ListRows {
 public:
  ListRows(const Grid& grid, const ListColumns& plan, const IndicatorNames& names,
           const facts::Facts& facts);

  /// The place or kind that the row names for those below it.
  std::optional<ListPlace> group(int row) const;
  ListedRow read(int row, const ListPlace& where) const;

 private:
  const GridCell* cell(int row, ListColumn::Kind kind) const;
  bool is_mean(int row) const;
  void set_place(int row, ListPlace& where) const;
  void read_values(int row, ListedRow& out) const;
  void read_instrument(const GridCell& cell, const ListColumn& column, ListedRow& out) const;
  void read_indicator(const GridCell& cell, const ListColumn& column, ListedRow& out) const;
  void read_overall(const GridCell& cell, const ListColumn& column, ListedRow& out) const;
  void read_history(const GridCell& cell, const ListColumn& column, ListedRow& out) const;
  void read_level(int row, ListedRow& out) const;
  void doubt_sum(ListedRow& out) const;
  /// What the instruments of a row add up to.
  struct RowSum {
    double sum = 0, weighted = 0;
    size_t found = 0;
    bool above = false;  ///< one exceeds its weight
  };
  RowSum instruments_of(int row) const;
  void find_scale();

  const Grid& grid_;
  const ListColumns& plan_;
  const IndicatorNames& names_;
  const facts::Facts& facts_;
  std::string scale_;  ///< of the instruments' columns: "percent", "points"
};

}  // namespace ita::report
