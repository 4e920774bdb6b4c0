#pragma once

#include <string>
#include <vector>

#include "batch/protocol.h"

/// What may be true of what a worker says.
namespace ita::batch {

/// Whether it is a media type that documents have.
bool is_known_kind(const std::string& media_type);

/// Whether the source that a worker speaks of is the one that it was given, as far as that is
/// known.
bool same_file(const output::SourceInfo& said, const output::SourceInfo& known);

/// Whether the troubles are those of so many pages.
bool are_plausible(const std::vector<PageTrouble>& problems, int pages);

/// The worker's own words on where it failed are kept, but not what would end the whole run.
Error believable(Error error);

}  // namespace ita::batch
