#pragma once

#include <tesseract/capi.h>

#include "base/late_library.h"

namespace ita::text {

/// The functions of Tesseract's C interface that are used, by its own names.
struct TesseractLibrary {
  LateLibrary library{ITA_TESSERACT};
  ITA_LATE_FUNCTION(library, TessBaseAPICreate);
  ITA_LATE_FUNCTION(library, TessBaseAPIDelete);
  ITA_LATE_FUNCTION(library, TessBaseAPIGetIterator);
  ITA_LATE_FUNCTION(library, TessBaseAPIGetUTF8Text);
  ITA_LATE_FUNCTION(library, TessBaseAPIInit5);
  ITA_LATE_FUNCTION(library, TessBaseAPIRecognize);
  ITA_LATE_FUNCTION(library, TessBaseAPISetImage2);
  ITA_LATE_FUNCTION(library, TessBaseAPISetPageSegMode);
  ITA_LATE_FUNCTION(library, TessBaseAPISetSourceResolution);
  ITA_LATE_FUNCTION(library, TessBaseAPISetVariable);
  ITA_LATE_FUNCTION(library, TessChoiceIteratorConfidence);
  ITA_LATE_FUNCTION(library, TessChoiceIteratorDelete);
  ITA_LATE_FUNCTION(library, TessChoiceIteratorGetUTF8Text);
  ITA_LATE_FUNCTION(library, TessChoiceIteratorNext);
  ITA_LATE_FUNCTION(library, TessDeleteText);
  ITA_LATE_FUNCTION(library, TessPageIteratorBoundingBox);
  ITA_LATE_FUNCTION(library, TessResultIteratorConfidence);
  ITA_LATE_FUNCTION(library, TessResultIteratorDelete);
  ITA_LATE_FUNCTION(library, TessResultIteratorGetChoiceIterator);
  ITA_LATE_FUNCTION(library, TessResultIteratorGetPageIterator);
  ITA_LATE_FUNCTION(library, TessResultIteratorGetUTF8Text);
  ITA_LATE_FUNCTION(library, TessResultIteratorNext);

  /// Of OpenMP, which it may be built with.
  void (*omp_set_max_active_levels)(int) = library.find<void(int)>("omp_set_max_active_levels");
};

/// Loaded with the first call.
const TesseractLibrary& tesseract_library();

}  // namespace ita::text
