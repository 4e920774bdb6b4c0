#pragma once

#include <vector>

#include "image/raster.h"
#include "image/rulings.h"
#include "text/page_text.h"

namespace ita::text::layer {

/// Takes out what the layer says and the page does not show: white letters, letters under a
/// picture.  `page` is grey, words are in its frame.  Returns how many symbols went.
int drop_unseen(std::vector<Word>& words, const image::Raster& page);

/// Whether the grey image has one level everywhere: nothing stands on the page.
bool is_uniform(const image::Raster& page);

/// How many pieces of ink of the size of letters no word and no ruling explains: much of it is
/// print that the layer does not know (a scan with a few words of live text).
int unexplained_letters(const std::vector<Word>& words, const std::vector<image::Ruling>& rulings,
                        const image::Raster& page);

/// Letters above or below which the page shows ink where the layer has no mark: what a layer that
/// lost a mark looks like. Sound pages have under one in a hundred.
struct BareLetters {
  int above = 0, with_ink_above = 0;  ///< looked at, and with ink
  int below = 0, with_ink_below = 0;
  std::vector<size_t> words;  ///< that have such a letter, in order
};
BareLetters letters_beside_ink(const std::vector<Word>& words, const image::Raster& page);

}  // namespace ita::text::layer
