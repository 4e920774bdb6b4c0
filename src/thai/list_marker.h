#pragma once

#include <cstddef>
#include <string_view>

namespace ita::thai {

/// What a list or heading number looks like.  Items of one list share the style.
enum class ListStyle {
  none,
  bullet,  ///< - – — • ● ▪ and their like
  dot,     ///< ๑. 1.
  paren,   ///< ๑) 1)
  parens,  ///< (๑) (1)
  dotted,  ///< 1.1  ๒.๑.๓  1.1)
  letter,  ///< ก. ก) (ก)
  word     ///< ข้อ ๑, ประเด็นที่ 2, ขั้นตอนที่ 3
};

/// The list or heading number with which a text begins.
struct ListMarker {
  ListStyle style = ListStyle::none;
  int value = 0;  ///< the last number of it; the place of the letter in ก ข ค …; 0 for bullets
  int depth = 1;      ///< how many numbers: 2 for 1.1
  size_t bytes = 0;   ///< spaces before it and itself
  size_t length = 0;  ///< the same with the spaces after it
  bool numbered() const { return style != ListStyle::none && style != ListStyle::bullet; }
};

/// A number that goes on (99.17, 2567, 6 เดือน), an abbreviation (พ.ศ., ก.ย.), a page number between
/// dashes (-2-) and a row of dashes are no marker.
ListMarker list_marker(std::string_view utf8);

}  // namespace ita::thai
