#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "image/raster.h"
#include "text/page_text.h"

namespace ita::text {

/// What a recogniser saw in one image.  Boxes are pixels of that image.
struct RecognisedLine {
  std::vector<Symbol> symbols;  ///< spaces are symbols with text " "
  double confidence = 0;
};

/// Reads the image of one line or of one cell.  Implementations are made once for a process and
/// reused; they are not safe in threads.
class Recogniser {
 public:
  virtual ~Recogniser() = default;
  virtual std::string name() const = 0;
  /// `line`: grey or 1 bit, dark on light, one printed line with its marks, neighbours blanked, a
  /// margin of some pixels.  An image without ink gives no symbols.
  virtual Result<RecognisedLine> recognise(const image::Raster& line) = 0;
};

}  // namespace ita::text
