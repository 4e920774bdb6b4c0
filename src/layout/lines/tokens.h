#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ita::layout {

/// Points that "…" stands for.
constexpr std::size_t kEllipsisDots = 3;

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
