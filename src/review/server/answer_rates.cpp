#include "review/server/answer_rates.h"

namespace ita::review {

Json rates_of(const std::vector<Correction>& holding) {
  long flagged = 0, flagged_wrong = 0, sampled = 0, sampled_wrong = 0;
  for (const Correction& correction : holding) {
    const bool wrong =
        correction.action == Action::correct && correction.value != correction.machine;
    if (correction.action != Action::correct && correction.action != Action::accept &&
        correction.action != Action::misprint) {
      continue;
    }
    if (correction.flagged) {
      ++flagged;
      flagged_wrong += wrong ? 1 : 0;
    } else if (!correction.sample.empty()) {
      ++sampled;
      sampled_wrong += wrong ? 1 : 0;
    }
  }
  return {{"flagged", flagged},
          {"flaggedWrong", flagged_wrong},
          {"unflagged", sampled},
          {"unflaggedWrong", sampled_wrong}};
}

}  // namespace ita::review
