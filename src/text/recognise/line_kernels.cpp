#include "text/recognise/line_kernels.h"

#if defined(__aarch64__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

#include <algorithm>
#include <numeric>

#include "text/recognise/line_cells.h"

namespace ita::text {
namespace {

void multiply(const PackedMatrix& matrix, int count, Rows<const std::int8_t> from,
              Rows<const std::int32_t> start, Rows<std::int32_t> to) {
  constexpr int kBlock = PackedMatrix::kBlock;
  constexpr int kGroup = PackedMatrix::kGroup;
  for (int first = 0; first < matrix.blocks(); first += PackedMatrix::kBundle) {
    const int blocks = std::min(PackedMatrix::kBundle, matrix.blocks() - first);
    for (int r = 0; r < count; ++r) {
      std::int32_t sums[static_cast<std::size_t>(PackedMatrix::kBundle) * kBlock];
      const std::int32_t* begin = start.row(r) + first * kBlock;
      std::copy_n(begin, blocks * kBlock, sums);
      const std::int8_t* weights = matrix.bundle(first);
      const std::int8_t* inputs = from.row(r);
      for (int g = 0; g < matrix.groups(); ++g, inputs += kGroup) {
        for (int o = 0; o < blocks * kBlock; ++o, weights += kGroup) {
          sums[o] += weights[0] * inputs[0] + weights[1] * inputs[1] + weights[2] * inputs[2] +
                     weights[3] * inputs[3];
        }
      }
      std::copy_n(sums, blocks * kBlock, to.row(r) + first * kBlock);
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

constexpr LineKernels kPortable = {multiply, lstm_step, tanh_bytes, softmax};

}  // namespace

PackedMatrix::PackedMatrix(int outputs, int inputs,
                           const std::function<const std::int8_t*(int)>& weights)
    : blocks_((outputs + kBlock - 1) / kBlock), groups_((inputs + kGroup - 1) / kGroup) {
  cells_.resize(static_cast<std::size_t>(blocks_) * static_cast<std::size_t>(groups_));
  offsets_.assign(static_cast<std::size_t>(blocks_ * kBlock), 0);
  for (int o = 0; o < outputs; ++o) {
    const std::int8_t* from = weights(o);
    if (from == nullptr) {
      continue;
    }
    offsets_[static_cast<std::size_t>(o)] = 128 * std::accumulate(from, from + inputs, 0);
    const int block = o / kBlock;
    const int first = block / kBundle * kBundle;
    const int together = std::min(kBundle, blocks_ - first);
    // Group by group, those of the blocks of a bundle side by side.
    Cell* cell = cells_.data() + static_cast<std::ptrdiff_t>(first) * groups_ + (block - first);
    const int at = o % kBlock * kGroup;
    for (int i = 0; i < inputs; i += kGroup, cell += together) {
      std::copy_n(from + i, std::min(kGroup, inputs - i), cell->bytes + at);
    }
  }
}

const char* name(Processor processor) {
  switch (processor) {
    case Processor::avx2:
      return "avx2";
    case Processor::avx512_vnni:
      return "avx512-vnni";
    case Processor::neon:
      return "neon";
    case Processor::neon_dot:
      return "neon-dot";
    default:
      return "portable";
  }
}

bool is_available(Processor processor) {
#if defined(__x86_64__)
  switch (processor) {
    case Processor::avx2:
      return __builtin_cpu_supports("avx2") != 0;
    case Processor::avx512_vnni:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
             __builtin_cpu_supports("avx512vnni") != 0;
    default:
      return processor == Processor::portable;
  }
#elif defined(__aarch64__)
  switch (processor) {
    case Processor::neon:
      return true;
    case Processor::neon_dot:
      return (::getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0;
    default:
      return processor == Processor::portable;
  }
#else
  return processor == Processor::portable;
#endif
}

Processor fastest_processor() {
  for (const Processor processor :
       {Processor::avx512_vnni, Processor::avx2, Processor::neon_dot, Processor::neon}) {
    if (is_available(processor)) {
      return processor;
    }
  }
  return Processor::portable;
}

const LineKernels& line_kernels(Processor processor) {
#if defined(__x86_64__)
  switch (processor) {
    case Processor::avx2:
      return kernels::kAvx2;
    case Processor::avx512_vnni:
      return kernels::kAvx512;
    default:
      break;
  }
#elif defined(__aarch64__)
  switch (processor) {
    case Processor::neon:
      return kernels::kNeon;
    case Processor::neon_dot:
      return kernels::kNeonDot;
    default:
      break;
  }
#else
  (void)processor;
#endif
  return kPortable;
}

}  // namespace ita::text
