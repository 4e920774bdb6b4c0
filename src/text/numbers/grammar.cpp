#include "text/numbers/grammar.h"

#include <cstddef>

namespace ita::text {

namespace {

constexpr std::size_t kGroup = 3;     // digits between the commas of thousands
constexpr std::size_t kDecimals = 4;  // most digits behind a decimal point
constexpr std::size_t kPart = 2;      // most digits of a part of an index or of a date
constexpr std::size_t kYear = 4;      // digits of a year behind day and month

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Takes digits from the front; how many.
std::size_t take_digits(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && digit(rest[n])) {
    ++n;
  }
  rest.remove_prefix(n);
  return n;
}

bool take(std::string_view& rest, char sign) {
  if (rest.empty() || rest.front() != sign) {
    return false;
  }
  rest.remove_prefix(1);
  return true;
}

/// Digits with or without commas between thousands; how many digits, 0: no integer.
std::size_t take_integer(std::string_view& rest) {
  std::size_t digits = take_digits(rest);
  if (digits == 0 || rest.empty() || rest.front() != ',') {
    return digits;
  }
  if (digits > kGroup) {
    return 0;
  }
  while (take(rest, ',')) {
    if (take_digits(rest) != kGroup) {
      return 0;
    }
    digits += kGroup;
  }
  return digits;
}

/// What follows the first integer over points: decimals, or the parts of an index or a date, which
/// are short but for the year at the end.  Two numbers that ran into one another are neither.
bool take_parts(std::string_view& rest) {
  std::size_t parts = 0;
  std::size_t last = 0;
  while (rest.size() > 1 && rest[0] == '.' && digit(rest[1])) {
    rest.remove_prefix(1);
    if (parts > 0 && last > kPart) {
      return false;
    }
    last = take_integer(rest);
    ++parts;
    if (last == 0) {
      return false;
    }
  }
  return parts < 2 ? last <= kDecimals : last <= kPart || (parts == 2 && last == kYear);
}

/// Integers with single signs between them: decimals, indices, dates, times, ranges.
bool take_joined(std::string_view& rest) {
  if (take_integer(rest) == 0 || !take_parts(rest)) {
    return false;
  }
  while (rest.size() > 1 && digit(rest[1]) && std::string_view("-/:").find(rest[0]) < 3) {
    rest.remove_prefix(1);
    if (take_integer(rest) == 0 || !take_parts(rest)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool well_formed_number(std::string_view arabic) {
  std::string_view rest = arabic;
  const bool bracket = take(rest, '(');
  take(rest, '-');
  if (!take_joined(rest)) {
    return false;
  }
  if (!take(rest, '%') && rest == ".-") {
    rest = {};
  }
  take(rest, '.');
  const bool closed = take(rest, ')');
  return rest.empty() && (!bracket || closed);
}

}  // namespace ita::text
