#pragma once

#include <cstddef>

namespace ita::text {

/// The sizes of one layer's work: planes of rows of numbers, the ones that come in with a margin.
struct ConvolutionSizes {
  int outputs = 0, inputs = 0, rows = 0, columns = 0;
  int height = 0, padded_height = 0;
  std::size_t width = 0, padded_width = 0;
};

/// Writes to `out` the planes that the kernels `weights` and `bias` make of the planes `in`.  The
/// same sums in the same order whatever the processor: the results are the same to the bit.
void convolve(const ConvolutionSizes& s, const float* bias, const float* weights, const float* in,
              float* out);

}  // namespace ita::text
