#pragma once

#include "image/raster.h"

namespace ita::image {

/// Resolution of a page, taken to be a sheet of office size (11.7 inches long): a photo says
/// nothing of its own.
double dpi_of_office_paper(const Raster& page);

/// Writes into `grey` (8 bits) the print on coloured bands of `page` (32 bits) as print on paper: a
/// heading on a full colour.  The colour of a scanner or printer is grainy; as a grey ground its
/// grain is as strong as pale print.  Returns the ground itself, 1 bit; empty where there is none.
Raster lift_coloured_ground(Raster& grey, const Raster& page);

}  // namespace ita::image
