#include "report/find/tables/numbered_rows.h"

#include <algorithm>
#include <set>

namespace ita::report {

namespace {

/// "ตัวชี้วัด", "แบบวัด / ตัวชี้วัด", "IIT (ตัวชี้วัดที่)".
bool is_head(const GridCell& cell, const facts::Facts& facts) {
  const auto& words = facts.lexicon("indicator-word");
  const std::string& ordinal = facts.lexicon("ordinal").front().key;
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    return cell.key.ends_with(word.key) || cell.key.ends_with(word.key + ordinal);
  });
}

/// The same over the numbers, of a group of them.
bool is_headed(const Grid& grid, int row, int index, const facts::Facts& facts) {
  for (int c = 0; c <= index; ++c) {
    const GridCell* cell = grid.at(row, c);
    if (cell != nullptr && is_head(*cell, facts)) {
      return true;
    }
  }
  return false;
}

/// "7" and nothing else.
int plain_number(const GridCell& cell) {
  const bool plain = cell.label.by_number != 0 && cell.label.by_name == 0 && !cell.label.question &&
                     cell.number && *cell.number == cell.label.by_number &&
                     cell.score.decimals == 0;
  return plain ? cell.label.by_number : 0;
}

/// Words beside the number would be the name of something else.
bool only_numbers(const Grid& grid, int row, int index) {
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* cell = grid.at(row, c);
    if (c != index && cell != nullptr && !cell->empty() && !cell->number && !cell->score.value &&
        cell->instrument.empty()) {
      return false;
    }
  }
  return true;
}

TableRows rows_of_column(const Grid& grid, int c, const ScoreContext& context) {
  TableRows out;
  out.index_col = c;
  std::set<int> seen;
  bool headed = false;
  for (int r = 0; r < grid.rows(); ++r) {
    const GridCell* cell = grid.at(r, c);
    if (cell == nullptr || cell->row != r) {
      continue;
    }
    headed = headed || is_headed(grid, r, c, context.facts);
    const int number = plain_number(*cell);
    if (!headed || number == 0 || context.names.indicator(number) == nullptr) {
      continue;
    }
    if (!seen.insert(number).second || !only_numbers(grid, r, c)) {
      return {};
    }
    TableRow row;
    row.row = row.last_row = r;
    row.field = Field::indicator;
    row.number = number;
    row.label = cell;
    out.rows.push_back(std::move(row));
  }
  out.indicators = out.rows.size();
  return seen.size() == context.names.year().indicators.size() ? out : TableRows{};
}

}  // namespace

TableRows rows_by_number(const Grid& grid, const ScoreContext& context) {
  for (int c = 0; c < grid.cols(); ++c) {
    TableRows out = rows_of_column(grid, c, context);
    if (!out.rows.empty()) {
      return out;
    }
  }
  return {};
}

}  // namespace ita::report
