#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ita::thai {

/// A key to *recognise* known names through damage: spaces, punctuation and all marks above and
/// below out, ำ and ํา as า, เเ as แ, Thai digits as Arabic, Latin lower case.  Never written out.
std::string match_key(std::string_view utf8);

/// Where `part` stands in `text` from byte `from` on; npos where it does not.  Thai letters all
/// begin with the same byte, on which std::string::find stops each time.
size_t find_in(std::string_view text, std::string_view part, size_t from = 0);

/// 1 − edits / length of the longer (Levenshtein over characters); 1 for two empty strings.  What
/// is not `least` alike may be given as 0, which costs less.
double similarity(std::string_view a, std::string_view b, double least = 0);

/// The part of `text` most like `pattern`.  Byte offsets in `text`; edits counts characters.
struct Found {
  size_t begin = 0, end = 0;
  int edits = 0;
  double similarity = 0;
};
Found find_like(std::string_view pattern, std::string_view text);

/// Whether some part of `text` becomes `pattern` with at most so many characters changed, added or
/// left out.
bool is_like_part(std::u32string_view pattern, std::u32string_view text, int edits);

}  // namespace ita::thai
