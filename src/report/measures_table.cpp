#include <algorithm>
#include <cmath>
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
  std::vector<std::string> headings;   ///< as printed
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

/// "ประเด็น | มาตรการ": the first of the two is what the row is about.  A measure after it keeps its
/// role, it is what is to be done; a second topic has none, because there is no place for it.
void name_titles(const layout::Table& table, Roles& roles) {
  const bool who = roles.has("responsible") || roles.has("schedule");
  const layout::Cell* first = nullptr;
  for (int c = 0; c < table.cols; ++c) {
    std::string& role = roles.of_column[static_cast<size_t>(c)];
    if (role != "title" && role != "measure") {
      continue;
    }
    const layout::Cell* heading = table.at(std::max(roles.header_rows - 1, 0), c);
    if (first == nullptr || heading == first) {
      first = heading;
      role = "title";
    } else if (role == "title" || !who) {
      role.clear();
    }
  }
}

Roles roles_with(const layout::Table& table, int header_rows, const facts::Facts& facts) {
  Roles out;
  out.header_rows = header_rows;
  for (int c = 0; c < table.cols; ++c) {
    out.headings.push_back(heading_of(table, c, header_rows));
    out.of_column.push_back(role_of(out.headings.back(), facts.measure_columns()));
  }
  name_titles(table, out);
  std::set<std::string> distinct(out.of_column.begin(), out.of_column.end());
  distinct.erase("");
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
    const std::string& of_column = roles.of_column[static_cast<size_t>(c)];
    if (of_column != role && !(of_column == "measure" && role == "approach")) {
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

/// `broken`: the row goes on from the page before, so that a text without a marker is the rest of
/// the last item.
void append_items(std::vector<std::string>& into, const std::vector<const layout::Cell*>& cells,
                  bool broken) {
  for (const layout::Cell* cell : cells) {
    bool rest = broken && !into.empty() && !cell->lines.empty() &&
                parse_marker(cell->lines.front().text()).style == MarkerStyle::none;
    // The numbers of a broken cell's items go on.
    const int first = broken ? static_cast<int>(into.size()) + 1 : 1;
    for (std::string& item : split_items(cell->lines, first)) {
      if (rest) {
        into.back() = join_prose(into.back(), item);
        rest = false;
      } else {
        into.push_back(std::move(item));
      }
    }
  }
}

/// One dash that does not begin the cell stands between two dates ("ต.ค. 66 / - ก.ย. 67"); more
/// than one are bullets.
std::vector<std::string> schedule_items(const std::vector<layout::Line>& lines) {
  size_t dashes = 0;
  bool first = false;
  for (const layout::Line& line : lines) {
    const bool dash = parse_marker(line.text()).style == MarkerStyle::bullet;
    first = first || (dash && &line == lines.data());
    dashes += dash ? 1 : 0;
  }
  if (dashes != 1 || first) {
    return split_items(lines);
  }
  return {clean(layout::TracedText::of(lines, true).text())};
}

/// "-" alone says that there is nothing.
void drop_dashes(std::vector<std::string>& items) {
  std::erase_if(items, [](const std::string& item) { return item == "-" || item == "–"; });
}

/// Anything but numbers, signs and spaces.
bool has_letters(const std::string& text) {
  const std::string key = thai::match_key(clean(text));
  return std::any_of(key.begin(), key.end(), [](char c) { return c < '0' || c > '9'; });
}

/// One row, or several that share a title cell.
class Row {
 public:
  Row(const layout::Table& table, const Roles& roles, const facts::Facts& facts)
      : table_(table), roles_(roles), facts_(facts) {}

  void add(Measure& into, int row, bool broken) {
    append_new(into.approach, row, "approach", broken);
    append_new(into.steps, row, "steps", broken);
    for (const layout::Cell* cell : fresh(row, "responsible")) {
      if (broken && !into.responsible.empty()) {
        into.responsible.back() = join_prose(into.responsible.back(), clean(cell_text(*cell)));
        continue;
      }
      for (std::string& unit : split_responsible(cell->lines, facts_)) {
        into.responsible.push_back(std::move(unit));
      }
    }
    for (const layout::Cell* cell : fresh(row, "schedule")) {
      for (const std::string& item : schedule_items(cell->lines)) {
        into.schedule.text += (into.schedule.text.empty() ? "" : " ") + item;
      }
      // A month or year that two readers see differently.
      add_number_doubts(into.review, layout::TracedText::of(cell->lines, true));
    }
    drop_dashes(into.responsible);
    doubt_left_out(into.review, row);
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
  /// Text under a heading that says nothing to us goes nowhere, and that must be said.
  void doubt_left_out(Review& review, int row) const {
    for (int c = 0; c < table_.cols; ++c) {
      const layout::Cell* cell = table_.at(row, c);
      if (!roles_.of_column[static_cast<size_t>(c)].empty() || cell == nullptr || has_role(*cell)) {
        continue;
      }
      const std::string text = cell_text(*cell);
      const std::string heading = clean(roles_.headings[static_cast<size_t>(c)]);
      const bool words = has_letters(text);
      // Numbers under "คะแนน" or "ระดับ" are read where the scores are.
      const bool number = !words && !thai::match_key(text).empty() && !heading.empty() &&
                          role_of(heading, facts_.score_columns()).empty();
      if (words || number) {
        review.add(heading.empty() ? "มีข้อความในคอลัมน์ที่ไม่มีหัวคอลัมน์ซึ่งไม่ได้อยู่ในผล"
                                   : "ข้อความในคอลัมน์ “" + heading + "” ไม่ได้อยู่ในผล");
      }
    }
  }
  /// The cell reaches over a column that is read.
  bool has_role(const layout::Cell& cell) const {
    for (int c = cell.col; c < std::min(cell.col + cell.col_span, table_.cols); ++c) {
      if (!roles_.of_column[static_cast<size_t>(c)].empty()) {
        return true;
      }
    }
    return false;
  }
  void append_new(std::vector<std::string>& into, int row, std::string_view role, bool broken) {
    append_items(into, fresh(row, role), broken);
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
    const std::string says = role_of(text, facts.measure_columns());
    const bool alike = says == role || (says == "measure" && role == "title");
    same += thai::match_key(text).size() < 150 && alike ? 1 : 0;
  }
  return same >= 2 && same * 2 > roles.distinct;
}

bool is_measures_table(const layout::Table& table, const Roles& roles) {
  if (table.cols < 2 || table.rows < 2) {
    return false;
  }
  const bool approach = roles.has("approach") || roles.has("measure");
  const bool what = approach || roles.has("steps") || roles.has("title");
  const bool who = roles.has("responsible") || roles.has("schedule");
  const bool how = approach || roles.has("steps");
  return what && (who || how) && roles.distinct >= 2 && (who || roles.distinct >= 3);
}

/// Several measures may stand beside one topic: each has a cell of its own.
bool begins_measure(const layout::Table& table, const Roles& roles, int row) {
  const auto cells = cells_of(table, roles, row, "measure");
  return !cells.empty() && cells.front()->row == row;
}

std::string title_role(const Roles& roles) {
  return roles.has("title") ? "title" : roles.has("approach") ? "approach" : "steps";
}

}  // namespace

namespace detail {

void MeasureTables::read(const layout::Table& table, int last_page) {
  constexpr double kSameEdge = 12;
  const Roles roles = find_roles(table, facts_);
  const bool next = !roles_.empty() && table.page <= last_page_ + 1 &&
                    static_cast<int>(roles_.size()) == table.cols &&
                    std::abs(table.box.x0 - last_box_.x0) < kSameEdge &&
                    std::abs(table.box.x1 - last_box_.x1) < kSameEdge;
  if (is_measures_table(table, roles)) {
    const bool follows = next && roles.of_column == roles_;
    roles_ = roles.of_column;
    headings_ = roles.headings;
    read_rows(table, roles.header_rows, follows);
  } else if (next) {
    read_rows(table, 0, true);
  } else {
    return;
  }
  last_box_ = table.box;
  last_page_ = last_page;
}

/// A title cell that a page end broke: with the part before it, it is a topic better than alone.
bool MeasureTables::completes_title(const std::string& text) const {
  const std::string& before = out_.back().title;
  const double whole = match_topic(before + text, topics_).similarity;
  return parse_marker(text).style == MarkerStyle::none && whole >= 0.9 &&
         whole > match_topic(before, topics_).similarity + 0.05;
}

void MeasureTables::read_rows(const layout::Table& table, int first_row, bool follows) {
  Roles roles;
  roles.of_column = roles_;
  roles.headings = headings_;
  roles.header_rows = first_row;
  roles.distinct = static_cast<int>(std::set<std::string>(roles_.begin(), roles_.end()).size());
  const std::string role = title_role(roles);
  std::optional<Row> reader;
  const layout::Cell* last_title = nullptr;
  std::string carried;
  for (int r = first_row; r < table.rows; ++r) {
    if (repeats_header(table, roles, r, facts_)) {
      continue;
    }
    if (const layout::Cell* group = band(table, r)) {
      carried = cell_text(*group);
      last_title = nullptr;
      continue;
    }
    const auto titles = cells_of(table, roles, r, role);
    const auto number = row_number(table, roles, r);
    const layout::Cell* title = titles.empty() ? nullptr : titles.front();
    const bool top = r == first_row && follows && !out_.empty();
    const bool rest_of_title =
        top && title != nullptr && !number && completes_title(clean(cell_text(*title)));
    const bool continued = rest_of_title || (!out_.empty() && title == nullptr && !number &&
                                             carried.empty() && (top || reader));
    if (rest_of_title) {
      out_.back().title = join_prose(out_.back().title, clean(cell_text(*title)));
    }
    const bool same_title = title != nullptr && title == last_title;
    if (!continued && !(same_title && !begins_measure(table, roles, r))) {
      const std::string text = title != nullptr ? cell_text(*title) : carried;
      const Marker marker = parse_marker(text);
      Measure measure;
      measure.title = clean_item(text);
      measure.number = number              ? *number
                       : marker.numbered() ? marker.value
                                           : (out_.empty() ? 1 : out_.back().number + 1);
      if (title != nullptr) {
        const layout::TracedText traced = layout::TracedText::of(title->lines, true);
        add_reading_doubts(measure.review, traced, {0, traced.text().size()});
      }
      out_.push_back(std::move(measure));
      reader.emplace(table, roles, facts_);
      carried.clear();
    }
    last_title = title;
    if (!reader) {
      reader.emplace(table, roles, facts_);
    }
    reader->add(out_.back(), r, continued && top);
  }
}

std::vector<Measure> MeasureTables::take() {
  std::erase_if(out_, [](const Measure& m) {
    return m.title.empty() && m.approach.empty() && m.steps.empty();
  });
  for (Measure& measure : out_) {
    measure.schedule.report_months = report_months(measure.schedule.text);
  }
  return std::move(out_);
}

}  // namespace detail

}  // namespace ita::report
