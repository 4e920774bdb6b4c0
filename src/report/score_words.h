#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/keyed.h"
#include "thai/numerals.h"

namespace ita::report {

using Words = std::vector<Phrase>;

/// Words for the whole: the number after them is the overall score.
const Words& overall_words();
/// Scores of others: a number after these belongs to nobody here.
const Words& other_words();
/// Whether the words before byte `at` only suppose what follows: an example in a handbook
/// ("หากหน่วยงานได้ …", "ตัวอย่างการคำนวณ …").
bool supposed(const Keyed& text, size_t at);
/// Words after which a number is a change, a weight, a full mark or a target, until one of
/// scoring_words() comes.
const Words& turning_words();
const Words& scoring_words();

/// Where the last of the words ends in key[from, at), counted from `from`; 0 when none stands
/// there.
size_t last_end(const std::string& key, size_t from, size_t at, const Words& words);
/// Whether the text before or behind a number says that it is a score.
bool unit_beside(std::string_view before, std::string_view after);
/// Whether the digits at hand are no score whatever the sentence is about: a rank, a page, a date,
/// the end of a range.
bool plainly_else(std::string_view before, std::string_view after, const thai::Number& number);

}  // namespace ita::report
