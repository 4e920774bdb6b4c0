#pragma once

#include "report/find/sentences/sentence.h"

namespace ita::report {

/// "ผลปี 2564 = 83.17 คะแนน (ระดับ B)" as a clause of its own: a year before the assessed one and the
/// score of number `n` right behind it, and neither a name nor another number in the clause.  With
/// a level it is the result of the whole in that year.
bool is_result_of_year(const Sentence& sentence, size_t n);

}  // namespace ita::report
