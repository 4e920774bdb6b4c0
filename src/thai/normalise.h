#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ita::thai {

/// Normalised text with the way back: source[i] is the index in the input of the character that
/// text[i] stems from (of the first, where several became one).  Monotone and total: text.size() ==
/// source.size().
struct Normalised {
  std::u32string text;
  std::vector<uint32_t> source;
};

/// One pass of the exact repairs: private-use marks to their characters, ํ + า (a tone between or
/// before) to ำ, เเ to แ, a doubled mark to one, canonical order (base, vowel above or below, tone
/// or ์), zero-width and control characters out, ligatures apart, presentation forms to plain ones.
/// Digits keep their script.  Idempotent.
Normalised normalise(std::u32string_view input);
std::string normalise(std::string_view utf8);

/// Thai digits as Arabic digits, nothing else changed.
std::string arabic_digits(std::string_view utf8);

}  // namespace ita::thai
