#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "batch/protocol.h"
#include "cli/engine_arguments.h"
#include "cli/fence_arguments.h"

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
  /// Larger inputs are not read.
  std::uint64_t max_bytes() const { return fence_.max_bytes(); }

 private:
  std::string models_, ocr_ = "auto";
  int jobs_ = 0;
  EngineArguments engine_;
  FenceArguments fence_;
};

}  // namespace ita::cli
