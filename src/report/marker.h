#pragma once

#include <string>
#include <string_view>

namespace ita::report {

enum class MarkerStyle {
  none,
  paren,   ///< 1)
  dot,     ///< 1.
  parens,  ///< (1)
  dotted,  ///< 1.1, 2.3.1
  letter,  ///< ก.  ก)
  word,    ///< ประเด็นที่ 1, ข้อ 1, ขั้นที่ 1
  bullet   ///< - • ● …
};

/// The list or heading number with which a text begins.
struct Marker {
  MarkerStyle style = MarkerStyle::none;
  int value = 0;  ///< the last number of it; the place of the letter in ก ข ค …; 0 for bullets
  int depth = 1;      ///< how many numbers: 2 for 1.1
  size_t length = 0;  ///< bytes, spaces before and after included
  bool numbered() const { return style != MarkerStyle::none && style != MarkerStyle::bullet; }
};

/// A number that goes on (99.17, 2567, 6 เดือน) is no marker.
Marker parse_marker(std::string_view text);
/// The text without its marker and without spaces around it.
std::string_view without_marker(std::string_view text);
std::string_view trimmed(std::string_view text);

}  // namespace ita::report
