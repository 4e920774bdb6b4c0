// QPDF may use std::shared_ptr throughout.
#define POINTERHOLDER_TRANSITION 4

#include "output/image_page.h"

#include <fmt/format.h>
#include <leptonica/allheaders.h>

#include <cstdlib>
#include <optional>

#include "image/pix.h"

namespace ita::output {

namespace {

constexpr int kQuality = 85;

struct Encoded {
  std::string data;
  const char* colours = "/DeviceGray";
  int bits = 8;
  bool jpeg = false;
};

/// Whether no pixel has a colour.
bool is_grey(PIX* pix) {
  if (pixGetDepth(pix) != 32) {
    return true;
  }
  for (int y = 0; y < pixGetHeight(pix); ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < pixGetWidth(pix); ++x) {
      const l_uint32 rgb = line[x] >> 8;
      if ((rgb & 255) != (rgb >> 8 & 255) || (rgb & 255) != rgb >> 16) {
        return false;
      }
    }
  }
  return true;
}

/// The image with one bit a pixel, when it has no other colours than black and white.
std::optional<Encoded> black_and_white(PIX* grey) {
  const int width = pixGetWidth(grey);
  const int height = pixGetHeight(grey);
  Encoded out;
  out.bits = 1;
  const size_t stride = (static_cast<size_t>(width) + 7) / 8;
  out.data.assign(stride * static_cast<size_t>(height), '\0');
  for (int y = 0; y < height; ++y) {
    const l_uint32* line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    char* to = out.data.data() + static_cast<size_t>(y) * stride;
    for (int x = 0; x < width; ++x) {
      const int value = GET_DATA_BYTE(line, x);
      if (value != 0 && value != 255) {
        return std::nullopt;
      }
      if (value == 255) {
        to[x / 8] = static_cast<char>(to[x / 8] | (0x80 >> (x % 8)));
      }
    }
  }
  return out;
}

std::optional<Encoded> compressed(PIX* pix) {
  l_uint8* data = nullptr;
  size_t size = 0;
  if (pixWriteMemJpeg(&data, &size, pix, kQuality, 0) != 0 || data == nullptr) {
    return std::nullopt;
  }
  Encoded out;
  out.data.assign(reinterpret_cast<const char*>(data), size);
  std::free(data);
  out.colours = pixGetDepth(pix) == 32 ? "/DeviceRGB" : "/DeviceGray";
  out.jpeg = true;
  return out;
}

/// As it is in the file, when it has one or three colours as other programs expect them, and the
/// size of what was read.
std::optional<Encoded> as_it_is(const std::string& jpeg, const image::Raster& raster) {
  l_int32 width = 0;
  l_int32 height = 0;
  l_int32 colours = 0;
  const auto* bytes = reinterpret_cast<const l_uint8*>(jpeg.data());
  if (jpeg.empty() ||
      readHeaderMemJpeg(bytes, jpeg.size(), &width, &height, &colours, nullptr, nullptr) != 0 ||
      (colours != 1 && colours != 3) || width != raster.width() || height != raster.height()) {
    return std::nullopt;
  }
  Encoded out;
  out.data = jpeg;
  out.colours = colours == 3 ? "/DeviceRGB" : "/DeviceGray";
  out.jpeg = true;
  return out;
}

}  // namespace

Result<QPDFPageObjectHelper> image_page(QPDF& pdf, const image::Raster& raster,
                                        const std::string& jpeg) {
  std::optional<Encoded> image = as_it_is(jpeg, raster);
  if (!image) {
    const bool grey = is_grey(raster.pix());
    const image::PixPtr plain =
        image::own(grey ? pixConvertTo8(raster.pix(), 0) : pixClone(raster.pix()));
    image = plain && grey ? black_and_white(plain.get()) : std::nullopt;
    if (plain && !image) {
      image = compressed(plain.get());
    }
  }
  if (!image) {
    return Error{ErrorCode::internal, "output", "", 0, "a page image could not be stored", ""};
  }
  const double width = raster.width() * 72.0 / raster.dpi();
  const double height = raster.height() * 72.0 / raster.dpi();
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, image->data);
  QPDFObjectHandle about = QPDFObjectHandle::parse(fmt::format(
      "<< /Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace {} /BitsPerComponent {} "
      "{} >>",
      raster.width(), raster.height(), image->colours, image->bits,
      image->jpeg ? "/Filter /DCTDecode" : ""));
  stream.getDict().replaceKey("/Type", about.getKey("/Type"));
  for (const std::string& key : about.getKeys()) {
    stream.getDict().replaceKey(key, about.getKey(key));
  }
  QPDFObjectHandle page = QPDFObjectHandle::parse(
      fmt::format("<< /Type /Page /MediaBox [0 0 {:.3f} {:.3f}] /Resources << /XObject << >> >> >>",
                  width, height));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/Im", pdf.makeIndirectObject(stream));
  page.replaceKey("/Contents",
                  QPDFObjectHandle::newStream(
                      &pdf, fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Im Do Q\n", width, height)));
  return QPDFPageObjectHelper(pdf.makeIndirectObject(page));
}

}  // namespace ita::output
