#include "text/recognise/line_kernels.h"

#if defined(__aarch64__)

#include <arm_neon.h>

#include <algorithm>
#include <cstring>

#include "text/recognise/line_cells.h"

#if defined(__clang__)
#define ITA_DOT __attribute__((target("dotprod")))
#else
#define ITA_DOT __attribute__((target("arch=armv8.2-a+dotprod")))
#endif

// The curves (line_cells.h) are vectors of the compiler, which every aarch64 processor has; what is
// written here is the product of matrices.

namespace ita::text::kernels {
namespace {

constexpr int kBlock = PackedMatrix::kBlock;
constexpr int kGroup = PackedMatrix::kGroup;
constexpr int kQuads = kBlock / 4;  // vectors of four sums in a block

using From = Rows<const std::int8_t>;
using Start = Rows<const std::int32_t>;
using To = Rows<std::int32_t>;

/// The four inputs of a group, four times.
ITA_INLINE int8x16_t group_at(const std::int8_t* inputs, int g) {
  std::int32_t four = 0;
  std::memcpy(&four, inputs + g * kGroup, sizeof four);
  return vreinterpretq_s8_s32(vdupq_n_s32(four));
}

// ---- Every aarch64: products of 16 bits, added in pairs. No weight is -128.

template <int rows>
ITA_INLINE void neon_block(const std::int8_t* weights, int groups, int step, int row, From from,
                           Start start, To to, int output) {
  int32x4_t low[rows][kQuads];   // of outputs 0 and 1 of four, in two parts each
  int32x4_t high[rows][kQuads];  // of outputs 2 and 3
  for (int r = 0; r < rows; ++r) {
    for (int q = 0; q < kQuads; ++q) {
      low[r][q] = high[r][q] = vdupq_n_s32(0);
    }
  }
  for (int g = 0; g < groups; ++g, weights += step) {
    int8x16_t input[rows];
    for (int r = 0; r < rows; ++r) {
      input[r] = group_at(from.row(row + r), g);
    }
    for (int q = 0; q < kQuads; ++q) {
      const int8x16_t weight = vld1q_s8(weights + 16 * q);
      for (int r = 0; r < rows; ++r) {
        low[r][q] = vpadalq_s16(low[r][q], vmull_s8(vget_low_s8(weight), vget_low_s8(input[r])));
        high[r][q] = vpadalq_s16(high[r][q], vmull_high_s8(weight, input[r]));
      }
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int q = 0; q < kQuads; ++q) {
      const int at = output + 4 * q;
      vst1q_s32(to.row(row + r) + at,
                vaddq_s32(vld1q_s32(start.row(row + r) + at), vpaddq_s32(low[r][q], high[r][q])));
    }
  }
}

// ---- Processors with dot products: four of them in one instruction.

template <int rows>
ITA_DOT ITA_INLINE void dot_block(const std::int8_t* weights, int groups, int step, int row,
                                  From from, Start start, To to, int output) {
  int32x4_t sums[rows][kQuads];
  for (int r = 0; r < rows; ++r) {
    for (int q = 0; q < kQuads; ++q) {
      sums[r][q] = vld1q_s32(start.row(row + r) + output + 4 * q);
    }
  }
  for (int g = 0; g < groups; ++g, weights += step) {
    int8x16_t input[rows];
    for (int r = 0; r < rows; ++r) {
      input[r] = group_at(from.row(row + r), g);
    }
    for (int q = 0; q < kQuads; ++q) {
      const int8x16_t weight = vld1q_s8(weights + 16 * q);
      for (int r = 0; r < rows; ++r) {
        sums[r][q] = vdotq_s32(sums[r][q], weight, input[r]);
      }
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int q = 0; q < kQuads; ++q) {
      vst1q_s32(to.row(row + r) + output + 4 * q, sums[r][q]);
    }
  }
}

void neon_multiply(const PackedMatrix& matrix, int count, From from, Start start, To to) {
  for (int first = 0; first < matrix.blocks(); first += PackedMatrix::kBundle) {
    const int blocks = std::min(PackedMatrix::kBundle, matrix.blocks() - first);
    const std::int8_t* weights = matrix.bundle(first);
    const int step = blocks * kBlock * kGroup;
    for (int b = 0; b < blocks; ++b, weights += kBlock * kGroup) {
      int row = 0;
      for (; row + 2 <= count; row += 2) {
        neon_block<2>(weights, matrix.groups(), step, row, from, start, to, (first + b) * kBlock);
      }
      for (; row < count; ++row) {
        neon_block<1>(weights, matrix.groups(), step, row, from, start, to, (first + b) * kBlock);
      }
    }
  }
}

ITA_DOT void dot_multiply(const PackedMatrix& matrix, int count, From from, Start start, To to) {
  for (int first = 0; first < matrix.blocks(); first += PackedMatrix::kBundle) {
    const int blocks = std::min(PackedMatrix::kBundle, matrix.blocks() - first);
    const std::int8_t* weights = matrix.bundle(first);
    const int step = blocks * kBlock * kGroup;
    for (int b = 0; b < blocks; ++b, weights += kBlock * kGroup) {
      int row = 0;
      for (; row + 4 <= count; row += 4) {
        dot_block<4>(weights, matrix.groups(), step, row, from, start, to, (first + b) * kBlock);
      }
      for (; row < count; ++row) {
        dot_block<1>(weights, matrix.groups(), step, row, from, start, to, (first + b) * kBlock);
      }
    }
  }
}

void lstm_step(int states, const std::int32_t* sums, const float* scales, float* cell,
               std::int8_t* output) {
  cells::lstm_step(states, sums, scales, cell, output);
}

void tanh_bytes(int count, const std::int32_t* sums, const float* scales, std::int8_t* output) {
  cells::tanh_bytes(count, sums, scales, output);
}

void softmax(int count, const std::int32_t* sums, const float* scales, float* output) {
  cells::softmax(count, sums, scales, output);
}

}  // namespace

const LineKernels kNeon = {neon_multiply, lstm_step, tanh_bytes, softmax};
const LineKernels kNeonDot = {dot_multiply, lstm_step, tanh_bytes, softmax};

}  // namespace ita::text::kernels

#endif
