#pragma once

#include <vector>

#include "base/box.h"
#include "image/colour_balance.h"
#include "image/pix.h"

namespace ita::image {

/// Coloured pixels, those of them that are strongly so, and black ones, 1 bit each.
struct Inks {
  PixPtr coloured, strong, black;
};

/// Whether a page (32 bits) has more coloured pixels than noise.
bool has_colour(Pix* page, const Balance& balance);

/// The inks of a page; null pictures when memory lacks.
Inks find_inks(Pix* page, const Balance& balance);

/// Boxes in pixels of the patches of `coloured` ink that have the size of a stamp or a signature.
/// Stamps of two colours side by side are two.
std::vector<Box> find_stamps(Pix* page, const Balance& balance, Pix* coloured, double dpi);

}  // namespace ita::image
