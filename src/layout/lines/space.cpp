#include "layout/lines/traced.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

// À to the end of Latin Extended-B.
constexpr char32_t kFirstAccented = 0xC0, kLastAccented = 0x24F;

bool is_latin(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= kFirstAccented && c <= kLastAccented);
}

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

bool space_at_join(const Line& above, const Line& below) {
  if (above.words.empty() || below.words.empty()) {
    return false;
  }
  const std::u32string a = thai::to_utf32(above.words.back().text());
  const std::u32string b = thai::to_utf32(below.words.front().text());
  if (a.empty() || b.empty()) {
    return false;
  }
  const char32_t last = a.back();
  const char32_t first = b.front();
  const char32_t before = a.size() > 1 ? a[a.size() - 2] : U' ';
  if (one_of(first, U",.;:)]}%”’ๆฯ!?/") || one_of(last, U"([{“‘/")) {
    return false;
  }
  // "E-" + "Service", "ก.ย." style compounds and numbers cut at their point or comma.
  if (last == U'-' && (is_latin(before) || thai::is_digit(before))) {
    return false;
  }
  if (one_of(last, U".,") && thai::is_digit(before) && thai::is_digit(first)) {
    return false;
  }
  if (one_of(last, U",;:)]}”’ๆฯ!?%") || one_of(first, U"([{“‘-–—•")) {
    return true;
  }
  const bool thai_above = thai::is_thai(last) && !thai::is_digit(last);
  const bool thai_below = thai::is_thai(first) && !thai::is_digit(first);
  if (thai_above && thai_below) {
    return false;
  }
  // Latin words and numbers stand apart from each other and from Thai.
  return is_latin(last) || is_latin(first) || thai::is_digit(last) || thai::is_digit(first) ||
         last == U'-' || last == U'–';
}

}  // namespace ita::layout
