#pragma once

#include <vector>

#include "text/ocr/drafts.h"

namespace ita::text {

/// Links each of some letters (components of `page`) to the one that follows on its line.  Returns
/// the letters of each chain, from the left.
std::vector<std::vector<int>> chain_letters(const Drafting& page, std::vector<int> letters);

}  // namespace ita::text
