#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "image/raster.h"
#include "text/page_text.h"
#include "text/recognise/line_engine.h"

namespace ita::text {

struct OcrOptions {
  std::string models_dir;  ///< folder that holds tessdata/
  LineEngineOptions lines{};
};

/// Reads a page image: orientation, deskew, background, rulings out, lines and cells found and read
/// one by one, numbers read a second time by an independent reader.
class OcrEngine {
 public:
  /// Errors: missing_model.
  static Result<std::unique_ptr<OcrEngine>> create(const OcrOptions& options);
  virtual ~OcrEngine() = default;
  /// `page`: grey or RGB, as scanned.  Fills every field of the result but `number`.
  virtual Result<PageText> read(const image::Raster& page) = 0;
  virtual std::string model() const = 0;
  /// What reads its lines; never `automatic`.
  virtual LineEngine engine() const = 0;
};

}  // namespace ita::text
