#include "report/score_table.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/evidence.h"
#include "report/levels.h"
#include "report/score_columns.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kEqual = 0.0251;

const std::vector<Phrase>& total_words() {
  static const std::vector<Phrase> kWords = phrases(
      {"คะแนนรวม", "รวมคะแนน", "ผลรวม", "ผลคะแนนรวม", "คะแนนเฉลี่ย", "ค่าเฉลี่ย", "ภาพรวม", "คะแนน ITA",
       "ผลคะแนน", "รวมทั้งสิ้น", "รวมทั้งหมด", "คะแนนสุทธิ", "ผลการประเมิน", "คะแนนที่ได้", "เฉลี่ยรวม"});
  return kWords;
}

bool is_total(const GridCell& cell) {
  static const std::string kSum = thai::match_key("รวม");
  static const std::string kMean = thai::match_key("เฉลี่ย");
  static const std::string kIta = thai::match_key("ITA");
  static const std::string kTotal = thai::match_key("Total");
  return cell.key == kSum || cell.key == kTotal || cell.key == kMean || cell.key == kIta ||
         any_in(cell.key, total_words());
}

std::optional<double> number_of(const ColumnPlan& plan, int column, int indicator) {
  if (column < 0) {
    return std::nullopt;
  }
  const auto& cells = plan.columns[static_cast<size_t>(column)].cells;
  const auto it = cells.find(indicator);
  if (it == cells.end()) {
    return std::nullopt;
  }
  return it->second->number ? it->second->number : it->second->score.value;
}

std::string printed_name(const GridCell* cell) {
  if (cell == nullptr) {
    return "";
  }
  const Span name = cell->label.name;
  return name.empty()
             ? ""
             : clean(std::string_view(cell->text()).substr(name.begin, name.end - name.begin));
}

/// Fills score, evidence and reasons of any value that has these three members.
template <class Value>
void take_score(Value& into, const GridCell* cell) {
  if (cell == nullptr || cell->empty()) {
    into.review.add("ช่องคะแนนว่าง");
    return;
  }
  const ScoreReading& reading = cell->score;
  into.evidence = evidence_of(cell->traced, reading.span);
  if (reading.state == ScoreState::absent) {
    return;
  }
  into.score = reading.value;
  if (!reading.doubt.empty()) {
    into.review.add(reading.doubt);
  } else if (!reading.value) {
    into.review.add("อ่าน \"" + clean(cell->text()) + "\" เป็นคะแนนไม่ได้");
  }
  add_reading_doubts(into.review, cell->traced, reading.span);
}

Indicator make_indicator(const IndicatorRow& row, const ColumnPlan& plan, const GridCell* name,
                         const IndicatorNames& names) {
  Indicator out;
  out.number = row.number;
  const facts::Indicator* known = names.indicator(row.number);
  out.name = known->name;
  out.instrument = known->instrument;
  out.name_as_printed = row.printed.empty() ? printed_name(name) : row.printed;
  const Column& column = plan.columns[static_cast<size_t>(plan.score)];
  const auto cell = column.cells.find(row.number);
  take_score(out, cell == column.cells.end() ? nullptr : cell->second);
  if (!row.doubt.empty()) {
    out.review.add(row.doubt);
  }
  if (!plan.doubt.empty()) {
    out.review.add(plan.doubt);
  }
  out.previous = number_of(plan, plan.previous, row.number);
  out.difference = number_of(plan, plan.difference, row.number);
  out.weight = number_of(plan, plan.weight, row.number);
  out.points = number_of(plan, plan.points, row.number);
  return out;
}

void add_instrument(TableScores& out, Instrument instrument) {
  for (Instrument& known : out.instruments) {
    if (known.code == instrument.code) {
      // Percent says more than points; the first of two of a kind stands.
      if (known.scale == "points" && instrument.scale == "percent") {
        known = std::move(instrument);
      }
      return;
    }
  }
  out.instruments.push_back(std::move(instrument));
}

const facts::InstrumentFact* fact_of(const facts::YearFacts& year, const std::string& code) {
  for (const facts::InstrumentFact& fact : year.instruments) {
    if (fact.code == code) {
      return &fact;
    }
  }
  return nullptr;
}

/// A row or cell beside an instrument's code is its score only if its indicators say so, as percent
/// or as points.
bool fits_its_indicators(double value, const std::vector<Indicator>& indicators,
                         const facts::InstrumentFact& fact) {
  const auto mean = instrument_mean(indicators, fact);
  return mean &&
         (std::fabs(value - *mean) < kEqual || std::fabs(value - *mean * fact.weight) < kEqual);
}

void instrument_from(TableScores& out, const facts::InstrumentFact& fact, const GridCell& cell) {
  if (cell.score.state == ScoreState::empty || cell.score.state == ScoreState::other) {
    return;
  }
  Instrument instrument;
  instrument.code = fact.code;
  take_score(instrument, &cell);
  if (instrument.score && !fits_its_indicators(*instrument.score, out.indicators, fact)) {
    instrument.review.add("คะแนน " + fact.code + " ไม่ตรงกับค่าเฉลี่ยของตัวชี้วัดที่อ่านได้");
  }
  instrument.scale =
      instrument.score ? instrument_scale(*instrument.score, out.indicators, fact) : "percent";
  add_instrument(out, std::move(instrument));
}

/// Columns with one value for each instrument: its mean, its weight or its points, by what the
/// numbers are.
void instruments_from_columns(TableScores& out, const ColumnPlan& plan,
                              const IndicatorNames& names) {
  for (const Column& column : plan.columns) {
    if (!column.by_instrument || column.role == "weight" || column.role == "full" ||
        column.role == "level" || column.role == "target") {
      continue;
    }
    bool weights = true;
    for (const auto& [number, cell] : column.cells) {
      const auto* fact = fact_of(names.year(), names.indicator(number)->instrument);
      weights = weights && fact != nullptr && cell->number &&
                std::fabs(*cell->number - fact->weight * 100) < kEqual &&
                instrument_mean(out.indicators, *fact).value_or(-1) != *cell->number;
    }
    if (weights) {
      continue;
    }
    std::set<const GridCell*> seen;
    for (const auto& [number, cell] : column.cells) {
      const auto* fact = fact_of(names.year(), names.indicator(number)->instrument);
      if (fact != nullptr && seen.insert(cell).second) {
        instrument_from(out, *fact, *cell);
      }
    }
  }
}

/// A number of a row that is no indicator: in the score column, else the only one there.
const GridCell* value_in_row(const Grid& grid, int row, const ColumnPlan& plan) {
  const int col = plan.columns[static_cast<size_t>(plan.score)].col;
  const GridCell* cell = grid.at(row, col);
  const auto holds = [](const GridCell* c) {
    return c != nullptr &&
           (c->score.state == ScoreState::score || c->score.state == ScoreState::unreadable ||
            c->score.state == ScoreState::absent);
  };
  if (holds(cell)) {
    return cell;
  }
  const GridCell* only = nullptr;
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* other = grid.at(row, c);
    if (holds(other) && other != only) {
      if (only != nullptr) {
        return nullptr;
      }
      only = other;
    }
  }
  return only;
}

std::optional<Level> level_in_row(const Grid& grid, int row, const facts::Facts& facts) {
  for (int c = 0; c < grid.cols(); ++c) {
    if (const GridCell* cell = grid.at(row, c)) {
      const auto found = find_levels(cell->text(), facts, true);
      if (const FoundLevel* level = said_level(found)) {
        return level->level;
      }
    }
  }
  return std::nullopt;
}

/// The number of a total row that is the overall score: the one that the weights of the year give,
/// else the score column's.
void overall_from_row(TableScores& out, const Grid& grid, int row, const ColumnPlan& plan,
                      const ScoreContext& context) {
  const GridCell* best = value_in_row(grid, row, plan);
  if (const auto computed = weighted_mean(out.indicators, context.names.year())) {
    const auto fits = [&](const GridCell* cell) {
      return cell != nullptr && cell->score.value &&
             std::fabs(*cell->score.value - *computed) < kEqual;
    };
    for (int c = 0; c < grid.cols() && !fits(best); ++c) {
      if (fits(grid.at(row, c))) {
        best = grid.at(row, c);
      }
    }
  }
  const std::optional<Level> level = level_in_row(grid, row, context.facts);
  if (best != nullptr && (!out.overall || !out.overall->score)) {
    Overall overall;
    take_score(overall, best);
    // A total from a column that is in doubt is in doubt as well.
    if (!plan.doubt.empty()) {
      overall.review.add(plan.doubt);
    }
    overall.level = out.overall ? out.overall->level : std::nullopt;
    out.overall = std::move(overall);
  }
  if (level) {
    if (!out.overall) {
      out.overall = Overall{};
    }
    if (!out.overall->level) {
      out.overall->level = level;
    }
  }
}

void history_from_row(TableScores& out, const Grid& grid, int row, const ColumnPlan& plan) {
  for (size_t i = 0; i < plan.columns.size(); ++i) {
    const Column& column = plan.columns[i];
    if (static_cast<int>(i) == plan.score || !column.year || column.by_instrument ||
        (!column.role.empty() && column.role != "score" && column.role != "year" &&
         column.role != "previous")) {
      continue;
    }
    const GridCell* cell = grid.at(row, column.col);
    if (cell == nullptr || cell->score.state != ScoreState::score) {
      continue;
    }
    HistoryEntry entry;
    entry.fiscal_year_be = *column.year;
    take_score(entry, cell);
    out.history.push_back(std::move(entry));
  }
}

void other_rows(TableScores& out, const Grid& grid, const RowPlan& rows, const ColumnPlan& plan,
                const ScoreContext& context) {
  for (int r = 0; r < grid.rows(); ++r) {
    if (rows.covers(r) || r < std::min(grid.header_rows(), rows.first_row())) {
      continue;
    }
    std::string code;
    bool total = false, question = false, other_year = false;
    for (int c = 0; c < grid.cols(); ++c) {
      const GridCell* cell = grid.at(r, c);
      if (cell == nullptr || cell->row != r) {
        continue;
      }
      question = question || cell->label.question;
      other_year = other_year || (cell->year && cell->year != context.fiscal_year);
      code = code.empty() ? cell->instrument : code;
      total = total || is_total(*cell);
    }
    if (question) {
      continue;
    }
    if (const auto* fact = fact_of(context.names.year(), code)) {
      if (const GridCell* cell = value_in_row(grid, r, plan)) {
        instrument_from(out, *fact, *cell);
      }
    } else if (total) {
      overall_from_row(out, grid, r, plan, context);
      history_from_row(out, grid, r, plan);
    } else if (const auto level = level_in_row(grid, r, context.facts);
               level && r > rows.first_row() && !other_year) {
      if (!out.overall) {
        out.overall = Overall{};
      }
      if (!out.overall->level) {
        out.overall->level = level;
      }
    }
  }
}

/// Where names stand in two columns side by side, the first column of each half.
std::vector<int> bands(const Grid& grid) {
  std::vector<int> starts;
  std::set<int> seen;
  for (int c = 0; c < grid.cols(); ++c) {
    std::set<int> here;
    for (int r = 0; r < grid.rows(); ++r) {
      const GridCell* cell = grid.at(r, c);
      if (cell != nullptr && cell->row == r && cell->col == c && cell->label.by_name != 0 &&
          !cell->label.question) {
        here.insert(cell->label.by_name);
      }
    }
    const bool fresh =
        std::none_of(here.begin(), here.end(), [&](int n) { return seen.contains(n); });
    if (here.size() >= (grid.header_rows() == 0 ? 2U : 3U) && fresh) {
      int start = c;
      // The index beside the names belongs to them.
      while (!starts.empty() && start - 1 > starts.back()) {
        int indices = 0;
        for (int r = 0; r < grid.rows(); ++r) {
          const GridCell* cell = grid.at(r, start - 1);
          indices +=
              cell != nullptr && cell->label.by_number != 0 && cell->score.decimals == 0 ? 1 : 0;
        }
        if (indices < static_cast<int>(here.size())) {
          break;
        }
        --start;
        break;
      }
      starts.push_back(starts.empty() ? 0 : start);
      seen.insert(here.begin(), here.end());
    }
  }
  return starts;
}

TableScores read_grid(const Grid& grid, const ScoreContext& context) {
  TableScores out;
  const RowPlan rows = plan_rows(grid, context.names);
  if (rows.rows.empty()) {
    return out;
  }
  const ColumnPlan plan = plan_columns(grid, rows, context.names, context.facts,
                                       context.fiscal_year, context.agency_place);
  out.other_agencies = plan.other_agencies;
  if (plan.score < 0 || plan.other_agencies) {
    return out;
  }
  for (const IndicatorRow& row : rows.rows) {
    Indicator indicator = make_indicator(row, plan, row.name, context.names);
    const auto known = std::find_if(out.indicators.begin(), out.indicators.end(),
                                    [&](const Indicator& i) { return i.number == row.number; });
    if (known == out.indicators.end()) {
      out.indicators.push_back(std::move(indicator));
    } else if (known->score != indicator.score || !row.doubt.empty()) {
      known->review.add("ตัวชี้วัดที่ " + std::to_string(row.number) + " มีมากกว่าหนึ่งแถวในตาราง");
    }
  }
  instruments_from_columns(out, plan, context.names);
  other_rows(out, grid, rows, plan, context);
  return out;
}

void add_all(TableScores& into, TableScores more) {
  for (Indicator& indicator : more.indicators) {
    into.indicators.push_back(std::move(indicator));
  }
  for (Instrument& instrument : more.instruments) {
    add_instrument(into, std::move(instrument));
  }
  if (!into.overall || !into.overall->score) {
    into.overall = more.overall ? more.overall : into.overall;
  }
  into.history.insert(into.history.end(), more.history.begin(), more.history.end());
  into.other_agencies = into.other_agencies || more.other_agencies;
}

TableScores read_bands(const Grid& grid, const ScoreContext& context) {
  const std::vector<int> starts = bands(grid);
  if (starts.size() < 2) {
    return read_grid(grid, context);
  }
  TableScores out;
  for (size_t i = 0; i < starts.size(); ++i) {
    const int end = i + 1 < starts.size() ? starts[i + 1] : grid.cols();
    add_all(out, read_grid(grid.columns(starts[i], end), context));
  }
  return out;
}

}  // namespace

size_t TableScores::scores() const {
  return static_cast<size_t>(std::count_if(indicators.begin(), indicators.end(),
                                           [](const Indicator& i) { return i.score.has_value(); }));
}

std::optional<double> instrument_mean(const std::vector<Indicator>& indicators,
                                      const facts::InstrumentFact& instrument) {
  double sum = 0;
  for (const int number : instrument.indicators) {
    const auto it = std::find_if(indicators.begin(), indicators.end(),
                                 [&](const Indicator& i) { return i.number == number; });
    if (it == indicators.end() || !it->score) {
      return std::nullopt;
    }
    sum += *it->score;
  }
  return instrument.indicators.empty()
             ? std::nullopt
             : std::optional(sum / static_cast<double>(instrument.indicators.size()));
}

std::optional<double> weighted_mean(const std::vector<Indicator>& indicators,
                                    const facts::YearFacts& year) {
  double sum = 0;
  for (const facts::InstrumentFact& instrument : year.instruments) {
    const auto mean = instrument_mean(indicators, instrument);
    if (!mean) {
      return std::nullopt;
    }
    sum += *mean * instrument.weight;
  }
  return year.instruments.empty() ? std::nullopt : std::optional(sum);
}

std::string instrument_scale(double value, const std::vector<Indicator>& indicators,
                             const facts::InstrumentFact& instrument) {
  if (const auto mean = instrument_mean(indicators, instrument)) {
    const double as_percent = std::fabs(value - *mean);
    const double as_points = std::fabs(value - *mean * instrument.weight);
    return as_points < as_percent ? "points" : "percent";
  }
  return value <= instrument.weight * 100 ? "points" : "percent";
}

TableScores read_score_table(const layout::Table& table, const ScoreContext& context) {
  const Grid grid(table, context.names);
  TableScores upright = read_bands(grid, context);
  TableScores turned = read_bands(grid.transposed(), context);
  TableScores out = turned.scores() > upright.scores() ? std::move(turned) : std::move(upright);
  out.doubts = table.doubts;
  return out;
}

}  // namespace ita::report
