#pragma once

#include <functional>
#include <vector>

#include "image/raster.h"
#include "text/number_reader.h"
#include "text/page_text.h"

namespace ita::text {

/// Whether a word of a text layer holds what may be a score (one to three digits, a point, one or
/// two digits) or a year (2540 to 2599, 2000 to 2099).
bool has_checked_number(const Word& word);

/// Reads the picture of every score and year of a text layer once more: a font may call a digit by
/// another's code, and then the layer says otherwise than the print.  Where the two differ the word
/// gets a doubt with both readings. A year that stands often in one type is read a few times.
/// `page`: the page as a person sees it, grey; `which` of its words are read, all by default: those
/// whose digits are large enough in it.
void check_layer_numbers(
    std::vector<Word>& words, const image::Raster& page, const NumberReader& reader,
    const std::function<bool(const Word&)>& which = [](const Word&) { return true; });

/// Whether the digits of a word can be told apart in a raster of so many dots an inch.
bool is_large_enough(const Word& word, double dpi);

/// Reads the scores once more of which the layer and the recogniser of lines differ in a sign that
/// is no digit to one of them.  Where the print of the number itself says what the layer says, the
/// recogniser was wrong, and that doubt falls.
void settle_differences(std::vector<Word>& words, const image::Raster& page,
                        const NumberReader& reader);

/// Whether a word has a difference that settle_differences can settle.
bool has_open_difference(const Word& word);

}  // namespace ita::text
