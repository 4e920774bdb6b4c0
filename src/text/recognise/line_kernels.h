#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace ita::text {

/// Instructions that the arithmetic of line networks is written for.  All give the same numbers,
/// bit for bit.
enum class Processor { portable, avx2, avx512_vnni, neon, neon_dot };
const char* name(Processor processor);
bool is_available(Processor processor);
/// The fastest that this machine has.
Processor fastest_processor();

/// int8 weights in the order in which they are multiplied: outputs in blocks of 16, within them
/// inputs in groups of 4.  Blocks go in bundles of up to 8, so that weights are read one after
/// another.
class PackedMatrix {
 public:
  static constexpr int kBlock = 16;
  static constexpr int kGroup = 4;
  static constexpr int kBundle = 8;  // blocks

  PackedMatrix() = default;
  /// `weights(output)`: those of its inputs, one after another, or null where all are zero; outputs
  /// and inputs are filled up with zeros to whole blocks and groups.
  PackedMatrix(int outputs, int inputs, const std::function<const std::int8_t*(int)>& weights);

  int outputs() const { return blocks_ * kBlock; }
  int blocks() const { return blocks_; }
  int groups() const { return groups_; }
  /// Weights of the bundle that begins with this block, a multiple of kBundle.
  const std::int8_t* bundle(int block) const {
    return cells_.front().bytes + static_cast<std::ptrdiff_t>(block) * groups_ * kBlock * kGroup;
  }
  /// 128 times the sum of each output's weights.
  const std::int32_t* offsets() const { return offsets_.data(); }

 private:
  struct alignas(64) Cell {
    std::int8_t bytes[static_cast<std::size_t>(kBlock) * kGroup];
  };
  int blocks_ = 0, groups_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::int32_t> offsets_;
};

/// Rows of int8 inputs, and rows of int32 sums.  A stride of 0 repeats one row.
template <class T>
struct Rows {
  T* data;
  std::ptrdiff_t stride;
  T* row(int i) const { return data + i * stride; }
};

/// to[i] = start[i] + matrix · from[i] for `count` rows.  Rows of `from` can be read to a whole
/// group of inputs; what stands there beyond the inputs does not matter.  `to` may be `start`.
using Multiply = void (*)(const PackedMatrix& matrix, int count, Rows<const std::int8_t> from,
                          Rows<const std::int32_t> start, Rows<std::int32_t> to);

/// One step of an LSTM: `states` is a multiple of 16; `sums` and `scales` hold the cell input, the
/// input gate, the forget gate and the output gate, `states` of each.  Changes `cell`, writes the
/// output as 1/127.
using LstmStep = void (*)(int states, const std::int32_t* sums, const float* scales, float* cell,
                          std::int8_t* output);

/// tanh of sums times scales, as 1/127; `count` is a multiple of 16.
using TanhBytes = void (*)(int count, const std::int32_t* sums, const float* scales,
                           std::int8_t* output);

/// Shares of the exponentials of sums times scales; `count` outputs, all arrays to a multiple
/// of 16.
using Softmax = void (*)(int count, const std::int32_t* sums, const float* scales, float* output);

struct LineKernels {
  Multiply multiply;
  LstmStep lstm_step;
  TanhBytes tanh_bytes;
  Softmax softmax;
};
/// `processor` must be available.
const LineKernels& line_kernels(Processor processor);

namespace kernels {
extern const LineKernels kAvx2, kAvx512;   // line_kernels_x86.cpp
extern const LineKernels kNeon, kNeonDot;  // line_kernels_neon.cpp
}  // namespace kernels

}  // namespace ita::text
