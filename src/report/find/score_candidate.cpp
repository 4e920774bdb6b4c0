#include "report/find/score_candidate.h"

#include "report/view/evidence.h"
#include "report/view/score_value.h"

namespace ita::report {

void take_score(Candidate& out, const layout::TracedText& traced, Span span,
                const facts::Facts& facts, Review more) {
  const ScoreReading reading =
      read_score(std::string_view(traced.text()).substr(span.begin, span.end - span.begin), facts);
  out.value = reading.value;
  out.decimals = reading.decimals;
  out.evidence = evidence_of(traced, span);
  Review review;
  if (reading.doubt) {
    review.add(*reading.doubt);
  }
  for (Reason& reason : more.reasons) {
    review.add(std::move(reason));
  }
  add_reading_doubts(review, traced, span);
  out.doubts.insert(out.doubts.end(), review.reasons.begin(), review.reasons.end());
}

}  // namespace ita::report
