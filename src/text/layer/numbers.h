#pragma once

#include <vector>

#include "image/raster.h"
#include "text/numbers/reader.h"
#include "text/page_text.h"

namespace ita::text {

/// Whether a word of a text layer holds what may be a score (one to three digits, a point, one or
/// two digits) or a year (2540 to 2599, 2000 to 2099).
bool has_checked_number(const Word& word);

/// The words with a score or year that their print does not confirm in `page`, a raster that is
/// there already: it is too small in it, or it is read otherwise there.
std::vector<Word*> unconfirmed_numbers(std::vector<Word>& words, const image::Raster& page,
                                       const NumberReader& reader);

/// Reads the picture of every score and year of words of a text layer once more: a font may call a
/// digit by another's code, and then the layer says otherwise than the print.  Where the two differ
/// the word gets a doubt with both readings. A year that stands often in one type is read a few
/// times.  `page`: the page as a person sees it, grey, 200 dpi or more.
void check_layer_numbers(const std::vector<Word*>& words, const image::Raster& page,
                         const NumberReader& reader);

/// Reads the scores once more of which the layer and the recogniser of lines differ in a sign that
/// is no digit to one of them.  Where the print of the number itself says what the layer says, the
/// recogniser was wrong, and that doubt falls.
void settle_differences(std::vector<Word>& words, const image::Raster& page,
                        const NumberReader& reader);

/// Whether a word has a difference that settle_differences can settle.
bool has_open_difference(const Word& word);

}  // namespace ita::text
