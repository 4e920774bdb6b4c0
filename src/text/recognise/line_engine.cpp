#include "text/recognise/line_engine.h"

#include <utility>

#include "text/recognise/line_kernels.h"
#include "text/recognise/line_recogniser.h"
#include "text/recognise/tesseract_recogniser.h"

namespace ita::text {

namespace {

template <class Kind>
Result<LineReader> reader(LineEngine engine, Result<std::unique_ptr<Kind>> made) {
  if (!made) {
    return made.error();
  }
  return LineReader{engine, std::move(*made)};
}

Result<LineReader> made_with(LineEngine engine, const std::string& file) {
  return engine == LineEngine::tesseract ? reader(engine, TesseractRecogniser::of_file(file))
                                         : reader(engine, LineRecogniser::of_file(file));
}

}  // namespace

const char* name(LineEngine engine) {
  switch (engine) {
    case LineEngine::own:
      return "own";
    case LineEngine::tesseract:
      return "tesseract";
    case LineEngine::automatic:
      break;
  }
  return "auto";
}

LineEngine chosen(LineEngine asked) {
  if (asked != LineEngine::automatic) {
    return asked;
  }
  return fastest_processor() == Processor::portable ? LineEngine::tesseract : LineEngine::own;
}

Result<LineReader> make_line_reader(const std::string& models_dir,
                                    const LineEngineOptions& options) {
  const std::string file =
      options.model.empty() ? models_dir + "/tessdata/tha_ita.traineddata" : options.model;
  const LineEngine engine = chosen(options.engine);
  Result<LineReader> made = made_with(engine, file);
  if (!made && options.engine == LineEngine::automatic && engine == LineEngine::own) {
    Result<LineReader> other = made_with(LineEngine::tesseract, file);
    return other ? std::move(other) : std::move(made);
  }
  return made;
}

}  // namespace ita::text
