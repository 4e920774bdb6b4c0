#pragma once

#include <vector>

#include "report/find/levels.h"
#include "report/find/sentences/sentence.h"

namespace ita::report {

/// A level of a passage that is said of one of its numbers.
struct OwnedLevel {
  size_t number = 0;  ///< index into Sentence::numbers
  Level level;
  Span span;
  bool rivalled = false;  ///< the sentence says another level of the same number as plainly
};

/// The levels of a sentence with the numbers that they are of.  A level that is only near, wished
/// for, explained or held against ("ใกล้เคียงระดับ …", "… หมายถึง") is of none.
std::vector<OwnedLevel> owned_levels(const Sentence& sentence);

/// Whether the words before a level say that it is somebody's result.
bool is_result_level(const Keyed& text, const FoundLevel& level, size_t from,
                     const facts::Facts& facts);

}  // namespace ita::report
