#pragma once

#include "facts/facts.h"
#include "facts/messages.h"
#include "review/store/correction.h"

namespace ita::review {

/// Does the sums of a corrected document (schema version 2) again: `computed` of every report, and
/// the outcome of its checks where they can be done from what is written.  A check that a person
/// has judged (a failed one that became a warning) stays one.
void recheck(Json& document, const facts::Facts& facts, const facts::Messages& messages);

}  // namespace ita::review
