#pragma once

#include <string>

#include "batch/journal.h"
#include "batch/protocol.h"

// How a run goes on where an earlier one stopped: what was read is not read again.
namespace ita::batch {

/// What must be the same for a reading to give the same bytes with the same options: the program as
/// it was built, its models.
std::string build_of(const output::GeneratorInfo& generator);
/// What must be the same for a result to count as finished: build and options.
std::string key_of(const Setup& setup, const output::GeneratorInfo& generator);

/// Whether an earlier record still holds, with the output that it names.  `now`: what is known of
/// the input before it is read (content and key).
bool still_holds(const Record& old, const Record& now, const std::string& output);

/// Takes away what a killed run left half done; spools of long documents stay for the next one
/// unless `spools`.
void clear_leftovers(const std::string& scratch, bool spools);

}  // namespace ita::batch
