#pragma once

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

// The least and the most of windows of pixels; only for the finders of thin ink.

namespace ita::image::extremes {

using Byte = std::uint8_t;

// Windows grow by doubling: the most of 2 pixels, of 4, of 8, then of two that overlap.  Each step
// is a pass over neighbouring bytes, which compilers turn into vector instructions.

struct Most {
  static constexpr Byte kOutside = 0;
  static Byte of(Byte a, Byte b) { return a > b ? a : b; }
};
struct Least {
  static constexpr Byte kOutside = 255;
  static Byte of(Byte a, Byte b) { return a < b ? a : b; }
};

/// to[i] = of(to[i], with[i]) of so many neighbours.
template <class Of, int count>
[[gnu::always_inline]] inline void fold_block(Byte* to, const Byte* with) {
  Byte a[count], b[count];
  std::memcpy(a, to, count);
  std::memcpy(b, with, count);
  for (int k = 0; k < count; ++k) {
    a[k] = Of::of(a[k], b[k]);
  }
  std::memcpy(to, a, count);
}

/// The same of any number of them, where `with` lies behind `to`: what is read there was not
/// changed yet, since blocks are read before they are written and come in order.
template <class Of>
[[gnu::always_inline]] inline void fold_plainly(Byte* to, const Byte* with, int count) {
  int i = 0;
  for (; i + 64 <= count; i += 64) {
    fold_block<Of, 64>(to + i, with + i);
  }
  if (i + 32 <= count) {
    fold_block<Of, 32>(to + i, with + i);
    i += 32;
  }
  if (i + 16 <= count) {
    fold_block<Of, 16>(to + i, with + i);
    i += 16;
  }
  if (i + 8 <= count) {
    fold_block<Of, 8>(to + i, with + i);
    i += 8;
  }
  for (; i < count; ++i) {
    to[i] = Of::of(to[i], with[i]);
  }
}

#if defined(__x86_64__)
/// The same with registers of twice the width.
template <class Of>
[[gnu::target("avx2")]] void fold_wide(Byte* to, const Byte* with, int count) {
  fold_plainly<Of>(to, with, count);
}

inline bool has_wide_registers() {
  static const bool kWide = __builtin_cpu_supports("avx2") != 0;
  return kWide;
}
#endif

template <class Of>
void fold(Byte* to, const Byte* with, int count) {
#if defined(__x86_64__)
  if (has_wide_registers()) {
    fold_wide<Of>(to, with, count);
    return;
  }
#endif
  fold_plainly<Of>(to, with, count);
}

/// Calls step(d) for shifts after which each place holds the extreme of `window` places from it on.
template <class Step>
void grow(int window, Step step) {
  int have = 1;
  for (; 2 * have <= window; have *= 2) {
    step(have);
  }
  if (have < window) {
    step(window - have);
  }
}

/// Rows of a strip of the page, with what lies outside of it above and below.
struct Strip {
  int width = 0, height = 0, margin = 0;
  std::vector<Byte> bytes;

  Byte* row(int y) {  // from -margin
    return bytes.data() + static_cast<std::ptrdiff_t>(y + margin) * width;
  }
  void fill_margins(Byte value) {
    std::fill(row(-margin), row(0), value);
    std::fill(row(height), bytes.data() + bytes.size(), value);
  }
};

/// The extreme over `window` rows around each; what is in the margins counts for nothing.
template <class Of>
void extreme_of_columns(Strip& strip, int window) {
  strip.fill_margins(Of::kOutside);
  const int half = window / 2;
  // Windows begin at a row: those of the rows half a window higher are the centred ones.
  const int from = -half;
  const int rows = strip.height + half;
  grow(window, [&](int shift) {
    // Rows that later ones of the window still need are folded first: upwards is in order.
    const int last = std::min(rows, strip.height + strip.margin - shift);
    fold<Of>(strip.row(from), strip.row(from + shift), std::max(0, last - from) * strip.width);
  });
  std::memmove(strip.row(0), strip.row(-half),
               static_cast<std::size_t>(strip.height) * static_cast<std::size_t>(strip.width));
}

/// The extreme over `window` pixels around each, in rows of `width` with a margin before and behind
/// each of them; what is in the margins counts for nothing.
template <class Of>
void extreme_of_rows(Byte* bytes, int rows, int width, int margin, int window) {
  const std::ptrdiff_t stride = width + 2 * static_cast<std::ptrdiff_t>(margin);
  for (int y = 0; y < rows; ++y) {
    Byte* const row = bytes + y * stride;
    std::fill(row, row + margin, Of::kOutside);
    std::fill(row + margin + width, row + stride, Of::kOutside);
  }
  // Windows begin at a pixel: those that begin in one row end in its margin, or are of no row.
  const int half = window / 2;
  Byte* const begin = bytes + margin - half;
  const int count = static_cast<int>(rows * stride) - margin + half;
  grow(window, [&](int shift) { fold<Of>(begin, begin + shift, count - shift); });
  std::memmove(bytes + margin, begin, static_cast<std::size_t>(count - margin - half));
}

template <class Of>
void extreme_of_row(Byte* bytes, int width, int margin, int window) {
  extreme_of_rows<Of>(bytes, 1, width, margin, window);
}

/// A word with its highest byte first in memory.
inline l_uint32 in_order(l_uint32 word) {
  return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

/// Pixels in their order; Leptonica keeps four of them in a word, the first one highest.
inline void unpack(const l_uint32* line, int width, Byte* out) {
  const int whole = width / 4;
  for (int i = 0; i < whole; ++i) {
    const l_uint32 word = in_order(line[i]);
    std::memcpy(out + 4 * static_cast<std::ptrdiff_t>(i), &word, 4);
  }
  if (width % 4 != 0) {
    const l_uint32 word = in_order(line[whole]);
    std::memcpy(out + 4 * static_cast<std::ptrdiff_t>(whole), &word,
                static_cast<std::size_t>(width % 4));
  }
}

/// The other way: bytes of a row, four for each of its `words`, in Leptonica's order.
inline void pack(const Byte* bytes, int words, l_uint32* line) {
  std::memcpy(line, bytes, static_cast<std::size_t>(words) * sizeof(l_uint32));
  for (int i = 0; i < words; ++i) {
    line[i] = in_order(line[i]);
  }
}

}  // namespace ita::image::extremes
