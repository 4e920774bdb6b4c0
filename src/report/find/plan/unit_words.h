#pragma once

#include <string>
#include <string_view>

#include "facts/facts.h"

namespace ita::report {

/// "กองคลัง", "กรมการขนส่งทหารเรือ, ฝ่ายพัสดุ": names of units and nothing else, as far as the words
/// tell: each begins with a kind of unit, and none goes on as a sentence does ("กองคลังจัดทำแผน").
bool says_unit(std::string_view text, const facts::Facts& facts);

/// "ต.ค. - ธ.ค. 2567", "ภายในเดือนมกราคม 2568", "เริ่ม พ.ย. 2565": months, numbers and words of time
/// alone.
bool says_when(std::string_view text, const facts::Facts& facts);

}  // namespace ita::report
