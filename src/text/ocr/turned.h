#pragma once

#include <cstddef>
#include <vector>

#include "text/ocr/page.h"

namespace ita::text {

/// A cell whose print may run upwards or downwards, as headings of narrow columns do, turned so
/// that such print is level.
struct TurnedCell {
  OcrPage page;      ///< the cell alone: one region
  int rotation = 0;  ///< writing direction of level words in it: 90 or 270 degrees clockwise
  Affine to_frame;   ///< its points to the reading frame of the page that it was cut from
};

/// Pieces of ink as large as a letter in the cell of `region`, when its print may run upwards or
/// downwards: when it is higher than wide and has letters enough.  Else 0.  Narrow columns of level
/// print look so too; only reading decides.
int letters_if_turned(const OcrPage& page, size_t region);

/// The cell of region `region` (the last one, outside of tables, has none) turned for the writing
/// direction `rotation`.  Without lines when the cell is empty or memory is short.
TurnedCell turn_cell(const OcrPage& page, size_t region, int rotation);

}  // namespace ita::text
