#include <fmt/format.h>

#include <cctype>
#include <string>

#include "batch/inputs.h"

namespace ita::batch {

namespace {

/// Length of a UTF-8 sequence that begins with `first`, 0 where none does.
size_t length_after(unsigned char first) {
  return first < 0x80   ? 1
         : first < 0xC2 ? 0
         : first < 0xE0 ? 2
         : first < 0xF0 ? 3
         : first < 0xF5 ? 4
                        : 0;
}

/// Whether a sequence that begins so is longer than it need be, half of a UTF-16 pair, or beyond
/// Unicode.
bool is_no_character(unsigned char first, unsigned char second) {
  return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
         (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

/// Length of the valid UTF-8 sequence at `at`, 0 when there is none.
size_t sequence(const std::string& s, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
  const size_t length = length_after(byte(at));
  if (length == 0 || at + length > s.size()) {
    return 0;
  }
  for (size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) {
      return 0;
    }
  }
  return length > 1 && is_no_character(byte(at), byte(at + 1)) ? 0 : length;
}

/// Whether "\xNN" stands there, which is how a byte is written that is no UTF-8.
bool is_escape(const std::string& text, size_t at) {
  return text.compare(at, 2, "\\x") == 0 && at + 3 < text.size() &&
         std::isxdigit(static_cast<unsigned char>(text[at + 2])) != 0 &&
         std::isxdigit(static_cast<unsigned char>(text[at + 3])) != 0;
}

}  // namespace

std::string utf8_name(const std::string& name) {
  std::string out;
  for (size_t at = 0; at < name.size();) {
    const size_t length = sequence(name, at);
    if (length == 0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(name[at]));
      ++at;
    } else if (is_escape(name, at)) {  // so that no two names become one
      out += "\\x5C";
      ++at;
    } else {
      out.append(name, at, length);
      at += length;
    }
  }
  return out;
}

std::string file_name(const std::string& utf8) {
  std::string out;
  for (size_t at = 0; at < utf8.size(); ++at) {
    const int byte = is_escape(utf8, at) ? std::stoi(utf8.substr(at + 2, 2), nullptr, 16) : 0;
    if (byte >= 0x80 || byte == '\\') {
      out += static_cast<char>(byte);
      at += 3;
    } else {
      out += utf8[at];
    }
  }
  return out;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : utf8_name(text)) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace ita::batch
