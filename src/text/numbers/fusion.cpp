#include "text/numbers/fusion.h"

#include <algorithm>
#include <string_view>

#include "text/numbers/grammar.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

// Two readings that agree are safe when the second reader is this sure of the whole number …
constexpr double kSafe = 0.95;
// … or a little less sure, and the first of each of its signs.
constexpr double kNearlySafe = 0.9;
constexpr double kFirstSafe = 0.98;
// Inside of a sentence the cut is less clean and the second reader less sure; the first has seen
// the context.
constexpr double kUnsure = 0.93;
constexpr double kUnsureAgain = 0.85;
// Where the two differ the second is taken when it is sure and the first is not sure of each sign,
// or when it is surest and sees no chance at all for the first reading.  In a face that it never
// saw (Kanit's ๕, to it nearly a ๔) it may be surest and wrong, but then it leaves a small chance.
constexpr double kTaken = 0.9;
constexpr double kFirstWeak = 0.9;
constexpr double kOverrules = 0.98;
constexpr double kNoChance = 0.004;
// It is also taken when it alone saw a number that people print.
constexpr double kTakenForForm = 0.5;

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// "1.", "๑๒)": the items of a list count themselves.
bool is_marker(std::string_view arabic) {
  const size_t digits = arabic.find_first_not_of("0123456789");
  return digits >= 1 && digits <= 2 &&
         (arabic.substr(digits) == "." || arabic.substr(digits) == ")");
}

/// Specks are lost rather than seen where none is.
bool lost_its_point(const std::string& one, std::string two) {
  return std::erase(two, '.') > 0 && one == two;
}

}  // namespace

std::string comparable_number(const std::string& text, bool alone) {
  const std::string digits = thai::arabic_digits(text);
  const size_t begin = alone ? digits.find_first_not_of('(') : digits.find_first_of("0123456789?");
  const size_t end = alone ? digits.find_last_not_of(".)%") : digits.find_last_of("0123456789?");
  return begin == std::string::npos || end == std::string::npos || end < begin
             ? ""
             : digits.substr(begin, end - begin + 1);
}

NumberVerdict fuse_numbers(const std::string& first, double sure, const NumberReading& second,
                           bool alone) {
  const std::string one = comparable_number(first, alone);
  const std::string two = comparable_number(second.text, alone);
  NumberVerdict out;
  if (one == two) {
    const bool strict = alone && !is_marker(thai::arabic_digits(first));
    const bool safe = strict ? second.confidence >= kSafe ||
                                   (second.confidence >= kNearlySafe && sure >= kFirstSafe)
                             : sure >= kUnsure || second.confidence >= kUnsureAgain;
    if (!well_formed_number(one)) {
      out.doubt = {"number-misshapen", {{"raw", first}}, {}};
    } else if (!safe) {
      out.doubt = {"number-unclear", {{"raw", first}}, {}};
    }
    return out;
  }
  const bool sound = second.is_number() && has_digit(two) && well_formed_number(two);
  const bool weak = sure < kFirstWeak || lost_its_point(one, two);
  const double needed = !well_formed_number(one) ? kTakenForForm : weak ? kTaken : kOverrules;
  const bool chance =
      well_formed_number(one) && !weak &&
      std::any_of(second.alternatives.begin(), second.alternatives.end(), [&](const auto& other) {
        return other.confidence >= kNoChance && comparable_number(other.text, alone) == one;
      });
  const bool better = second.confidence >= needed && !chance;
  out.take_second = alone && sound && better;
  out.doubt = second.text.empty()
                  ? Reason{"second-reading-failed", {{"first", first}}, {}}
                  : Reason{"readings-differ", {{"first", first}, {"second", second.text}}, {}};
  return out;
}

}  // namespace ita::text
