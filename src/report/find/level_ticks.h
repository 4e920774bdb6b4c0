#pragma once

#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// What a list of levels to be ticked says of one of its labels.
enum class Choice {
  none,    ///< the label is in no such list
  chosen,  ///< it is the one that is ticked
  passed   ///< another is, or none is, or it cannot be told
};

/// "☐ ผ่านดีเยี่ยม ☑ ผ่านดี ☐ ผ่าน", "ผ่านดี ( ✓ ) ผ่าน (  )": which of the labels at `spans` (in order)
/// is ticked.  The box is in front of its label or behind it, as the whole list has it.  A list of
/// three labels or more without a tick chooses none of them.
std::vector<Choice> choices_among(std::string_view text, const std::vector<Span>& spans,
                                  const facts::Facts& facts);

}  // namespace ita::report
