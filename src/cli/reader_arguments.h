#pragma once

#include <string>

#include "base/result.h"
#include "batch/protocol.h"

namespace CLI {
class App;
}

namespace ita::cli {

/// Options of every command that reads files.
class ReaderArguments {
 public:
  /// Adds them to the command; this must outlive the parsing.
  void add_to(CLI::App& command);
  /// What they ask for.  Errors: missing_model.
  Result<batch::Setup> setup() const;
  /// Worker processes, one for each core when nothing was asked.
  int jobs() const;

 private:
  std::string models_, password_, ocr_ = "auto";
  int jobs_ = 0;
  batch::Limits limits_;
  double max_megapixels_ = 120;
  bool no_sandbox_ = false;
};

}  // namespace ita::cli
