#pragma once

#include "base/box.h"

namespace ita::text {

/// Whether a glyph of a text layer is a superscript beside the other: its box is smaller and stands
/// higher.  Boxes of a layer are the font's, so that digits of one size have the same.  Nothing is
/// said of boxes of ink, which differ from letter to letter.
inline bool raised_beside(const Box& glyph, const Box& other) {
  constexpr double kSmaller = 0.9, kHigher = 0.2;
  return glyph.height() <= kSmaller * other.height() &&
         other.y1 - glyph.y1 >= kHigher * other.height() && glyph.y1 > other.y0;
}

}  // namespace ita::text
