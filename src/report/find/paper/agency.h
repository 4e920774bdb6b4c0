#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// Who was assessed: by the cover, title, letterhead, running heads and prose together, checked
/// against the gazetteer. Empty name when nothing names an agency.
Agency find_agency(const std::vector<Para>& flow, const facts::Facts& facts);

/// The agency's name without the words of its type: what a list of agencies would show.
std::string bare_place(const std::string& name, const facts::Facts& facts);

}  // namespace ita::report
