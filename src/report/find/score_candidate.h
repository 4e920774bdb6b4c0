#pragma once

#include "facts/facts.h"
#include "layout/lines/traced.h"
#include "report/find/candidate.h"
#include "report/view/keyed.h"

namespace ita::report {

/// Reads the score that stands at `span` into a candidate: value, decimals, evidence, and what is
/// doubtful about the reading.  `more`: other doubts about its place.
void take_score(Candidate& out, const layout::TracedText& traced, Span span,
                const facts::Facts& facts, Review more = {});

}  // namespace ita::report
