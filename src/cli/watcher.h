#pragma once

#include <chrono>
#include <string>

#include "batch/run.h"
#include "cli/speech.h"
#include "cli/terminal.h"

namespace ita::cli {

struct WatchOptions {
  std::string folder;       ///< where the results are
  bool single = false;      ///< one input: its summary in full
  bool quiet = false;       ///< errors only
  bool json_lines = false;  ///< events as JSON Lines on standard error
  int passed_over = 0;      ///< files of other kinds that were not read
  Speech speech;            ///< of the summaries
};

/// Shows a run: results on standard output, a progress line on a terminal's standard error (plain
/// lines now and then where it is none), errors on standard error.
class Watcher : public batch::Observer {
 public:
  explicit Watcher(WatchOptions options);
  void begin(const batch::Progress& progress) override;
  void finished(const batch::Record& record, const batch::Progress& progress) override;
  void tick(const batch::Progress& progress) override;
  void notice(const std::string& line) override;
  void end(const batch::RunResult& result);

 private:
  void clear_line();
  void error_line(const std::string& line);
  std::string progress_text(const batch::Progress& progress) const;

  WatchOptions options_;
  Style out_, err_;
  bool live_ = false;  ///< standard error is a terminal: one line that changes
  int reused_ = 0;     ///< files of an earlier run that were told
  bool line_shown_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace ita::cli
