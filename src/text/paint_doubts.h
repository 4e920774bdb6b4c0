#pragma once

#include <vector>

#include "document/document.h"
#include "document/page_paint.h"
#include "text/page_text.h"

namespace ita::text {

/// Doubts numbers of a page by what is painted over and around them, which no reading of the digits
/// says: a line through a number (drawn into the page or by an annotation), a note that a person
/// wrote beside it.  `to_page`: from the frame of the words to the page as read.
void doubt_by_paint(std::vector<Word>& words, const document::PagePaint& paint,
                    const Projection& to_page);

/// Doubts numbers that a clip cuts, as a narrow column of a spreadsheet does: digits of which only
/// a part can be seen, and those that the layer goes on from beyond the clip.
void doubt_cut_numbers(std::vector<Word>& words, const document::TextLayer& layer,
                       const document::PagePaint& paint);

/// The operators that draw text, found by place.
class PaintedTexts {
 public:
  explicit PaintedTexts(const document::PagePaint& paint);

  /// The last operator to begin before `x` on a baseline (points, level); null where none does.
  /// `reach`: how far its baseline may be off.
  const document::PaintedText* before(double x, double baseline, double reach) const;

 private:
  std::vector<const document::PaintedText*> by_row_;  ///< from top to bottom
};

}  // namespace ita::text
