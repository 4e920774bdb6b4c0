#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// How the image of a line is given to Tesseract.
enum class LineMode {
  raw,    ///< the image is the line: no search for rows in it
  single  ///< one line is looked for in it, which drops what Tesseract takes for noise
};

/// Tesseract's LSTM recogniser with a network in its own format.  Symbols
/// are single characters as the model prints them (marks by themselves, sara am in two parts);
/// their boxes are good along the line only.
class TesseractRecogniser : public Recogniser {
 public:
  /// Errors: missing_model.
  static Result<std::unique_ptr<TesseractRecogniser>> of_file(const std::string& traineddata);

  /// For the next calls.
  virtual void set_mode(LineMode mode) = 0;
};

}  // namespace ita::text
