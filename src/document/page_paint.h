#pragma once

#include <string>
#include <vector>

#include "base/box.h"

namespace ita::document {

/// A straight stroke, or the long axis of a filled box too thin to be anything else.
struct PaintedLine {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width = 0;  ///< of the pen
  bool annotation =
      false;      ///< drawn by a person over the finished page (/Ink, /StrikeOut, /Line, …)
  int order = 0;  ///< what is painted later lies above
};

/// Something opaque that has an area: a filled box, a picture.
struct PaintedArea {
  Box box;
  bool picture = false;
  int order = 0;
};

/// A closed shape, filled or outlined, that is large enough to hold words: by the box around it, as
/// far as it is seen.
struct PaintedShape {
  Box box;
  bool pale = false;  ///< filled as white as paper, without an outline
};

/// One text operator: where its first glyph stands and what may hide its glyphs.
struct PaintedText {
  double x = 0, y = 0;     ///< origin of the first glyph, on its baseline
  double dx = 1, dy = 0;   ///< direction of the line, of length 1
  double size = 0;         ///< of the type, points
  Box clip;                ///< what of the page its glyphs can be seen in
  bool invisible = false;  ///< in the mode that draws nothing, as OCR programs write
  bool pale = false;       ///< drawn in white or nearly so
  size_t bytes = 0;        ///< of its strings
  int order = 0;
};

/// A text that a person wrote over the finished page: /FreeText and the like.
struct PaintedNote {
  Box box;
};

/// A form field with a value.
struct PaintedField {
  Box box;
  std::u32string value;
  double size = 0;     ///< of its type, points; 0 where the file leaves it to the viewer
  bool drawn = false;  ///< the file holds a picture of it, and viewers are not asked for another
};

/// What a page of a PDF paints besides the glyphs themselves, as its content streams and
/// annotations say.  Points, origin top left, page as read (rotation undone).
struct PagePaint {
  std::vector<PaintedLine> lines;
  std::vector<PaintedArea> areas;
  std::vector<PaintedShape> shapes;
  std::vector<Box> dots;  ///< filled or outlined discs of the size of a bullet
  std::vector<PaintedText> texts;
  std::vector<PaintedNote> notes;
  std::vector<PaintedField> fields;
  double megapixels = 0;  ///< of its largest picture, as the file claims
  bool drawn = false;     ///< something besides glyphs: paths, pictures, shadings, annotations
  /// Something of which broken lines can be made: dashes, rows of tiny shapes, pictures, patterns,
  /// glyphs drawn by the file, annotations.
  bool dotted = false;
  /// Something besides grey pictures is seen: what they alone show has no colour.
  bool coloured = false;
  bool whole = true;  ///< false where the page holds more than is looked at
};

}  // namespace ita::document
