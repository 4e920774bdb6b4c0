#include "text/reader_doubts.h"

#include "thai/unicode.h"

namespace ita::text {

void doubt_digits_inside_words(std::vector<Word>& words) {
  const auto is_letter = [](char32_t c) { return thai::is_thai(c) && !thai::is_thai_digit(c); };
  for (Word& word : words) {
    const std::u32string text = thai::to_utf32(word.text());
    for (size_t i = 1; i + 1 < text.size(); ++i) {
      if (thai::is_digit(text[i]) && is_letter(text[i - 1]) && is_letter(text[i + 1])) {
        word.doubt("digit-inside-word", {{"digit", thai::to_utf8(text[i])}});
        break;
      }
    }
  }
}

}  // namespace ita::text
