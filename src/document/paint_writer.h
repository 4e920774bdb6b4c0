#pragma once

#include "document/page_paint.h"
#include "document/path.h"

namespace ita::document {

constexpr size_t kMostShapes = 200000;  ///< of one kind: more is no page with tables
constexpr double kPale = 0.93;          ///< lightness from which on print is not seen on paper

/// Of a page, with the forms on it.
struct PaintLimits {
  long operands = 0;
  int order = 0;
  int dots = 0;
};

/// Writes down what a page paints.  Boxes and paths are those of the page as read; `clip`: what can
/// be seen there.
class PaintWriter {
 public:
  PaintWriter(PaintLimits& limits, PagePaint& out) : limits_(limits), out_(out) {}

  /// What is painted can have any shape: pictures, shadings, masks, glyphs of Type 3.
  void any_shape(bool grey = false);

  /// A ground or a picture.
  void area(const Box& box, const Box& clip, bool picture);

  /// The lines of a path drawn with a pen of that width, points.
  void stroke(const Path& path, const Box& clip, double width);

  /// The boxes of a path filled with that lightness: grounds, or lines where they are as thin.
  void fill(const Path& path, const Box& clip, double lightness);

  /// The discs of the path that may be bullets of a list.
  void dots(const Path& path, const Box& clip);

  /// The closed parts of the path that can hold words.  `outlined`: by a line that is seen.
  void shapes(const Path& path, const Box& clip, bool fills, bool outlined, double lightness);

 private:
  void dot(double width, double height);
  void line(Point from, Point to, double width, const Box& clip);

  PaintLimits& limits_;
  PagePaint& out_;
};

}  // namespace ita::document
