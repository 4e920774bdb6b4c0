#include "report/score_table.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/evidence.h"
#include "report/score_lines.h"
#include "report/score_totals.h"
#include "thai/key.h"

namespace ita::report {

namespace {

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
  if (plan.other_agencies) {
    return out;
  }
  if (plan.score < 0) {
    read_points_total(out, grid, rows, plan);
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
  read_other_rows(out, grid, rows, plan, context);
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
  if (out.scores() == 0 && !out.other_agencies) {
    if (auto listed = read_listed_cells(table, context); !listed.empty()) {
      out.indicators = std::move(listed);
    }
  }
  out.doubts = table.doubts;
  return out;
}

}  // namespace ita::report
