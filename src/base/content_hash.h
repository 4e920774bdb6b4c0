#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ita {

/// FNV-1a, 64 bits: tells versions of the files in models/ apart; no protection against forgery is
/// meant.
class ContentHash {
 public:
  void add(std::string_view bytes) {
    add_part(bytes);
    end_part(bytes.size());
  }
  /// The same in parts, with the size of all of them at the end.
  void add_part(std::string_view bytes) {
    for (const char byte : bytes) {
      step(static_cast<unsigned char>(byte));
    }
  }
  void end_part(std::size_t size) { step(size); }
  /// 16 hexadecimal digits.
  std::string hex() const {
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) {
      out += "0123456789abcdef"[(value_ >> shift) & 15];
    }
    return out;
  }

 private:
  void step(std::uint64_t value) { value_ = (value_ ^ value) * 1099511628211ULL; }
  std::uint64_t value_ = 14695981039346656037ULL;
};

}  // namespace ita
