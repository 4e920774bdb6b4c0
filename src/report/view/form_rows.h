#pragma once

#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// Rows of a form that say, beside a label, who the report is of, where that lies, of which year it
/// is and what the total is ("ชื่อหน่วยงาน | องค์การบริหารส่วนตำบล…"), each as the line that it is read
/// as.
std::vector<layout::Block> form_rows(const layout::Table& table, const facts::Facts& facts);

}  // namespace ita::report
