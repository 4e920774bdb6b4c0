#pragma once

#include <vector>

#include "facts/facts.h"
#include "report/find/plan/plan_candidate.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// What a report says that it found and will do, and doubts about the account of it as a whole.
struct Plan {
  std::vector<Issue> issues;
  std::vector<Measure> measures;
  std::vector<Limitation> limitations;
  Review review;  ///< for the document: numbers that are missing, lists that were not taken
};

/// Finds and resolves the plan of one report.  `topics`: those of its year, or of the newest where
/// that has none.
Plan read_plan(const layout::Layout& layout, const std::vector<Para>& flow,
               const facts::Facts& facts, const facts::YearFacts& topics);

/// The issues of all candidates: those that the print says to be issues, in the order of the page;
/// what repeats another one is joined with it, and what is left out is said in `review`.
std::vector<Issue> resolve_issues(std::vector<IssueCandidate> candidates,
                                  const std::vector<Para>& flow, Review& review);

/// The measures of all candidates in the order of the page, tables, forms and labelled lists before
/// bare lists, which only add what the others do not say.
std::vector<Measure> resolve_measures(std::vector<MeasureCandidate> candidates,
                                      const std::vector<Para>& flow, const facts::Facts& facts,
                                      Review& review);

/// Sets `issue` of each measure to the topic that it answers, by likeness of the titles, then by
/// number.
void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues);

/// Where one number alone breaks a sequence (9, 2, 3, 4), it becomes the sequence's and is doubted.
void mend_numbers(std::vector<Measure>& measures);

/// The numbers from 1 to the largest that are not there; empty where several lists begin with 1, or
/// where the gap is so wide that these are no numbers of one list.
std::vector<int> missing_numbers(const std::vector<int>& numbers);

/// Says for the document that numbers of a list are not there.
void say_missing(Review& review, const char* code, const std::vector<int>& numbers,
                 const std::vector<Evidence>& where);

}  // namespace ita::report
