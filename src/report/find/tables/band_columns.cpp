#include "report/find/tables/band_columns.h"

#include <algorithm>
#include <limits>
#include <set>

#include "report/find/cues.h"
#include "report/find/levels.h"
#include "report/view/marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr size_t kFewestBands = 3;

/// "95.00–100 (AA)", "ต่ำกว่า 65.00", "AA".
bool is_band(const TableColumn& column, const facts::Facts& facts) {
  const std::string& text = column.heading.text;
  const auto numbers = thai::find_numbers(text);
  if (numbers.size() > 2 || column.year) {
    return false;
  }
  if (numbers.size() == 2) {
    const std::string_view between =
        trimmed(std::string_view(text).substr(numbers[0].end, numbers[1].begin - numbers[0].end));
    const auto& ties = facts.lexicon("range");
    return numbers[1].value <= 100 && std::any_of(ties.begin(), ties.end(), [&](const Phrase& tie) {
             return between == tie.text;
           });
  }
  const std::string_view before =
      std::string_view(text).substr(0, numbers.empty() ? text.size() : numbers[0].begin);
  return numbers.size() == 1 ? ends_with_any(before, facts.lexicon("threshold-before")) ||
                                   ends_with_any(before, facts.lexicon("level-compared"))
                             : find_levels(text, facts, true).size() == 1;
}

struct Extent {
  double least = std::numeric_limits<double>::max(), most = -1;
};

/// The least and the greatest number of a column; nothing where a cell is none.
std::optional<Extent> extent_of(const TableColumn& column) {
  Extent out;
  for (const auto& [row, cell] : column.cells) {
    if (!cell->score.value) {
      return std::nullopt;
    }
    out.least = std::min(out.least, *cell->score.value);
    out.most = std::max(out.most, *cell->score.value);
  }
  return out;
}

/// Whether the numbers of the bands rise, or fall, from column to column, and no row has two.
bool are_steps(const std::vector<const TableColumn*>& bands) {
  std::set<size_t> rows;
  bool rise = true, fall = true;
  std::optional<Extent> last;
  for (const TableColumn* band : bands) {
    const auto extent = extent_of(*band);
    for (const auto& [row, cell] : band->cells) {
      if (!extent || !rows.insert(row).second) {
        return false;
      }
    }
    rise = rise && (!last || extent->least > last->most);
    fall = fall && (!last || extent->most < last->least);
    last = extent;
  }
  return rise || fall;
}

}  // namespace

void join_bands(std::vector<TableColumn>& columns, const facts::Facts& facts) {
  std::vector<const TableColumn*> bands;
  for (const TableColumn& column : columns) {
    if (is_band(column, facts)) {
      bands.push_back(&column);
    }
  }
  if (bands.size() < kFewestBands || !are_steps(bands)) {
    return;
  }
  TableColumn joined;
  joined.col = bands.front()->col;
  joined.role = joined.heading.role = Role::score;
  joined.saying = joined.heading.saying = Saying::said;
  joined.heading.kind = "score";
  joined.heading.text = bands.front()->heading.text;
  for (const TableColumn* band : bands) {
    joined.cells.insert(band->cells.begin(), band->cells.end());
    joined.filled += band->filled;
    joined.numeric += band->numeric;
  }
  std::erase_if(columns, [&](const TableColumn& column) { return is_band(column, facts); });
  columns.push_back(std::move(joined));
}

}  // namespace ita::report
