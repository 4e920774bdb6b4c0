#pragma once

#include <vector>

#include "image/components.h"
#include "image/raster.h"
#include "text/numbers/digit_shapes.h"

namespace ita::text {

/// Ink of one sign, or of two that touch.  Pixels.
struct Piece {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::vector<size_t> components;
};

/// Grey levels of a page as parts of ink, 0 paper, 1 the darkest ink of the pieces.
class Tone {
 public:
  Tone(const image::Raster& grey, const std::vector<Piece>& pieces, int threshold);
  double at(int x, int y) const;

 private:
  int level(int x, int y) const;

  const image::Raster& grey_;
  int darkest_ = 0;
};

/// Puts the ink of one piece by itself into the picture of a shape; `step`: pixels of the page in
/// one of the picture.  What reaches into its box from leaning neighbours is left out.
void paint(const Tone& tone, const image::Components& all, const Piece& piece, double step,
           DigitShape& shape);

}  // namespace ita::text
