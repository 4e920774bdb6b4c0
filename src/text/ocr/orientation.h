#pragma once

#include <algorithm>

#include "image/raster.h"
#include "text/ocr/page.h"
#include "text/recognise/recogniser.h"

// What tells which way up a page lies.
namespace ita::text {

/// Share of the change along the page: over 1/2 when the lines of print are level, under it when
/// the page lies on its side.  `ink`: 1 bit.
double levelness(const image::Raster& ink);

/// Thai has many more marks above its letters than below; their share above, and how many there
/// are.
struct MarkCount {
  int above = 0, below = 0;
  double share() const { return above + below > 0 ? double(above) / (above + below) : 0.5; }
};
MarkCount count_marks(const OcrPage& page);

/// Mean confidence of the recogniser over the fullest lines, as they are and turned by half.
struct TrialReading {
  double as_is = 0, turned = 0;
  double best() const { return std::max(as_is, turned); }
};
TrialReading try_reading(const OcrPage& page, Recogniser& recogniser);

}  // namespace ita::text
