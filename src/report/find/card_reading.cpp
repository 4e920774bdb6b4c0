#include "report/find/card_reading.h"

#include "report/find/words.h"

namespace ita::report {

std::vector<Candidate> read_card(const std::vector<layout::Line>& lines, size_t para,
                                 const ScoreContext& context, int group) {
  const layout::TracedText traced = layout::TracedText::of(lines, false);
  Passage passage = Passage::of(traced, Section::scores, para);
  passage.card = true;
  std::vector<Candidate> out = find_in_passage(passage, context, {}, group);
  for (Candidate& candidate : out) {
    candidate.method = Method::card;
  }
  return out;
}

}  // namespace ita::report
