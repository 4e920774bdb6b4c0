#include "document/hevc_decoder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "document/heif_libraries.h"

namespace ita::document {

namespace {

constexpr heif_error kFine{heif_error_Ok, heif_suberror_Unspecified, "ok"};
constexpr heif_error kDamaged{heif_error_Decoder_plugin_error, heif_suberror_Unspecified,
                              "the picture is damaged"};
constexpr heif_error kNoMemory{heif_error_Memory_allocation_error, heif_suberror_Unspecified,
                               "no memory"};

const char* plugin_name() { return "HEVC in the calling thread"; }

/// libheif's own decoder has 100.
int supports(heif_compression_format format) { return format == heif_compression_HEVC ? 1000 : 0; }

heif_error make(void** decoder) {
  *decoder = de265().de265_new_decoder();  // without worker threads it works in the caller's
  return *decoder == nullptr ? kNoMemory : kFine;
}

void unmake(void* decoder) { de265().de265_free_decoder(decoder); }

/// `data`: units of the coded picture, each behind its length in four bytes.
heif_error push(void* decoder, const void* data, size_t size) {
  constexpr size_t kLength = 4;
  const auto* bytes = static_cast<const std::uint8_t*>(data);
  for (size_t at = 0; at < size;) {
    if (size - at < kLength) {
      return kDamaged;
    }
    size_t length = 0;
    for (size_t i = 0; i < kLength; ++i) {
      length = length << 8U | bytes[at + i];
    }
    at += kLength;
    if (length > size - at) {
      return kDamaged;
    }
    if (de265().de265_push_NAL(decoder, bytes + at, static_cast<int>(length), 0, nullptr) !=
        DE265_OK) {
      return kDamaged;
    }
    at += length;
  }
  return kFine;
}

heif_error copy_plane(const de265_image* from, int channel, heif_image* to, heif_channel as) {
  const int width = de265().de265_get_image_width(from, channel);
  const int height = de265().de265_get_image_height(from, channel);
  const int bits = de265().de265_get_bits_per_pixel(from, channel);
  if (width <= 0 || height <= 0 ||
      heif().heif_image_add_plane(to, as, width, height, bits).code != heif_error_Ok) {
    return kNoMemory;
  }
  int stride_from = 0;
  int stride_to = 0;
  const std::uint8_t* source = de265().de265_get_image_plane(from, channel, &stride_from);
  std::uint8_t* target = heif().heif_image_get_plane(to, as, &stride_to);
  if (source == nullptr || target == nullptr) {
    return kNoMemory;
  }
  const auto line = static_cast<size_t>(width) * static_cast<size_t>((bits + 7) / 8);
  for (int y = 0; y < height; ++y) {
    std::memcpy(target + static_cast<std::ptrdiff_t>(y) * stride_to,
                source + static_cast<std::ptrdiff_t>(y) * stride_from, line);
  }
  return kFine;
}

/// Whether black is 0 or 16 is said in the coded picture.
void copy_range(const de265_image* from, heif_image* to) {
  heif_color_profile_nclx* colours = heif().heif_nclx_color_profile_alloc();
  if (colours != nullptr) {
    colours->full_range_flag =
        static_cast<std::uint8_t>(de265().de265_get_image_full_range_flag(from) != 0 ? 1 : 0);
    heif().heif_image_set_nclx_color_profile(to, colours);
    heif().heif_nclx_color_profile_free(colours);
  }
}

heif_error as_heif(const de265_image* from, heif_image** out) {
  static constexpr std::array kChroma{heif_chroma_monochrome, heif_chroma_420, heif_chroma_422,
                                      heif_chroma_444};
  const auto chroma = static_cast<size_t>(de265().de265_get_chroma_format(from));
  if (chroma >= kChroma.size()) {
    return kDamaged;
  }
  const bool grey = chroma == 0;
  heif_image* image = nullptr;
  if (heif()
          .heif_image_create(
              de265().de265_get_image_width(from, 0), de265().de265_get_image_height(from, 0),
              grey ? heif_colorspace_monochrome : heif_colorspace_YCbCr, kChroma[chroma], &image)
          .code != heif_error_Ok) {
    return kNoMemory;
  }
  static constexpr std::array kPlanes{heif_channel_Y, heif_channel_Cb, heif_channel_Cr};
  for (int plane = 0; plane < (grey ? 1 : 3); ++plane) {
    const heif_error copied = copy_plane(from, plane, image, kPlanes[static_cast<size_t>(plane)]);
    if (copied.code != heif_error_Ok) {
      heif().heif_image_release(image);
      return copied;
    }
  }
  copy_range(from, image);
  *out = image;
  return kFine;
}

/// A picture of which a part could not be decoded is none: better no page than half of one that
/// looks whole.
heif_error decode(void* decoder, heif_image** out) {
  *out = nullptr;
  de265().de265_flush_data(decoder);
  const de265_image* found = nullptr;
  for (int more = 1; more != 0 && found == nullptr;) {
    more = 0;
    const de265_error done = de265().de265_decode(decoder, &more);
    if (done != DE265_OK && done != DE265_ERROR_WAITING_FOR_INPUT_DATA) {
      return kDamaged;
    }
    found = de265().de265_get_next_picture(decoder);
  }
  return found == nullptr || de265().de265_get_warning(decoder) != DE265_OK ? kDamaged
                                                                            : as_heif(found, out);
}

void set_strict(void* /*decoder*/, int /*flag*/) {}

}  // namespace

void use_hevc_decoder() {
  static const heif_decoder_plugin kPlugin{3,        plugin_name, nullptr,   nullptr,
                                           supports, make,        unmake,    push,
                                           decode,   set_strict,  "ita-hevc"};
  static const heif_error kRegistered = heif().heif_register_decoder_plugin(&kPlugin);
  static_cast<void>(kRegistered);
}

}  // namespace ita::document
