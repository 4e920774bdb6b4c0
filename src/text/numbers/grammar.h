#pragma once

#include <string_view>

namespace ita::text {

/// Whether a text of digits and . , - % / ( ) : is something that people print: a number with or
/// without thousands, decimals, percent sign or brackets, a date, a time, a range, a fraction, the
/// index of a list ("1.2.", "3)"), a sum of money ("1,000.-").  Not "5-", ".05", "51.,1", "5,71",
/// and not two numbers that ran into one another ("41.152576", "7.0697.04"). `arabic`: UTF-8 with
/// Thai digits already turned to Arabic ones.
bool well_formed_number(std::string_view arabic);

}  // namespace ita::text
