#include "report/find/cards/card_reading.h"

#include <algorithm>

#include "report/find/sentences/tokens.h"
#include "report/find/sentences/words.h"

namespace ita::report {

bool says_more(const Segment& segment, const ScoreContext& context) {
  const layout::TracedText traced = layout::TracedText::of(segment.lines, true);
  const std::vector<Token> tokens = tokens_of(Passage::of(traced, Section::other, 0), context);
  const auto own_number = [](const Token& token) {
    return token.kind == Token::Kind::number && token.number.decimals > 0;
  };
  return std::none_of(tokens.begin(), tokens.end(), own_number) &&
         std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
           return token.kind == Token::Kind::year || token.kind == Token::Kind::cue;
         });
}

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
