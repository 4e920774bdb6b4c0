#include <algorithm>
#include <optional>

#include "report/find/issues/issues.h"
#include "report/find/levels.h"
#include "report/find/measures/measures_columns.h"
#include "report/find/plan/column_titles.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

using detail::MeasureColumns;

/// As many rows with scores are the table of the assessment, not of what must be improved.
constexpr int kScoreRows = 8;

std::string text_of(const layout::Cell& cell) {
  return layout::TracedText::of(cell.lines, true).text();
}

bool starts_with_any(const std::string& key, const std::vector<Phrase>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Phrase& phrase) { return key.starts_with(phrase.key); });
}

bool says_nothing(const std::string& text, const facts::Facts& facts) {
  const std::string key = thai::match_key(text);
  return key.empty() || says_none(key, facts);
}

/// "ระดับ ผ่านดี", "94.95": what the row of the total says below the findings.
bool says_result(const std::string& text, const facts::Facts& facts) {
  const auto levels = find_levels(text, facts, true);
  if (levels.empty()) {
    return thai::parse_number(text).has_value();
  }
  const std::string_view all = text;
  const Span level = levels.front().span;
  const std::string before = thai::match_key(all.substr(0, level.begin));
  const auto& words = facts.lexicon("level-word");
  const bool named =
      before.empty() ||
      std::any_of(words.begin(), words.end(), [&](const Phrase& w) { return before == w.key; });
  return named && thai::match_key(all.substr(level.end)).empty();
}

/// The items of a cell; where nothing marks them, a line that ends although the next word would
/// have fitted ends an item, for bullets may be drawn and no text.
std::vector<std::string> split_cell(const layout::Cell& cell) {
  constexpr double kRoom = 0.2;  // of the widest line
  std::vector<std::string> out = split_items(cell.lines);
  if (out.size() != 1 || cell.lines.size() < 2) {
    return out;
  }
  double right = cell.box.x1 - (cell.lines.front().box.x0 - cell.box.x0);
  for (const layout::Line& line : cell.lines) {
    right = std::max(right, line.box.x1);
  }
  std::vector<std::vector<layout::Line>> items;
  for (const layout::Line& line : cell.lines) {
    const bool fresh =
        items.empty() || right - items.back().back().box.x1 >
                             std::max(kRoom * (right - line.box.x0), first_word_width(line));
    if (fresh) {
      items.emplace_back();
    }
    items.back().push_back(line);
  }
  out.clear();
  for (const std::vector<layout::Line>& item : items) {
    out.push_back(clean_item(layout::TracedText::of(item, true).text()));
  }
  return out;
}

class Tables {
 public:
  explicit Tables(const IssueSources& from) : from_(from) {}

  std::vector<IssueCandidate> find() {
    for (size_t i = 0; i < from_.flow.size(); ++i) {
      const Para& para = from_.flow[i];
      if (para.table() < 0) {
        continue;
      }
      para_ = i;
      ++group_;
      weaknesses_ = false;
      const layout::Table& table = from_.layout.joined[static_cast<size_t>(para.table())].table;
      const MeasureColumns columns = detail::find_columns(table, from_.facts);
      if (detail::is_measures_table(table, columns)) {
        continue;
      }
      if (!sides(table, columns) && !sides_below_one_another(table)) {
        rows(table, columns);
      }
    }
    return std::move(out_);
  }

 private:
  const Para& para() const { return from_.flow[para_]; }

  void push(Issue issue, bool numbered) {
    IssueCandidate out;
    out.issue = std::move(issue);
    out.form = PlanForm::table;
    out.said = true;
    out.weakness = weaknesses_;
    out.numbered = numbered;
    out.group = group_;
    out.para = para_;
    out_.push_back(std::move(out));
  }

  /// Each item of a cell of what must be improved; `topic` says what it is about.
  void items_of(const layout::Cell& cell, const std::string& topic) {
    const layout::TracedText traced = layout::TracedText::of(cell.lines, true);
    for (std::string& item : split_cell(cell)) {
      if (says_nothing(item, from_.facts) || says_result(item, from_.facts)) {
        continue;
      }
      Issue issue;
      issue.number = ++order_;
      issue.title = std::move(item);
      issue.text = topic;
      issue.evidence = evidence_by_page(cell.lines);
      add_reading_doubts(issue.review, traced, {0, traced.text().size()});
      push(std::move(issue), false);
    }
  }

  /// The names stand left of the column, with nothing but their scores between: with a finding
  /// between them it would be what is to be done about it.
  static bool named_beside(const layout::Table& table, const MeasureColumns& columns, int column) {
    const auto scores_alone = [&](int c) {
      bool any = false;
      for (int r = std::max(columns.header_rows, 1); r < table.rows; ++r) {
        const layout::Cell* cell = table.at(r, c);
        const std::string text = cell == nullptr ? "" : clean_item(text_of(*cell));
        any = any || thai::parse_number(text).has_value();
        if (!text.empty() && !thai::parse_number(text)) {
          return false;
        }
      }
      return any;
    };
    int name = column - 1;
    while (name > 0 && scores_alone(name)) {
      --name;
    }
    return name >= 0 && static_cast<size_t>(name) < columns.of_column.size() &&
           columns.of_column[static_cast<size_t>(name)] == "title";
  }

  /// "จุดแข็ง | จุดที่ควรพัฒนา", "ตัวชี้วัด | จุดที่ควรพัฒนา": the items of the second are the issues.
  bool sides(const layout::Table& table, const MeasureColumns& columns) {
    int strong = -1, weak = -1;
    for (int c = 0; c < table.cols && c < static_cast<int>(columns.headings.size()); ++c) {
      const std::string key = thai::match_key(columns.headings[static_cast<size_t>(c)]);
      const bool strengths = starts_with_any(key, from_.facts.lexicon("strengths-heading"));
      strong = strengths ? c : strong;
      weak = !strengths && names_issues(key, from_.facts, false) ? c : weak;
    }
    if (weak < 0 || (strong < 0 && !named_beside(table, columns, weak))) {
      return false;
    }
    weaknesses_ =
        names_weaknesses(thai::match_key(columns.headings[static_cast<size_t>(weak)]), from_.facts);
    order_ = 0;
    const int first = strong < 0 ? weak : std::min(strong, weak);
    for (int r = std::max(columns.header_rows, 1); r < table.rows; ++r) {
      const layout::Cell* cell = table.at(r, weak);
      if (cell == nullptr || cell->row != r || cell->col != weak) {
        continue;
      }
      std::string topic;
      for (int c = 0; c < first; ++c) {
        const layout::Cell* name = table.at(r, c);
        const std::string text = name == nullptr ? "" : clean_item(text_of(*name));
        topic = text.size() > topic.size() ? text : topic;
      }
      items_of(*cell, topic.size() > 6 ? topic : "");
    }
    return true;
  }

  /// The same with the names of the sides in the first column.
  bool sides_below_one_another(const layout::Table& table) {
    if (table.cols < 2) {
      return false;
    }
    bool strong = false, weaknesses = true;
    std::vector<const layout::Cell*> weak;
    for (int r = 0; r < table.rows; ++r) {
      const layout::Cell* name = table.at(r, 0);
      const layout::Cell* cell = table.at(r, 1);
      if (name == nullptr || cell == nullptr || name == cell) {
        continue;
      }
      const std::string key = thai::match_key(clean_item(text_of(*name)));
      const bool strengths = starts_with_any(key, from_.facts.lexicon("strengths-heading"));
      strong = strong || strengths;
      if (!strengths && names_issues(key, from_.facts, false)) {
        weak.push_back(cell);
        weaknesses = weaknesses && names_weaknesses(key, from_.facts);
      }
    }
    order_ = 0;
    weaknesses_ = weaknesses;
    for (const layout::Cell* cell : strong ? weak : std::vector<const layout::Cell*>{}) {
      items_of(*cell, "");
    }
    return strong && !weak.empty();
  }

  /// A row for each topic with what was found.
  void rows(const layout::Table& table, const MeasureColumns& columns) {
    if (!is_issues_table(table, columns)) {
      return;
    }
    int order = 0;
    for (int r = columns.header_rows; r < table.rows; ++r) {
      if (detail::repeats_header(table, columns, r, from_.facts)) {
        continue;
      }
      bool numbered = false;
      Issue issue = read_row(table, columns, r, order + 1, numbered);
      if (!issue.title.empty() && !says_nothing(issue.title, from_.facts)) {
        ++order;
        push(std::move(issue), numbered);
      }
    }
  }

  /// A topic and what was found, and nobody who is to do something about it; or, where the heading
  /// says it, a topic alone.
  bool is_issues_table(const layout::Table& table, const MeasureColumns& columns) const {
    const bool who = columns.has("responsible") || columns.has("schedule") || columns.has("steps");
    if (para().section == Section::measures || !columns.has("title") || who) {
      return false;
    }
    const bool scores = std::any_of(
        columns.headings.begin(), columns.headings.end(), [&](const std::string& heading) {
          return role_of(heading, from_.facts.score_columns()) == "score";
        });
    if (para().says_issues) {
      return !scores || table.rows - columns.header_rows < kScoreRows;
    }
    return !scores && has_finding(columns);
  }

  /// "รายละเอียด" may head anything; in a section of analysis it is what was found.
  bool has_finding(const MeasureColumns& columns) const {
    for (size_t c = 0; c < columns.headings.size(); ++c) {
      const std::string key = thai::match_key(columns.headings[c]);
      const bool vague = starts_with_any(key, from_.facts.lexicon("vague-finding"));
      if (columns.of_column[c] == "finding" && (!vague || para().section == Section::analysis)) {
        return true;
      }
    }
    return false;
  }

  /// What a cell of this role says of an issue.
  static void read_cell(const layout::Cell& cell, const std::string& role, Issue& out,
                        bool& numbered) {
    const layout::TracedText traced = layout::TracedText::of(cell.lines, true);
    const Marker marker = parse_marker(traced.text() + " ");
    if (role == "title" && out.title.empty()) {
      out.title = clean_item(traced.text());
      numbered = numbered || marker.numbered();
      out.number = marker.numbered() ? marker.value : out.number;
      add_reading_doubts(out.review, traced, {0, traced.text().size()});
    } else if (role == "number" && marker.numbered()) {
      out.number = marker.value;
      numbered = true;
    } else if (role == "finding" || role == "topic") {
      for (const std::string& item : split_items(cell.lines)) {
        out.text += (out.text.empty() ? "" : "\n") + item;
      }
    } else if (role == "approach" || role == "measure") {
      for (std::string& item : split_items(cell.lines)) {
        out.actions.push_back(std::move(item));
      }
    }
  }

  Issue read_row(const layout::Table& table, const MeasureColumns& columns, int row, int order,
                 bool& numbered) const {
    Issue out;
    out.number = order;
    for (int c = 0; c < table.cols; ++c) {
      const layout::Cell* cell = table.at(row, c);
      const std::string& role = columns.of_column[static_cast<size_t>(c)];
      if (cell == nullptr || cell->lines.empty() || cell->col != c) {
        continue;
      }
      if (cell->row == row) {
        merge_evidence(out.evidence, evidence_by_page(cell->lines));
      }
      read_cell(*cell, role, out, numbered);
    }
    return out;
  }

  const IssueSources& from_;
  std::vector<IssueCandidate> out_;
  size_t para_ = 0;
  int group_ = 0, order_ = 0;
  bool weaknesses_ = false;  ///< so does the heading over what is read call it
};

}  // namespace

std::vector<IssueCandidate> issues_of_tables(const IssueSources& from) {
  return Tables(from).find();
}

}  // namespace ita::report
