#pragma once

#include <cstdint>

namespace ita::document {

enum class BlockRange {
  inside,    // every sample lies between black and white
  rounded,   // some lie beyond them, as far as rounding may lead
  no_block,  // no samples between black and white have these values
};

/// Whether samples of eight bits can have given the 64 values of a block of a JPEG.  Its writer
/// rounded each to the nearest step, so that samples which come out beyond black or white lie no
/// further there than those roundings together can lead: where r is what lies beyond, R its
/// transform and s the steps, |r|² is at most the sum of |R| s / 2.  `values`, `steps`: by rows.
BlockRange block_range(const std::int16_t* values, const std::uint16_t* steps);

}  // namespace ita::document
