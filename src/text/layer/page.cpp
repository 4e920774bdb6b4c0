#include "text/layer/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "image/dark_blocks.h"
#include "image/rulings.h"
#include "text/layer/bullets.h"
#include "text/layer/glyph_directions.h"
#include "text/layer/ink.h"
#include "text/layer/raised_decimals.h"
#include "text/layer/unseen_copies.h"
#include "text/paint_doubts.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr size_t kManyUnexplained = 80;  // pieces of ink: a paragraph, not a logo
constexpr double kReadable =
    0.5;  // share of letters in unknown words: below it another program's reading is one
constexpr int kFewestBare = 4;
constexpr double kManyBare =
    0.025;  // share of the letters; sound pages have under 0.003, beside table lines 0.016
constexpr double kMuchUnseen = 0.3;    // share of the symbols
constexpr double kInterleaved = 0.15;  // share of letters in unknown words

bool many(int with_ink, int looked_at) {
  return with_ink >= kFewestBare && with_ink > kManyBare * looked_at;
}

size_t symbol_count(const std::vector<Word>& words) {
  size_t count = 0;
  for (const Word& word : words) {
    count += word.symbols.size();
  }
  return count;
}

/// Words on the two sides of a vertical ruling are not of one line.
void split_lines_at_rulings(std::vector<Word>& words, const std::vector<image::Ruling>& rulings) {
  int next = 0;
  for (const Word& word : words) {
    next = std::max(next, word.line + 1);
  }
  int was = -1;  // the number of the line as read_layer gave it
  for (size_t i = 1; i < words.size(); ++i) {
    const Word& before = words[i - 1];
    const int line = words[i].line;
    if (i == 1) {
      was = before.line;
    }
    if (line == was) {
      const bool apart =
          std::any_of(rulings.begin(), rulings.end(), [&](const image::Ruling& ruling) {
            return !ruling.horizontal && ruling.position() > before.box.cx() &&
                   ruling.position() < words[i].box.cx() && ruling.box.y0 < words[i].box.cy() &&
                   ruling.box.y1 > words[i].box.cy();
          });
      words[i].line = apart ? next++ : before.line;
    }
    was = line;
  }
}

/// A sign that makes a line beside others of its kind: underscores, hyphens, dashes, parts of
/// frames.
bool makes_line(const Symbol& symbol) {
  const std::u32string text = thai::to_utf32(symbol.text);
  const char32_t c = text.empty() ? 0 : text[0];
  return c == U'_' || c == U'-' || c == U'=' || c == U'\u00AF' || (c >= 0x2010 && c <= 0x2015) ||
         (c >= 0x2500 && c <= 0x259F);
}

/// A file that draws nothing beside glyphs has no rulings, unless signs make them.
bool may_hold_rulings(const std::vector<Word>& words, const document::PagePaint& paint) {
  return !paint.whole || paint.drawn ||
         std::any_of(words.begin(), words.end(), [](const Word& word) {
           return std::count_if(word.symbols.begin(), word.symbols.end(), makes_line) > 1;
         });
}

/// The rulings of a head row of light print are seen only where its dark ground is paper.
std::vector<image::Ruling> rulings_of(const std::vector<Word>& words, const image::Raster& raster,
                                      const document::PagePaint& paint) {
  if (!may_hold_rulings(words, paint)) {
    return {};
  }
  const bool light = std::any_of(paint.texts.begin(), paint.texts.end(),
                                 [](const document::PaintedText& text) { return text.pale; });
  const bool dotted = !paint.whole || paint.dotted;
  return light ? image::find_rulings(image::lighten_dark_blocks(raster), dotted)
               : image::find_rulings(raster, dotted);
}

/// Print on the page that the layer does not have.
void judge_by_print(LayerPage& layer, const image::Raster& raster,
                    const document::PagePaint& paint) {
  const PageText& page = layer.page;
  const std::vector<Box> letters =
      layer::unexplained_letters(page.words, page.rulings, raster, paint);
  const int cells = layer::cells_with_unknown_print(page.words, page.rulings, letters);
  if (letters.size() > kManyUnexplained) {
    layer.judgement = {
        Verdict::fuse,
        fmt::format("{} pieces of print on the page are not in its text layer", letters.size())};
  } else if (cells > 0) {
    layer.judgement = {Verdict::fuse,
                       fmt::format("{} cells hold print that is not in the text layer", cells)};
  }
}

/// Marks on the page that the layer does not have.
void judge_by_marks(LayerPage& layer, const image::Raster& raster) {
  const layer::BareLetters bare = layer::letters_beside_ink(layer.page.words, raster);
  if (many(bare.with_ink_above, bare.above) || many(bare.with_ink_below, bare.below)) {
    layer.judgement = {
        Verdict::fuse,
        fmt::format("{} letters stand beside marks that the text layer does not have",
                    bare.with_ink_above + bare.with_ink_below)};
    layer.marks_lost = true;
  }
}

}  // namespace

bool LayerPage::readable() const {
  return quality.out_of_lexicon < kReadable && (hidden || judgement.verdict == Verdict::fuse);
}

LayerPage read_layer_page(document::TextLayer& glyphs, const document::PagePaint& paint,
                          const document::PageInfo& info) {
  LayerPage out;
  out.hidden = glyphs.hidden;
  mend_directions(glyphs, paint);
  out.covered = drop_covered(glyphs, paint);
  out.shadows = drop_shadows(glyphs);
  const int aslant = drop_slanted(glyphs, paint);
  LayerText layer = read_layer(glyphs, info);
  out.quality = layer.quality;
  out.quality.across += aslant;
  out.judgement = judge(out.quality);
  if (out.hidden && out.judgement.verdict != Verdict::empty) {
    out.judgement = {Verdict::ocr,
                     "the text layer is not drawn: another program's reading of the page image"};
  }
  out.page.number = info.number;
  out.page.width = info.width;
  out.page.height = info.height;
  out.page.rotation = info.rotation;
  out.page.words = std::move(layer.words);
  join_raised_decimals(out.page.words);
  return out;
}

namespace {

/// What is filled white is seen where it lies on something that is not.
std::vector<Box> panels_of(const document::PagePaint& paint) {
  std::vector<Box> out;
  const auto seen = [&](const document::PaintedShape& shape) {
    return !shape.pale || std::any_of(paint.shapes.begin(), paint.shapes.end(),
                                      [&](const document::PaintedShape& ground) {
                                        return !ground.pale && &ground < &shape &&
                                               ground.box.contains(shape.box.cx(), shape.box.cy());
                                      });
  };
  constexpr size_t kMost = 2000;  // more are a drawing
  for (const document::PaintedShape& shape : paint.shapes) {
    if (paint.shapes.size() <= kMost && seen(shape)) {
      out.push_back(shape.box);
    }
  }
  return out;
}

}  // namespace

void hold_against_print(LayerPage& layer, const document::TextLayer& glyphs,
                        const document::PagePaint& paint, const image::Raster& raster) {
  PageText& page = layer.page;
  page.rulings = rulings_of(page.words, raster, paint);
  page.panels = panels_of(paint);
  const size_t symbols = symbol_count(page.words);
  const int unseen = layer::drop_unseen(page.words, raster, paint);
  doubt_cut_numbers(page.words, glyphs, paint);
  doubt_by_paint(page.words, paint, {});
  if (unseen > 0) {
    page.notes.push_back(
        fmt::format("{} characters of the text layer cannot be seen on the page", unseen));
  }
  const double all = static_cast<double>(symbols) + layer.covered;
  if (unseen > kMuchUnseen * static_cast<double>(symbols)) {
    layer.judgement = {Verdict::ocr, "much of the text layer cannot be seen on the page"};
  } else if (unseen + layer.covered > kMuchUnseen * all &&
             layer.quality.out_of_lexicon > kInterleaved) {
    layer.judgement = {Verdict::ocr,
                       "much of the text layer cannot be seen on the page, and what is left of it "
                       "makes few words"};
  } else if (layer.judgement.verdict < Verdict::fuse) {
    judge_by_print(layer, raster, paint);
  }
  layer.marks_lost = layer.judgement.verdict == Verdict::fuse && layer.quality.lost_tones > 0;
  if (layer.judgement.verdict < Verdict::fuse) {
    judge_by_marks(layer, raster);
  }
  add_drawn_bullets(page.words, paint.dots);
  split_lines_at_rulings(page.words, page.rulings);
}

void note_judgement(LayerPage& layer) {
  std::vector<std::string>& notes = layer.page.notes;
  notes.push_back(layer.judgement.reason);
  if (layer.covered > 0) {
    notes.push_back(
        fmt::format("{} letters that nobody sees under others are left out", layer.covered));
  }
  if (layer.shadows > 0) {
    notes.push_back(
        fmt::format("{} letters printed twice as a shadow are read once", layer.shadows));
  }
  if (layer.quality.across > 0) {
    notes.push_back(fmt::format("a watermark of {} letters across the print is left out",
                                layer.quality.across));
  }
}

}  // namespace ita::text
