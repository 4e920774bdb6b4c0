#pragma once

#include <vector>

#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// Says where a section of topics or measures stands in the document and none was read from it.
void say_unread_sections(Report& report, const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
