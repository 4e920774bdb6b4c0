#pragma once

#include <optional>
#include <vector>

#include "report/find/candidate.h"

namespace ita::report {

using Choice = std::vector<const Candidate*>;

/// Whether both are of one field: the total, one indicator, one instrument.
bool same_subject(const Candidate& a, const Candidate& b);

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

/// A number that no heading explains, in the row of a score that is not said plainly, could be the
/// score as well.
void doubt_unexplained(Review& review, const Candidate& chosen, const std::vector<Candidate>& all);

Place place_of(const Evidence& evidence);

}  // namespace ita::report
