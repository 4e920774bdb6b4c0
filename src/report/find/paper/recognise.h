#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// Whether tables name most of the ten indicators, each in a cell or line of its own.
bool tabulates_indicators(const layout::Layout& layout, const facts::Facts& facts);

/// Why the paper is no report on an ITA result; nothing when it is one, or could be one whose
/// scores were not read.
std::optional<Reason> why_no_report(const Report& found, const std::vector<Para>& flow,
                                    const layout::Layout& layout, const facts::Facts& facts);

/// "สถานีตำรวจในสังกัด…": many agencies, so that a score is a mean of theirs.
bool of_a_group(const Agency& agency, const facts::Facts& facts);

/// Whether a paper of which no report could be made may be one all the same: it speaks of at least
/// two of the instruments by their codes, and has scores by their form.  A person must look.
bool could_be_result(const std::vector<Para>& flow, const layout::Layout& layout,
                     const facts::Facts& facts);

}  // namespace ita::report
