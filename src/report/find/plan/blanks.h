#pragma once

#include <string_view>

#include "facts/facts.h"
#include "report/find/plan/plan_candidate.h"

namespace ita::report {

/// A place of a form that nobody filled in: nothing but dots and numbers, or what is to be written
/// there, in brackets ("(ระบุชื่อมาตรการ)").
bool is_blank(std::string_view text, const facts::Facts& facts);

/// The issue has no title or only a number of points, or the measure holds nothing but such places.
bool is_blank(const IssueCandidate& candidate, const facts::Facts& facts);
bool is_blank(const MeasureCandidate& candidate, const facts::Facts& facts);

}  // namespace ita::report
