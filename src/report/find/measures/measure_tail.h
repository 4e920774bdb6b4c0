#pragma once

#include <string_view>

#include "facts/facts.h"
#include "report/find/measures/measure_clauses.h"

namespace ita::report {

/// Who and when behind the name of a measure, set off by the print alone: "ตรวจสมุด — กองคลัง — ม.ค.
/// 2566", "พัฒนาระบบ (มอบ กองคลัง / ไตรมาสที่ 1)".  Nothing is found where a part could be something
/// else than a unit or a time.
MeasureClauses tail_of(std::string_view sentence, const facts::Facts& facts);

}  // namespace ita::report
