#pragma once

#include <functional>
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

}  // namespace ita::batch
