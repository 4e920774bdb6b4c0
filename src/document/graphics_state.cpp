#include "document/graphics_state.h"

namespace ita::document {

void GraphicsState::set_dash(QPDFObjectHandle lengths) {
  dashes = lengths.isArray() && lengths.getArrayNItems() > 0;
}

bool GraphicsState::set_colour(const std::string& op, const std::vector<QPDFObjectHandle>& operands,
                               const QPDFObjectHandle& resources) {
  const QPDFObjectHandle first = operands.empty() ? QPDFObjectHandle::newNull() : operands[0];
  if (op == "g" || op == "rg" || op == "k") {
    fill_space = Space::light;
    fill = lightness(Space::light, operands);
  } else if (op == "G" || op == "RG" || op == "K") {
    stroke_space = Space::light;
    stroke = lightness(Space::light, operands);
  } else if (op == "sc" || op == "scn") {
    fill = lightness(fill_space, operands);
  } else if (op == "SC" || op == "SCN") {
    stroke = lightness(stroke_space, operands);
  } else if (op == "cs") {
    fill_space = space_of(first, resources);
    fill = 0;
  } else if (op == "CS") {
    stroke_space = space_of(first, resources);
    stroke = 0;
  } else {
    return false;
  }
  return true;
}

}  // namespace ita::document
