#include "report/score_totals.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/levels.h"
#include "thai/key.h"
#include "thai/numerals.h"

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

std::optional<Level> level_of_cell(const GridCell* cell, const facts::Facts& facts) {
  if (cell == nullptr) {
    return std::nullopt;
  }
  const auto found = find_levels(cell->text(), facts, true);
  const FoundLevel* level = said_level(found);
  return level == nullptr ? std::nullopt : std::optional(level->level);
}

/// The level that stands under the scores, else one in a column that is of no other year.
std::optional<Level> level_in_row(const Grid& grid, int row, const ColumnPlan& plan,
                                  const facts::Facts& facts) {
  const Column& scores = plan.columns[static_cast<size_t>(plan.score)];
  if (auto level = level_of_cell(grid.at(row, scores.col), facts)) {
    return level;
  }
  for (int c = 0; c < grid.cols(); ++c) {
    const bool other_year =
        std::any_of(plan.columns.begin(), plan.columns.end(),
                    [&](const Column& k) { return k.col == c && k.year && k.year != scores.year; });
    if (!other_year) {
      if (auto level = level_of_cell(grid.at(row, c), facts)) {
        return level;
      }
    }
  }
  return std::nullopt;
}

/// Levels under the totals of other years.
void history_levels_from_row(TableScores& out, const Grid& grid, int row, const ColumnPlan& plan,
                             const facts::Facts& facts) {
  for (const Column& column : plan.columns) {
    const auto level = column.year ? level_of_cell(grid.at(row, column.col), facts) : std::nullopt;
    for (HistoryEntry& entry : out.history) {
      if (level && entry.fiscal_year_be == *column.year && !entry.level) {
        entry.level = level;
      }
    }
  }
}

/// "คะแนนรวม 86.21 คะแนน ระดับ A" in one cell over all columns: the one number with decimals there.
void overall_from_sentence(TableScores& out, const GridCell& cell) {
  std::optional<Span> only;
  for (const thai::Number& number : thai::find_numbers(cell.text())) {
    if (number.decimals > 0) {
      if (only) {
        return;
      }
      only = Span{number.begin, number.end};
    }
  }
  if (!only || (out.overall && out.overall->score)) {
    return;
  }
  const ScoreReading reading =
      read_score(std::string_view(cell.text()).substr(only->begin, only->end - only->begin));
  if (!reading.value) {
    return;
  }
  Overall overall;
  overall.level = out.overall ? out.overall->level : std::nullopt;
  overall.score = reading.value;
  overall.evidence = evidence_of(cell.traced, *only);
  if (!reading.doubt.empty()) {
    overall.review.add(reading.doubt);
  }
  add_reading_doubts(overall.review, cell.traced, *only);
  out.overall = std::move(overall);
}

/// A mean below the rows of one instrument is that instrument's, not the whole's.
const facts::InstrumentFact* mean_of_one(const TableScores& out, double value,
                                         const facts::YearFacts& year) {
  const auto computed = weighted_mean(out.indicators, year);
  if (computed && std::fabs(*computed - value) < kEqual) {
    return nullptr;
  }
  const facts::InstrumentFact* found = nullptr;
  for (const facts::InstrumentFact& fact : year.instruments) {
    const auto mean = instrument_mean(out.indicators, fact);
    if (mean && std::fabs(*mean - value) < kEqual) {
      if (found != nullptr) {
        return nullptr;
      }
      found = &fact;
    }
  }
  return found;
}

/// The number of a total row that is the overall score: the one that the weights of the year give,
/// else the score column's.
void overall_from_row(TableScores& out, const Grid& grid, int row, const ColumnPlan& plan,
                      const ScoreContext& context) {
  const GridCell* best = value_in_row(grid, row, plan);
  if (best != nullptr && best->score.state == ScoreState::unreadable && is_total(*best)) {
    best = nullptr;  // the whole row is one sentence
  }
  const facts::InstrumentFact* one =
      best != nullptr && best->score.value
          ? mean_of_one(out, *best->score.value, context.names.year())
          : nullptr;
  if (one != nullptr) {
    instrument_from(out, *one, *best);
    return;
  }
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
  const std::optional<Level> level = level_in_row(grid, row, plan, context.facts);
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
  for (int c = 0; c < grid.cols() && best == nullptr; ++c) {
    if (const GridCell* cell = grid.at(row, c); cell != nullptr && is_total(*cell)) {
      overall_from_sentence(out, *cell);
    }
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

}  // namespace

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

void read_other_rows(TableScores& out, const Grid& grid, const RowPlan& rows,
                     const ColumnPlan& plan, const ScoreContext& context) {
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
      history_levels_from_row(out, grid, r, plan, context.facts);
    } else if (const auto level = level_in_row(grid, r, plan, context.facts);
               level && r > rows.first_row() && !other_year) {
      if (!out.overall) {
        out.overall = Overall{};
      }
      if (!out.overall->level) {
        out.overall->level = level;
      }
      history_levels_from_row(out, grid, r, plan, context.facts);
    }
  }
}

void read_points_total(TableScores& out, const Grid& grid, const RowPlan& rows,
                       const ColumnPlan& plan) {
  const auto points = std::find_if(plan.columns.begin(), plan.columns.end(),
                                   [](const Column& c) { return c.role == "points"; });
  for (int r = rows.rows.back().row + 1; r < grid.rows() && points != plan.columns.end(); ++r) {
    const GridCell* cell = grid.at(r, points->col);
    bool total = false;
    for (int c = 0; c < grid.cols(); ++c) {
      total = total || (grid.at(r, c) != nullptr && is_total(*grid.at(r, c)));
    }
    if (total && cell != nullptr && cell->score.value && !out.overall) {
      out.overall = Overall{};
      take_score(*out.overall, cell);
    }
  }
}

}  // namespace ita::report
