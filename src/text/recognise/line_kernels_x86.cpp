#include "text/recognise/line_kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <algorithm>
#include <cstring>

#include "text/recognise/line_cells.h"

#define ITA_AVX2 __attribute__((target("avx2")))
#define ITA_AVX512_SETS "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"
#if defined(__clang__)  // ignores all of the attribute where it does not know a part
#define ITA_AVX512 __attribute__((target(ITA_AVX512_SETS)))
#else
#define ITA_AVX512 __attribute__((target(ITA_AVX512_SETS ",prefer-vector-width=512")))
#endif

namespace ita::text::kernels {
namespace {

constexpr int kBlock = PackedMatrix::kBlock;
constexpr int kGroup = PackedMatrix::kGroup;
constexpr int kCell = kBlock * kGroup;  // bytes

using From = Rows<const std::int8_t>;
using Start = Rows<const std::int32_t>;
using To = Rows<std::int32_t>;

ITA_INLINE std::int32_t group_at(const std::int8_t* inputs, int g) {
  std::int32_t out = 0;
  std::memcpy(&out, inputs + g * kGroup, sizeof out);
  return out;
}

// ---- AVX2: inputs made positive, their signs given to the weights; two products at a time fit
// into 16 bits, since no weight is -128.

template <int rows>
ITA_AVX2 ITA_INLINE void avx2_half_blocks(const std::int8_t* weights, int groups, int step, int row,
                                          From from, Start start, To to, int output) {
  constexpr int kHalves = rows == 1 ? 4 : 2;  // of a block, at a time
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums[rows][kHalves];
  const std::int8_t* inputs[rows];
  for (int r = 0; r < rows; ++r) {
    inputs[r] = from.row(row + r);
    for (int h = 0; h < kHalves; ++h) {
      sums[r][h] =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(start.row(row + r) + output + 8 * h));
    }
  }
  for (int g = 0; g < groups; ++g, weights += step) {
    for (int r = 0; r < rows; ++r) {
      const __m256i input = _mm256_set1_epi32(group_at(inputs[r], g));
      const __m256i positive = _mm256_abs_epi8(input);
      for (int h = 0; h < kHalves; ++h) {
        const __m256i weight =
            _mm256_load_si256(reinterpret_cast<const __m256i*>(weights + 32 * h));
        const __m256i pairs = _mm256_maddubs_epi16(positive, _mm256_sign_epi8(weight, input));
        sums[r][h] = _mm256_add_epi32(sums[r][h], _mm256_madd_epi16(pairs, ones));
      }
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int h = 0; h < kHalves; ++h) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to.row(row + r) + output + 8 * h), sums[r][h]);
    }
  }
}

ITA_AVX2 void avx2_multiply(const PackedMatrix& matrix, int count, From from, Start start, To to) {
  const int groups = matrix.groups();
  for (int first = 0; first < matrix.blocks(); first += PackedMatrix::kBundle) {
    const int blocks = std::min(PackedMatrix::kBundle, matrix.blocks() - first);
    const std::int8_t* weights = matrix.bundle(first);
    const int step = blocks * kCell;
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      for (int b = 0; b < blocks; ++b) {
        avx2_half_blocks<4>(weights + b * kCell, groups, step, row, from, start, to,
                            (first + b) * kBlock);
      }
    }
    for (; row < count; ++row) {
      int b = 0;
      for (; b + 2 <= blocks; b += 2) {
        avx2_half_blocks<1>(weights + b * kCell, groups, step, row, from, start, to,
                            (first + b) * kBlock);
      }
      for (; b < blocks; ++b) {
        // The last block alone, as two rows of which one is the other.
        avx2_half_blocks<2>(weights + b * kCell, groups, step, 0, {from.row(row), 0},
                            {start.row(row), 0}, {to.row(row), 0}, (first + b) * kBlock);
      }
    }
  }
}

ITA_AVX2 void avx2_lstm_step(int states, const std::int32_t* sums, const float* scales, float* cell,
                             std::int8_t* output) {
  cells::lstm_step(states, sums, scales, cell, output);
}

ITA_AVX2 void avx2_tanh_bytes(int count, const std::int32_t* sums, const float* scales,
                              std::int8_t* output) {
  cells::tanh_bytes(count, sums, scales, output);
}

ITA_AVX2 void avx2_softmax(int count, const std::int32_t* sums, const float* scales,
                           float* output) {
  cells::softmax(count, sums, scales, output);
}

// ---- AVX-512 with VNNI: its product takes unsigned by signed numbers, so inputs are moved up by
// 128 and what that adds is taken off at the start.

template <int rows, int blocks>
ITA_AVX512 ITA_INLINE void vnni_rows(const PackedMatrix& matrix, int first, int row, From from,
                                     Start start, To to) {
  const __m512i up = _mm512_set1_epi8(static_cast<char>(0x80));
  __m512i sums[rows][blocks];
  const std::int8_t* inputs[rows];
  for (int r = 0; r < rows; ++r) {
    inputs[r] = from.row(row + r);
    for (int b = 0; b < blocks; ++b) {
      const int output = (first + b) * kBlock;
      sums[r][b] = _mm512_sub_epi32(_mm512_loadu_si512(start.row(row + r) + output),
                                    _mm512_loadu_si512(matrix.offsets() + output));
    }
  }
  const std::int8_t* weights = matrix.bundle(first);
  const int groups = matrix.groups();
  for (int g = 0; g < groups; ++g, weights += blocks * kCell) {
    __m512i input[rows];
    for (int r = 0; r < rows; ++r) {
      input[r] = _mm512_xor_si512(_mm512_set1_epi32(group_at(inputs[r], g)), up);
    }
    for (int b = 0; b < blocks; ++b) {
      const __m512i weight = _mm512_load_si512(weights + b * kCell);
      for (int r = 0; r < rows; ++r) {
        sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], input[r], weight);
      }
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int b = 0; b < blocks; ++b) {
      _mm512_storeu_si512(to.row(row + r) + (first + b) * kBlock, sums[r][b]);
    }
  }
}

template <int blocks>
ITA_AVX512 void vnni_bundle(const PackedMatrix& matrix, int first, int count, From from,
                            Start start, To to) {
  constexpr int kRows = blocks > 6 ? 3 : blocks > 4 ? 4 : 6;  // so many sums stay in registers
  int row = 0;
  for (; row + kRows <= count; row += kRows) {
    vnni_rows<kRows, blocks>(matrix, first, row, from, start, to);
  }
  for (; row < count; ++row) {
    vnni_rows<1, blocks>(matrix, first, row, from, start, to);
  }
}

ITA_AVX512 void vnni_multiply(const PackedMatrix& matrix, int count, From from, Start start,
                              To to) {
  using Bundle = void (*)(const PackedMatrix&, int, int, From, Start, To);
  static constexpr Bundle kBundles[] = {vnni_bundle<1>, vnni_bundle<2>, vnni_bundle<3>,
                                        vnni_bundle<4>, vnni_bundle<5>, vnni_bundle<6>,
                                        vnni_bundle<7>, vnni_bundle<8>};
  for (int first = 0; first < matrix.blocks(); first += PackedMatrix::kBundle) {
    const int blocks = std::min(PackedMatrix::kBundle, matrix.blocks() - first);
    kBundles[blocks - 1](matrix, first, count, from, start, to);
  }
}

ITA_AVX512 void vnni_lstm_step(int states, const std::int32_t* sums, const float* scales,
                               float* cell, std::int8_t* output) {
  cells::lstm_step(states, sums, scales, cell, output);
}

ITA_AVX512 void vnni_tanh_bytes(int count, const std::int32_t* sums, const float* scales,
                                std::int8_t* output) {
  cells::tanh_bytes(count, sums, scales, output);
}

ITA_AVX512 void vnni_softmax(int count, const std::int32_t* sums, const float* scales,
                             float* output) {
  cells::softmax(count, sums, scales, output);
}

}  // namespace

const LineKernels kAvx2 = {avx2_multiply, avx2_lstm_step, avx2_tanh_bytes, avx2_softmax};
const LineKernels kAvx512 = {vnni_multiply, vnni_lstm_step, vnni_tanh_bytes, vnni_softmax};

}  // namespace ita::text::kernels

#endif
