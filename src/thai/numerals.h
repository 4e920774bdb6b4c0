#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ita::thai {

/// A number as it stands in a text, Thai or Arabic digits.
struct Number {
  size_t begin = 0, end = 0;  ///< bytes in the text
  double value = 0;
  int decimals = 0;            ///< digits after the decimal point
  bool thousands = false;      ///< was grouped with commas
  bool mixed_scripts = false;  ///< Thai and Arabic digits in one number
  bool comma_decimal = false;  ///< "99,17": a comma where a point belongs
  bool percent = false;        ///< a % follows
  bool negative = false;
};

/// Every number of the text in order.  "1,234.50" is one number, "1.2.3" and dates such as
/// 12/3/2567 give no decimal.
std::vector<Number> find_numbers(std::string_view utf8);
/// The text as one number and nothing else (spaces around it allowed); nothing when it is more or
/// less than that.
std::optional<Number> parse_number(std::string_view utf8);

/// A Buddhist year out of "2567", "๒๕๖๗", "2024" (CE, made BE), "67" when `two_digits` allows;
/// nothing when implausible (outside 2540–2600).
std::optional<int> parse_year_be(std::string_view utf8, bool two_digits = false);

}  // namespace ita::thai
