#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ita::document {

/// What a TIFF says of itself that does not fit together, with the page (0: the file): more or less
/// data than a page's measures need, and a page that lies in the file where no directory leads to
/// it.  libtiff takes both without a word: a changed byte makes a page shorter or loses all that
/// follow.
std::vector<std::pair<int, std::string>> tiff_troubles(std::string_view file);

}  // namespace ita::document
