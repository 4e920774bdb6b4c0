#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// What reads pictures of lines.  Both take the same models.
enum class LineEngine {
  automatic,  ///< our own where the processor has instructions that it is fast with
  own,
  tesseract
};
const char* name(LineEngine engine);  ///< auto, own, tesseract
/// The one that is meant on this machine; never `automatic`.
LineEngine chosen(LineEngine asked);

struct LineEngineOptions {
  LineEngine engine = LineEngine::automatic;
  std::string model;  ///< a .traineddata file; empty: tha_ita of the models folder
};

struct LineReader {
  LineEngine engine = LineEngine::own;
  std::unique_ptr<Recogniser> recogniser;
};

/// `automatic` takes Tesseract too for a network with layers that our own does not know.  Errors:
/// missing_model.
Result<LineReader> make_line_reader(const std::string& models_dir,
                                    const LineEngineOptions& options);

}  // namespace ita::text
