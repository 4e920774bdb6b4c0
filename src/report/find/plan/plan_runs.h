#pragma once

#include <vector>

#include "facts/facts.h"
#include "report/view/flow.h"

namespace ita::report {

enum class PlanSubject { analysis, issues, measures, limitations };

/// Paragraphs that stand under one heading, or below one sentence that announces them.
struct PlanRun {
  PlanSubject subject = PlanSubject::analysis;
  size_t opener = 0;  ///< the heading or sentence, index into the flow
  bool led = false;   ///< by a sentence
  std::vector<size_t>
      paras;  ///< the paragraphs below, without running heads, tables and empty ones
};

/// The runs of a document in reading order.  "analysis" is a section of analysis whose heading does
/// not say that what follows must be improved; "issues" is one that says so.
std::vector<PlanRun> plan_runs(const std::vector<Para>& flow, const facts::Facts& facts);

/// The sentence ends in a word after which a list follows ("ดังนี้", "ได้แก่", ":").
bool announces(const Para& para, const facts::Facts& facts);

/// "จุดอ่อน : บุคลากรไม่ทราบแผน": the paragraph that opens the run says what its label is of, and no
/// list stands below it; other paragraphs there speak of something else.
bool tells_in_opener(const std::vector<Para>& flow, const PlanRun& run, const facts::Facts& facts);

}  // namespace ita::report
