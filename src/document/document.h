#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/reason.h"
#include "base/result.h"
#include "document/file_bytes.h"
#include "document/page_paint.h"
#include "image/raster.h"

namespace ita::document {

/// One character as the text layer of a page places it, before any repair.
struct Glyph {
  char32_t code = 0;         ///< as the layer says: may be private-use, U+FFFD or plainly wrong
  Box box;                   ///< points, page as read (page rotation undone)
  int font = -1;             ///< index into TextLayer::fonts, -1 when unknown
  float size = 0;            ///< font size in points, 0 when unknown
  bool starts_run = false;   ///< first glyph of a run of the extractor (poppler: of a text box)
  bool space_after = false;  ///< the extractor saw a space after this glyph
  int rotation = 0;          ///< writing direction: 0, 90, 180, 270 degrees clockwise
};

struct Font {
  std::string name;  ///< with its subset prefix, as in the file
  bool bold = false;
};

struct TextLayer {
  std::vector<Glyph> glyphs;  ///< in the order of the extractor
  std::vector<Font> fonts;
  bool hidden =
      false;  ///< some of it is not drawn, as the reading that an OCR program lays under a scan
};

struct PageInfo {
  int number = 0;                ///< from 1
  double width = 0, height = 0;  ///< points, as read (rotation undone)
  int rotation = 0;              ///< rotation that the file states: 0, 90, 180, 270
};

/// `as_is`: 8 bits where the page is stored in grey, else as `rgb`.
enum class Colour { grey, rgb, as_is };

struct OpenOptions {
  std::string password;         ///< user or owner password of an encrypted PDF
  double max_megapixels = 120;  ///< a raster larger than this is made at less dpi
  int max_pages = 20000;
};

/// A file of pages: PDF, TIFF (many pages), PNG, JPEG.  One thread at a time (poppler is not safe
/// in threads, not even with one document for each).  Page numbers count from 1.
class Document {
 public:
  virtual ~Document() = default;
  virtual const std::string& media_type() const = 0;  ///< "application/pdf", "image/tiff", …
  virtual int page_count() const = 0;
  virtual Result<PageInfo> page(int number) = 0;
  /// Empty (not an error) for images and for pages without text.
  virtual Result<TextLayer> text_layer(int number) = 0;
  /// Why its pages are not all that the file holds: a portfolio whose report is attached, a form
  /// that only some programs draw.
  virtual std::vector<Reason> doubts() { return {}; }
  /// Empty for images.
  virtual Result<PagePaint> paint(int /*number*/) { return PagePaint{}; }
  /// The page as read.  `dpi` is a wish: it is less for huge pages, and for image files it is the
  /// image's own
  /// (`Raster::dpi` says; the page size in points agrees with it).
  virtual Result<image::Raster> raster(int number, double dpi, Colour colour) = 0;
  /// What the parsers complained of so far that may have cost content: of this page, or with 0 of
  /// the file as a whole.  Each once; what harms nothing is left out.
  virtual std::vector<std::string> complaints(int /*number*/) const { return {}; }
};

/// Opens by content, not by name.  Errors: not_found, unreadable, empty, unsupported_format,
/// damaged, encrypted, too_large.
Result<std::unique_ptr<Document>> open(const std::string& path, const OpenOptions& options = {});
/// The same for bytes that are at hand; opens no file.
Result<std::unique_ptr<Document>> open(std::shared_ptr<const FileBytes> bytes,
                                       const OpenOptions& options = {});

/// Loads what only files of some formats need, by the first bytes of one: behind a fence nothing
/// can be loaded any more.
void prepare_for(std::string_view head);
/// The same for every format.
void prepare_for_all();

}  // namespace ita::document
