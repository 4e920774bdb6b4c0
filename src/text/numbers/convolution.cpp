#include "text/numbers/convolution.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace ita::text {
namespace {

using Sizes = ConvolutionSizes;

// Neighbours in a row of numbers, as many as the widest registers hold.
using Eight = float __attribute__((vector_size(32)));
using Sixteen = float __attribute__((vector_size(64)));

/// Neighbours in a row of `outputs` planes that follow one another: their sums stay in registers
/// over all inputs.  The last vector begins `tail` numbers behind the first one, and may lie over
/// the one before it.
template <class Wide, int vectors, int outputs>
[[gnu::always_inline]] inline void convolve_block(const Sizes& s, const float* bias,
                                                  const float* weights, const float* in, float* out,
                                                  std::ptrdiff_t tail) {
  constexpr std::ptrdiff_t kLanes = sizeof(Wide) / sizeof(float);
  const auto kernel = static_cast<std::ptrdiff_t>(s.inputs) * s.rows * s.columns;
  const auto plane = static_cast<std::ptrdiff_t>(s.height) * static_cast<std::ptrdiff_t>(s.width);
  const auto place = [tail](int k) { return k + 1 < vectors ? kLanes * k : tail; };
  Wide sums[outputs][vectors];
#pragma GCC unroll 4
  for (int o = 0; o < outputs; ++o) {
#pragma GCC unroll 4
    for (int k = 0; k < vectors; ++k) {
      sums[o][k] = Wide{} + bias[o];
    }
  }
  for (int i = 0; i < s.inputs; ++i) {
    for (int r = 0; r < s.rows; ++r) {
      const float* from = in + static_cast<std::size_t>(i * s.padded_height + r) * s.padded_width;
      for (int c = 0; c < s.columns; ++c, ++from, ++weights) {
#pragma GCC unroll 4
        for (int k = 0; k < vectors; ++k) {
          Wide next;
          std::memcpy(&next, from + place(k), sizeof next);
#pragma GCC unroll 4
          for (int o = 0; o < outputs; ++o) {
            sums[o][k] += weights[o * kernel] * next;
          }
        }
      }
    }
  }
#pragma GCC unroll 4
  for (int o = 0; o < outputs; ++o) {
#pragma GCC unroll 4
    for (int k = 0; k < vectors; ++k) {
      std::memcpy(out + o * plane + place(k), &sums[o][k], sizeof(Wide));
    }
  }
}

/// A row in blocks of up to three vectors, the last vector over the one before it; false where the
/// row is shorter than a vector.
template <class Wide, int outputs>
[[gnu::always_inline]] inline bool convolve_row(const Sizes& s, const float* bias,
                                                const float* weights, const float* in, float* out) {
  constexpr std::size_t kLanes = sizeof(Wide) / sizeof(float);
  constexpr std::size_t kMost = 3 * kLanes;
  if (s.width < kLanes) {
    return false;
  }
  for (std::size_t x = 0; x < s.width; x += kMost) {
    const std::size_t left = s.width - x;
    const auto tail =
        static_cast<std::ptrdiff_t>(std::min(left, kMost)) - static_cast<std::ptrdiff_t>(kLanes);
    if (left > 2 * kLanes) {
      convolve_block<Wide, 3, outputs>(s, bias, weights, in + x, out + x, tail);
    } else if (left > kLanes) {
      convolve_block<Wide, 2, outputs>(s, bias, weights, in + x, out + x, tail);
    } else {
      // Less than a vector is left: from there back, over what is done.
      const float* const from = in + x + left - kLanes;
      convolve_block<Wide, 1, outputs>(s, bias, weights, from, out + x + left - kLanes, 0);
    }
  }
  return true;
}

/// One vector of a single float: a row that is shorter than any other.
using One = float __attribute__((vector_size(4)));

template <class Wide, int outputs>
[[gnu::always_inline]] inline void convolve_planes(const Sizes& s, const float* bias,
                                                   const float* weights, const float* in,
                                                   float* out) {
  for (int y = 0; y < s.height; ++y, in += s.padded_width, out += s.width) {
    convolve_row<Wide, outputs>(s, bias, weights, in, out) ||
        convolve_row<Eight, outputs>(s, bias, weights, in, out) ||
        convolve_row<One, outputs>(s, bias, weights, in, out);
  }
}

/// `together`: planes whose sums are in registers at the same time.
template <class Wide, int together>
[[gnu::always_inline]] inline void convolve_all(const Sizes& s, const float* bias,
                                                const float* weights, const float* in, float* out) {
  const auto kernel = static_cast<std::ptrdiff_t>(s.inputs) * s.rows * s.columns;
  const auto plane = static_cast<std::ptrdiff_t>(s.height) * static_cast<std::ptrdiff_t>(s.width);
  int o = 0;
  for (; o + together <= s.outputs; o += together) {
    convolve_planes<Wide, together>(s, bias + o, weights + o * kernel, in, out + o * plane);
  }
  for (; o < s.outputs; ++o) {
    convolve_planes<Wide, 1>(s, bias + o, weights + o * kernel, in, out + o * plane);
  }
}

// The same sums in the same order whatever the registers; nothing is fused, so that the results are
// the same to the bit.
#if defined(__x86_64__)
[[gnu::target("avx2")]] void convolve_avx2(const Sizes& s, const float* bias, const float* weights,
                                           const float* in, float* out) {
  convolve_all<Eight, 2>(s, bias, weights, in, out);
}

[[gnu::target("avx512f")]] void convolve_avx512(const Sizes& s, const float* bias,
                                                const float* weights, const float* in, float* out) {
  convolve_all<Sixteen, 4>(s, bias, weights, in, out);
}
#endif

}  // namespace

void convolve(const ConvolutionSizes& s, const float* bias, const float* weights, const float* in,
              float* out) {
#if defined(__x86_64__)
  static const bool kSixteen = __builtin_cpu_supports("avx512f") != 0;
  static const bool kEight = __builtin_cpu_supports("avx2") != 0;
  if (kSixteen) {
    convolve_avx512(s, bias, weights, in, out);
    return;
  }
  if (kEight) {
    convolve_avx2(s, bias, weights, in, out);
    return;
  }
#endif
  convolve_all<Eight, 1>(s, bias, weights, in, out);
}

}  // namespace ita::text
