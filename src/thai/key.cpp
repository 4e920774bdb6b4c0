#include "thai/key.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <unordered_map>

#include "thai/key_once.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::thai {

namespace {

constexpr std::string_view kE = "\u0e40", kAe = "\u0e41";

/// Adds what a key has of a byte of ASCII; false for what texts do not hold.
bool add_ascii(unsigned char byte, std::string& key) {
  if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
    return false;
  }
  const bool capital = byte >= 'A' && byte <= 'Z';
  if (capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
    key.push_back(static_cast<char>(capital ? byte - 'A' + 'a' : byte));
  }
  return true;
}

/// The Thai letter that three bytes are; 0 for anything else.
char32_t thai_letter(std::string_view letter) {
  if (letter.size() < 3 || letter[0] != '\xE0' || (letter[1] != '\xB8' && letter[1] != '\xB9') ||
      (static_cast<unsigned char>(letter[2]) & 0xC0U) != 0x80U) {
    return 0;
  }
  const char32_t c =
      0x0E00 + (letter[1] == '\xB9' ? 0x40U : 0U) + (static_cast<unsigned char>(letter[2]) & 0x3FU);
  return is_thai(c) ? c : 0;
}

/// Adds what a key has of a letter; `doubled`: it is the first of two SARA E, which make a SARA AE.
void add_letter(char32_t c, std::string_view letter, bool doubled, std::string& key) {
  if (is_mark(c) || c == U'ฯ' || c == U'ๆ') {
    return;
  }
  if (is_thai_digit(c)) {
    key.push_back(static_cast<char>('0' + (c - 0x0E50)));
  } else if (doubled) {
    key += kAe;
  } else if (c == U'เ' && key.ends_with(kE)) {
    key.replace(key.size() - kE.size(), kE.size(), kAe);
  } else {
    key += c == U'ำ' ? std::string_view("\u0e32") : letter;
  }
}

/// The key of a text of nothing but Thai as it is typed, ASCII and breaks of lines: most are.  What
/// `normalise` puts in order there are marks, which no key has.  False for any other text.
bool plain_key(std::string_view utf8, std::string& key) {
  key.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      if (!add_ascii(byte, key)) {
        return false;
      }
      ++i;
      continue;
    }
    const std::string_view letter = utf8.substr(i, 3);
    const char32_t c = thai_letter(letter);
    if (c == 0) {
      return false;
    }
    // Neighbours first, as `normalise` has it, then what marks part.
    const bool doubled = c == U'เ' && utf8.substr(i + letter.size()).starts_with(kE);
    i += (doubled ? 2 : 1) * letter.size();
    add_letter(c, letter, doubled, key);
  }
  return true;
}

std::string made_key(std::string_view utf8) {
  if (std::string key; plain_key(utf8, key)) {
    return key;
  }
  std::u32string key;
  for (char32_t c : normalise(to_utf32(utf8)).text) {
    if (c == U'ำ') {
      c = U'า';
    } else if (is_thai_digit(c)) {
      c = U'0' + (c - 0x0E50);
    }
    if (is_mark(c) || c == U'ฯ' || c == U'ๆ' || c == 0xFFFD ||
        !(is_thai(c) || u_isalnum(static_cast<UChar32>(c)))) {
      continue;
    }
    key.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    const size_t n = key.size();
    if (n >= 2 && key[n - 1] == U'เ' && key[n - 2] == U'เ') {
      key.pop_back();
      key.back() = U'แ';
    }
  }
  return to_utf8(key);
}

struct HashOfText {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

}  // namespace

std::string key_once(std::string_view utf8) { return made_key(utf8); }

std::string match_key(std::string_view utf8) {
  // Each search for a name asks for the keys of the same cells and lines again.
  constexpr size_t kMostKept = 1 << 14;
  constexpr size_t kLongestKept = 1 << 10;
  constexpr size_t kLetter = 3;  // made as quickly as found
  if (utf8.size() <= kLetter) {
    if (std::string key; plain_key(utf8, key)) {
      return key;
    }
  }
  if (utf8.size() > kLongestKept) {
    return made_key(utf8);
  }
  thread_local std::unordered_map<std::string, std::string, HashOfText, std::equal_to<>> kept;
  if (const auto found = kept.find(utf8); found != kept.end()) {
    return found->second;
  }
  if (kept.size() >= kMostKept) {
    kept.clear();
  }
  return kept.emplace(utf8, made_key(utf8)).first->second;
}

namespace {

using Sixteen = unsigned char __attribute__((vector_size(16)));

Sixteen sixteen_at(const char* from) {
  Sixteen out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

/// The first place in [at, last] at which the letters `near` (of `part`, at that offset) and its
/// last one stand, sixteen places at a time; where it gives up, none was found before `at`.
const char* next_place(const char* at, const char* last, std::string_view part, size_t near) {
  const size_t far = part.size() - 1;
  const Sixteen first = Sixteen{} + static_cast<unsigned char>(part[near]);
  const Sixteen second = Sixteen{} + static_cast<unsigned char>(part[far]);
  for (; last - at >= 16; at += 16) {
    const Sixteen both = reinterpret_cast<Sixteen>(sixteen_at(at + near) == first) &
                         reinterpret_cast<Sixteen>(sixteen_at(at + far) == second);
    std::uint64_t halves[2];
    std::memcpy(halves, &both, sizeof halves);
    if ((halves[0] | halves[1]) != 0) {
      break;
    }
  }
  while (at <= last && (at[near] != part[near] || at[far] != part[far])) {
    ++at;
  }
  return at;
}

}  // namespace

size_t find_in(std::string_view text, std::string_view part, size_t from) {
  if (from > text.size() || part.size() > text.size() - from) {
    return std::string_view::npos;
  }
  if (part.empty()) {
    return from;
  }
  // The third byte of a Thai letter tells most of it.
  const size_t near = std::min<size_t>(2, part.size() - 1);
  const char* const last = text.data() + text.size() - part.size();
  for (const char* at = text.data() + from; at <= last; ++at) {
    at = next_place(at, last, part, near);
    if (at <= last && std::memcmp(at, part.data(), part.size()) == 0) {
      return static_cast<size_t>(at - text.data());
    }
  }
  return std::string_view::npos;
}

}  // namespace ita::thai
