#pragma once

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/flow.h"

namespace ita::report {

/// The kind of assessment whose indicators the paper names: the usual one unless another one's
/// names stand there more fully.
const facts::Family& family_of(const std::vector<Para>& flow, const layout::Layout& layout,
                               const facts::Facts& facts);

}  // namespace ita::report
