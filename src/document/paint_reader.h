#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/page_paint.h"
#include "document/qpdf_file.h"

namespace ita::document {

/// Reads what the pages of a PDF paint besides glyphs.  The file is opened (by qpdf) when it is
/// first asked.
class PaintReader {
 public:
  explicit PaintReader(std::shared_ptr<QpdfFile> file);
  ~PaintReader();
  PaintReader(const PaintReader&) = delete;
  PaintReader& operator=(const PaintReader&) = delete;

  /// Nothing, and not `whole`, where the file is too damaged for this look at it.
  PagePaint on_page(const PageInfo& page);
  /// What lies outside of the pages (see Document::doubts).
  std::vector<Reason> beside_pages();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether a fair part of the page's text is not drawn, but lies unseen on or under a picture of
/// the page: another program's reading of a scan.  The picture may come in strips, each drawn by
/// itself.
bool hides_text(const PagePaint& paint, double width, double height);

}  // namespace ita::document
