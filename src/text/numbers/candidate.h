#pragma once

#include <string>

#include "base/box.h"
#include "text/page_text.h"

namespace ita::text {

/// One digit of either script.
bool is_digit_sign(const std::string& text);

/// What the digits of a word cover, in the frame of its symbols; empty where it has none.
Box digits_of(const Word& word);

/// Signs that the number reader knows and that may stand in, before or after a number.
bool is_number_sign(const std::string& text);

/// Whether a sign of the word is a letter; what is neither letter nor digit may be the remains of a
/// ruling, or a digit that could not be read ("๙๓.๕•").
bool holds_letters(const Word& word);

/// Whether a word is a number or may be one that was misread in part ("ต๓๒.๖๘", "T00.00",
/// "๙๗.๐–--|", a lone "O"), so that the number reader is asked about all of it.  Not words,
/// abbreviations of months (ต.ค.) or the codes of an assessment's items (O33, i12).
bool may_be_number(const Word& word);

/// Whether letters stand where a number has its digits ("9B8", "๗ต.ต๖"); of a word that is all that
/// stands on its line also a lone letter before or behind a decimal number ("ต.๘๐", "I94.3").
/// Seldom print: more likely a digit, or the rest of a ruling, that was taken for a letter.
bool letters_in_number(const Word& word, bool lone);

/// Whether a word that is all that stands on its line may be a digit taken for another sign, such
/// as "ต" for ๓, "@" for ๕ and "()" for ๐.
bool may_be_lone_digit(const Word& word);

}  // namespace ita::text
