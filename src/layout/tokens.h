#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ita::layout {

/// What a list or heading number looks like.  Items of one list share the kind.
enum class MarkerKind {
  none,
  bullet,         ///< - – — • ● ▪ and their like
  number_dot,     ///< ๑. 1.
  number_paren,   ///< ๑) 1)
  number_parens,  ///< (๑) (1)
  multi_level,    ///< 1.1  ๒.๑.๓  1.1)
  letter,         ///< ก. ก) (ก)
  word            ///< ข้อ ๑, ขั้นตอนที่ 2
};

struct Marker {
  MarkerKind kind = MarkerKind::none;
  size_t bytes = 0;  ///< length of the marker in the text, without the space after it
  int number = -1;   ///< last number of it, -1 for bullets; letters count from 1
  int depth = 0;     ///< how many numbers a multi-level marker has
};

/// The list marker that `text` begins with.  A decimal number, an abbreviation (พ.ศ.) or a page
/// number between dashes (-2-) is none.
Marker find_marker(std::string_view text);

/// Digits (Thai or Arabic) with what belongs to numbers: point, comma, percent, sign, brackets.
/// Lenient towards a slip of a letter among several digits.  "-" and "N/A" do not count.
bool number_like(std::string_view text);
/// number_like with a decimal point or comma between digits.
bool decimal_like(std::string_view text);
/// What stands in a number's place when there is none: "-", "–", "N/A", "ไม่มี".
bool blank_value(std::string_view text);
/// A page number as printed at the edge of a page: "2", "- ๒ -", "หน้า 2", "หน้า ๒ จาก ๘", "2/8",
/// "(๒)". Its number, or -1.
int page_number_value(std::string_view text);
/// A row of dots or dashes to write on, or to separate.
bool dot_leader(std::string_view text);

}  // namespace ita::layout
