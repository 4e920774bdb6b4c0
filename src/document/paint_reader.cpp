#include "document/paint_reader.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <exception>
#include <vector>

#include "document/content_reader.h"
// After it, which says what pointers qpdf shall use.
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

namespace ita::document {

namespace {

constexpr double kHiddenShare = 0.02;  // of the text
constexpr double kCoversPage = 0.5;    // share of the page, all pictures together
constexpr size_t kRaster = 40;         // fields along each side of the page, to add up pictures

Box rectangle(QPDFObjectHandle object) {
  if (!object.isRectangle()) {
    return {};
  }
  const QPDFObjectHandle::Rectangle r = object.getArrayAsRectangle();
  return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
          std::max(r.lly, r.ury)};
}

/// Default user space to the page as read: its box to the top left, turned as the file states.
Matrix page_matrix(const Box& box, int rotation) {
  switch (rotation) {
    case 90:
      return {0, 1, 1, 0, -box.y0, -box.x0};
    case 180:
      return {-1, 0, 0, 1, box.x1, -box.y0};
    case 270:
      return {0, -1, -1, 0, box.y1, box.x1};
    default:
      return {1, 0, 0, -1, -box.x0, box.y1};
  }
}

}  // namespace

struct PaintReader::Impl {
  std::shared_ptr<QpdfFile> file;

  std::vector<Reason> beside_pages() {
    std::vector<Reason> out;
    QPDF& pdf = file->pdf();
    QPDFObjectHandle root = pdf.getRoot();
    if (root.getKey("/Collection").isDictionary()) {
      std::string names;
      for (const auto& [name, attached] : QPDFEmbeddedFileDocumentHelper(pdf).getEmbeddedFiles()) {
        names += (names.empty() ? "" : ", ") + attached->getFilename();
      }
      if (!names.empty()) {
        out.push_back({"report-in-attachment", {{"files", names}}, {}});
      }
    }
    QPDFObjectHandle needs = root.getKey("/NeedsRendering");
    if (needs.isBool() && needs.getBoolValue()) {
      out.push_back({"form-not-drawn", {}, {}});
    }
    return out;
  }

  PagePaint look(const PageInfo& info) {
    PagePaint out;
    QPDFPageObjectHelper* const found = file->page(info.number);
    if (found == nullptr) {
      out.whole = false;
      return out;
    }
    QPDFPageObjectHelper& page = *found;
    const Box media = rectangle(page.getMediaBox());
    const Box crop = rectangle(page.getCropBox());
    const Box both = intersect(media, crop);
    const Matrix to_page = page_matrix(both.empty() ? media : both, info.rotation);
    read_content(page, to_page, {0, 0, info.width, info.height}, out);
    read_annotations(page, to_page, out);
    return out;
  }
};

PaintReader::PaintReader(std::shared_ptr<QpdfFile> file) : impl_(std::make_unique<Impl>()) {
  impl_->file = std::move(file);
}
PaintReader::~PaintReader() = default;

PagePaint PaintReader::on_page(const PageInfo& page) {
  try {
    return impl_->look(page);
  } catch (const std::exception&) {
    PagePaint nothing;
    nothing.whole = false;
    return nothing;
  }
}

std::vector<Reason> PaintReader::beside_pages() {
  try {
    return impl_->beside_pages();
  } catch (const std::exception&) {
    return {};
  }
}

bool hides_text(const PagePaint& paint, double width, double height) {
  std::vector<const PaintedArea*> pictures;
  std::bitset<kRaster * kRaster> covered;
  for (const PaintedArea& area : paint.areas) {
    if (!area.picture) {
      continue;
    }
    pictures.push_back(&area);
    for (size_t y = 0; y < kRaster; ++y) {
      for (size_t x = 0; x < kRaster; ++x) {
        if (area.box.contains((static_cast<double>(x) + 0.5) * width / kRaster,
                              (static_cast<double>(y) + 0.5) * height / kRaster)) {
          covered.set(y * kRaster + x);
        }
      }
    }
  }
  const bool page_of_pictures =
      static_cast<double>(covered.count()) >= kCoversPage * kRaster * kRaster;
  double hidden = 0;
  double all = 0;
  for (const PaintedText& text : paint.texts) {
    const auto bytes = static_cast<double>(text.bytes);
    all += bytes;
    const bool under =
        page_of_pictures &&
        std::any_of(pictures.begin(), pictures.end(), [&](const PaintedArea* picture) {
          return picture->order > text.order && picture->box.contains(text.x, text.y);
        });
    hidden += text.invisible || under ? bytes : 0;
  }
  return hidden > kHiddenShare * all;
}

}  // namespace ita::document
