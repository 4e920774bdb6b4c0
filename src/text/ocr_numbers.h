#pragma once

#include <vector>

#include "text/number_reader.h"
#include "text/ocr_page.h"
#include "text/ocr_words.h"

namespace ita::text {

/// Reads every number in the words of one line a second time, by a reader that shares nothing with
/// the first. Where the two differ, or agree without being sure, the word gets a doubt that names
/// both readings, and the symbols get the other reading as alternatives.  What the first reader
/// read stays, with one exception: a word that is no number but mostly digits ("T00.00") becomes
/// the number that the second reader saw, with a doubt.
void check_numbers(const OcrPage& page, const InkLine& line, const NumberReader& reader,
                   std::vector<ReadWord>& words);

}  // namespace ita::text
