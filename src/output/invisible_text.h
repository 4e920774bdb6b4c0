#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/page_text.h"

namespace ita::output {

/// Width of every glyph of the font, in ems.  Half an em is what readers expect of Type 3 letters
/// when they guess at their size.
constexpr double kGlyphWidth = 0.5;

/// Invisible text for PDF pages.  Every cluster (a base with its marks) is one character of a font
/// without shapes, whose /ToUnicode gives the cluster back whole and in the right order: nothing is
/// left for a viewer to guess from shapes, as it is with Thai fonts.  Type 3, 8-bit codes, as many
/// fonts as 255 clusters each need.
class InvisibleText {
 public:
  /// Content stream for the page.  `width`, `height`: the unrotated page in points; `x`, `y`: its
  /// lower left corner; `rotation`: degrees clockwise that make it upright, as a person reads it.
  std::string page(const text::PageText& page, double x, double y, double width, double height,
                   int rotation);

  int fonts() const { return static_cast<int>((codes_.size() + kCodes - 1) / kCodes); }
  /// The /ToUnicode stream of a font, from 0.
  std::string to_unicode(int font) const;
  /// Characters of a font: codes 1 … count.
  int count(int font) const;

 private:
  static constexpr size_t kCodes = 255;
  size_t code_of(const std::string& cluster);
  std::map<std::string, size_t> codes_;
  std::vector<std::string> clusters_;
};

}  // namespace ita::output
