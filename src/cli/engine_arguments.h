#pragma once

#include <string>

#include "text/recognise/line_engine.h"

namespace CLI {
class App;
}

namespace ita::cli {

/// Options of the commands that read pictures of lines.
class EngineArguments {
 public:
  /// Adds them to the command; this must outlive the parsing.
  void add_to(CLI::App& command);
  text::LineEngineOptions options() const;

 private:
  std::string engine_ = "auto", model_;
};

}  // namespace ita::cli
