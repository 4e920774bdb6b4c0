#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "document/document.h"
#include "text/page_text.h"
#include "text/recognise/line_engine.h"

namespace ita::text {

enum class OcrMode {
  automatic,  ///< page by page: the layer where it can be trusted, OCR where not
  always,     ///< read every page as an image
  never       ///< text layers only
};

struct ReaderOptions {
  std::string models_dir;  ///< folder that holds tessdata/
  OcrMode ocr = OcrMode::automatic;
  double dpi = 300;           ///< resolution at which pages are rendered for OCR
  LineEngineOptions lines{};  ///< what reads pictures of lines
  bool rulings = true;        ///< find ruling lines on digital pages too (costs a raster)
};

/// Turns pages into text.  Holds the engines, made when first needed and kept.  One for a process.
class Reader {
 public:
  explicit Reader(ReaderOptions options);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Errors: what the document says of the page, missing_model, out_of_memory, timeout.
  Result<PageText> read(document::Document& document, int page_number);
  /// Name of the OCR model with its hash, for `generator.models.ocr`.
  std::string ocr_model() const;
  /// What reads its pictures of lines, for `generator.models.engine`: own or tesseract.
  std::string engine() const;
  /// Loads what reading may need, so that no file is opened later.  Errors: missing_model.
  Status prepare();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita::text
