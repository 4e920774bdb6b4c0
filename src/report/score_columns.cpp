#include "report/score_columns.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/evidence.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

constexpr double kEqual = 0.0151;  ///< printed numbers are rounded to two decimals
/// Keys shorter than this ("ที่", "ปี") match only as the whole heading.
constexpr size_t kShortKey = 12;
constexpr size_t kLettersToAMistake = 7;  ///< a misread heading has one wrong letter in as many

/// Rows above the first indicator that hold no score belong to the header: without ruling lines "ปี
/// พ.ศ." over "๒๕๖๗" may come as two rows.
int header_end(const Grid& grid, const RowPlan& rows) {
  const int first = rows.first_row();
  int end = grid.header_rows() > 0 ? std::min(grid.header_rows(), first) : first;
  const auto has_score = [&](int row) {
    for (int c = 0; c < grid.cols(); ++c) {
      const GridCell* cell = grid.at(row, c);
      if (cell != nullptr && !cell->year && cell->score.value) {
        return true;
      }
    }
    return false;
  };
  while (end < first && !has_score(end)) {
    ++end;
  }
  return end;
}

bool whole_width(const Grid& grid, const GridCell& cell) {
  return grid.cols() > 1 && cell.col_span >= grid.cols();
}

std::vector<const GridCell*> heading_cells(const Grid& grid, int col, int end) {
  std::vector<const GridCell*> out;
  for (int r = 0; r < end; ++r) {
    const GridCell* cell = grid.at(r, col);
    if (cell != nullptr && !cell->empty() && !whole_width(grid, *cell) &&
        (out.empty() || out.back() != cell)) {
      out.push_back(cell);
    }
  }
  return out;
}

Column make_column(const Grid& grid, int col, const RowPlan& rows, const IndicatorNames& names,
                   const facts::Facts& facts) {
  Column out;
  out.col = col;
  const auto headings = heading_cells(grid, col, header_end(grid, rows));
  for (auto it = headings.rbegin(); it != headings.rend(); ++it) {
    const std::string role = role_of((*it)->text(), facts.score_columns());
    // The lowest heading that says something decides; a year alone leaves the word to the one above
    // it.
    if (out.role.empty() || (out.role == "year" && out.year)) {
      out.role = role.empty() ? out.role : role;
    }
    if (!out.year) {
      out.year = (*it)->year;
    }
  }
  for (const GridCell* cell : headings) {
    out.heading += (out.heading.empty() ? "" : " ") + clean(cell->text());
  }
  std::set<const GridCell*> distinct;
  std::set<std::string> instruments;
  for (const IndicatorRow& row : rows.rows) {
    const GridCell* cell = grid.at(row.row, col);
    if ((cell == nullptr || cell->empty()) && row.last_row > row.row) {
      cell = grid.at(row.last_row, col);  // centred beside a name of two lines
    }
    if (cell == nullptr || cell->empty()) {
      continue;
    }
    out.cells[row.number] = cell;
    if (distinct.insert(cell).second) {
      ++out.filled;
      out.numeric += cell->number || cell->score.state == ScoreState::score ||
                             cell->score.state == ScoreState::absent ||
                             cell->score.state == ScoreState::unreadable
                         ? 1
                         : 0;
    }
    if (const auto* indicator = names.indicator(row.number)) {
      instruments.insert(indicator->instrument);
    }
  }
  const size_t blocks = names.year().instruments.size();
  out.by_instrument = rows.rows.size() > 2 * blocks && distinct.size() <= blocks &&
                      instruments.size() == distinct.size() && !distinct.empty();
  return out;
}

std::vector<std::optional<double>> values(const Column& column, const RowPlan& rows) {
  std::vector<std::optional<double>> out;
  for (const IndicatorRow& row : rows.rows) {
    const auto it = column.cells.find(row.number);
    out.push_back(it == column.cells.end()  ? std::nullopt
                  : it->second->score.value ? it->second->score.value
                                            : it->second->number);
  }
  return out;
}

/// Whether `holds(a, b, c)` for nearly all rows that have all three numbers.
template <class Rule>
bool nearly_all(const std::vector<std::optional<double>>& a,
                const std::vector<std::optional<double>>& b,
                const std::vector<std::optional<double>>& c, const Rule& holds) {
  int together = 0, right = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] && b[i] && c[i]) {
      ++together;
      right += holds(*a[i], *b[i], *c[i]) ? 1 : 0;
    }
  }
  return together >= 3 && right * 10 >= together * 8;
}

bool may_be_score(const Column& column) {
  return column.numbers() && !column.by_instrument &&
         (column.role.empty() || column.role == "score" || (column.role == "year" && column.year));
}

/// A column headed "เฉลี่ย" that is the mean of the others is the score, and they are its parts
/// (departments, halves of a form).
void use_means(std::vector<Column>& columns, const RowPlan& rows) {
  static const std::string kMean = thai::match_key("เฉลี่ย");
  std::vector<size_t> parts;
  std::vector<std::vector<std::optional<double>>> numbers;
  size_t mean = columns.size();
  for (size_t i = 0; i < columns.size(); ++i) {
    numbers.push_back(values(columns[i], rows));
    const bool whole = std::all_of(numbers[i].begin(), numbers[i].end(),
                                   [](const auto& v) { return !v || *v == std::floor(*v); });
    if (columns[i].numbers() && !columns[i].by_instrument &&
        thai::match_key(columns[i].heading).find(kMean) != std::string::npos) {
      mean = mean == columns.size() ? i : mean;
    } else if (columns[i].role.empty() && columns[i].numbers() && !columns[i].by_instrument &&
               !whole && !columns[i].year) {
      parts.push_back(i);
    }
  }
  if (mean == columns.size() || parts.size() < 2) {
    return;
  }
  int together = 0, right = 0;
  for (size_t row = 0; row < numbers[mean].size(); ++row) {
    double sum = 0;
    bool all = numbers[mean][row].has_value();
    for (const size_t part : parts) {
      all = all && numbers[part][row].has_value();
      sum += numbers[part][row].value_or(0);
    }
    together += all ? 1 : 0;
    right +=
        all && std::fabs(sum / static_cast<double>(parts.size()) - *numbers[mean][row]) < kEqual
            ? 1
            : 0;
  }
  if (together >= 2 && right == together) {
    columns[mean].role = "score";
    for (const size_t part : parts) {
      columns[part].role = "part";
    }
  }
}

/// Names columns that no heading names by what their numbers do to those of the others.
void use_arithmetic(std::vector<Column>& columns, const RowPlan& rows) {
  // A column headed "ปี" whose numbers are scores takes part even where the year itself was not
  // read.
  const auto open = [&](const Column& c) {
    return may_be_score(c) || c.role == "previous" || (c.role == "year" && c.numbers());
  };
  std::vector<std::vector<std::optional<double>>> numbers;
  for (const Column& column : columns) {
    numbers.push_back(values(column, rows));
  }
  const size_t n = columns.size();
  for (size_t a = 0; a < n; ++a) {
    for (size_t b = 0; b < n; ++b) {
      for (size_t c = 0; c < n; ++c) {
        if (a == b || b == c || a == c || columns[a].by_instrument || columns[b].by_instrument ||
            columns[c].by_instrument) {
          continue;
        }
        const bool moved = std::any_of(numbers[c].begin(), numbers[c].end(),
                                       [](const auto& v) { return v && std::fabs(*v) > 0.005; });
        const bool c_is_difference =
            columns[c].role == "difference" || (columns[c].role.empty() && moved);
        if (c_is_difference && open(columns[a]) && open(columns[b]) &&
            nearly_all(numbers[a], numbers[b], numbers[c], [](double x, double y, double z) {
              return std::fabs(x - y - z) < kEqual;
            })) {
          const bool years_agree =
              !columns[a].year || !columns[b].year || *columns[a].year > *columns[b].year;
          if (moved && years_agree && columns[a].role != "previous") {
            columns[c].role = "difference";
            columns[b].role = "previous";
            columns[a].role = "score";
          }
        }
        if (may_be_score(columns[a]) && (columns[b].role.empty() || columns[b].role == "weight") &&
            (columns[c].role.empty() || columns[c].role == "points" ||
             columns[c].role == "score") &&
            nearly_all(numbers[a], numbers[b], numbers[c], [](double x, double y, double z) {
              return y < 100 && std::fabs(x * y / 100 - z) < kEqual;
            })) {
          columns[b].role = "weight";
          columns[c].role = "points";
          columns[a].role = "score";
        }
      }
    }
  }
}

/// A stroke that runs through the table (of a watermark, of a pen) may split a column in a few
/// rows: where nearly all cells reach over both halves they are one, and each split row has its
/// number in one of them.
void join_split_columns(std::vector<Column>& columns) {
  for (size_t i = 0; i + 1 < columns.size();) {
    Column& left = columns[i];
    const Column& right = columns[i + 1];
    size_t shared = 0, clash = 0;
    for (const auto& [number, cell] : right.cells) {
      const auto other = left.cells.find(number);
      shared += other != left.cells.end() && other->second == cell ? 1 : 0;
      clash += other != left.cells.end() && other->second != cell ? 1 : 0;
    }
    if (right.col != left.col + 1 || clash > 0 || shared * 10 < right.cells.size() * 7 ||
        shared < 5) {
      ++i;
      continue;
    }
    left.cells.insert(right.cells.begin(), right.cells.end());
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

int index_of(const std::vector<Column>& columns, std::string_view role) {
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == role && !columns[i].by_instrument && columns[i].numbers()) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

/// Of several columns, those of the agency asked for; all where no heading names an agency.
std::vector<int> of_agency(const std::vector<Column>& columns, std::vector<int> candidates,
                           const facts::Facts& facts, const std::string& agency, bool& others) {
  const auto names_agency = [&](const Column& column) {
    const std::string key = thai::match_key(column.heading);
    for (const facts::AgencyType& type : facts.agency_types()) {
      for (const std::string& name : type.names) {
        const std::string begin = thai::match_key(name);
        if (begin.size() >= 6 && key.find(begin) != std::string::npos) {
          return true;
        }
      }
    }
    return false;
  };
  std::vector<int> named, mine;
  const std::string key = thai::match_key(agency);
  for (const int i : candidates) {
    const Column& column = columns[static_cast<size_t>(i)];
    if (names_agency(column)) {
      named.push_back(i);
    }
    if (!key.empty() && thai::match_key(column.heading).find(key) != std::string::npos) {
      mine.push_back(i);
    }
  }
  if (!mine.empty()) {
    return mine;
  }
  others = named.size() >= 2;
  return candidates;
}

std::vector<int> of_year(const std::vector<Column>& columns, const std::vector<int>& candidates,
                         std::optional<int> fiscal_year, std::string& doubt) {
  int newest = 0;
  std::vector<int> dated;
  for (const int i : candidates) {
    if (const auto year = columns[static_cast<size_t>(i)].year) {
      dated.push_back(i);
      newest = std::max(newest, *year);
    }
  }
  if (dated.empty()) {
    return candidates;
  }
  const auto pick = [&](int year) {
    std::vector<int> out;
    for (const int i : dated) {
      if (columns[static_cast<size_t>(i)].year == year) {
        out.push_back(i);
      }
    }
    return out;
  };
  if (fiscal_year) {
    if (auto out = pick(*fiscal_year); !out.empty()) {
      return out;
    }
    if (dated.size() == candidates.size()) {
      doubt = "ไม่มีคอลัมน์ของปี " + std::to_string(*fiscal_year) + " จึงใช้คอลัมน์ของปี " +
              std::to_string(newest);
    }
  }
  return pick(newest);
}

void choose_score(ColumnPlan& plan, const RowPlan& rows, const facts::Facts& facts,
                  std::optional<int> fiscal_year, const std::string& agency) {
  std::vector<int> candidates;
  for (size_t i = 0; i < plan.columns.size(); ++i) {
    if (may_be_score(plan.columns[i])) {
      candidates.push_back(static_cast<int>(i));
    }
  }
  if (candidates.size() > 1) {
    candidates = of_agency(plan.columns, candidates, facts, agency, plan.other_agencies);
  }
  if (candidates.size() > 1) {
    candidates = of_year(plan.columns, candidates, fiscal_year, plan.doubt);
  }
  if (candidates.size() > 1) {
    std::vector<int> said;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(said),
                 [&](int i) { return plan.columns[static_cast<size_t>(i)].role == "score"; });
    candidates = said.empty() ? candidates : said;
  }
  if (candidates.empty()) {
    return;
  }
  plan.score = candidates.front();
  const Column& chosen = plan.columns[static_cast<size_t>(plan.score)];
  for (const Column& column : plan.columns) {
    // Numbers under "ปี" whose year was not read may be the scores, and the chosen ones a
    // difference.
    if (chosen.role.empty() && column.role == "year" && !column.year && column.numbers() &&
        !column.by_instrument) {
      plan.doubt = "มีตัวเลขมากกว่าหนึ่งคอลัมน์ และหัวตารางไม่บอกว่าคอลัมน์ใดเป็นคะแนน";
    }
  }
  // Columns with the same numbers all through are no question.
  const auto first = values(plan.columns[static_cast<size_t>(candidates.front())], rows);
  for (const int i : candidates) {
    const auto other = values(plan.columns[static_cast<size_t>(i)], rows);
    if (other != first) {
      plan.doubt = "มีตัวเลขมากกว่าหนึ่งคอลัมน์ และหัวตารางไม่บอกว่าคอลัมน์ใดเป็นคะแนน";
    }
  }
}

/// The column of the year before the chosen one, where no heading says "previous".
void find_previous(ColumnPlan& plan) {
  plan.previous = index_of(plan.columns, "previous");
  const auto year = plan.columns[static_cast<size_t>(plan.score)].year;
  for (size_t i = 0; i < plan.columns.size() && year && plan.previous < 0; ++i) {
    const Column& column = plan.columns[i];
    if (may_be_score(column) && column.year == *year - 1) {
      plan.previous = static_cast<int>(i);
    }
  }
}

/// The role of a heading in which a scan lost a letter ("ผู้รับผิดซอบ"): the longest title that stands
/// in it but for one letter in so many.
std::string role_of_misread(const std::string& key, const std::vector<facts::ColumnRole>& roles) {
  std::string best;
  size_t length = 0;
  for (const facts::ColumnRole& role : roles) {
    for (const std::string& title : role.titles) {
      const std::string title_key = thai::match_key(title);
      const size_t letters = thai::to_utf32(title_key).size();
      if (letters < kLettersToAMistake || letters <= length) {
        continue;
      }
      const int edits = thai::find_like(title_key, key).edits;
      if (static_cast<size_t>(edits) * kLettersToAMistake <= letters) {
        best = role.role;
        length = letters;
      }
    }
  }
  return best;
}

}  // namespace

std::string role_of(std::string_view heading, const std::vector<facts::ColumnRole>& roles) {
  const std::string key = thai::match_key(heading);
  if (key.empty()) {  // signs only, like "+/-"
    for (const facts::ColumnRole& role : roles) {
      for (const std::string& title : role.titles) {
        if (!heading.empty() && clean(heading) == title) {
          return role.role;
        }
      }
    }
    return "";
  }
  // Weakest first: "คะแนนรายตัวชี้วัด" is a score although it names what it scores, "ผลต่างคะแนน" is a
  // difference.
  struct Best {
    std::string role;
    size_t length = 0;
  };
  Best labels, scores, others;
  for (const facts::ColumnRole& role : roles) {
    const bool label = role.role == "number" || role.role == "name" || role.role == "year";
    Best& into = label ? labels : role.role == "score" ? scores : others;
    for (const std::string& title : role.titles) {
      const std::string title_key = thai::match_key(title);
      if (title_key.empty()) {
        continue;
      }
      if (key == title_key) {
        return role.role;
      }
      if (title_key.size() >= kShortKey && title_key.size() > into.length &&
          key.find(title_key) != std::string::npos) {
        into = {role.role, title_key.size()};
      }
    }
  }
  if (labels.length + scores.length + others.length == 0) {
    return role_of_misread(key, roles);
  }
  // A title that swallows the rarer word ("คะแนน (ร้อยละ)") keeps its own meaning.
  const Best& plain = scores.length > 0 ? scores : labels;
  return others.length > 0 && others.length * 3 >= plain.length ? others.role : plain.role;
}

ColumnPlan plan_columns(const Grid& grid, const RowPlan& rows, const IndicatorNames& names,
                        const facts::Facts& facts, std::optional<int> fiscal_year,
                        const std::string& agency) {
  ColumnPlan plan;
  for (int c = 0; c < grid.cols(); ++c) {
    if (c == rows.name_col || c == rows.index_col) {
      continue;
    }
    Column column = make_column(grid, c, rows, names, facts);
    const bool labels = std::any_of(column.cells.begin(), column.cells.end(), [](const auto& item) {
      return item.second->label.explicit_number || item.second->label.by_name != 0;
    });
    if (!labels && !column.cells.empty()) {
      plan.columns.push_back(std::move(column));
    }
  }
  join_split_columns(plan.columns);
  use_means(plan.columns, rows);
  use_arithmetic(plan.columns, rows);
  choose_score(plan, rows, facts, fiscal_year, agency);
  if (plan.score >= 0) {
    find_previous(plan);
    plan.difference = index_of(plan.columns, "difference");
    plan.weight = index_of(plan.columns, "weight");
    plan.points = index_of(plan.columns, "points");
  }
  return plan;
}

}  // namespace ita::report
