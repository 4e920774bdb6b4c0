#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "batch/journal.h"

namespace ita::batch {

/// Visits the results of an output folder that no record names: their line of run.jsonl was lost.
/// The record has what a result itself says; options, time and origin stay empty.  Files that are
/// no result of this program, or not where it would have written them, are none of our business.
/// Stops at the first error of `visit`.
Status for_each_unrecorded(const std::string& folder,
                           const std::function<bool(const std::string& file)>& is_recorded,
                           const std::function<Status(const Record& record)>& visit);

}  // namespace ita::batch
