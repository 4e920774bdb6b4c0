#include "report/history.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/evidence.h"
#include "report/grid.h"
#include "report/levels.h"
#include "report/score_columns.h"

namespace ita::report {

namespace {

/// Bytes of the key of a cell that is a year and little else ("ปีงบประมาณ พ.ศ. 2566").
constexpr size_t kYearCell = 60;

bool is_year_cell(const GridCell* cell, int row) {
  return cell != nullptr && cell->row == row && cell->year && cell->key.size() <= kYearCell;
}

int years_in(const Grid& grid, int col) {
  std::set<int> years;
  for (int r = 0; r < grid.rows(); ++r) {
    if (is_year_cell(grid.at(r, col), r)) {
      years.insert(*grid.at(r, col)->year);
    }
  }
  return static_cast<int>(years.size());
}

std::string heading_role(const Grid& grid, int col, int first, const facts::Facts& facts) {
  for (int r = first - 1; r >= 0; --r) {
    if (const GridCell* cell = grid.at(r, col)) {
      const std::string role = role_of(cell->text(), facts.score_columns());
      if (!role.empty()) {
        return role;
      }
    }
  }
  return "";
}

struct HistoryPlan {
  int year_col = -1, score_col = -1, first_row = 0;
  std::string doubt;
};

HistoryPlan plan(const Grid& grid, const ScoreContext& context) {
  HistoryPlan out;
  int most = 1;
  for (int c = 0; c < grid.cols(); ++c) {
    if (const int years = years_in(grid, c); years > most) {
      most = years;
      out.year_col = c;
    }
  }
  // One year makes a history where the headings say so.
  for (int c = 0; c < grid.cols() && out.year_col < 0 && grid.header_rows() > 0; ++c) {
    bool score = false;
    for (int other = 0; other < grid.cols(); ++other) {
      score = score || heading_role(grid, other, grid.header_rows(), context.facts) == "score";
    }
    if (score && years_in(grid, c) == 1 &&
        heading_role(grid, c, grid.header_rows(), context.facts) == "year") {
      out.year_col = c;
    }
  }
  if (out.year_col < 0) {
    return out;
  }
  while (!is_year_cell(grid.at(out.first_row, out.year_col), out.first_row)) {
    ++out.first_row;
  }
  std::vector<int> said, silent;
  for (int c = 0; c < grid.cols(); ++c) {
    int scores = 0;
    for (int r = out.first_row; r < grid.rows(); ++r) {
      const GridCell* cell = grid.at(r, c);
      scores += cell != nullptr && cell->score.state == ScoreState::score && !cell->year ? 1 : 0;
    }
    const std::string role = heading_role(grid, c, out.first_row, context.facts);
    if (c == out.year_col || scores == 0) {
      continue;
    }
    if (role == "score") {
      said.push_back(c);
    } else if (role.empty() &&
               context.names.instrument(grid.at(0, c) != nullptr ? grid.at(0, c)->text() : "")
                   .empty()) {
      silent.push_back(c);
    }
  }
  const std::vector<int>& from = said.empty() ? silent : said;
  if (!from.empty()) {
    out.score_col = from.front();
    if (from.size() > 1) {
      out.doubt = "ตารางรายปีมีตัวเลขมากกว่าหนึ่งคอลัมน์ และหัวตารางไม่บอกว่าคอลัมน์ใดเป็นคะแนนรวม";
    }
  }
  return out;
}

HistoryEntry make_entry(const Grid& grid, int row, const HistoryPlan& plan,
                        const ScoreContext& context) {
  HistoryEntry out;
  const GridCell& year = *grid.at(row, plan.year_col);
  out.fiscal_year_be = *year.year;
  add_number_doubts(out.review, year.traced);
  if (const GridCell* cell = grid.at(row, plan.score_col)) {
    const ScoreReading& reading = cell->score;
    if (reading.state != ScoreState::empty) {
      out.evidence = evidence_of(cell->traced, reading.span);
      out.score = reading.value;
      add_reading_doubts(out.review, cell->traced, reading.span);
    }
    if (!reading.doubt.empty()) {
      out.review.add(reading.doubt);
    }
  }
  if (!plan.doubt.empty()) {
    out.review.add(plan.doubt);
  }
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* cell = grid.at(row, c);
    if (cell == nullptr || c == plan.year_col) {
      continue;
    }
    if (cell->number && heading_role(grid, c, plan.first_row, context.facts) == "difference") {
      out.difference = cell->number;
    }
    const auto levels = find_levels(cell->text(), context.facts, true);
    if (!levels.empty() && !out.level) {
      out.level = levels.back().level;
    }
  }
  return out;
}

std::vector<HistoryEntry> read_grid(const Grid& grid, const ScoreContext& context) {
  std::vector<HistoryEntry> out;
  const HistoryPlan p = plan(grid, context);
  if (p.year_col < 0 || p.score_col < 0) {
    return out;
  }
  for (int r = p.first_row; r < grid.rows(); ++r) {
    if (is_year_cell(grid.at(r, p.year_col), r)) {
      HistoryEntry entry = make_entry(grid, r, p, context);
      if (entry.score || entry.level || entry.review.needed()) {
        out.push_back(std::move(entry));
      }
    }
  }
  return out;
}

}  // namespace

std::vector<HistoryEntry> read_history_table(const layout::Table& table,
                                             const ScoreContext& context) {
  const Grid grid(table, context.names);
  std::vector<HistoryEntry> upright = read_grid(grid, context);
  std::vector<HistoryEntry> turned = read_grid(grid.transposed(), context);
  return turned.size() > upright.size() ? turned : upright;
}

void merge_history(std::vector<HistoryEntry>& into, std::vector<HistoryEntry> more) {
  for (HistoryEntry& entry : more) {
    const auto known = std::find_if(into.begin(), into.end(), [&](const HistoryEntry& e) {
      return e.fiscal_year_be == entry.fiscal_year_be;
    });
    if (known == into.end()) {
      into.push_back(std::move(entry));
      continue;
    }
    if (known->score && entry.score && std::fabs(*known->score - *entry.score) > 0.005) {
      known->review.add("คะแนนของปี " + std::to_string(entry.fiscal_year_be) + " พิมพ์ไว้ต่างกัน: " +
                        two_decimals(*known->score) + ", " + two_decimals(*entry.score));
    }
    if (!known->score && entry.score) {
      known->score = entry.score;
      known->evidence = entry.evidence;
    }
    if (!known->level) {
      known->level = entry.level;
    }
  }
  std::stable_sort(into.begin(), into.end(), [](const HistoryEntry& a, const HistoryEntry& b) {
    return a.fiscal_year_be < b.fiscal_year_be;
  });
}

std::vector<HistoryEntry> history_of(const std::vector<Statement>& statements,
                                     std::optional<int> fiscal_year) {
  std::vector<HistoryEntry> out;
  for (const Statement& s : statements) {
    if (s.about == Statement::About::overall && s.year && fiscal_year && *s.year != *fiscal_year &&
        *s.year < *fiscal_year) {
      HistoryEntry entry;
      entry.fiscal_year_be = *s.year;
      entry.score = s.score;
      entry.level = s.level;
      entry.evidence = s.evidence;
      entry.review = s.review;
      for (const std::string& reason : s.year_review.reasons) {
        entry.review.add(reason);
      }
      merge_history(out, {entry});
    }
  }
  return out;
}

}  // namespace ita::report
