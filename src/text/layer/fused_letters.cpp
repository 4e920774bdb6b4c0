#include "text/layer/fused_letters.h"

#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr char32_t kThaiZero = 0x0E50, kReplacement = 0xFFFD, kFirstPrinted = 0x20;
constexpr char32_t kPrivateFirst = 0xE000, kPrivateLast = 0xF8FF, kPrivatePlanes = 0xF0000;

bool is_unmapped(char32_t c) {
  return c == kReplacement || c < kFirstPrinted || (c >= kPrivateFirst && c <= kPrivateLast) ||
         c >= kPrivatePlanes;
}

}  // namespace

char32_t base_of(const Symbol& symbol) {
  const std::u32string text = thai::to_utf32(symbol.text);
  return text.empty() ? 0 : text[0];
}

char32_t folded(char32_t c) {
  if (c == U'ำ') {
    return U'า';
  }
  return thai::is_thai_digit(c) ? U'0' + (c - kThaiZero) : c;
}

bool is_valid(const Symbol& symbol) {
  const std::u32string text = thai::to_utf32(symbol.text);
  if (text.empty() || is_unmapped(text[0]) || thai::is_mark(text[0])) {
    return false;
  }
  // A letter alone says nothing of what stands around it: only marks are judged here.
  return !thai::is_consonant(text[0]) || thai::clusters(text)[0].valid;
}

}  // namespace ita::text
