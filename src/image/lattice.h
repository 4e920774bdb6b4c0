#pragma once

#include <optional>
#include <vector>

#include "image/rulings.h"

namespace ita::image {

/// The cells between rulings that cross one another, `across` the page and `down` it.  A side that
/// all lines leave open together is closed.  Nothing where there is no cell, and where there are so
/// many that it is the hatching of a picture.
std::optional<Grid> grid_of(std::vector<Ruling> across, std::vector<Ruling> down);

}  // namespace ita::image
