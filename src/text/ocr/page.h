#pragma once

#include <vector>

#include "base/reason.h"
#include "base/result.h"
#include "image/components.h"
#include "image/raster.h"
#include "image/rulings.h"
#include "text/ocr/lines.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// A page made ready for reading: upright, level, evenly lit, its rulings taken out, its ink on
/// lines.
struct OcrPage {
  image::Raster grey;   ///< its dpi makes `to_points` give the reading frame
  image::Raster ruled;  ///< the same before its rulings were taken out
  image::Components ink;
  std::vector<Box> erased_dots;  ///< of writing lines, pixels
  int threshold = 0;             ///< grey level below which a pixel is ink
  double letter = 0;             ///< usual height of a letter, pixels; 0 on a page without print
  std::vector<image::Ruling> rulings;  ///< points, reading frame
  std::vector<image::Grid> grids;      ///< points, reading frame
  double width = 0, height = 0;        ///< points, upright page
  int rotation = 0;                    ///< degrees clockwise that were undone
  Projection to_page;                  ///< reading frame to upright page
  Projection to_image;                 ///< reading frame to points of the image as it came
  Box image;                           ///< the whole of that image, points
  image::Raster coloured;              ///< its ink with colour, 1 bit; may be empty
  std::vector<std::vector<InkLine>>
      regions;  ///< lines of each cell, row by row, then of what is outside of tables
  std::vector<std::string> notes;
  std::vector<Reason> doubts;  ///< about the page as a whole
};

/// Decides the orientation by the shape of the print; where that is unclear, `recogniser` reads a
/// few lines.
Result<OcrPage> prepare_page(const image::Raster& page, Recogniser& recogniser);

/// Image of one line: its own ink on paper, nothing of its neighbours, `margin` pixels on each
/// side.
image::Raster line_image(const OcrPage& page, const InkLine& line, int margin);

}  // namespace ita::text
