#pragma once

#include <string>
#include <string_view>

#include "report/find/candidate.h"
#include "report/find/context.h"

namespace ita::report {

/// Whose numbers stand under a heading, as far as it names an agency.
struct HeadingAgency {
  Whose whose = Whose::unsaid;
  std::string name;    ///< as printed, where it is not the reporting agency
  bool peer = false;   ///< an agency of the same kind as the reporting one
  bool owner = false;  ///< of a kind that is named for its numbers, not as the assessor or a parent
  bool leads = false;  ///< the text begins with its name
};

HeadingAgency agency_of_heading(std::string_view text, const ScoreContext& context);

}  // namespace ita::report
