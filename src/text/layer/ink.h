#pragma once

#include <vector>

#include "document/page_paint.h"
#include "image/raster.h"
#include "image/rulings.h"
#include "text/page_text.h"

namespace ita::text::layer {

/// Takes out what the layer says and the page does not show: white letters, letters under a
/// picture.  `page` is grey, words are in its frame.  Returns how many symbols went.  Of a number
/// that can be seen in part only, all stays, with a doubt: a narrow column has cut it off, and what
/// the layer holds beyond is the likelier value.  White digits beside a number are none of it.
int drop_unseen(std::vector<Word>& words, const image::Raster& page,
                const document::PagePaint& paint);

/// Whether the grey image has one level everywhere: nothing stands on the page.
bool is_uniform(const image::Raster& page);

/// Whether the box of a page in grey shows shades rather than print on paper.  No print of a
/// photograph is missing in a layer.
bool is_photograph(const image::Raster& page, const Box& box);

/// Pieces of ink of the size of letters that no word and no ruling explains, points: much of it is
/// print that the layer does not know (a scan with a few words of live text).
std::vector<Box> unexplained_letters(const std::vector<Word>& words,
                                     const std::vector<image::Ruling>& rulings,
                                     const image::Raster& page, const document::PagePaint& paint);

/// Cells of the page's tables in which print stands that the layer knows nothing of: numbers pasted
/// as pictures, or drawn as outlines.
int cells_with_unknown_print(const std::vector<Word>& words,
                             const std::vector<image::Ruling>& rulings,
                             const std::vector<Box>& unexplained);

/// Letters above or below which the page shows ink where the layer has no mark: what a layer that
/// lost a mark looks like. Sound pages have under one in a hundred.
struct BareLetters {
  int above = 0, with_ink_above = 0;  ///< looked at, and with ink
  int below = 0, with_ink_below = 0;
  std::vector<size_t> words;  ///< that have such a letter, in order
};
BareLetters letters_beside_ink(const std::vector<Word>& words, const image::Raster& page);

}  // namespace ita::text::layer
