#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/sentences/tokens.h"

namespace ita::report {

/// The name that stands over a passage as its heading: what its numbers are of, where the passage
/// itself names nothing.
struct Subject {
  int number = 0;           ///< of an indicator, 0 for none
  std::string instrument;   ///< code, empty for none
  std::string name;         ///< as printed
  bool ends_above = false;  ///< the passage right above is the name, and only its number lacks
  bool any() const { return number != 0 || !instrument.empty(); }
};

/// Every number of the passage that could be a score, with the role that its words give it.
/// `group` is given to each.
std::vector<Candidate> find_in_passage(const Passage& passage, const ScoreContext& context,
                                       const Subject& subject, int group);

/// Every number of the running text that could be a score: of sentences, lists and captions.
std::vector<Candidate> find_in_words(const std::vector<Para>& flow, const ScoreContext& context);

/// The same, with cards: a number that a card explains is not read as part of a sentence as well.
std::vector<Candidate> find_outside_tables(const std::vector<Para>& flow,
                                           const layout::Layout& layout,
                                           const ScoreContext& context);

}  // namespace ita::report
