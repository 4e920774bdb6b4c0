#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "image/raster.h"
#include "text/page_text.h"

/// The numbers of words of a text layer, and their print.  Inside the text stage only.
namespace ita::text {

/// A number within a word.
struct NumberRun {
  size_t begin = 0, end = 0;  ///< symbols
  std::string text;           ///< Arabic digits
};

/// One to three digits, a point, one or two digits.
bool is_score(const std::string& text);

/// The numbers of a word that a report is wrong with when one digit is: scores and years.
std::vector<NumberRun> number_runs(const Word& word);

/// The print of a run alone, 1 bit: pieces of ink whose middle lies within its columns and that are
/// no rulings; empty where there is none.  `page`: grey, the word level on it.
image::Raster print_of(const image::Raster& page, const Word& word, const NumberRun& run);

}  // namespace ita::text
