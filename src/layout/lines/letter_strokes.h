#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// Rulings without the tall strokes of letters (ใ, ไ, โ) that fill a row of one line from ruling to
/// ruling: such a stroke stands inside the box of a printed letter.
std::vector<image::Ruling> without_strokes(const std::vector<image::Ruling>& rulings,
                                           const std::vector<text::Word>& words);

}  // namespace ita::layout
