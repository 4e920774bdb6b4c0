#pragma once

#include <string>

#include "review/archive/archive.h"

namespace ita::review {

/// What the application shows, as pages that need no server: every document with its values, the
/// pictures of the doubted ones, the answers given, and room for a signature.  `place`: a file
/// "*.html" for all of them in one, else a folder with an index and a page for each.  `lang`: "th"
/// or "en".  Returns the number of documents.  Errors: cannot_write.
Result<long> write_pages(Archive& archive, const std::string& place, const std::string& lang);

}  // namespace ita::review
