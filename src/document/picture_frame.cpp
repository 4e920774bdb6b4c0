#include "document/picture_frame.h"

#include <leptonica/allheaders.h>
#include <libexif/exif-data.h>

#include <algorithm>
#include <memory>

namespace ita::document {

namespace {

// Resolutions that differ by less are a rounding (204 x 196); by more they are a mistake.
constexpr double kLeastStretch = 1.08;
constexpr double kMostStretch = 4.2;

struct ExifUnref {
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

}  // namespace

int exif_orientation(std::string_view jpeg) {
  // The tags stand in the first segments, each of which is shorter than 64 KiB.
  constexpr size_t kHead = 1 << 20;
  const std::string_view head = jpeg.substr(0, kHead);
  const std::unique_ptr<ExifData, ExifUnref> data(exif_data_new_from_data(
      reinterpret_cast<const unsigned char*>(head.data()), static_cast<unsigned int>(head.size())));
  const ExifEntry* entry =
      data ? exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION) : nullptr;
  if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) {
    return 1;
  }
  const int orientation = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

Pix* as_seen(Pix* pix, int orientation) {
  // Mirrored first, then turned clockwise, in quarters.
  static constexpr struct {
    bool mirrored;
    int quarters;
  } kWays[] = {{false, 0}, {true, 0},  {false, 2}, {true, 2},
               {true, 3},  {false, 1}, {true, 1},  {false, 3}};
  if (pix == nullptr || orientation < 2 || orientation > 8) {
    return pix;
  }
  const auto way = kWays[orientation - 1];
  const auto step = [&pix](Pix* next) {
    pixDestroy(&pix);
    pix = next;
  };
  if (way.mirrored) {
    step(pixFlipLR(nullptr, pix));
  }
  if (pix != nullptr && way.quarters > 0) {
    const bool side = way.quarters % 2 != 0;
    const l_int32 across = side ? pixGetYRes(pix) : pixGetXRes(pix);
    const l_int32 down = side ? pixGetXRes(pix) : pixGetYRes(pix);
    step(pixRotateOrth(pix, way.quarters));
    if (pix != nullptr) {
      pixSetResolution(pix, across, down);
    }
  }
  return pix;
}

Pix* with_square_pixels(Pix* pix, double most_megapixels) {
  if (pix == nullptr || pixGetXRes(pix) <= 0 || pixGetYRes(pix) <= 0) {
    return pix;
  }
  const double across = pixGetXRes(pix);
  const double down = pixGetYRes(pix);
  const double finer = std::max(across, down);
  const double stretch = finer / std::min(across, down);
  const double megapixels = stretch * pixGetWidth(pix) * pixGetHeight(pix) / 1e6;
  if (stretch < kLeastStretch || stretch > kMostStretch || megapixels > most_megapixels) {
    return pix;
  }
  Pix* plain = pixGetDepth(pix) == 1 || pixGetColormap(pix) != nullptr
                   ? pixConvertTo8Or32(pix, L_CLONE, 0)
                   : pixClone(pix);
  Pix* square = plain != nullptr ? pixScale(plain, static_cast<l_float32>(finer / across),
                                            static_cast<l_float32>(finer / down))
                                 : nullptr;
  pixDestroy(&plain);
  pixDestroy(&pix);
  if (square != nullptr) {
    pixSetResolution(square, static_cast<l_int32>(finer), static_cast<l_int32>(finer));
  }
  return square;
}

}  // namespace ita::document
