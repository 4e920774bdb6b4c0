#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace ita::report {

/// A measure told in one sentence: "จัดอาสาสมัคร โดยมีสำนักปลัดเป็นผู้รับผิดชอบ ดำเนินการภายในเดือนธันวาคม
/// มีขั้นตอนคือ (1) … (2) …".
struct MeasureClauses {
  std::string title;        ///< what stands before the first of them
  std::string responsible;  ///< as printed; empty where the sentence does not say
  std::string schedule;
  std::vector<std::string> steps;
  bool found = false;
};

/// The clauses of those who are responsible, of the time and of the steps, each behind a space.
MeasureClauses clauses_of(std::string_view sentence, const facts::Facts& facts);

}  // namespace ita::report
