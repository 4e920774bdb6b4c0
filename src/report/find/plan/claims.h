#pragma once

#include <optional>
#include <vector>

#include "report/report.h"
#include "report/view/flow.h"
#include "report/view/indicator_match.h"

namespace ita::report {

/// Sentences that name the indicators with the highest or the lowest score ("ตัวชี้วัดที่ได้คะแนนสูงสุด คือ
/// …"), and those that say by how much the overall score rose or fell.  What is said of another
/// year than the assessed one is left out.
std::vector<Claim> find_claims(const std::vector<Para>& flow, const IndicatorNames& names,
                               std::optional<int> fiscal_year, const facts::Facts& facts);

}  // namespace ita::report
