#pragma once

namespace ita {

/// Names what this program was built from: a hash of its sources.  Results of another build are
/// made anew, also between two versions that bear the same number.
const char* build_id();

}  // namespace ita
