#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ita::document {

/// A byte of the data; 0 behind its end.
inline unsigned char byte_at(std::string_view bytes, size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Two bytes, the significant one first.
inline size_t number_at(std::string_view bytes, size_t at) {
  return byte_at(bytes, at) * size_t{256} + byte_at(bytes, at + 1);
}

/// The coded data up to a marker, bit by bit.
class JpegBits {
 public:
  explicit JpegBits(std::string_view data) : data_(data) {}

  /// The next 16 bits; ones behind the end.
  unsigned peek() {
    fill();
    return static_cast<unsigned>(held_ >> (count_ - 16)) & 0xFFFF;
  }
  void skip(int bits) {
    fill();
    count_ -= bits;
    used_ += bits;
  }
  bool is_over() const { return used_ > real_; }

  /// At the end of an interval: whether only what fills the last byte is left.
  bool only_filling_is_left() {
    fill();
    const auto left = static_cast<int>(real_ - used_);
    if (left < 0 || left > 7 || !at_marker_) {
      return false;
    }
    const unsigned rest = (peek() >> (16 - left)) & ((1U << left) - 1);
    return rest == 0 || rest == (1U << left) - 1;
  }

  /// Goes behind the marker that ended the data; 0 where there is none.
  unsigned char pass_marker() {
    while (at_ + 1 < data_.size() && byte_at(data_, at_) == 0xFF &&
           byte_at(data_, at_ + 1) == 0xFF) {
      ++at_;
    }
    const unsigned char marker = byte_at(data_, at_ + 1);
    at_ += 2;
    held_ = 0;
    count_ = 0;
    used_ = real_ = 0;
    at_marker_ = false;
    return at_ <= data_.size() ? marker : 0;
  }
  size_t place() const { return at_; }

 private:
  void fill() {
    while (count_ <= 32) {
      unsigned char next = 0xFF;
      if (!at_marker_) {
        next = byte_at(data_, at_);
        if (at_ >= data_.size() || (next == 0xFF && byte_at(data_, at_ + 1) != 0)) {
          at_marker_ = true;
          next = 0xFF;
        } else {
          at_ += next == 0xFF ? 2 : 1;
          real_ += 8;
        }
      }
      held_ = held_ << 8 | next;
      count_ += 8;
    }
  }

  std::string_view data_;
  size_t at_ = 0;
  std::uint64_t held_ = 0;
  int count_ = 0;                  // bits held
  long long used_ = 0, real_ = 0;  // bits of this interval
  bool at_marker_ = false;
};

}  // namespace ita::document
