#include "report/find/tables/row_stages.h"

#include <algorithm>
#include <map>

#include "report/find/tables/cell_numbers.h"

namespace ita::report {

namespace {

/// What the words of a row beside its label and numbers say of its stage; nothing where they do
/// not.
std::optional<Heading> stage_of(const Grid& grid, const TableRow& row,
                                const HeadingReader& reader) {
  for (int c = 0; c < grid.cols(); ++c) {
    const GridCell* cell = grid.at(row.row, c);
    if (cell == nullptr || cell == row.label || cell->empty() || holds_number(*cell) ||
        cell->row_span > 1) {
      continue;
    }
    const Heading heading = reader.read(cell->text());
    if (heading.role == Role::forecast || heading.role == Role::target ||
        heading.role == Role::self_assessed) {
      return heading;
    }
  }
  return std::nullopt;
}

}  // namespace

bool say_stages(std::vector<Candidate>& candidates, const Grid& grid, const TableRows& rows,
                const HeadingReader& reader) {
  std::map<int, std::optional<Heading>> stages;
  for (const TableRow& row : rows.rows) {
    if (row.field == Field::overall && row.year) {
      stages[*row.year] = stage_of(grid, row, reader);
    }
  }
  const auto said =
      std::count_if(stages.begin(), stages.end(), [](const auto& s) { return s.second; });
  if (said == 0 || static_cast<size_t>(said) == stages.size()) {
    return false;
  }
  for (Candidate& c : candidates) {
    const auto stage = c.year && c.method == Method::history ? stages.find(*c.year) : stages.end();
    if (stage != stages.end() && stage->second &&
        (c.role == Role::score || c.role == Role::previous)) {
      c.role = stage->second->role;
      c.stage = stage->second->stage;
      c.why = Reason{"row-label", {{"label", stage->second->text}}, {}};
    }
  }
  return true;
}

}  // namespace ita::report
