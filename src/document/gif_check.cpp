#include "document/gif_check.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ita::document {

namespace {

constexpr size_t kMostCodes = 4096;  // twelve bits

unsigned byte_at(std::string_view file, size_t at) {
  return at < file.size() ? static_cast<unsigned char>(file[at]) : 0;
}

unsigned number_at(std::string_view file, size_t at) {
  return byte_at(file, at) | byte_at(file, at + 1) << 8;
}

/// The parts of a GIF's data, joined; `at` goes behind the empty one that ends them.
std::string joined(std::string_view file, size_t& at) {
  std::string out;
  while (byte_at(file, at) > 0) {
    const size_t length = byte_at(file, at);
    out += file.substr(at + 1, length);
    at += 1 + length;
  }
  ++at;
  return out;
}

/// What stands for strings of pixels since the table was last cleared.
class Strings {
 public:
  Strings() : known_(kMostCodes * 256) {}

  /// Another picture, of so many kinds of pixels.
  void begin(size_t literals) {
    literals_ = literals;
    clear();
  }
  void clear() {
    next_ = literals_ + 2;  // behind the codes that clear and that end
    ++age_;
    last_ = {};
  }
  size_t next() const { return next_; }
  bool stands_for_something(size_t code) const {
    return code < literals_ || (last_.is_set && code <= next_ && code < kMostCodes);
  }

  /// The pixels of a code that stands for something.  `in_pieces`: the last code and the first
  /// pixel of this one have a code of their own, which a writer that takes the longest takes.
  size_t take(size_t code, bool& in_pieces) {
    if (code < literals_) {
      strings_[code] = {1, static_cast<unsigned char>(code)};
    }
    if (last_.is_set) {
      const unsigned char first = strings_[code == next_ ? last_.code : code].first;
      std::uint32_t& known = known_[last_.code * 256 + first];
      in_pieces = known == age_;
      if (next_ < kMostCodes) {
        known = age_;
        strings_[next_] = {strings_[last_.code].length + 1, strings_[last_.code].first};
        ++next_;
      }
    }
    last_ = {true, code};
    return strings_[code].length;
  }

 private:
  struct String {
    size_t length = 0;
    unsigned char first = 0;
  };
  struct Last {
    bool is_set = false;
    size_t code = 0;
  };

  size_t literals_ = 0, next_ = 0;
  std::array<String, kMostCodes> strings_{};
  std::vector<std::uint32_t> known_;  // by code and pixel behind it: when it was added
  std::uint32_t age_ = 0;
  Last last_;
};

/// Codes of growing length, the least significant bits first.
class Codes {
 public:
  explicit Codes(std::string_view data) : data_(data) {}

  /// False at the end of the data.
  bool next(unsigned length, size_t& code) {
    while (count_ < length) {
      if (at_ >= data_.size()) {
        return false;
      }
      held_ |= std::uint32_t{byte_at(data_, at_++)} << count_;
      count_ += 8;
    }
    code = held_ & ((1U << length) - 1);
    held_ >>= length;
    count_ -= length;
    return true;
  }
  size_t bytes_left() const { return data_.size() - at_; }

 private:
  std::string_view data_;
  size_t at_ = 0;
  std::uint32_t held_ = 0;
  unsigned count_ = 0;
};

constexpr const char* kPixels = "the GIF has fewer or more pixels than its measures say";
constexpr const char* kNothing = "a code of the GIF stands for no pixels";
constexpr const char* kNoEnd = "the data of the GIF does not end with its end code";
constexpr const char* kPieces = "codes of the GIF are not those that its writer gives";

/// Writers take the longest string that has a code.  One that does so nearly everywhere does so
/// always; few (those that lose quality on purpose, or had no licence once) do not.
bool is_changed(size_t codes, size_t strings, size_t in_pieces) {
  constexpr size_t kFew = 20;
  return in_pieces > 0 && strings > 0 && in_pieces * kFew < codes;
}

/// `literal_bits`: the length of a pixel.  `colours`: of the palette, 0 where there is none.
std::string data_trouble(std::string_view data, unsigned literal_bits, size_t colours,
                         std::uint64_t wanted, Strings& strings) {
  const size_t clear = size_t{1} << literal_bits;
  strings.begin(clear);
  Codes codes(data);
  unsigned length = literal_bits + 1;
  std::uint64_t pixels = 0;
  size_t all = 0, longer = 0, pieces = 0;
  for (size_t code = 0;;) {
    if (!codes.next(length, code)) {
      return kNoEnd;
    }
    if (code == clear + 1) {
      break;
    }
    if (code == clear) {
      strings.clear();
      length = literal_bits + 1;
      continue;
    }
    const bool has_colour = code > clear || colours == 0 || code < colours;
    if (!strings.stands_for_something(code) || !has_colour) {
      return kNothing;
    }
    bool in_pieces = false;
    pixels += strings.take(code, in_pieces);
    length += strings.next() == size_t{1} << length && strings.next() < kMostCodes ? 1U : 0U;
    ++all;
    longer += code > clear ? 1 : 0;
    pieces += in_pieces ? 1 : 0;
  }
  // Some writers fill up with a byte.
  return pixels != wanted || codes.bytes_left() > 1 ? kPixels
         : is_changed(all, longer, pieces)          ? kPieces
                                                    : "";
}

/// Entries of a palette by the flags of what it belongs to; 0 where there is none.
size_t palette(unsigned flags) { return (flags & 0x80) != 0 ? size_t{2} << (flags & 7) : 0; }

}  // namespace

std::string gif_trouble(std::string_view file) {
  enum Block : unsigned { kExtension = 0x21, kPicture = 0x2C };
  constexpr size_t kHead = 13;
  constexpr size_t kDescription = 9;
  Strings strings;
  const size_t shared = palette(byte_at(file, 10));
  size_t at = kHead + 3 * shared;
  while (byte_at(file, at) == kExtension || byte_at(file, at) == kPicture) {
    if (byte_at(file, at) == kExtension) {
      at += 2;
      joined(file, at);
      continue;
    }
    ++at;
    const std::uint64_t wanted = std::uint64_t{number_at(file, at + 4)} * number_at(file, at + 6);
    const size_t own = palette(byte_at(file, at + 8));
    at += kDescription + 3 * own;
    const unsigned literal_bits = byte_at(file, at++);
    if (literal_bits < 1 || literal_bits > 8) {
      return kNothing;
    }
    std::string trouble =
        data_trouble(joined(file, at), literal_bits, own > 0 ? own : shared, wanted, strings);
    if (!trouble.empty()) {
      return trouble;
    }
  }
  return "";  // giflib wants the mark of the file's end itself
}

}  // namespace ita::document
