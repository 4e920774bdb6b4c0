#include "document/heif_file.h"

#include <leptonica/allheaders.h>
#include <libheif/heif.h>

#include <memory>
#include <vector>

#include "document/hevc_decoder.h"

namespace ita::document {

namespace {

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle = std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)>;
using Image = std::unique_ptr<heif_image, decltype(&heif_image_release)>;

/// Null when it is no such file.  The bytes must outlive it.
Context opened(std::string_view file) {
  use_hevc_decoder();
  Context out(heif_context_alloc(), &heif_context_free);
  if (out == nullptr) {
    return out;
  }
  heif_context_set_max_decoding_threads(out.get(), 0);
  const heif_error read =
      heif_context_read_from_memory_without_copy(out.get(), file.data(), file.size(), nullptr);
  if (read.code != heif_error_Ok) {
    out.reset();
  }
  return out;
}

Handle picture(const Context& context, int number) {
  Handle out(nullptr, &heif_image_handle_release);
  if (context == nullptr) {
    return out;
  }
  std::vector<heif_item_id> ids(
      static_cast<size_t>(heif_context_get_number_of_top_level_images(context.get())));
  const int count = heif_context_get_list_of_top_level_image_IDs(context.get(), ids.data(),
                                                                 static_cast<int>(ids.size()));
  heif_image_handle* handle = nullptr;
  if (number >= 1 && number <= count &&
      heif_context_get_image_handle(context.get(), ids[static_cast<size_t>(number) - 1], &handle)
              .code == heif_error_Ok) {
    out.reset(handle);
  }
  return out;
}

Pix* as_pix(const heif_image* image) {
  int stride = 0;
  const std::uint8_t* bytes =
      heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  const int width = heif_image_get_width(image, heif_channel_interleaved);
  const int height = heif_image_get_height(image, heif_channel_interleaved);
  Pix* out = bytes == nullptr ? nullptr : pixCreate(width, height, 32);
  for (int y = 0; out != nullptr && y < height; ++y) {
    const std::uint8_t* from = bytes + static_cast<std::ptrdiff_t>(y) * stride;
    l_uint32* to = pixGetData(out) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(out);
    for (int x = 0; x < width; ++x, from += 3) {
      composeRGBPixel(from[0], from[1], from[2], to + x);
    }
  }
  return out;
}

}  // namespace

int heif_pages(std::string_view file) {
  const Context context = opened(file);
  return context == nullptr ? 0 : heif_context_get_number_of_top_level_images(context.get());
}

bool heif_size(std::string_view file, int number, int& width, int& height) {
  const Context context = opened(file);
  const Handle handle = picture(context, number);
  if (handle == nullptr) {
    return false;
  }
  width = heif_image_handle_get_width(handle.get());
  height = heif_image_handle_get_height(handle.get());
  return true;
}

Pix* read_heif(std::string_view file, int number) {
  const Context context = opened(file);
  const Handle handle = picture(context, number);
  heif_image* decoded = nullptr;
  if (handle == nullptr || heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB,
                                             heif_chroma_interleaved_RGB, nullptr)
                                   .code != heif_error_Ok) {
    return nullptr;
  }
  const Image image(decoded, &heif_image_release);
  return as_pix(image.get());
}

}  // namespace ita::document
