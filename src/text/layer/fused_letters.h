#pragma once

#include "text/page_text.h"

/// How the letters of a layer and of a recogniser are compared.  Inside the text stage only.
namespace ita::text {

/// The first character of a symbol; 0 without one.
char32_t base_of(const Symbol& symbol);

/// า and ำ are one letter to the comparison (which it is, is a matter of marks), and so are a digit
/// of the one script and of the other.
char32_t folded(char32_t c);

/// A symbol that can stand in a text: a character with a meaning, and marks that its letter can
/// have.
bool is_valid(const Symbol& symbol);

}  // namespace ita::text
