#include "document/jpeg_scan.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "document/jpeg_bits.h"

namespace ita::document {

namespace {

enum Marker : unsigned char {
  kBaseline = 0xC0,
  kSequential = 0xC1,
  kCodes = 0xC4,
  kFirstRestart = 0xD0,
  kLastRestart = 0xD7,
  kEnd = 0xD9,
  kScan = 0xDA,
  kInterval = 0xDD,
};

bool is_restart(unsigned char marker) { return marker >= kFirstRestart && marker <= kLastRestart; }

/// What each 16 bits begin with: the length of the code and its symbol; length 0 is no code.
struct Codes {
  struct Entry {
    unsigned char length = 0, symbol = 0;
  };
  std::vector<Entry> entries;
};

struct Component {
  unsigned char id = 0;
  size_t across = 1, down = 1;
};

struct Frame {
  size_t width = 0, height = 0;
  std::vector<Component> components;
};

class Scanner {
 public:
  explicit Scanner(std::string_view jpeg) : jpeg_(jpeg) {}

  bool keeps_step() {
    size_t at = 2;
    while (at + 4 <= jpeg_.size() && byte_at(jpeg_, at) == 0xFF) {
      const unsigned char marker = byte_at(jpeg_, at + 1);
      if (marker == 0xFF) {
        ++at;
        continue;
      }
      if (marker == kEnd) {
        return true;
      }
      const size_t length = number_at(jpeg_, at + 2);
      if (length < 2 || at + 2 + length > jpeg_.size()) {
        return true;  // libjpeg says what is wrong
      }
      const std::string_view segment = jpeg_.substr(at + 4, length - 2);
      at += 2 + length;
      if (!take(marker, segment)) {
        return true;
      }
      if (marker == kScan) {
        const auto behind = scan(segment, at);
        if (!behind) {
          return false;
        }
        at = *behind;
      }
    }
    return true;
  }

 private:
  /// False where the rest cannot be looked at.
  bool take(unsigned char marker, std::string_view segment) {
    if (marker == kBaseline || marker == kSequential) {
      return take_frame(segment);
    }
    if (marker == kCodes) {
      return take_codes(segment);
    }
    if (marker == kInterval) {
      interval_ = number_at(segment, 0);
    }
    const bool other_frame =
        marker > kSequential && marker <= 0xCF && marker != 0xC8 && marker != 0xCC;
    return !other_frame && marker != 0xCC && (marker != kScan || can_scan(segment));
  }

  bool take_frame(std::string_view segment) {
    frame_ = {number_at(segment, 3), number_at(segment, 1), {}};
    for (size_t i = 0; i < byte_at(segment, 5); ++i) {
      const unsigned char factors = byte_at(segment, 7 + 3 * i);
      frame_.components.push_back(
          {byte_at(segment, 6 + 3 * i), size_t(factors >> 4), size_t(factors & 15)});
      if (frame_.components.back().across == 0 || frame_.components.back().down == 0) {
        return false;
      }
    }
    return frame_.width > 0 && frame_.height > 0 && !frame_.components.empty();
  }

  bool take_codes(std::string_view segment) {
    constexpr size_t kLengths = 16;
    for (size_t at = 0; at + 1 + kLengths <= segment.size();) {
      Codes& codes = codes_[byte_at(segment, at) & 31];
      codes.entries.assign(1 << 16, {});
      size_t place = 0;
      size_t symbol = at + 1 + kLengths;
      for (size_t length = 1; length <= kLengths; ++length) {
        for (int i = 0; i < byte_at(segment, at + length); ++i, ++symbol) {
          const size_t span = size_t{1} << (kLengths - length);
          if (place + span > codes.entries.size() || symbol >= segment.size()) {
            return false;
          }
          std::fill_n(codes.entries.begin() + static_cast<std::ptrdiff_t>(place), span,
                      Codes::Entry{static_cast<unsigned char>(length), byte_at(segment, symbol)});
          place += span;
        }
      }
      at = symbol;
    }
    return true;
  }

  const Component* component(unsigned char id) const {
    const auto found = std::find_if(frame_.components.begin(), frame_.components.end(),
                                    [&](const Component& one) { return one.id == id; });
    return found == frame_.components.end() ? nullptr : &*found;
  }

  bool can_scan(std::string_view segment) const {
    for (size_t i = 0; i < byte_at(segment, 0); ++i) {
      const unsigned char tables = byte_at(segment, 2 + 2 * i);
      if (component(byte_at(segment, 1 + 2 * i)) == nullptr || (tables >> 4) > 3 ||
          (tables & 15) > 3 || codes_[tables >> 4].entries.empty() ||
          codes_[16 + (tables & 15)].entries.empty()) {
        return false;
      }
    }
    return byte_at(segment, 0) > 0;
  }

  /// Units of one scan, by the standard (A.2): of one component its own blocks.
  size_t units(const std::vector<const Component*>& parts) const {
    size_t across = 1, down = 1;
    for (const Component& one : frame_.components) {
      across = std::max(across, one.across);
      down = std::max(down, one.down);
    }
    const auto rounded = [](size_t a, size_t b) { return (a + b - 1) / b; };
    if (parts.size() > 1) {
      return rounded(frame_.width, 8 * across) * rounded(frame_.height, 8 * down);
    }
    return rounded(rounded(frame_.width * parts[0]->across, across), 8) *
           rounded(rounded(frame_.height * parts[0]->down, down), 8);
  }

  /// Where the scan ends; nothing where it is out of step.
  std::optional<size_t> scan(std::string_view segment, size_t at) {
    std::vector<const Component*> parts;
    for (size_t i = 0; i < byte_at(segment, 0); ++i) {
      parts.push_back(component(byte_at(segment, 1 + 2 * i)));
    }
    JpegBits bits(jpeg_.substr(at));
    const size_t all = units(parts);
    for (size_t unit = 0; unit < all; ++unit) {
      if (interval_ > 0 && unit > 0 && unit % interval_ == 0 &&
          (!bits.only_filling_is_left() || !is_restart(bits.pass_marker()))) {
        return std::nullopt;
      }
      for (size_t i = 0; i < parts.size(); ++i) {
        const unsigned char tables = byte_at(segment, 2 + 2 * i);
        const size_t blocks = parts.size() > 1 ? parts[i]->across * parts[i]->down : 1;
        for (size_t block = 0; block < blocks; ++block) {
          if (!pass_block(bits, codes_[tables >> 4], codes_[16 + (tables & 15)])) {
            return std::nullopt;
          }
        }
      }
    }
    return bits.only_filling_is_left() ? std::optional(at + bits.place()) : std::nullopt;
  }

  /// The symbol of the next code; -1 where there is none.
  static int symbol(JpegBits& bits, const Codes& codes) {
    const Codes::Entry entry = codes.entries[bits.peek()];
    bits.skip(entry.length);
    return entry.length == 0 || bits.is_over() ? -1 : entry.symbol;
  }

  static bool pass_block(JpegBits& bits, const Codes& mean, const Codes& rest) {
    constexpr int kValues = 64;
    constexpr int kSixteenZeros = 0xF0;
    const int size = symbol(bits, mean);
    if (size < 0 || size > 16) {
      return false;
    }
    bits.skip(size);
    for (int k = 1; k < kValues;) {
      const int next = symbol(bits, rest);
      if (next < 0) {
        return false;
      }
      if ((next & 15) == 0 && next != kSixteenZeros) {
        break;  // nothing but zeros
      }
      k += (next >> 4) + 1;
      bits.skip(next & 15);
      if (k > kValues) {
        return false;
      }
    }
    return !bits.is_over();
  }

  std::string_view jpeg_;
  Frame frame_;
  std::array<Codes, 32> codes_;
  size_t interval_ = 0;
};

}  // namespace

bool jpeg_keeps_step(std::string_view jpeg) {
  return !jpeg.starts_with("\xFF\xD8") || Scanner(jpeg).keeps_step();
}

}  // namespace ita::document
