#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.h"

namespace ita::report {

/// The shapes in which offices print what they found and what they will do about it.
enum class PlanForm { topics, headings, list, sentence, table, form, labelled };

/// Something that may be an issue.  Finders only find: report/resolve/plan.h decides.
struct IssueCandidate {
  Issue issue;
  PlanForm form = PlanForm::list;
  bool numbered = false;  ///< by the print; else by its place
  bool said = false;      ///< the heading, lead or column over it says that it is one
  bool weakness = false;  ///< and calls it a weakness, not what must be improved
  int group = 0;          ///< candidates of one list or table share a number
  size_t para = 0;        ///< index into the flow
};

struct MeasureCandidate {
  Measure measure;
  PlanForm form = PlanForm::table;
  bool said = false;
  int group = 0;
  size_t para = 0;
};

}  // namespace ita::report
