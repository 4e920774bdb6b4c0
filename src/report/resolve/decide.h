#pragma once

#include <optional>
#include <vector>

#include "report/find/candidate.h"

namespace ita::report {

using Choice = std::vector<const Candidate*>;

/// Whether two prints say the same number: equal, or one of them rounded.
bool same_value(const Candidate& a, const Candidate& b);

/// What was decided among candidates of one field.
struct Decision {
  const Candidate* chosen = nullptr;  ///< null where there is no candidate
  Choice agreeing;                    ///< other prints of the same value
  Choice differing;                   ///< prints of another value that could be it as well
};

/// The candidate that the print says most plainly, and what the others say.  `expected`: what
/// arithmetic gives for the field; of equally plain prints the one that fits it goes first.
Decision decide(const Choice& candidates, std::optional<double> expected = std::nullopt);

/// The reasons for a person to look at the chosen candidate: its own doubts, and the differing
/// prints with their places.
void add_doubts(Review& review, const Decision& decision);

Place place_of(const Evidence& evidence);

}  // namespace ita::report
