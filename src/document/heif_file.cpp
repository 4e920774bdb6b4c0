#include "document/heif_file.h"

#include <leptonica/allheaders.h>

#include <memory>
#include <vector>

#include "document/heif_libraries.h"
#include "document/hevc_decoder.h"

namespace ita::document {

namespace {

struct Release {
  void operator()(heif_context* context) const { heif().heif_context_free(context); }
  void operator()(heif_image_handle* handle) const { heif().heif_image_handle_release(handle); }
  void operator()(heif_image* image) const { heif().heif_image_release(image); }
};
using Context = std::unique_ptr<heif_context, Release>;
using Handle = std::unique_ptr<heif_image_handle, Release>;
using Image = std::unique_ptr<heif_image, Release>;

/// Null when it is no such file, or the libraries are not installed.  The bytes must outlive it.
Context opened(std::string_view file) {
  if (!heif_libraries().are_there()) {
    return nullptr;
  }
  use_hevc_decoder();
  Context out(heif().heif_context_alloc());
  if (out == nullptr) {
    return out;
  }
  heif().heif_context_set_max_decoding_threads(out.get(), 0);
  const heif_error read = heif().heif_context_read_from_memory_without_copy(out.get(), file.data(),
                                                                            file.size(), nullptr);
  if (read.code != heif_error_Ok) {
    out.reset();
  }
  return out;
}

Handle picture(const Context& context, int number) {
  Handle out;
  if (context == nullptr) {
    return out;
  }
  std::vector<heif_item_id> ids(
      static_cast<size_t>(heif().heif_context_get_number_of_top_level_images(context.get())));
  const int count = heif().heif_context_get_list_of_top_level_image_IDs(
      context.get(), ids.data(), static_cast<int>(ids.size()));
  heif_image_handle* handle = nullptr;
  if (number >= 1 && number <= count &&
      heif().heif_context_get_image_handle(context.get(), ids[static_cast<size_t>(number) - 1],
                                           &handle)
              .code == heif_error_Ok) {
    out.reset(handle);
  }
  return out;
}

Pix* as_pix(const heif_image* image) {
  int stride = 0;
  const std::uint8_t* bytes =
      heif().heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  const int width = heif().heif_image_get_width(image, heif_channel_interleaved);
  const int height = heif().heif_image_get_height(image, heif_channel_interleaved);
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
  return context == nullptr ? 0 : heif().heif_context_get_number_of_top_level_images(context.get());
}

bool heif_size(std::string_view file, int number, int& width, int& height) {
  const Context context = opened(file);
  const Handle handle = picture(context, number);
  if (handle == nullptr) {
    return false;
  }
  width = heif().heif_image_handle_get_width(handle.get());
  height = heif().heif_image_handle_get_height(handle.get());
  return true;
}

Pix* read_heif(std::string_view file, int number) {
  const Context context = opened(file);
  const Handle handle = picture(context, number);
  heif_image* decoded = nullptr;
  if (handle == nullptr || heif().heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB,
                                                    heif_chroma_interleaved_RGB, nullptr)
                                   .code != heif_error_Ok) {
    return nullptr;
  }
  const Image image(decoded);
  return as_pix(image.get());
}

}  // namespace ita::document
