#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "text/recognise/line_kernels.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// Reads lines of print with the network `<models_dir>/tessdata/tha_ita.traineddata`, by arithmetic
/// of our own.  Symbols are single characters as the network gives them (marks by themselves, sara
/// am in two parts); their boxes are good along the line only.
class LineRecogniser : public Recogniser {
 public:
  /// Errors: missing_model.
  static Result<std::unique_ptr<LineRecogniser>> create(const std::string& models_dir,
                                                        Processor processor = fastest_processor());
  /// The same for a .traineddata file of any name.
  static Result<std::unique_ptr<LineRecogniser>> of_file(const std::string& file,
                                                         Processor processor = fastest_processor());
};

}  // namespace ita::text
