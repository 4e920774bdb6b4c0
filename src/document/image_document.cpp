#include "document/image_document.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "document/complaints.h"
#include "document/heif_file.h"
#include "document/jpeg_check.h"
#include "document/picture_check.h"
#include "document/picture_frame.h"
#include "document/tiff_check.h"
#include "document/tiff_memory.h"

namespace ita::document {

namespace {

constexpr double kA4LongInches = 11.693;
constexpr double kLeastSheetInches = 3.5;  // long side
constexpr double kLargestSheetInches = 50;
constexpr double kLeastDpi = 50;

Error fault(ErrorCode code, int page, std::string message, std::string remedy) {
  return {code, "document", "", page, std::move(message), std::move(remedy)};
}

Error damaged(int page) {
  return fault(ErrorCode::damaged, page, "the image is damaged or cut off",
               "scan the page again or ask for a new copy");
}

/// 8 or 32 bits without colour map, transparency or 16-bit samples.
Pix* plain(Pix* pix, bool grey) {
  const auto step = [&pix](Pix* next) {
    pixDestroy(&pix);
    pix = next;
  };
  if (pix != nullptr && pixGetDepth(pix) == 16) {
    step(pixConvert16To8(pix, L_MS_BYTE));
  }
  if (pix != nullptr && pixGetSpp(pix) == 4) {
    step(pixAlphaBlendUniform(pix, 0xFFFFFF00));
  }
  if (pix != nullptr && pixGetColormap(pix) != nullptr) {
    step(pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
  }
  if (pix == nullptr) {
    return nullptr;
  }
  if (grey) {
    step(pixConvertTo8(pix, 0));
  } else if (pixGetDepth(pix) != 32) {
    step(pixConvertTo32(pix));
  }
  return pix;
}

class ImageDocument : public Document {
 public:
  ImageDocument(std::shared_ptr<const FileBytes> bytes, std::string media_type, int pages,
                const OpenOptions& options, Complaints complaints)
      : bytes_(std::move(bytes)),
        media_type_(std::move(media_type)),
        pages_(pages),
        options_(options),
        complaints_(std::move(complaints)) {}

  const std::string& media_type() const override { return media_type_; }
  int page_count() const override { return pages_; }

  Result<PageInfo> page(int number) override {
    if (Status loaded = load(number); !loaded) {
      return loaded.error();
    }
    const double points = 72 / decoded_.dpi();
    return PageInfo{number, decoded_.width() * points, decoded_.height() * points, 0};
  }

  Result<TextLayer> text_layer(int number) override {
    if (number < 1 || number > pages_) {
      return fault(ErrorCode::bad_argument, number, "no such page", "");
    }
    return TextLayer{};
  }

  Result<image::Raster> raster(int number, double /*dpi*/, Colour colour) override {
    if (Status loaded = load(number); !loaded) {
      return loaded.error();
    }
    const bool stored_grey =
        pixGetDepth(decoded_.pix()) <= 16 && pixGetColormap(decoded_.pix()) == nullptr;
    const bool grey = colour == Colour::grey || (colour == Colour::as_is && stored_grey);
    Pix* pix = plain(pixClone(decoded_.pix()), grey);
    if (pix == nullptr) {
      return no_memory(number);
    }
    return image::Raster(pix, decoded_.dpi());
  }

  std::vector<std::string> complaints(int number) const override { return complaints_.of(number); }

 private:
  /// Decodes the page unless it is the last one that was decoded.
  Status load(int number) {
    if (number < 1 || number > pages_) {
      return fault(ErrorCode::bad_argument, number, "no such page", "");
    }
    if (number == loaded_) {
      return Done{};
    }
    decoded_ = {};
    loaded_ = 0;
    const Listening ears(complaints_, number);
    if (Status size = check_size(number); !size) {
      return size;
    }
    Pix* pix = with_square_pixels(decode(number), options_.max_megapixels);
    if (pix == nullptr) {
      return fits_in_memory(number) ? damaged(number) : no_memory(number);
    }
    const double stated = pixGetXRes(pix);
    decoded_ = image::Raster(pix, plausible_dpi(pixGetWidth(pix), pixGetHeight(pix), stated));
    loaded_ = number;
    return Done{};
  }

  static Error no_memory(int page) {
    return fault(ErrorCode::out_of_memory, page, "not enough memory for this image",
                 "raise the memory limit");
  }

  /// From the header; false when it cannot be read.
  bool size_of(int number, l_int32& width, l_int32& height) const {
    if (media_type_ == "image/heic") {
      return heif_size(bytes_->view(), number, width, height) && width > 0 && height > 0;
    }
    const bool tiff = media_type_ == "image/tiff";
    const l_int32 failed =
        tiff ? readHeaderMemTiff(data(), bytes_->size(), number - 1, &width, &height, nullptr,
                                 nullptr, nullptr, nullptr, nullptr)
             : pixReadHeaderMem(data(), bytes_->size(), nullptr, &width, &height, nullptr, nullptr,
                                nullptr);
    return failed == 0 && width > 0 && height > 0;
  }

  /// Leptonica does not say why it gave no image: whether room for one could be had.
  bool fits_in_memory(int number) const {
    l_int32 width = 0;
    l_int32 height = 0;
    if (!size_of(number, width, height)) {
      return true;
    }
    constexpr size_t kBytesPerPixel = 4;
    // Volatile, or the compiler may leave the asking out.
    void* volatile room =
        std::malloc(kBytesPerPixel * static_cast<size_t>(width) * static_cast<size_t>(height));
    const bool fits = room != nullptr;
    std::free(room);
    return fits;
  }

  /// Asks the header, so that an absurd size is refused before memory is taken for it.
  Status check_size(int number) const {
    l_int32 width = 0;
    l_int32 height = 0;
    if (!size_of(number, width, height)) {
      return damaged(number);
    }
    const double megapixels = static_cast<double>(width) * height / 1e6;
    if (megapixels > options_.max_megapixels) {
      return fault(ErrorCode::too_large, number,
                   "the image has " + std::to_string(width) + " × " + std::to_string(height) +
                       " pixels, more than the limit",
                   "scan at 300 dpi, or raise the limit on pixels");
    }
    return Done{};
  }

  Pix* decode(int number) {
    if (media_type_ == "image/tiff") {
      Pix* pix = pixReadMemTiff(data(), bytes_->size(), number - 1);
      return pix != nullptr ? pix : read_tiff_tiles(bytes_->view(), number);
    }
    if (media_type_ == "image/jpeg") {
      // A cut-off JPEG decodes to grey where its end is missing: better no page than half of one
      // that looks whole.
      l_int32 warnings = 0;
      Pix* pix = pixReadMemJpeg(data(), bytes_->size(), 0, 1, &warnings, 0);
      if (warnings > 0) {
        pixDestroy(&pix);
      }
      if (pix != nullptr) {
        complaints_.add(number, jpeg_trouble(bytes_->view()));
      }
      return as_seen(pix, exif_orientation(bytes_->view()));
    }
    return media_type_ == "image/heic" ? read_heif(bytes_->view(), number)
                                       : pixReadMem(data(), bytes_->size());
  }

  const l_uint8* data() const { return reinterpret_cast<const l_uint8*>(bytes_->data()); }

  std::shared_ptr<const FileBytes> bytes_;
  std::string media_type_;
  int pages_ = 0;
  OpenOptions options_;
  Complaints complaints_;
  image::Raster decoded_;
  int loaded_ = 0;
};

}  // namespace

double plausible_dpi(int width, int height, double stated) {
  const double longest = std::max(width, height);
  const double inches = stated > 0 ? longest / stated : 0;
  if (stated >= kLeastDpi && inches >= kLeastSheetInches && inches <= kLargestSheetInches &&
      !(stated <= 96 && inches > 2 * kA4LongInches)) {
    return stated;
  }
  return std::max(1.0, longest / kA4LongInches);
}

Result<std::unique_ptr<Document>> open_image(std::shared_ptr<const FileBytes> bytes,
                                             const std::string& media_type,
                                             const OpenOptions& options) {
  setMsgSeverity(L_SEVERITY_NONE);
  Complaints complaints;
  const Listening ears(complaints, 0);
  const int pages = media_type == "image/tiff"   ? tiff_pages(bytes->view())
                    : media_type == "image/heic" ? heif_pages(bytes->view())
                                                 : 1;
  if (pages <= 0) {
    return damaged(0);
  }
  complaints.add(0, picture_trouble(bytes->view()));
  if (media_type == "image/tiff") {
    for (const auto& [page, trouble] : tiff_troubles(bytes->view())) {
      complaints.add(page, trouble);
    }
  }
  return std::unique_ptr<Document>(
      new ImageDocument(std::move(bytes), media_type, pages, options, std::move(complaints)));
}

}  // namespace ita::document
