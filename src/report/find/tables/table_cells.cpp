#include "report/find/tables/table_cells.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr int kUsual = 3;  ///< cells that make a way of writing that of the table
constexpr double kEqual = 0.0251;

const facts::InstrumentFact* fact_of(const IndicatorNames& names, const std::string& code) {
  for (const facts::InstrumentFact& fact : names.year().instruments) {
    if (fact.code == code) {
      return &fact;
    }
  }
  return nullptr;
}

bool is_weight(const GridCell& cell, const facts::InstrumentFact& fact) {
  return cell.number && (std::fabs(*cell.number - fact.weight * 100) < kEqual ||
                         std::fabs(*cell.number - fact.weight) < kEqual / 100);
}

/// "EIT (93.11) 6. Quality …": the label has a number of its own, and the row's may be of what
/// follows it.
bool holds_score(const GridCell* label, const GridCell& cell) {
  if (label == nullptr || label == &cell) {
    return false;
  }
  const auto numbers = thai::find_numbers(label->text());
  return std::any_of(numbers.begin(), numbers.end(),
                     [](const thai::Number& n) { return n.decimals == 2; });
}

std::string printed_name(const TableRow& row) {
  if (!row.printed.empty() || row.label == nullptr) {
    return row.printed;
  }
  const Span name = row.label->label.name;
  return name.empty()
             ? ""
             : clean(std::string_view(row.label->text()).substr(name.begin, name.end - name.begin));
}

}  // namespace

TableCells::TableCells(const Grid& grid, const TableRows& rows,
                       const std::vector<TableColumn>& columns, int score,
                       const ScoreContext& context)
    : grid_(grid),
      rows_(rows),
      columns_(columns),
      score_(score),
      context_(context),
      levels_(grid, rows, columns, score, context.facts) {
  int commas = 0, split = 0;
  if (const TableColumn* column = scores()) {
    for (const auto& [row, cell] : column->cells) {
      const CellNumbers numbers = read_cell(*cell, column->heading, context.facts);
      commas += numbers.comma ? 1 : 0;
      split += numbers.split ? 1 : 0;
    }
  }
  small_ = small_scale();
  commas_ = commas >= kUsual;
  split_ = split >= kUsual;
}

/// All scores at most 10: of another scale, unless the heading says that 100 is the full score.
bool TableCells::small_scale() const {
  constexpr double kSmall = 10;
  int count = 0;
  const TableColumn* column = scores();
  for (size_t row = 0; column != nullptr && row < rows_.rows.size(); ++row) {
    if (rows_.rows[row].field == Field::indicator && column->value(row)) {
      ++count;
      if (*column->value(row) > kSmall) {
        return false;
      }
    }
  }
  return count >= kUsual && column->heading.full != 100;
}

const TableColumn* TableCells::scores() const {
  return score_ < 0 ? nullptr : &columns_[static_cast<size_t>(score_)];
}

Candidate TableCells::start(size_t index, const TableColumn* column) const {
  const TableRow& row = rows_.rows[index];
  Candidate out;
  out.field = row.field;
  out.number = row.number;
  out.instrument = row.instrument;
  out.year = row.year;
  out.name_as_printed = row.field == Field::indicator ? printed_name(row) : "";
  if (row.year && row.field == Field::overall) {
    out.method = Method::history;
  }
  if (column == nullptr) {
    return out;
  }
  out.group = column->col;
  out.year = out.year ? out.year : column->year;
  out.role = role_in_row(row, column->role);
  out.saying = column->saying;
  out.falls = column->falls;
  out.whose = column->heading.whose;
  out.agency = column->heading.agency;
  out.stage = column->heading.stage;
  out.why = Reason{column->why, {{"heading", column->heading.text}}, {}};
  if (out.role != column->role) {
    out.why = Reason{"row-label", {{"label", clean(row.label->text())}}, {}};
  }
  if (row.field == Field::overall && !column->heading.instrument.empty() && row.year) {
    out.field = Field::instrument;
    out.instrument = column->heading.instrument;
  }
  return out;
}

void TableCells::take(Candidate& out, const GridCell& cell, const CellNumbers& numbers,
                      const TableColumn* column) const {
  const ScoreReading& reading = numbers.main;
  const Span span = reading.span.empty() ? Span{0, cell.text().size()} : reading.span;
  out.evidence = evidence_of(cell.traced, span);
  out.value = reading.value;
  out.decimals = reading.decimals;
  out.absent = reading.state == ScoreState::absent;
  Review review;
  // A table may write commas throughout; three decimals are two prints over one another in any.
  const bool usual = numbers.comma && commas_ && reading.decimals <= 2;
  if (reading.doubt && !(usual && reading.value)) {
    review.add(*reading.doubt);
  } else if (!reading.value && !out.absent) {
    review.add("not-a-score", {{"raw", clean(cell.text())}});
  }
  if (!out.absent) {
    add_reading_doubts(review, cell.traced, span);
  }
  if (column != nullptr && numbers.full && *numbers.full != 100) {
    out.scale = "points";
  }
  out.doubts = std::move(review.reasons);
}

void TableCells::add_cell(std::vector<Candidate>& into, size_t row, const TableColumn& column,
                          const GridCell& cell) const {
  if (!holds_number(cell) || (cell.year && cell.score.decimals == 0 && !rows_.rows[row].number)) {
    return;
  }
  CellNumbers numbers = read_cell(cell, column.heading, context_.facts);
  Candidate out = start(row, &column);
  if (out.role != Role::score && !numbers.main.value) {
    numbers.main.value = cell.number;  // a difference, a count: no score, but a number
    if (!cell.number) {
      return;  // nothing to account for
    }
  }
  take(out, cell, numbers, &column);
  const TableRow& of = rows_.rows[row];
  // A formula over empty cells prints 0.00.
  const bool sum = numbers.main.value.value_or(0) > 0;
  if (column.role == Role::points && sum &&
      (of.field == Field::overall || of.field == Field::instrument) && out.role == Role::points) {
    // Points added up are the total, or the instrument's in points.
    out.role = Role::score;
    out.saying = Saying::silent;
    out.scale = of.field == Field::instrument ? "points" : "";
    out.why.code = "sum-of-points";
  }
  if (out.role == Role::score && numbers.split && !split_) {
    out.doubts.push_back(Reason{"two-numbers-in-cell", {{"raw", clean(cell.text())}}, {}});
  }
  if (out.role == Role::score && of.field == Field::instrument && holds_score(of.label, cell)) {
    out.doubts.push_back(Reason{"two-numbers-in-cell", {{"raw", clean(of.label->text())}}, {}});
  }
  if (out.role == Role::score && small_ && column.role == Role::score) {
    out.doubts.push_back(Reason{"scale-not-hundred", {}, {}});
  }
  if (out.role == Role::score) {
    out.doubts.insert(out.doubts.end(), of.doubts.begin(), of.doubts.end());
  }
  out.level = column.role == Role::score ? levels_.of(&cell) : std::nullopt;
  const std::string& arrow = context_.facts.lexicon("change-sign").front().text;
  for (const AnnexNumber& annex : numbers.annex) {
    Candidate more = start(row, &column);
    more.role = annex.role;
    more.value = annex.value;
    more.decimals = annex.decimals;
    more.evidence = evidence_of(cell.traced, annex.span);
    more.why = Reason{"in-brackets", {}, {}};
    if (numbers.changed) {
      more.why.args.emplace_back("sign", arrow);
    }
    into.push_back(std::move(more));
  }
  if (numbers.changed) {
    out.why.args.emplace_back("sign", arrow);
  }
  into.push_back(std::move(out));
}

/// A cell that reaches over all rows of an instrument.
void TableCells::add_instrument(std::vector<Candidate>& into, size_t row, const TableColumn& column,
                                const GridCell& cell) const {
  const facts::Indicator* indicator = context_.names.indicator(rows_.rows[row].number);
  const auto* fact =
      indicator == nullptr ? nullptr : fact_of(context_.names, indicator->instrument);
  if (fact == nullptr || !holds_number(cell)) {
    return;
  }
  const bool weights = std::all_of(column.cells.begin(), column.cells.end(), [&](const auto& item) {
    const auto* of = context_.names.indicator(rows_.rows[item.first].number);
    const auto* own = of == nullptr ? nullptr : fact_of(context_.names, of->instrument);
    return own == nullptr || is_weight(*item.second, *own);
  });
  Candidate out = start(row, &column);
  out.field = Field::instrument;
  out.number = 0;
  out.name_as_printed.clear();
  out.instrument = fact->code;
  take(out, cell, read_cell(cell, column.heading, context_.facts), &column);
  if (weights) {
    out.role = Role::weight;
  } else if (column.role == Role::points || column.role == Role::unexplained) {
    out.scale = column.role == Role::points ? "points" : "";
    out.role = Role::score;
  }
  if (out.value || out.role == Role::score) {
    into.push_back(std::move(out));
  }
}

/// An indicator without a number in the column of the scores.
void TableCells::add_missing(std::vector<Candidate>& into, size_t row) const {
  Candidate out = start(row, scores());
  out.doubts.push_back(Reason{"cell-empty", {}, {}});
  into.push_back(std::move(out));
}

/// Whether the cell stands in a column alone whose heading says that it holds no scores.
bool TableCells::is_of_other_column(const GridCell& cell) const {
  static const std::set<Role> kOthers = {Role::maximum, Role::weight, Role::target, Role::rank,
                                         Role::difference};
  return std::any_of(columns_.begin(), columns_.end(), [&](const TableColumn& column) {
    return column.col == cell.col && cell.col_span == 1 && !column.heading.empty() &&
           kOthers.count(column.role) > 0;
  });
}

/// A total or an instrument whose number does not stand in the column of the scores: the only one
/// of its row.
void TableCells::add_only_number(std::vector<Candidate>& into, size_t index) const {
  const TableRow& row = rows_.rows[index];
  const GridCell* only = nullptr;
  for (int c = 0; c < grid_.cols(); ++c) {
    const GridCell* cell = grid_.at(row.row, c);
    if (cell == nullptr || cell == only || cell == row.label || !holds_number(*cell)) {
      continue;
    }
    if (only != nullptr) {
      return;
    }
    only = cell;
  }
  if (only == nullptr || is_of_other_column(*only)) {
    return;
  }
  Candidate out = start(index, nullptr);
  out.role = role_in_row(row, Role::score);
  out.saying = Saying::said;
  out.why = Reason{"row-label", {{"label", clean(row.label->text())}}, {}};
  take(out, *only, read_cell(*only, row.heading, context_.facts), nullptr);
  if (row.field == Field::instrument && holds_score(row.label, *only)) {
    out.doubts.push_back(Reason{"two-numbers-in-cell", {{"raw", clean(row.label->text())}}, {}});
  }
  into.push_back(std::move(out));
}

/// Whether nothing stands in the row but its label.
bool TableCells::stands_alone(const TableRow& row) const {
  for (int c = 0; c < grid_.cols(); ++c) {
    const GridCell* cell = grid_.at(row.row, c);
    if (cell != nullptr && cell != row.label && !cell->empty()) {
      return false;
    }
  }
  return true;
}

/// "Total 86.21, level A" in one cell over all columns: the one number with decimals there, or the
/// second of "IIT 91.97 → 94.40".
void TableCells::add_sentence(std::vector<Candidate>& into, size_t index) const {
  const GridCell& cell = *rows_.rows[index].label;
  std::optional<Span> only;
  auto all = thai::find_numbers(cell.text());
  if (is_change(cell.text(), all, context_.facts)) {
    all.erase(all.begin());
  }
  for (const thai::Number& number : all) {
    if (number.decimals > 0) {
      if (only) {
        return;
      }
      only = Span{number.begin, number.end};
    }
  }
  if (!only) {
    return;
  }
  CellNumbers numbers;
  numbers.main = read_score(
      std::string_view(cell.text()).substr(only->begin, only->end - only->begin), context_.facts);
  numbers.main.span = *only;
  Candidate out = start(index, nullptr);
  out.role = role_in_row(rows_.rows[index], Role::score);
  out.saying = Saying::said;
  out.why = Reason{"row-label", {{"label", clean(cell.text())}}, {}};
  take(out, cell, numbers, nullptr);
  out.level = levels_.of(&cell);
  if (out.value) {
    into.push_back(std::move(out));
  }
}

void TableCells::add_row(std::vector<Candidate>& into, size_t row) const {
  const size_t begin = into.size();
  const TableRow& of = rows_.rows[row];
  bool scored = false;
  for (const TableColumn& column : columns_) {
    const auto cell = column.cells.find(row);
    if (cell == column.cells.end()) {
      continue;
    }
    if (column.by_instrument && of.field == Field::indicator) {
      const bool first = std::none_of(column.cells.begin(), cell, [&](const auto& item) {
        return item.second == cell->second;
      });
      if (first) {
        add_instrument(into, row, column, *cell->second);
      }
      continue;
    }
    const size_t before = into.size();
    add_cell(into, row, column, *cell->second);
    scored =
        scored || (into.size() > before && (&column == scores() || column.role == Role::points));
  }
  if (of.field == Field::indicator && !scored && score_ >= 0) {
    add_missing(into, row);
  } else if ((of.field == Field::overall || of.field == Field::instrument) && !scored &&
             (!of.year || rows_.indicators == 0)) {
    const size_t before = into.size();
    if (!of.year) {
      add_only_number(into, row);
    }
    const bool alone = of.field == Field::overall || stands_alone(of);
    if (into.size() == before && alone) {
      add_sentence(into, row);
    }
  }
  if (of.field == Field::overall) {
    levels_.add(into, begin, of);
  }
}

std::vector<Candidate> TableCells::candidates() const {
  std::vector<Candidate> out;
  for (size_t row = 0; row < rows_.rows.size(); ++row) {
    add_row(out, row);
  }
  if (rows_.indicators > 0) {
    levels_.add_rows(out);
  }
  return out;
}

}  // namespace ita::report
