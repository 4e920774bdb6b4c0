#pragma once

#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/find/plan/plan_candidate.h"
#include "report/find/plan/plan_runs.h"

namespace ita::report {

/// What the finders of issues look at.
struct IssueSources {
  const layout::Layout& layout;
  const std::vector<Para>& flow;
  const std::vector<PlanRun>& runs;
  const facts::Facts& facts;
  const facts::YearFacts& topics;  ///< of the year, or of the newest where it has none
};

/// Headings that bear the name of a prescribed topic, and those between that are marked as these.
std::vector<IssueCandidate> issues_of_topics(const IssueSources& from);
/// Headings and lists in the runs of analysis and issues.
std::vector<IssueCandidate> issues_of_lists(const IssueSources& from);
/// "ประเด็นที่ต้องพัฒนา ได้แก่ 1) … 2) …": lists inside a sentence.
std::vector<IssueCandidate> issues_of_sentences(const IssueSources& from);
/// "จุดอ่อน : …" below each of several indicators: what labels that stand several times say.
std::vector<IssueCandidate> issues_of_labels(const IssueSources& from);
/// Rows and cells of tables that hold topics with what was found, or what must be improved.
std::vector<IssueCandidate> issues_of_tables(const IssueSources& from);
/// What must be improved, in a table of measures that says it beside each measure: for papers that
/// say it nowhere else.
std::vector<IssueCandidate> issues_beside_measures(const IssueSources& from);

/// "ไม่มี", "ไม่พบ …": the office says that there is none.  `key`: of the text (thai::match_key).
bool says_none(std::string_view key, const facts::Facts& facts);

/// Puts the paragraphs below a title into an issue: running text, and marked lines as actions.
void add_text_below(Issue& issue, const std::vector<Para>& flow, const std::vector<size_t>& below,
                    const facts::Facts& facts);

}  // namespace ita::report
