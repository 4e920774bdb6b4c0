#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "batch/journal.h"

namespace ita::batch {

/// Visits the results of an output folder in the order of their names: by its run.jsonl, or, where
/// there is none, every
/// *.json of the folder.  `visit` gets the document's JSON, empty for an input that failed.  Keeps
/// one document in memory.  Stops at the first error of `visit`.  A damaged record, a result that
/// is gone or cannot be read, one that is not what was recorded (by its hash), and one that no
/// record names are left out and told to `broken`; without `broken` the first two are errors.
/// Errors: not_found, unreadable, damaged, those of `visit`.
Status for_each_result(
    const std::string& folder,
    const std::function<Status(const Record& record, const std::string& json)>& visit,
    const std::function<void(const Error& error)>& broken = {});

/// Whether a result is what was written there, by the hash that its record names.  Errors: damaged.
Status as_recorded(const std::string& output, const std::string& sha256, const std::string& json);
/// SHA-256 of each result as it was written, by its path under the output folder.
using RecordedHashes = std::map<std::string, std::string>;
/// What run.jsonl says of them; nothing where there is none.
std::optional<RecordedHashes> recorded_hashes(const std::string& folder);
/// What is wrong with a result that no record names.
Error without_record(const std::string& output);

}  // namespace ita::batch
