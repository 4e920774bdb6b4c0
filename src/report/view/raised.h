#pragma once

#include <string>

#include "layout/lines/traced.h"

namespace ita::report {

/// The text with the marks of footnotes blanked: digits and signs of a text layer that are smaller
/// and set higher than what they follow ("87.06¹").  As long as the text, so that offsets hold.
std::string without_raised(const layout::TracedText& traced);

}  // namespace ita::report
