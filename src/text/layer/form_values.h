#pragma once

#include <vector>

#include "document/page_paint.h"
#include "text/page_text.h"

namespace ita::text {

/// Puts the values of form fields in whose place the page draws nothing, or something else, among
/// the words: viewers make up the looks of a field from its value, each in its own way.  With a
/// doubt where the page as it is drawn does not say the same.
void add_form_values(std::vector<Word>& words, const std::vector<document::PaintedField>& fields);

}  // namespace ita::text
