#include "text/number_grammar.h"

#include <cstddef>

namespace ita::text {

namespace {

constexpr std::size_t kGroup = 3;  // digits between the commas of thousands

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

/// Digits with or without commas between thousands.
bool take_integer(std::string_view& rest) {
  const std::size_t first = take_digits(rest);
  if (first == 0) {
    return false;
  }
  if (rest.empty() || rest.front() != ',') {
    return true;
  }
  if (first > kGroup) {
    return false;
  }
  while (take(rest, ',')) {
    if (take_digits(rest) != kGroup) {
      return false;
    }
  }
  return true;
}

/// Integers with single signs between them: decimals, indices, dates, times, ranges.
bool take_joined(std::string_view& rest) {
  if (!take_integer(rest)) {
    return false;
  }
  while (rest.size() > 1 && digit(rest[1]) && std::string_view(".-/:").find(rest[0]) < 4) {
    rest.remove_prefix(1);
    if (!take_integer(rest)) {
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
