#pragma once

#include <string>
#include <vector>

/// Sets Thai lines in a real font and writes them as a PDF in which what a glyph looks like and
/// what the text layer says of it are two things.
namespace ita::layers {

/// One glyph on the page.  Origin top left, points; `y` is the baseline.
struct Drawn {
  unsigned glyph = 0;   ///< of the font
  char32_t code = 0;    ///< the character it shows
  std::u32string says;  ///< what the text layer says: may be empty, wrong or several characters
  bool mapped = true;   ///< false: the font has no mapping for it at all
  double x = 0, y = 0, size = 16, advance = 0;
  int font = 0;  ///< index into Page::fonts
  bool white = false;
  bool invisible = false;  ///< render mode 3
  int line = 0;
};

struct Page {
  double width = 440, height = 260;
  std::vector<std::string> fonts = {"ABCDEE+Laksaman"};  ///< names written for the same font file
  std::vector<Drawn> glyphs;                             ///< in the order of the content stream
  double white_below = 0;  ///< a white sheet covers the page from this y downwards, if not 0
  std::string jpeg;        ///< drawn over the whole page before the text, if not empty
  int jpeg_width = 0, jpeg_height = 0;
};

/// The font file, empty when this machine has none.
std::string font_path();

/// Sets one line; marks are placed by the font's own rules.  ํ and า of an ำ are two glyphs, as
/// fonts draw it.
std::vector<Drawn> set_line(const std::u32string& text, double x, double y, double size);

std::string to_pdf(const Page& page);

}  // namespace ita::layers
