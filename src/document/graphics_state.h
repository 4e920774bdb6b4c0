#pragma once

#include <string>
#include <vector>

#include "base/box.h"
#include "document/colour.h"
#include "document/matrix.h"

namespace ita::document {

/// What a content stream has set, and restores with its stack.
struct GraphicsState {
  Matrix matrix;
  Box clip;
  int mode = 0;
  double fill = 0, stroke = 0;  ///< lightness, 0 black to 1 white
  Space fill_space = Space::light, stroke_space = Space::light;
  double pen = 1;
  bool dashes = false;
  double leading = 0, rise = 0, size = 0;

  void set_dash(QPDFObjectHandle lengths);
  /// Follows an operator of colour; false where it is none.
  bool set_colour(const std::string& op, const std::vector<QPDFObjectHandle>& operands,
                  const QPDFObjectHandle& resources);
};

}  // namespace ita::document
