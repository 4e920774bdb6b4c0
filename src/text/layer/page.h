#pragma once

#include "document/page_paint.h"
#include "image/raster.h"
#include "text/layer/layer.h"

namespace ita::text {

/// A page by its text layer, and what is thought of that layer.
struct LayerPage {
  PageText page;
  LayerQuality quality;
  Judgement judgement;
  bool hidden = false;           ///< not drawn: another program's reading of the page image
  bool marks_lost = false;       ///< marks that the page shows are not in it
  int covered = 0, shadows = 0;  ///< letters left out: under others, printed twice

  /// Whether most of its words are words, so that it is a reading at least.
  bool readable() const;
};

/// Reads the layer without what nobody sees: letters under others, shadows, watermarks (`glyphs`
/// loses them, too).
LayerPage read_layer_page(document::TextLayer& glyphs, const document::PagePaint& paint,
                          const document::PageInfo& info);

/// Holds the layer against the page in grey: finds the rulings, drops what cannot be seen, doubts
/// numbers that are cut or struck, and judges anew where the page shows print or marks that the
/// layer does not have.
void hold_against_print(LayerPage& layer, const document::TextLayer& glyphs,
                        const document::PagePaint& paint, const image::Raster& raster);

/// Notes why the layer was judged so, and what was left out.
void note_judgement(LayerPage& layer);

}  // namespace ita::text
