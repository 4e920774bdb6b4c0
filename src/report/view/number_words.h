#pragma once

#include <optional>
#include <string_view>

#include "facts/facts.h"

namespace ita::report {

/// "เก้าสิบเจ็ดจุดสามห้า": a number from 0 to 100 written in words, with its decimals.
struct WordNumber {
  double value = 0;
  int decimals = 0;
};

/// The text as one such number and nothing else, in brackets or not; nothing otherwise.
std::optional<WordNumber> number_in_words(std::string_view text, const facts::Facts& facts);

}  // namespace ita::report
