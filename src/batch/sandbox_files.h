#pragma once

#include <string>
#include <vector>

namespace ita::batch {

/// Landlock: nothing can be opened but files under `readable`, fonts and the data of libraries, and
/// these for reading only.  Uses all that the running kernel offers (cutting files, network,
/// signals to others); returns the version of its interface, 0 where it has none.
int confine_files(const std::vector<std::string>& readable);

}  // namespace ita::batch
