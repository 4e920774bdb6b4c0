#include "image/rotate_grey.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "image/extremes.h"

namespace ita::image {

namespace {

using extremes::Byte;

constexpr Byte kWhite = 255;
constexpr std::size_t kSpare = 8;  // bytes behind the page that may be read

/// The page's bytes, and where its rows come from: places in 16ths of a pixel, as Leptonica has
/// them.
struct Source {
  int width = 0, height = 0;
  float sine = 0, cosine = 0;  ///< times 16
  std::vector<Byte> bytes;
};

/// Row `y` of the turned page from column `x` on.
void turned_row(const Source& s, int y, int x, Byte* out) {
  const int middle = s.height / 2;
  const float down = static_cast<float>(middle - y) * s.sine;
  const float up = static_cast<float>(y - middle) * s.cosine;
  for (; x < s.width; ++x) {
    const int right = x - s.width / 2;
    const int across = static_cast<int>(static_cast<float>(right) * s.cosine - down);
    const int along = static_cast<int>(up + static_cast<float>(-right) * s.sine);
    const int from_x = s.width / 2 + (across >> 4);
    const int from_y = s.height / 2 + (along >> 4);
    if (from_x < 0 || from_y < 0 || from_x > s.width - 2 || from_y > s.height - 2) {
      out[x] = kWhite;
      continue;
    }
    const int fx = across & 15;
    const int fy = along & 15;
    const Byte* a = s.bytes.data() + static_cast<std::ptrdiff_t>(from_y) * s.width + from_x;
    const Byte* b = a + s.width;
    const int sum =
        (16 - fy) * ((16 - fx) * a[0] + fx * a[1]) + fy * ((16 - fx) * b[0] + fx * b[1]);
    out[x] = static_cast<Byte>((sum + 128) / 256);
  }
}

#if defined(__x86_64__)
/// Two neighbours, in the two lowest bytes of `pair`, mixed by 16ths.
[[gnu::target("avx2")]] inline __m256i mixed(__m256i pair, __m256i part) {
  const __m256i byte = _mm256_set1_epi32(255);
  const __m256i first = _mm256_and_si256(pair, byte);
  const __m256i second = _mm256_and_si256(_mm256_srli_epi32(pair, 8), byte);
  const __m256i rest = _mm256_sub_epi32(_mm256_set1_epi32(16), part);
  return _mm256_add_epi32(_mm256_mullo_epi32(first, rest), _mm256_mullo_epi32(second, part));
}

/// The columns of a row in eights; the first one that is left.
[[gnu::target("avx2")]] int turned_eights(const Source& s, int y, Byte* out) {
  const int middle = s.height / 2;
  const __m256 down = _mm256_set1_ps(static_cast<float>(middle - y) * s.sine);
  const __m256 up = _mm256_set1_ps(static_cast<float>(y - middle) * s.cosine);
  const __m256 sine = _mm256_set1_ps(s.sine);
  const __m256 cosine = _mm256_set1_ps(s.cosine);
  const __m256i part = _mm256_set1_epi32(15);
  const __m256i middle_x = _mm256_set1_epi32(s.width / 2);
  const __m256i middle_y = _mm256_set1_epi32(s.height / 2);
  const __m256i last_x = _mm256_set1_epi32(s.width - 2);
  const __m256i last_y = _mm256_set1_epi32(s.height - 2);
  const __m256i zero = _mm256_setzero_si256();
  const __m256i steps = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const auto* bytes = reinterpret_cast<const int*>(s.bytes.data());
  int x = 0;
  for (; x + 8 <= s.width; x += 8) {
    const __m256i right = _mm256_sub_epi32(_mm256_add_epi32(_mm256_set1_epi32(x), steps), middle_x);
    const __m256 here = _mm256_cvtepi32_ps(right);
    const __m256 back = _mm256_cvtepi32_ps(_mm256_sub_epi32(zero, right));
    const __m256i across = _mm256_cvttps_epi32(_mm256_sub_ps(_mm256_mul_ps(here, cosine), down));
    const __m256i along = _mm256_cvttps_epi32(_mm256_add_ps(up, _mm256_mul_ps(back, sine)));
    const __m256i from_x = _mm256_add_epi32(middle_x, _mm256_srai_epi32(across, 4));
    const __m256i from_y = _mm256_add_epi32(middle_y, _mm256_srai_epi32(along, 4));
    const __m256i outside = _mm256_or_si256(
        _mm256_or_si256(_mm256_cmpgt_epi32(zero, from_x), _mm256_cmpgt_epi32(zero, from_y)),
        _mm256_or_si256(_mm256_cmpgt_epi32(from_x, last_x), _mm256_cmpgt_epi32(from_y, last_y)));
    const __m256i place = _mm256_andnot_si256(
        outside, _mm256_add_epi32(_mm256_mullo_epi32(from_y, _mm256_set1_epi32(s.width)), from_x));
    const __m256i above = _mm256_i32gather_epi32(bytes, place, 1);
    const __m256i below =
        _mm256_i32gather_epi32(bytes, _mm256_add_epi32(place, _mm256_set1_epi32(s.width)), 1);
    const __m256i fx = _mm256_and_si256(across, part);
    const __m256i fy = _mm256_and_si256(along, part);
    const __m256i sum = _mm256_add_epi32(
        _mm256_mullo_epi32(mixed(above, fx), _mm256_sub_epi32(_mm256_set1_epi32(16), fy)),
        _mm256_mullo_epi32(mixed(below, fx), fy));
    const __m256i grey = _mm256_srli_epi32(_mm256_add_epi32(sum, _mm256_set1_epi32(128)), 8);
    const __m256i seen = _mm256_blendv_epi8(grey, _mm256_set1_epi32(kWhite), outside);
    alignas(32) std::uint32_t eight[8];
    _mm256_store_si256(reinterpret_cast<__m256i*>(eight), seen);
    for (int i = 0; i < 8; ++i) {
      out[x + i] = static_cast<Byte>(eight[i]);
    }
  }
  return x;
}
#endif

/// The columns that are made several at a time; the first one that is left.
int first_columns(const Source& s, int y, Byte* out) {
#if defined(__x86_64__)
  if (extremes::has_wide_registers()) {
    return turned_eights(s, y, out);
  }
#endif
  (void)s, (void)y, (void)out;
  return 0;
}

}  // namespace

PixPtr rotated_grey(Pix* grey, float radians) {
  PixPtr out = own(pixCreateTemplate(grey));
  if (!out || pixGetDepth(grey) != 8) {
    return nullptr;
  }
  Source s;
  s.width = pixGetWidth(grey);
  s.height = pixGetHeight(grey);
  const auto angle = static_cast<double>(radians);
  s.sine = static_cast<float>(16. * std::sin(angle));
  s.cosine = static_cast<float>(16. * std::cos(angle));
  s.bytes.resize(static_cast<std::size_t>(s.width) * static_cast<std::size_t>(s.height + 1) +
                 kSpare);
  for (int y = 0; y < s.height; ++y) {
    extremes::unpack(pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey), s.width,
                     s.bytes.data() + static_cast<std::ptrdiff_t>(y) * s.width);
  }
  const int words = pixGetWpl(out.get());
  std::vector<Byte> row(static_cast<std::size_t>(4) * static_cast<std::size_t>(words), 0);
  for (int y = 0; y < s.height; ++y) {
    turned_row(s, y, first_columns(s, y, row.data()), row.data());
    extremes::pack(row.data(), words,
                   pixGetData(out.get()) + static_cast<std::ptrdiff_t>(y) * words);
  }
  return out;
}

}  // namespace ita::image
