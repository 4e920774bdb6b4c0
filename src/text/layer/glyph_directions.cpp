#include "text/layer/glyph_directions.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ita::text {

namespace {

/// Points between a glyph's box and the origin that its operator states.
constexpr double kSlack = 1;

bool sideways(const document::PaintedText& text) { return std::abs(text.dy) > 0.99; }
int rotation_of(const document::PaintedText& text) { return text.dy > 0 ? 90 : 270; }

/// The operator that begins in the box of the glyph.
const document::PaintedText* operator_of(const document::Glyph& glyph,
                                         const document::PagePaint& paint) {
  for (const document::PaintedText& text : paint.texts) {
    if (sideways(text) && text.x >= glyph.box.x0 - kSlack && text.x <= glyph.box.x1 + kSlack &&
        text.y >= glyph.box.y0 - kSlack && text.y <= glyph.box.y1 + kSlack) {
      return &text;
    }
  }
  return nullptr;
}

/// The operator of that direction whose line passes through the glyph and begins nearest to it.
const document::PaintedText* line_of(const document::Glyph& glyph, int rotation,
                                     const document::PagePaint& paint) {
  const document::PaintedText* best = nullptr;
  double nearest = 0;
  for (const document::PaintedText& text : paint.texts) {
    const double before = rotation == 90 ? glyph.box.cy() - text.y : text.y - glyph.box.cy();
    const bool through = text.x >= glyph.box.x0 - kSlack && text.x <= glyph.box.x1 + kSlack;
    if (sideways(text) && rotation_of(text) == rotation && through && before >= -kSlack &&
        (best == nullptr || before < nearest)) {
      best = &text;
      nearest = before;
    }
  }
  return best;
}

}  // namespace

void mend_directions(document::TextLayer& layer, const document::PagePaint& paint) {
  // A font deceives everywhere or nowhere: most glyphs begin no operator and are told by those
  // that do.
  std::map<std::pair<int, int>, int> votes;
  for (const document::Glyph& glyph : layer.glyphs) {
    if (glyph.rotation % 180 == 0) {
      continue;
    }
    if (const document::PaintedText* text = operator_of(glyph, paint)) {
      votes[{glyph.font, glyph.rotation}] += rotation_of(*text) == glyph.rotation ? -1 : 1;
    }
  }
  for (document::Glyph& glyph : layer.glyphs) {
    const auto vote = votes.find({glyph.font, glyph.rotation});
    if (vote == votes.end() || vote->second <= 0) {
      continue;
    }
    const int rotation = 360 - glyph.rotation;
    const document::PaintedText* line = line_of(glyph, rotation, paint);
    if (line == nullptr) {
      continue;
    }
    // The letters' tops were taken for their feet: the box lies on the other side of the baseline.
    const double left = 2 * line->x - glyph.box.x1;
    glyph.box.x1 = 2 * line->x - glyph.box.x0;
    glyph.box.x0 = left;
    glyph.rotation = rotation;
    glyph.space_after = false;  // it was told of the other side
  }
}

}  // namespace ita::text
