#pragma once

#include "report/evidence.h"
#include "report/score_columns.h"
#include "report/score_table.h"

namespace ita::report {

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

/// Adds an instrument's score; of two of a kind the percent stands before the points.
void add_instrument(TableScores& out, Instrument instrument);

/// Columns with one value for each instrument: its mean, its weight or its points, by what the
/// numbers are.
void instruments_from_columns(TableScores& out, const ColumnPlan& plan,
                              const IndicatorNames& names);

/// The rows that are no indicators: instruments, the total with the totals of other years, levels.
void read_other_rows(TableScores& out, const Grid& grid, const RowPlan& rows,
                     const ColumnPlan& plan, const ScoreContext& context);

/// The total of a table that has the weighted points of the indicators and no scores: their sum is
/// the overall score.
void read_points_total(TableScores& out, const Grid& grid, const RowPlan& rows,
                       const ColumnPlan& plan);

}  // namespace ita::report
