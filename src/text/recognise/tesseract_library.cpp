#include "text/recognise/tesseract_library.h"

namespace ita::text {

const TesseractLibrary& tesseract_library() {
  static const TesseractLibrary kLibrary;
  return kLibrary;
}

}  // namespace ita::text
