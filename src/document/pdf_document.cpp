#include "document/pdf_document.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>

#include "document/complaints.h"
#include "document/paint_reader.h"
#include "document/pdf_check.h"
#include "document/poppler_layer.h"

namespace ita::document {

namespace {

constexpr double kLongestSidePixels = 30000;  // Splash keeps coordinates in 16 bits
/// A picture may have this many times the pixels that a page is rendered in: a plan of a building,
/// no more.
constexpr double kPictureShare = 10;
constexpr double kLeastDpi = 20;

Error fault(ErrorCode code, int page, std::string message, std::string remedy) {
  return {code, "document", "", page, std::move(message), std::move(remedy)};
}

int degrees(poppler::page::orientation_enum orientation) {
  switch (orientation) {
    case poppler::page::landscape:
      return 90;
    case poppler::page::upside_down:
      return 180;
    case poppler::page::seascape:
      return 270;
    case poppler::page::portrait:
      break;
  }
  return 0;
}

/// Runs `work`; whatever poppler throws becomes an error.
template <class Work>
auto guarded(int page, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fault(ErrorCode::out_of_memory, page, "not enough memory for this page",
                 "raise the memory limit or lower the dpi");
  } catch (const std::exception& e) {
    return fault(ErrorCode::damaged, page, std::string("the PDF cannot be read: ") + e.what(),
                 "repair it, for example with qpdf");
  } catch (...) {
    return fault(ErrorCode::damaged, page, "the PDF cannot be read",
                 "repair it, for example with qpdf");
  }
}

class PdfDocument : public Document {
 public:
  PdfDocument(std::shared_ptr<const FileBytes> bytes, std::unique_ptr<poppler::document> pdf,
              int pages, const OpenOptions& options, Complaints complaints)
      : bytes_(std::move(bytes)),
        pdf_(std::move(pdf)),
        pages_(pages),
        options_(options),
        objects_(std::make_shared<QpdfFile>(bytes_, options.password)),
        paint_(objects_),
        check_(objects_),
        complaints_(std::move(complaints)) {}

  const std::string& media_type() const override {
    static const std::string kType = "application/pdf";
    return kType;
  }

  int page_count() const override { return pages_; }

  Result<PageInfo> page(int number) override {
    const Listening ears(complaints_, number);
    return guarded(number, [&]() -> Result<PageInfo> {
      poppler::page* page = load(number);
      return page != nullptr ? info(*page, number) : Result<PageInfo>(broken(number));
    });
  }

  Result<TextLayer> text_layer(int number) override {
    const Listening ears(complaints_, number);
    return guarded(number, [&]() -> Result<TextLayer> {
      poppler::page* page = load(number);
      if (page == nullptr) {
        return broken(number);
      }
      LayerBuilder layer;
      for (const poppler::text_box& run : page->text_list(poppler::page::text_list_include_font)) {
        layer.add(run);
      }
      TextLayer out = layer.take();
      if (!out.glyphs.empty()) {
        const Result<PageInfo> size = info(*page, number);
        out.hidden = size && hides_text(paint_of(*size), size->width, size->height);
      }
      return out;
    });
  }

  std::vector<Reason> doubts() override { return paint_.beside_pages(); }

  Result<PagePaint> paint(int number) override {
    const Listening ears(complaints_, number);
    return guarded(number, [&]() -> Result<PagePaint> {
      poppler::page* page = load(number);
      if (page == nullptr) {
        return broken(number);
      }
      const Result<PageInfo> size = info(*page, number);
      if (!size) {
        return size.error();
      }
      return paint_of(*size);
    });
  }

  Result<image::Raster> raster(int number, double dpi, Colour colour) override {
    const Listening ears(complaints_, number);
    return guarded(number, [&]() -> Result<image::Raster> {
      poppler::page* page = load(number);
      if (page == nullptr) {
        return broken(number);
      }
      const Result<PageInfo> size = info(*page, number);
      if (!size) {
        return size.error();
      }
      const double used = fitting_dpi(*size, dpi);
      if (used < kLeastDpi) {
        return fault(ErrorCode::too_large, number, "the page is too large to be rendered",
                     "scale the page down or raise the limit on pixels");
      }
      // Every pixel that a picture claims is decoded and averaged, however few of them the page can
      // show.
      const double claimed = paint_of(*size).megapixels;
      if (claimed > kPictureShare * options_.max_megapixels) {
        return fault(ErrorCode::too_large, number,
                     "a picture on the page claims " + std::to_string(std::llround(claimed)) +
                         " million pixels",
                     "scan at 300 dpi, or raise the limit on pixels");
      }
      if (const PagePaint& paint = paint_of(*size);
          colour == Colour::as_is && paint.whole && paint.drawn && !paint.coloured) {
        colour = Colour::grey;  // a third of the bytes, and the same picture
      }
      poppler::page_renderer renderer;
      renderer.set_render_hints(poppler::page_renderer::antialiasing |
                                poppler::page_renderer::text_antialiasing);
      renderer.set_image_format(colour == Colour::grey ? poppler::image::format_gray8
                                                       : poppler::image::format_rgb24);
      const poppler::image image = renderer.render_page(page, used, used);
      if (!image.is_valid()) {
        return fault(ErrorCode::damaged, number, "the page cannot be rendered",
                     "repair the PDF, for example with qpdf");
      }
      image::Raster out = to_raster(image.const_data(), image.width(), image.height(),
                                    image.bytes_per_row(), colour, used);
      if (out.empty()) {
        throw std::bad_alloc();
      }
      return out;
    });
  }

  std::vector<std::string> complaints(int number) const override {
    check_.look(number, complaints_);
    return complaints_.of(number);
  }

 private:
  /// The page, kept until another one is asked for.
  poppler::page* load(int number) {
    if (number < 1 || number > pages_) {
      return nullptr;
    }
    if (number != loaded_) {
      page_.reset();
      page_.reset(pdf_->create_page(number - 1));
      loaded_ = number;
    }
    return page_.get();
  }

  /// Kept until another page is asked for.
  const PagePaint& paint_of(const PageInfo& page) {
    if (page.number != painted_) {
      last_paint_ = paint_.on_page(page);
      painted_ = page.number;
    }
    return last_paint_;
  }

  static Error broken(int number) {
    return fault(ErrorCode::damaged, number, "the page cannot be read from the PDF",
                 "repair the PDF, for example with qpdf");
  }

  static Result<PageInfo> info(const poppler::page& page, int number) {
    const poppler::rectf box = page.page_rect(poppler::crop_box);
    PageInfo out{number, box.width(), box.height(), degrees(page.orientation())};
    if (out.rotation % 180 != 0) {
      std::swap(out.width, out.height);
    }
    if (!(out.width > 0) || !(out.height > 0) || !std::isfinite(out.width) ||
        !std::isfinite(out.height)) {
      return fault(ErrorCode::damaged, number, "the page has no size",
                   "repair the PDF, for example with qpdf");
    }
    return out;
  }

  double fitting_dpi(const PageInfo& page, double dpi) const {
    const double inches_x = page.width / 72;
    const double inches_y = page.height / 72;
    const double by_area = std::sqrt(options_.max_megapixels * 1e6 / (inches_x * inches_y));
    const double by_side = kLongestSidePixels / std::max(inches_x, inches_y);
    return std::min({dpi, by_area, by_side});
  }

  std::shared_ptr<const FileBytes> bytes_;  ///< poppler does not copy them
  std::unique_ptr<poppler::document> pdf_;
  std::unique_ptr<poppler::page> page_;
  int loaded_ = 0;
  int pages_ = 0;
  OpenOptions options_;
  std::shared_ptr<QpdfFile> objects_;
  PaintReader paint_;
  PagePaint last_paint_;
  int painted_ = 0;
  mutable PdfCheck check_;
  mutable Complaints complaints_;
};

}  // namespace

Result<std::unique_ptr<Document>> open_pdf(std::shared_ptr<const FileBytes> bytes,
                                           const OpenOptions& options) {
  if (bytes->size() > static_cast<size_t>(std::numeric_limits<int>::max())) {
    return fault(ErrorCode::too_large, 0, "a PDF of more than 2 GiB", "split the file");
  }
  Complaints complaints;
  const Listening ears(complaints, 0);
  return guarded(0, [&]() -> Result<std::unique_ptr<Document>> {
    std::unique_ptr<poppler::document> pdf(poppler::document::load_from_raw_data(
        bytes->data(), static_cast<int>(bytes->size()), options.password, options.password));
    if (!pdf) {
      Error error = fault(ErrorCode::damaged, 0, "the PDF is damaged",
                          "repair it, for example with qpdf, or ask for a new copy");
      return error;
    }
    if (pdf->is_locked()) {
      Error error = fault(ErrorCode::encrypted, 0,
                          options.password.empty() ? "the PDF needs a password"
                                                   : "the password does not open the PDF",
                          "give it with --password, or save the PDF without one");
      return error;
    }
    const int pages = pdf->pages();
    if (pages <= 0) {
      Error error = fault(ErrorCode::empty, 0, "the PDF has no pages", "ask for a new copy");
      return error;
    }
    return std::unique_ptr<Document>(
        new PdfDocument(std::move(bytes), std::move(pdf), pages, options, std::move(complaints)));
  });
}

}  // namespace ita::document
