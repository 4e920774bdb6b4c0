#pragma once

#include <vector>

#include "text/layer/parts.h"

/// How fonts draw their marks, as a text layer shows it.  Inside the text stage only.
namespace ita::text::layer {

/// Of the type size: wider marks are not drawn from the edge of their base.
constexpr double kWideMark = 0.2;
/// Of the type size: where marks begin that are drawn from the left of their base, before it.
constexpr double kLeftOf = 0.12;

/// A character that the layer could not name but that takes no room is a mark, whichever it is.
bool is_mark_glyph(const Seen& glyph);

/// Inside a run the extractor gives each glyph the room up to the next one's origin.  So a mark
/// that is written after the letter *behind* its own, but starts at its own letter's right edge,
/// takes that letter's room: a narrow letter, a wide mark.
bool took_room(const Seen& base, const Seen& mark);

/// By font: whether its marks have no width and start at the right edge of their base: there a
/// mark's x says whose it is.
std::vector<bool> edge_fonts(const std::vector<Seen>& glyphs);

/// By font: whether its marks have no width and start near the left edge of their base: told by the
/// marks that follow their base in the layer as they are written, whatever the extractor made of
/// runs.
std::vector<bool> left_fonts(const std::vector<Seen>& glyphs);

}  // namespace ita::text::layer
