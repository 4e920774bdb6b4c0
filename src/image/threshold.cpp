#include "image/threshold.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ita::image {

namespace {

/// The pixels of eight words that are darker than `level`, 1 to 255; the first one in the highest
/// bit.
l_uint32 dark_of(const l_uint32* words, int level) {
#if defined(__SSE2__)
  const __m128i most = _mm_set1_epi8(static_cast<char>(level - 1));
  l_uint32 bits = 0;
  for (int half = 0; half < 2; ++half) {
    const __m128i pixels =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(words + static_cast<ptrdiff_t>(4) * half));
    const __m128i dark = _mm_cmpeq_epi8(_mm_max_epu8(pixels, most), most);
    bits |= static_cast<l_uint32>(_mm_movemask_epi8(dark)) << (16 * half);
  }
  // Of each word the last pixel came first.
  bits = __builtin_bswap32(bits);
  return (bits & 0xF0F0F0F0U) >> 4U | (bits & 0x0F0F0F0FU) << 4U;
#else
  l_uint32 bits = 0;
  for (int x = 0; x < 32; ++x) {
    bits = bits << 1U | (static_cast<int>(GET_DATA_BYTE(words, x)) < level ? 1U : 0U);
  }
  return bits;
#endif
}

}  // namespace

PixPtr darker_than(Pix* pix, int level) {
  if (pix == nullptr || pixGetDepth(pix) != 8 || pixGetColormap(pix) != nullptr || level < 1 ||
      level > 255) {
    return own(pixThresholdToBinary(pix, level));
  }
  const int width = pixGetWidth(pix);
  PixPtr out = own(pixCreate(width, pixGetHeight(pix), 1));
  for (int y = 0; out && y < pixGetHeight(pix); ++y) {
    const l_uint32* from = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    l_uint32* to = pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out.get());
    for (int x = 0; x + 32 <= width; x += 32, from += 8) {
      *to++ = dark_of(from, level);
    }
    for (int x = 0; x < width % 32; ++x) {
      if (static_cast<int>(GET_DATA_BYTE(from, x)) < level) {
        *to |= 0x80000000U >> x;
      }
    }
  }
  if (out) {
    pixCopyResolution(out.get(), pix);
  }
  return out;
}

}  // namespace ita::image
