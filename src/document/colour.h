#pragma once

// qpdf asks which smart pointers its headers shall use: the standard ones.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif

#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

namespace ita::document {

/// What the numbers of a colour say.
enum class Space {
  light,  ///< grey, RGB, CMYK: as many as their colour has parts
  ink,    ///< how much of an ink is printed: of a spot colour, or of several
  other   ///< a place in a palette, a pattern: print all the same
};

/// The colour space that an operand names, of the page's own resources or of the format's.
Space space_of(QPDFObjectHandle named, QPDFObjectHandle resources);

/// Lightness of a colour as its operator gives it, 0 black to 1 white.
double lightness(Space space, const std::vector<QPDFObjectHandle>& operands);

}  // namespace ita::document
