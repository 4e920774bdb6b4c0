#include "report/find/measures/measures_columns.h"

#include <algorithm>
#include <set>

#include "layout/lines/traced.h"
#include "report/find/measures/measures_apart.h"
#include "report/find/plan/column_titles.h"
#include "report/view/evidence.h"
#include "report/view/grid.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"
#include "thai/normalise.h"

namespace ita::report::detail {

namespace {

constexpr int kMostHeaderRows = 3;

std::string text_of(const layout::Cell& cell) {
  return layout::TracedText::of(cell.lines, true).text();
}

/// The cells above a column from the top down, each once, without titles of the whole table.
std::vector<const layout::Cell*> cells_above(const layout::Table& table, int col, int rows) {
  std::vector<const layout::Cell*> out;
  for (int r = 0; r < rows; ++r) {
    const layout::Cell* cell = table.at(r, col);
    const bool again = !out.empty() && cell == out.back();
    if (cell != nullptr && !again && cell->col_span < table.cols) {
      out.push_back(cell);
    }
  }
  return out;
}

/// A narrow column breaks its heading in the middle of words: the key has no spaces, so it does not
/// matter.
std::string heading_of(const std::vector<const layout::Cell*>& above) {
  std::string out;
  for (const layout::Cell* cell : above) {
    out += text_of(*cell) + " ";
  }
  return out;
}

/// Each cell of the column below the header holds one item.
bool single_items(const layout::Table& table, int header_rows, int col) {
  for (int r = header_rows; r < table.rows; ++r) {
    const layout::Cell* cell = table.at(r, col);
    if (cell != nullptr && cell->row == r && split_items(cell->lines).size() > 1) {
      return false;
    }
  }
  return true;
}

/// Roles of one heading that reaches over several columns count once.
bool same_heading(const layout::Table& table, int header_rows, int a, int b) {
  const int row = std::max(header_rows - 1, 0);
  return table.at(row, a) == table.at(row, b);
}

/// "ประเด็น | มาตรการ": where each row has one measure, that is its title, and the other column says
/// what it is about.  A column of lists says what is to be done about the title before it.
void measures_are_titles(const layout::Table& table, MeasureColumns& columns, int measure) {
  if (!single_items(table, columns.header_rows, measure)) {
    return;
  }
  for (int c = 0; c < table.cols; ++c) {
    std::string& role = columns.of_column[static_cast<size_t>(c)];
    if (role == "title") {
      role = "topic";
    } else if (role == "measure" && same_heading(table, columns.header_rows, c, measure)) {
      role = "title";
    }
  }
}

void name_titles(const layout::Table& table, MeasureColumns& columns) {
  const bool who = columns.has("responsible") || columns.has("schedule");
  columns.names_measures = columns.has("measure");
  int first = -1, measure = -1;
  bool topic_first = false;
  for (int c = 0; c < table.cols; ++c) {
    std::string& role = columns.of_column[static_cast<size_t>(c)];
    if (role != "title" && role != "measure") {
      continue;
    }
    if (first < 0 || same_heading(table, columns.header_rows, c, first)) {
      topic_first = topic_first || (first < 0 && role == "title");
      first = first < 0 ? c : first;
      role = "title";
    } else if (role == "title" || !who) {
      role = "topic";
    } else if (measure < 0) {
      measure = c;
    }
  }
  if (measure >= 0 && topic_first) {
    measures_are_titles(table, columns, measure);
  }
}

/// The stretch of time of a column: "ไตรมาส 1", or "ไตรมาส" over "1".
std::string period_of(const std::vector<const layout::Cell*>& above, const facts::Facts& facts) {
  const std::string lowest = above.empty() ? "" : clean(text_of(*above.back()));
  const bool number = !lowest.empty() && thai::arabic_digits(lowest).find_first_not_of(
                                             "0123456789") == std::string::npos;
  if (!number || above.size() < 2) {
    return period_in(lowest, facts);
  }
  const std::string over = thai::match_key(text_of(*above[above.size() - 2]));
  for (const facts::Phrase& word : facts.lexicon("counted-period")) {
    if (over.starts_with(word.key)) {
      return word.text + " " + lowest;
    }
  }
  return "";
}

/// Columns to tick: three or more stretches of time beside one another.
void find_periods(MeasureColumns& out, const std::vector<std::vector<const layout::Cell*>>& above,
                  const facts::Facts& facts) {
  for (size_t begin = 0; begin < out.periods.size();) {
    size_t end = begin;
    while (end < out.periods.size() && !out.periods[end].empty()) {
      ++end;
    }
    for (size_t c = begin; c < end; ++c) {
      if (end - begin < 3) {
        out.periods[c].clear();
        continue;
      }
      out.of_column[c] = "schedule";
      for (const layout::Cell* cell : above[c]) {
        if (cell != above[c].back() && out.period_years[c].empty()) {
          const auto year = year_in(text_of(*cell), facts);
          out.period_years[c] = year ? std::to_string(*year) : "";
        }
      }
    }
    begin = std::max(end, begin + 1);
  }
}

/// Of headings one above the other the lowest says which of several columns it is ("หน่วยงานที่
/// รับผิดชอบ" over "หลัก" and "ร่วม"); where it says nothing by itself, all of them together do.
std::string role_of_column(const std::vector<const layout::Cell*>& above,
                           const std::string& heading, const facts::Facts& facts) {
  const std::string lowest =
      above.size() < 2 ? "" : role_of(text_of(*above.back()), facts.measure_columns());
  const bool says = !lowest.empty() && lowest != "number" && lowest != "year";
  const std::string role = says ? lowest : role_of(heading, facts.measure_columns());
  // "หัวข้อที่จะต้องยกระดับ": what must be improved, in whatever words.
  const bool issues = role.empty() && names_issues(thai::match_key(heading), facts, false);
  const bool problem = role.empty() && is_whole(heading, facts.lexicon("problem-column"));
  return issues ? "title" : problem ? "finding" : role;
}

/// "หน่วยงาน | มาตรการ | กำหนดแล้วเสร็จ": where no heading says who answers for it, the unit beside
/// what is to be done does.
void find_unit(MeasureColumns& out, const facts::Facts& facts) {
  const bool what =
      out.has("measure") || (out.has("schedule") && (out.has("approach") || out.has("steps")));
  for (size_t c = 0; what && !out.has("responsible") && c < out.of_column.size(); ++c) {
    if (out.of_column[c].empty() && is_whole(out.headings[c], facts.lexicon("unit-column"))) {
      out.of_column[c] = "responsible";
    }
  }
}

MeasureColumns columns_with(const layout::Table& table, int header_rows,
                            const facts::Facts& facts) {
  MeasureColumns out;
  out.header_rows = header_rows;
  std::vector<std::vector<const layout::Cell*>> above;
  for (int c = 0; c < table.cols; ++c) {
    above.push_back(cells_above(table, c, header_rows));
    out.headings.push_back(heading_of(above.back()));
    out.of_column.push_back(role_of_column(above.back(), out.headings.back(), facts));
    out.periods.push_back(period_of(above.back(), facts));
    out.period_years.emplace_back();
  }
  find_periods(out, above, facts);
  find_unit(out, facts);
  // A year is when, beside who; in other tables it is what the row is about.
  const bool who = out.has("responsible");
  for (std::string& role : out.of_column) {
    role = role == "year" ? (who ? "schedule" : "") : role;
  }
  name_titles(table, out);
  std::set<std::string> distinct(out.of_column.begin(), out.of_column.end());
  distinct.erase("");
  distinct.erase("topic");
  out.distinct = static_cast<int>(distinct.size());
  return out;
}

}  // namespace

bool MeasureColumns::has(std::string_view role) const {
  return std::find(of_column.begin(), of_column.end(), role) != of_column.end();
}

bool MeasureColumns::has_periods() const {
  return std::any_of(periods.begin(), periods.end(),
                     [](const std::string& period) { return !period.empty(); });
}

std::string period_in(std::string_view heading, const facts::Facts& facts) {
  const std::string text = clean(heading);
  std::string key = thai::match_key(text);
  const size_t letters = key.find_last_not_of("0123456789") + 1;
  const bool numbered = letters < key.size();
  key.resize(letters);
  const auto is_one_of = [&](const char* role) {
    const auto& words = facts.lexicon(role);
    return std::any_of(words.begin(), words.end(),
                       [&](const facts::Phrase& word) { return word.key == key; });
  };
  const bool month = is_one_of("month") || is_one_of("month-short");
  const bool counted = numbered && is_one_of("counted-period");
  return month || counted ? text : "";
}

std::string ticked_periods(const MeasureColumns& columns, const std::map<int, std::string>& ticks) {
  std::string out, year;
  // "/", "X" and the like tick; anything longer says something.
  const auto says = [](const std::string& mark) { return thai::match_key(mark).size() > 2; };
  const bool any_says =
      std::any_of(ticks.begin(), ticks.end(), [&](const auto& tick) { return says(tick.second); });
  const auto end_year = [&] { out += year.empty() || out.empty() ? "" : " (" + year + ")"; };
  for (const auto& [col, mark] : ticks) {
    const auto c = static_cast<size_t>(col);
    const bool other = columns.period_years[c] != year;
    if (other) {
      end_year();
      year = columns.period_years[c];
    }
    out += (out.empty() ? "" : any_says ? ", " : " ") + columns.periods[c];
    out += says(mark) ? " " + mark : "";
  }
  end_year();
  return out;
}

MeasureColumns find_columns(const layout::Table& table, const facts::Facts& facts) {
  MeasureColumns best;
  const int most = std::min(table.rows - 1, std::max(table.header_rows, kMostHeaderRows));
  for (int rows = table.header_rows > 0 ? table.header_rows : 1; rows <= most; ++rows) {
    MeasureColumns columns = columns_with(table, rows, facts);
    if (columns.distinct > best.distinct) {
      best = std::move(columns);
    }
    if (table.header_rows > 0) {
      break;
    }
  }
  return best;
}

bool is_measures_table(const layout::Table& table, const MeasureColumns& columns, bool in_section) {
  if (table.cols < 2 || table.rows < 2) {
    return false;
  }
  const bool approach = columns.has("approach") || columns.has("measure");
  const bool what = approach || columns.has("steps") || columns.has("title");
  const bool who = columns.has("responsible") || columns.has("schedule");
  const bool how = approach || columns.has("steps");
  // What was found and what to do about it, and nobody to do it: topics of the analysis.
  const bool topics = columns.has("finding") && !who && !columns.has("steps");
  if (in_section && what && how && columns.distinct >= 2 && !columns.has("finding")) {
    return true;
  }
  return what && (who || how) && columns.distinct >= 2 && (who || columns.distinct >= 3) &&
         !topics && (how || columns.names_measures || !sets_scores(table, columns));
}

bool repeats_header(const layout::Table& table, const MeasureColumns& columns, int row,
                    const facts::Facts& facts) {
  int same = 0;
  for (int c = 0; c < table.cols; ++c) {
    const layout::Cell* cell = table.at(row, c);
    const std::string& role = columns.of_column[static_cast<size_t>(c)];
    if (cell == nullptr || role.empty() || cell->row != row) {
      continue;
    }
    const std::string text = text_of(*cell);
    const std::string says = role_of(text, facts.measure_columns());
    const bool alike = says == role || (says == "measure" && role == "title");
    same += thai::match_key(text).size() < 150 && alike ? 1 : 0;
  }
  return same >= 2 && same * 2 > columns.distinct;
}

}  // namespace ita::report::detail
