#include "report/find/tables/table_levels.h"

#include <algorithm>

#include "report/find/levels.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// The level of the whole, printed without a score of its own.
Candidate alone(const Level& level, const GridCell& cell, std::optional<int> year) {
  Candidate out;
  out.field = Field::overall;
  out.role = Role::score;
  out.saying = Saying::said;
  out.year = year;
  out.level = level;
  out.evidence = evidence_of(cell.traced);
  return out;
}

}  // namespace

TableLevels::TableLevels(const Grid& grid, const TableRows& rows,
                         const std::vector<TableColumn>& columns, int score,
                         const facts::Facts& facts)
    : grid_(grid), rows_(rows), columns_(columns), score_(score), facts_(facts) {}

std::optional<Level> TableLevels::of(const GridCell* cell) const {
  if (cell == nullptr) {
    return std::nullopt;
  }
  const auto found = find_levels(cell->text(), facts_, true);
  const FoundLevel* level = said_level(found);
  return level == nullptr ? std::nullopt : std::optional(level->level);
}

std::optional<int> TableLevels::year_of_scores() const {
  return score_ < 0 ? std::nullopt : columns_[static_cast<size_t>(score_)].year;
}

/// "คะแนนรวม (ผ่านดี)": the label of the total ends with its level.
std::optional<Level> TableLevels::in_brackets(const GridCell& label) const {
  const std::string_view text = trimmed(label.text());
  const size_t open = text.rfind('(');
  if (open == std::string_view::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  return lone_level(std::string(text.substr(open + 1, text.size() - open - 2)), facts_);
}

void TableLevels::add(std::vector<Candidate>& into, size_t begin, const TableRow& row) const {
  const std::optional<int> year = year_of_scores();
  bool found = false;  // the row's own level
  for (int c = 0; c < grid_.cols(); ++c) {
    const auto other_year =
        std::find_if(columns_.begin(), columns_.end(),
                     [&](const TableColumn& k) { return k.col == c && k.year && k.year != year; });
    const GridCell* cell = grid_.at(row.row, c);
    const auto level = cell == row.label ? in_brackets(*cell) : of(cell);
    if (!level) {
      continue;
    }
    if (other_year != columns_.end()) {
      if (!row.year && cell->col == c) {
        into.push_back(alone(*level, *cell, other_year->year));
      }
      continue;
    }
    if (found || (cell != row.label && of_other_role(c))) {
      continue;
    }
    found = true;
    if (!give(into, begin, row, *level) && role_in_row(row, Role::score) == Role::score) {
      into.push_back(alone(*level, *cell, row.year ? row.year : year));
      into.back().method = row.year ? Method::history : into.back().method;
    }
  }
}

/// Whether the column holds what is no score of now: from before the appeal, a target, another's.
bool TableLevels::of_other_role(int col) const {
  return std::any_of(columns_.begin(), columns_.end(), [&](const TableColumn& column) {
    switch (column.role) {
      case Role::before_appeal:
      case Role::previous:
      case Role::comparison:
      case Role::target:
      case Role::forecast:
      case Role::self_assessed:
      case Role::example:
        return column.col == col;
      default:
        return false;
    }
  });
}

/// Whether the row has a score that the level is of; it keeps one of its own.
bool TableLevels::give(std::vector<Candidate>& into, size_t begin, const TableRow& row,
                       const Level& level) const {
  bool taken = false;
  for (size_t i = begin; i < into.size(); ++i) {
    const bool main = into[i].role == Role::score &&
                      (row.year || !into[i].year || into[i].year == year_of_scores());
    if (main && !into[i].level) {
      into[i].level = level;
    }
    taken = taken || main;
  }
  return taken;
}

void TableLevels::add_rows(std::vector<Candidate>& into) const {
  for (int r = rows_.first_row() + 1; r < grid_.rows(); ++r) {
    if (std::none_of(rows_.rows.begin(), rows_.rows.end(),
                     [&](const TableRow& row) { return r >= row.row && r <= row.last_row; })) {
      add_row(into, r);
    }
  }
}

void TableLevels::add_row(std::vector<Candidate>& into, int row) const {
  const GridCell* last = nullptr;
  for (int c = 0; c < grid_.cols(); ++c) {
    const GridCell* cell = grid_.at(row, c);
    const auto level =
        cell == last || cell == nullptr || cell->row != row ? std::nullopt : of(cell);
    last = cell;
    if (level) {
      into.push_back(under(c, *level, *cell));
    }
  }
}

/// A level that stands alone in column `col`: of the year and the role that the column says.
Candidate TableLevels::under(int col, const Level& level, const GridCell& cell) const {
  Candidate out = alone(level, cell, std::nullopt);
  for (const TableColumn& column : columns_) {
    if (column.col != col) {
      continue;
    }
    out.year = column.year;
    const bool said = column.role == Role::previous ||
                      (column.heading.role != Role::other && column.role != Role::score);
    out.role = said ? column.role : out.role;
  }
  return out;
}

}  // namespace ita::report
