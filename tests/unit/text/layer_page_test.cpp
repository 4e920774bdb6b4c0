#include "text/layer_page.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include "image/raster.h"

namespace ita::text {
namespace {

/// What is made of a layer of which some letters lie under others, on a page without print.
Verdict verdict(int covered, double out_of_lexicon) {
  LayerPage layer;
  layer.page.width = 200;
  layer.page.height = 100;
  layer.covered = covered;
  layer.quality.out_of_lexicon = out_of_lexicon;
  layer.judgement = {Verdict::trust, ""};
  Pix* white = pixCreate(200, 100, 8);
  pixSetAll(white);
  hold_against_print(layer, {}, {}, image::Raster(white, 72));
  return layer.judgement.verdict;
}

TEST(LayerPage, TwoLayersInOneMakeFewWords) {
  EXPECT_EQ(verdict(40, 0.2), Verdict::ocr);
  EXPECT_EQ(verdict(40, 0.1), Verdict::trust);  // what is left reads well
  EXPECT_EQ(verdict(0, 0.2), Verdict::trust);   // nothing was under anything
}

}  // namespace
}  // namespace ita::text
