#pragma once

#include <optional>

#include "report/find/sentences/sentence.h"

namespace ita::report {

/// "ผลปี 2564 = 83.17 คะแนน (ระดับ B)" as a clause of its own: a year before the assessed one and the
/// score of number `n` right behind it, and neither a name nor another number in the clause.  With
/// a level it is the result of the whole in that year.  In the middle of a sentence the number has
/// no name of its own.  Gives the token of the year; nothing where it is no such number.
std::optional<size_t> year_of_result(const Sentence& sentence, size_t n);

}  // namespace ita::report
