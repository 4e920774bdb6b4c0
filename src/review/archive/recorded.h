#pragma once

#include <string>
#include <vector>

#include "batch/journal.h"

namespace ita::review {

/// What a folder of results says that was written into it.
struct Recorded {
  std::vector<batch::Record> records;  ///< one for each input, skipped ones left out
  bool listed = false;                 ///< by run.jsonl; else they are all that lies there
  Status whole = Done{};               ///< damaged or unreadable: why some may be missing
};

/// A result that no line of run.jsonl names is among them as one that failed, with the cause.
/// Errors: not_found.
Result<Recorded> read_records(const std::string& folder);

/// Whether a text is what run.jsonl, as it is now, says of this input: a run may just have read it
/// anew.
bool is_recorded_now(const std::string& folder, const std::string& file, const std::string& text);

}  // namespace ita::review
