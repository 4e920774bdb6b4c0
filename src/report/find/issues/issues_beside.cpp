#include <algorithm>

#include "report/find/issues/issues.h"
#include "report/find/measures/measures_apart.h"
#include "report/find/measures/measures_columns.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// The first column of a role, -1 for none.
int column_of(const detail::MeasureColumns& columns, const char* role) {
  const auto at = std::find(columns.of_column.begin(), columns.of_column.end(), role);
  return at == columns.of_column.end() ? -1 : static_cast<int>(at - columns.of_column.begin());
}

/// "ประเด็นและมาตรการ": the heading over the table says that it holds both.
bool names_both(const Para* above, const facts::Facts& facts) {
  return above != nullptr && any_in(above->keyed.key(), facts.lexicon("issues-and-measures"));
}

/// The column of topics beside that of measures, where its heading, or the one over the table, says
/// that they must be improved, or the problems to which the measures are the answer; -1 for none.
int column_of_issues(const detail::MeasureColumns& columns, const Para& para, const Para* above,
                     const facts::Facts& facts) {
  const auto heading = [&](int c) { return columns.headings[static_cast<size_t>(c)]; };
  const int topic = column_of(columns, "topic");
  const int title = column_of(columns, "title"), problem = column_of(columns, "finding");
  const bool problems =
      problem >= 0 && detail::is_whole(heading(problem), facts.lexicon("problem-column"));
  if (topic >= 0 && columns.has("title")) {
    const bool said = names_issues(thai::match_key(heading(topic)), facts, false) ||
                      detail::is_whole(heading(topic), facts.lexicon("problem-column"));
    const bool plain = detail::is_whole(heading(topic), facts.lexicon("issue-column"));
    const bool issues = said || para.says_issues || (plain && names_both(above, facts));
    // "ตัวชี้วัด | คะแนน | ข้อบกพร่องที่พบ | มาตรการ": what is wrong stands behind what it is about.
    return issues ? topic : problems ? problem : -1;
  }
  const bool measures_named = columns.names_measures && !columns.has("measure");
  if (problems && topic < 0 && (title < 0 || measures_named)) {
    return problem;
  }
  // "ประเด็นที่ต้องพัฒนา | แนวทางการพัฒนา": what must be improved gives the measure its name.
  const bool what = columns.has("approach") || columns.has("steps") || columns.has("measure");
  const bool said = title >= 0 && !measures_named && what &&
                    (names_issues(thai::match_key(heading(title)), facts, false) ||
                     detail::is_whole(heading(title), facts.lexicon("problem-column")));
  return said ? title : -1;
}

}  // namespace

std::vector<IssueCandidate> issues_beside_measures(const IssueSources& from) {
  std::vector<IssueCandidate> out;
  int group = 0;
  for (size_t i = 0; i < from.flow.size(); ++i) {
    if (from.flow[i].table() < 0) {
      continue;
    }
    const layout::Table& table =
        from.layout.joined[static_cast<size_t>(from.flow[i].table())].table;
    const detail::MeasureColumns columns = detail::find_columns(table, from.facts);
    const Para* above = detail::text_above(from.flow, i);
    const int column = column_of_issues(columns, from.flow[i], above, from.facts);
    if (column < 0 || !detail::is_measures_table(table, columns)) {
      continue;
    }
    ++group;
    for (int r = columns.header_rows; r < table.rows; ++r) {
      const layout::Cell* cell = table.at(r, column);
      // A cell over several columns is of the total below them.
      if (cell == nullptr || cell->row != r || cell->lines.empty() || cell->col_span > 1 ||
          detail::repeats_header(table, columns, r, from.facts)) {
        continue;
      }
      const layout::TracedText traced = layout::TracedText::of(cell->lines, true);
      const std::string key = thai::match_key(clean_item(traced.text()));
      if (key.empty() || says_none(key, from.facts)) {
        continue;  // "-", "ไม่มี"
      }
      IssueCandidate candidate;
      candidate.issue.number = static_cast<int>(out.size()) + 1;
      candidate.issue.title = clean_item(traced.text());
      candidate.issue.evidence = evidence_by_page(cell->lines);
      add_reading_doubts(candidate.issue.review, traced, {0, traced.text().size()});
      candidate.form = PlanForm::table;
      candidate.said = true;
      candidate.group = group;
      candidate.para = i;
      out.push_back(std::move(candidate));
    }
  }
  return out;
}

}  // namespace ita::report
