#pragma once

#include <string_view>

#include "thai/list_marker.h"

namespace ita::report {

using Marker = thai::ListMarker;
using MarkerStyle = thai::ListStyle;

inline Marker parse_marker(std::string_view text) { return thai::list_marker(text); }
/// The text without its marker and without spaces around it.
std::string_view without_marker(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace ita::report
