#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Takes the dots of writing lines out of the print that stands on them: those of a form run right
/// under the words, or through their feet, and a dot at a stem makes another letter of it.  A
/// writing line shows by its free dots, evenly spaced on one height, with print in the places of
/// others.  Strokes that go on above, below or beside a dot stay, so vowels below do too.  Rows of
/// dots without print on them stay as they are.  Returns the number of dots that were taken out of
/// print; `page.ink` is made anew when there were any.
int erase_writing_lines(OcrPage& page);

/// Doubts numbers between two digits of which a dot of a writing line was taken out: it may have
/// been their point.
void doubt_numbers_on_writing_lines(const OcrPage& page, std::vector<ReadWord>& words);

}  // namespace ita::text
