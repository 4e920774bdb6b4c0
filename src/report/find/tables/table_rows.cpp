#include "report/find/tables/table_rows.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "report/find/levels.h"
#include "report/find/tables/cell_numbers.h"
#include "report/find/tables/numbered_rows.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Bytes of the key of a cell that is a year and little else.
constexpr size_t kYearCell = 60;
/// A longer label is a sentence, not the name of a row.
constexpr size_t kLabel = 240;

bool is_total(const GridCell& cell, const facts::Facts& facts) {
  const auto& alone = facts.lexicon("total-row-alone");
  // "เฉลี่ย 87.64": the label may stand in one cell with its number.
  const size_t digits = cell.key.find_last_not_of("0123456789") + 1;
  const std::string_view words = std::string_view(cell.key).substr(0, digits);
  return std::any_of(alone.begin(), alone.end(),
                     [&](const Phrase& word) { return !words.empty() && words == word.key; }) ||
         any_in(cell.key, facts.lexicon("total-row"));
}

/// "9.1 …": the number of a sub-indicator leads the label.
bool is_sub_indicator(const GridCell& cell) {
  const Marker marker = parse_marker(cell.text());
  return marker.style == MarkerStyle::dotted && marker.depth == 2;
}

bool is_year_cell(const GridCell& cell) {
  return cell.year.has_value() && cell.key.size() <= kYearCell;
}

TableRow of_indicator(const IndicatorRow& row) {
  TableRow out;
  out.row = row.row;
  out.last_row = std::max(row.row, row.last_row);
  out.field = Field::indicator;
  out.number = row.number;
  out.label = row.name;
  out.printed = row.printed;
  if (row.doubt) {
    out.doubts.push_back(*row.doubt);
  }
  return out;
}

/// "ค่าถ่วงน้ำหนักของ IIT … EIT … และ OIT …": a text about several names none of them; nor does one
/// that holds an indicator with its number, as where two columns were read as one.
bool names_several(const GridCell& cell, const IndicatorNames& names) {
  std::set<std::string> codes;
  bool indicator = false;
  for (const IndicatorNames::Mention& mention : names.find_all(Keyed(cell.text()), cell.text())) {
    if (!mention.instrument.empty()) {
      codes.insert(mention.instrument);
    }
    indicator = indicator || (mention.number != 0 && mention.by_number && mention.by_name);
  }
  return codes.size() > 1 || indicator;
}

/// What a cell says of its row; nothing where it is no label.
std::optional<TableRow> of_label(const GridCell& cell, const ScoreContext& context,
                                 const HeadingReader& reader) {
  TableRow out;
  out.row = out.last_row = cell.row;
  out.label = &cell;
  if (cell.label.question) {
    out.field = Field::question;
    return out;
  }
  if (cell.key.size() > kLabel || cell.empty()) {
    return std::nullopt;
  }
  if (is_sub_indicator(cell) && cell.instrument.empty() && !cell.score.value) {
    out.field = Field::sub_indicator;
    return out;
  }
  if (is_year_cell(cell) && !is_total(cell, context.facts)) {
    out.field = Field::overall;
    out.year = cell.year;
    return out;
  }
  // "Total 86.21, pass mark 85": what stands before the number names the row.
  const auto numbers = thai::find_numbers(cell.text());
  const auto decimal = std::find_if(numbers.begin(), numbers.end(),
                                    [](const thai::Number& n) { return n.decimals > 0; });
  out.heading =
      reader.read(std::string_view(cell.text())
                      .substr(0, decimal == numbers.end() ? std::string::npos : decimal->begin));
  if (!cell.instrument.empty() && cell.row_span > 1) {
    return std::nullopt;  // it stands beside several rows: the name of a group
  }
  if (!cell.instrument.empty() && names_several(cell, context.names)) {
    return std::nullopt;
  }
  if (!cell.instrument.empty()) {
    out.field = Field::instrument;
    out.instrument = cell.instrument;
    return out;
  }
  const Role role = out.heading.role;
  const bool total = is_total(cell, context.facts);
  const bool other_role = role != Role::score && role != Role::unexplained && role != Role::other;
  const bool whole = total || out.heading.kind == "own" || out.heading.kind == "final";
  if (!whole && !other_role) {
    return std::nullopt;
  }
  out.field = Field::overall;
  out.year = cell.year;
  return out;
}

/// A row whose label says instrument, total, year …; the cell that says most decides.
std::optional<TableRow> of_row(const Grid& grid, int r, const ScoreContext& context,
                               const HeadingReader& reader) {
  std::optional<TableRow> out;
  bool leads = true;  // nothing stands before it in the row
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* cell = grid.at(r, c);
    if (cell == nullptr || cell->row != r || cell->col != c || cell->empty()) {
      continue;
    }
    const bool first = leads;
    leads = false;
    const bool bare = cell->score.state == ScoreState::score && !cell->year;
    if (bare && c > 0) {
      continue;
    }
    auto found = of_label(*cell, context, reader);
    if (found && found->field == Field::question) {
      return found;
    }
    // Only the label of a row makes it one of targets or of others; a total may stand anywhere.
    const bool of_role = found && found->field == Field::overall && !is_total(*cell, context.facts);
    if (of_role && !first) {
      continue;
    }
    const bool better =
        found && (!out || (out->field == Field::overall && found->field == Field::instrument));
    if (better) {
      out = std::move(found);
    }
  }
  return out;
}

/// The instrument that all indicators of a table belong to; empty for several.
std::string only_instrument(const TableRows& table, const IndicatorNames& names) {
  std::set<std::string> codes;
  for (const TableRow& row : table.rows) {
    const facts::Indicator* indicator = names.indicator(row.number);
    if (indicator != nullptr) {
      codes.insert(indicator->instrument);
    }
  }
  return codes.size() == 1 ? *codes.begin() : "";
}

/// Whether the print of the label reaches beyond this part of a table: "total" below three blocks
/// side by side is said of none of them.
bool reaches_beyond(const GridCell& label) {
  const layout::Cell* whole = label.cell;
  return whole != nullptr && whole->col_span * whole->row_span > label.col_span * label.row_span;
}

/// A mean right below the rows of one instrument, before the next one's, is that instrument's.
void settle_subtotals(TableRows& table, const IndicatorNames& names) {
  const std::string only = only_instrument(table, names);
  const auto settle_last = [&](TableRow& row) {
    const Role role = row.heading.role;
    if (!only.empty() && row.field == Field::overall && !row.year && !reaches_beyond(*row.label) &&
        (role == Role::score || role == Role::unexplained)) {
      row.field = Field::instrument;
      row.instrument = only;
    }
  };
  settle_last(table.rows.back());
  if (table.rows.size() > 1 && reaches_beyond(*table.rows.back().label)) {
    settle_last(table.rows[table.rows.size() - 2]);
  }
  for (size_t i = 1; i + 1 < table.rows.size(); ++i) {
    TableRow& row = table.rows[i];
    const TableRow& above = table.rows[i - 1];
    const TableRow& below = table.rows[i + 1];
    if (row.field != Field::overall || above.field != Field::indicator || row.year ||
        (below.field != Field::indicator && below.field != Field::instrument)) {
      continue;
    }
    const facts::Indicator* last = names.indicator(above.number);
    const facts::Indicator* next = names.indicator(below.number);
    const std::string code = next != nullptr ? next->instrument : below.instrument;
    if (last != nullptr && last->instrument != code) {
      row.field = Field::instrument;
      row.instrument = last->instrument;
    }
  }
}

}  // namespace

int TableRows::first_row() const {
  int out = rows.empty() ? 0 : rows.front().row;
  for (const TableRow& row : rows) {
    const bool counts = indicators == 0 || row.field == Field::indicator;
    out = counts ? std::min(out, row.row) : out;
  }
  if (indicators > 0) {
    out = rows.back().row;
    for (const TableRow& row : rows) {
      out = row.field == Field::indicator ? std::min(out, row.row) : out;
    }
  }
  return out;
}

TableRows find_rows(const Grid& grid, const ScoreContext& context, const HeadingReader& reader) {
  TableRows out;
  const RowPlan plan = plan_rows(grid, context.names);
  out.name_col = plan.name_col;
  out.index_col = plan.index_col;
  for (const IndicatorRow& row : plan.rows) {
    out.rows.push_back(of_indicator(row));
  }
  if (out.rows.empty()) {
    out = rows_by_number(grid, context);
  }
  out.indicators = out.rows.size();
  const int first = out.indicators == 0 ? 0 : out.rows.front().row;
  std::set<int> numbered;
  for (const TableRow& row : out.rows) {
    numbered.insert(row.row);
  }
  const int from = out.indicators == 0 ? grid.header_rows() : std::min(grid.header_rows(), first);
  std::vector<TableRow> years;
  for (int r = from; r < grid.rows(); ++r) {
    if (plan.covers(r) || numbered.contains(r)) {
      continue;
    }
    auto row = of_row(grid, r, context, reader);
    const bool years_below = row && row->year && out.indicators > 0 &&
                             row->field == Field::overall && row->heading.empty();
    if (row) {
      (years_below ? years : out.rows).push_back(std::move(*row));
    }
  }
  // A table of years in the same frame is read by itself; one row below the total is none.
  if (years.size() == 1) {
    out.rows.push_back(std::move(years.front()));
  }
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const TableRow& a, const TableRow& b) { return a.row < b.row; });
  if (out.indicators > 0) {
    settle_subtotals(out, context.names);
  }
  return out;
}

Role role_in_row(const TableRow& row, Role of_column) {
  if (row.field == Field::question || row.field == Field::sub_indicator) {
    return of_column != Role::score       ? of_column
           : row.field == Field::question ? Role::question
                                          : Role::sub_indicator;
  }
  const Role own = row.heading.role;
  const bool total = row.field == Field::indicator || own == Role::score || own == Role::points ||
                     own == Role::unexplained || own == Role::other;
  return total || row.field == Field::instrument ? of_column : own;
}

}  // namespace ita::report
