// Included before everything else where clang cannot take qpdf's headers in C++20 (14 does not):
// libstdc++'s vector is constexpr there, and clang instantiates its destructor for JSON.hh's nested
// class before the element type is complete.  Without constexpr it waits.  For fuzz targets only.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#pragma push_macro("_GLIBCXX20_CONSTEXPR")
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR inline
// <algorithm> has declared this one constexpr already: it has a body below.
#define __fill_a1 __fill_a1_of_bits
#include <vector>
#undef __fill_a1
#pragma pop_macro("_GLIBCXX20_CONSTEXPR")

namespace std {
// Not by its name: a constexpr function may not take what is no literal type any more.
void __fill_bits(_Bit_iterator first, _Bit_iterator last, const bool& value)
    __asm__("_ZSt9__fill_a1St13_Bit_iteratorS_RKb");
__attribute__((used, weak)) void __fill_bits(_Bit_iterator first, _Bit_iterator last,
                                             const bool& value) {
  __fill_a1_of_bits(first, last, value);
}
}  // namespace std
