#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "batch/fenced.h"
#include "document/document.h"

namespace CLI {
class App;
}

namespace ita::cli {

/// Options of every command that opens files it does not trust: their password, and what reading
/// them may cost.
class FenceArguments {
 public:
  /// Adds them to the command; this must outlive the parsing.
  void add_to(CLI::App& command);
  const batch::Limits& limits() const { return limits_; }
  bool sandbox() const { return !no_sandbox_; }
  bool require_sandbox() const { return require_sandbox_; }
  /// Larger inputs are not read.
  std::uint64_t max_bytes() const { return max_bytes_; }
  batch::FenceOptions fence(const std::string& models_dir) const;
  /// With the password: given, from a file, from the environment ($ITA_PASSWORD) or asked for on
  /// the terminal.  Errors: not_found, unreadable (the file), bad_argument (two of them).
  Result<document::OpenOptions> open_options() const;
  /// Says once on standard error that a fence is missing.
  void tell_fence(const char* command, const std::string& models_dir) const;

 private:
  Result<std::string> password() const;

  std::string password_, password_file_;
  bool ask_password_ = false;
  batch::Limits limits_;
  double max_megapixels_ = 120;
  std::uint64_t max_bytes_ = std::uint64_t{1} << 30;
  bool no_sandbox_ = false, require_sandbox_ = false;
};

}  // namespace ita::cli
