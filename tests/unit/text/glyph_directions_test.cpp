#include "text/layer/glyph_directions.h"

#include <gtest/gtest.h>

namespace ita::text {
namespace {

/// Two letters written upwards along x = 100 that the extractor takes for downward ones: their
/// boxes lie to the right of the baseline.
document::TextLayer upwards() {
  document::TextLayer layer;
  layer.fonts.push_back({"", false});
  for (const double y : {300.0, 292.0}) {
    document::Glyph glyph;
    glyph.code = U'\u0e01';
    glyph.font = 0;
    glyph.rotation = 90;
    glyph.box = {97, y - 8, 113, y};
    glyph.space_after = true;
    layer.glyphs.push_back(glyph);
  }
  return layer;
}

document::PagePaint painted(double dy) {
  document::PagePaint paint;
  document::PaintedText text;
  text.x = 100;
  text.y = dy < 0 ? 300 : 284;
  text.dx = 0;
  text.dy = dy;
  paint.texts.push_back(text);
  return paint;
}

TEST(GlyphDirections, AreThoseOfTheOperatorsWhereTheExtractorHasThemUpsideDown) {
  document::TextLayer layer = upwards();
  mend_directions(layer, painted(-1));
  for (const document::Glyph& glyph : layer.glyphs) {
    EXPECT_EQ(glyph.rotation, 270);
    EXPECT_NEAR(glyph.box.x0, 87, 1e-9) << "the other side of the baseline";
    EXPECT_NEAR(glyph.box.x1, 103, 1e-9);
    EXPECT_FALSE(glyph.space_after);
  }
}

TEST(GlyphDirections, StayWhereTheOperatorsAgreeOrSayNothing) {
  document::TextLayer layer = upwards();
  mend_directions(layer, painted(1));
  EXPECT_EQ(layer.glyphs[0].rotation, 90);
  mend_directions(layer, {});
  EXPECT_EQ(layer.glyphs[1].rotation, 90);
  EXPECT_NEAR(layer.glyphs[1].box.x0, 97, 1e-9);
}

}  // namespace
}  // namespace ita::text
