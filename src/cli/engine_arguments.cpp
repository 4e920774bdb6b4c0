#include "cli/engine_arguments.h"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace ita::cli {

void EngineArguments::add_to(CLI::App& command) {
  command.add_option("--engine", engine_)
      ->check(CLI::IsMember({"auto", "own", "tesseract"}).description(""))
      ->type_name("auto|own|tesseract")
      ->capture_default_str();
  command.add_option("--ocr-model", model_)
      ->check(CLI::ExistingFile.description(""))
      ->type_name("FILE");
}

text::LineEngineOptions EngineArguments::options() const {
  text::LineEngineOptions out;
  for (const text::LineEngine engine : {text::LineEngine::own, text::LineEngine::tesseract}) {
    if (engine_ == text::name(engine)) {
      out.engine = engine;
    }
  }
  if (!model_.empty()) {
    out.model = std::filesystem::absolute(model_).string();  // workers may stand elsewhere
  }
  return out;
}

}  // namespace ita::cli
