#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "report/evidence.h"
#include "report/measures.h"
#include "report/prose_text.h"
#include "report/responsible.h"
#include "report/score_columns.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr int kMostHeaderRows = 3;

struct Roles {
  std::vector<std::string> of_column;  ///< empty where the heading says nothing
  int header_rows = 0;
  int distinct = 0;
  bool has(std::string_view role) const {
    return std::find(of_column.begin(), of_column.end(), role) != of_column.end();
  }
};

/// A narrow column breaks its heading in the middle of words: the key has no spaces, so it does not
/// matter.
std::string heading_of(const layout::Table& table, int col, int rows) {
  std::string out;
  const layout::Cell* last = nullptr;
  for (int r = 0; r < rows; ++r) {
    const layout::Cell* cell = table.at(r, col);
    if (cell != nullptr && cell != last && cell->col_span < table.cols) {
      out += layout::TracedText::of(cell->lines, true).text() + " ";
    }
    last = cell;
  }
  return out;
}

Roles roles_with(const layout::Table& table, int header_rows, const facts::Facts& facts) {
  Roles out;
  out.header_rows = header_rows;
  std::set<std::string> distinct;
  for (int c = 0; c < table.cols; ++c) {
    out.of_column.push_back(role_of(heading_of(table, c, header_rows), facts.measure_columns()));
    if (!out.of_column.back().empty()) {
      distinct.insert(out.of_column.back());
    }
  }
  out.distinct = static_cast<int>(distinct.size());
  return out;
}

Roles find_roles(const layout::Table& table, const facts::Facts& facts) {
  Roles best;
  const int most = std::min(table.rows - 1, std::max(table.header_rows, kMostHeaderRows));
  for (int rows = table.header_rows > 0 ? table.header_rows : 1; rows <= most; ++rows) {
    Roles roles = roles_with(table, rows, facts);
    if (roles.distinct > best.distinct) {
      best = std::move(roles);
    }
    if (table.header_rows > 0) {
      break;
    }
  }
  return best;
}

const std::vector<layout::Line> kNoLines;

/// Cells of one role in one row; a cell that spans rows belongs to each row that it covers.
std::vector<const layout::Cell*> cells_of(const layout::Table& table, const Roles& roles, int row,
                                          std::string_view role) {
  std::vector<const layout::Cell*> out;
  for (int c = 0; c < table.cols; ++c) {
    if (roles.of_column[static_cast<size_t>(c)] != role) {
      continue;
    }
    const layout::Cell* cell = table.at(row, c);
    if (cell != nullptr && !cell->lines.empty() &&
        std::find(out.begin(), out.end(), cell) == out.end()) {
      out.push_back(cell);
    }
  }
  return out;
}

std::string cell_text(const layout::Cell& cell) {
  return layout::TracedText::of(cell.lines, true).text();
}

void append_items(std::vector<std::string>& into, const std::vector<const layout::Cell*>& cells) {
  for (const layout::Cell* cell : cells) {
    for (std::string& item : split_items(cell->lines)) {
      into.push_back(std::move(item));
    }
  }
}

/// "-" alone says that there is nothing.
void drop_dashes(std::vector<std::string>& items) {
  std::erase_if(items, [](const std::string& item) { return item == "-" || item == "–"; });
}

/// One row, or several that share a title cell.
class Row {
 public:
  Row(const layout::Table& table, const Roles& roles, const facts::Facts& facts)
      : table_(table), roles_(roles), facts_(facts) {}

  void add(Measure& into, int row) {
    append_new(into.approach, row, "approach");
    append_new(into.steps, row, "steps");
    for (const layout::Cell* cell : fresh(row, "responsible")) {
      for (std::string& unit : split_responsible(cell->lines, facts_)) {
        into.responsible.push_back(std::move(unit));
      }
    }
    for (const layout::Cell* cell : fresh(row, "schedule")) {
      for (const std::string& item : split_items(cell->lines)) {
        into.schedule.text += (into.schedule.text.empty() ? "" : " ") + item;
      }
    }
    drop_dashes(into.responsible);
    for (int c = 0; c < table_.cols; ++c) {
      const layout::Cell* cell = table_.at(row, c);
      if (cell != nullptr && in_evidence_.insert(cell).second) {
        merge_evidence(into.evidence, evidence_by_page(cell->lines));
      }
    }
  }

 private:
  /// Cells of the role that this measure has not taken yet.
  std::vector<const layout::Cell*> fresh(int row, std::string_view role) {
    std::vector<const layout::Cell*> out;
    for (const layout::Cell* cell : cells_of(table_, roles_, row, role)) {
      if (taken_.insert(cell).second) {
        out.push_back(cell);
      }
    }
    return out;
  }
  void append_new(std::vector<std::string>& into, int row, std::string_view role) {
    append_items(into, fresh(row, role));
    drop_dashes(into);
  }

  const layout::Table& table_;
  const Roles& roles_;
  const facts::Facts& facts_;
  std::set<const layout::Cell*> taken_, in_evidence_;
};

std::optional<int> row_number(const layout::Table& table, const Roles& roles, int row) {
  for (const layout::Cell* cell : cells_of(table, roles, row, "number")) {
    const std::string text = cell_text(*cell);
    if (const auto number = thai::parse_number(text); number && number->decimals == 0) {
      return static_cast<int>(number->value);
    }
    if (const Marker marker = parse_marker(text + " "); marker.numbered()) {
      return marker.value;
    }
  }
  return std::nullopt;
}

/// A row that is one cell from edge to edge names a group of rows.
const layout::Cell* band(const layout::Table& table, int row) {
  const layout::Cell* cell = table.at(row, 0);
  return cell != nullptr && cell->col_span >= table.cols && table.cols > 2 ? cell : nullptr;
}

bool repeats_header(const layout::Table& table, const Roles& roles, int row,
                    const facts::Facts& facts) {
  int same = 0;
  for (int c = 0; c < table.cols; ++c) {
    const layout::Cell* cell = table.at(row, c);
    const std::string& role = roles.of_column[static_cast<size_t>(c)];
    if (cell == nullptr || role.empty() || cell->row != row) {
      continue;
    }
    const std::string text = cell_text(*cell);
    same += thai::match_key(text).size() < 150 && role_of(text, facts.measure_columns()) == role
                ? 1
                : 0;
  }
  return same >= 2 && same * 2 > roles.distinct;
}

}  // namespace

namespace detail {

bool is_measures_table(const layout::Table& table, const facts::Facts& facts) {
  if (table.cols < 2 || table.rows < 2) {
    return false;
  }
  const Roles roles = find_roles(table, facts);
  const bool what = roles.has("approach") || roles.has("steps") || roles.has("title");
  const bool who = roles.has("responsible") || roles.has("schedule");
  const bool how = roles.has("approach") || roles.has("steps");
  return what && (who || how) && roles.distinct >= 2 && (who || roles.distinct >= 3);
}

std::vector<Measure> measures_of_table(const layout::Table& table, const facts::Facts& facts) {
  const Roles roles = find_roles(table, facts);
  const std::string title_role = roles.has("title")      ? "title"
                                 : roles.has("approach") ? "approach"
                                                         : "steps";
  std::vector<Measure> out;
  std::optional<Row> reader;
  const layout::Cell* last_title = nullptr;
  std::string carried;
  for (int r = roles.header_rows; r < table.rows; ++r) {
    if (repeats_header(table, roles, r, facts)) {
      continue;
    }
    if (const layout::Cell* group = band(table, r)) {
      carried = cell_text(*group);
      last_title = nullptr;
      continue;
    }
    const auto titles = cells_of(table, roles, r, title_role);
    const auto number = row_number(table, roles, r);
    const layout::Cell* title = titles.empty() ? nullptr : titles.front();
    const bool same_title = title != nullptr && title == last_title;
    const bool continued = !out.empty() && title == nullptr && !number && carried.empty();
    if (!same_title && !continued) {
      const std::string text = title != nullptr ? cell_text(*title) : carried;
      const Marker marker = parse_marker(text);
      Measure measure;
      measure.title = clean_item(text);
      measure.number = number              ? *number
                       : marker.numbered() ? marker.value
                                           : (out.empty() ? 1 : out.back().number + 1);
      if (title != nullptr) {
        const layout::TracedText traced = layout::TracedText::of(title->lines, true);
        add_reading_doubts(measure.review, traced, {0, traced.text().size()});
      }
      out.push_back(std::move(measure));
      reader.emplace(table, roles, facts);
      carried.clear();
      last_title = title;
    }
    reader->add(out.back(), r);
  }
  std::erase_if(out, [](const Measure& m) {
    return m.title.empty() && m.approach.empty() && m.steps.empty();
  });
  for (Measure& measure : out) {
    measure.schedule.report_months = report_months(measure.schedule.text);
  }
  return out;
}

}  // namespace detail

}  // namespace ita::report
