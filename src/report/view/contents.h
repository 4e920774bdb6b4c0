#pragma once

#include <vector>

#include "facts/facts.h"
#include "report/view/flow.h"

namespace ita::report {

/// "ข้อจำกัด ........ 5": the text holds the dots of a list of contents, or of a line to write on.
bool has_leader(const std::string& text);

/// By paragraph: it is a part of a list of contents.  That is its title with the entries below it,
/// each of which ends in the number of a page; and anywhere a line that ends in dots and a number,
/// with the words that the layout set apart from them.
std::vector<char> parts_of_contents(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
