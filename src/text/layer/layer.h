#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "text/page_text.h"

namespace ita::text {

/// How sound a text layer is, measured after repair.
struct LayerQuality {
  int glyphs = 0;
  int thai = 0;
  int controls = 0;             ///< control codes among the glyphs, which no text holds
  double invalid_clusters = 0;  ///< share of Thai clusters that no Thai word can hold
  double unmapped = 0;  ///< share of U+FFFD, controls and private-use codes without a known meaning
  double mojibake = 0;  ///< share of Latin-1 letters À–ÿ among letters
  double latin_inside = 0;    ///< share of letters that are a single Latin one inside a Thai word
  double out_of_lexicon = 0;  ///< share of Thai letters in words that no lexicon knows
  double no_words = 0;  ///< share of what is neither Thai nor a digit that stands in no Latin word
  int repaired = 0;     ///< glyphs that a repair touched
  int lost_tones = 0;   ///< tone marks that its fonts lost above vowels, at least
  int across = 0;       ///< letters of a watermark across the print, left out
};

/// A page's words as rebuilt and repaired from its text layer.
struct LayerText {
  std::vector<Word> words;
  LayerQuality quality;
};

/// Rebuilds words and lines from the glyph boxes and repairs what is exact.
LayerText read_layer(const document::TextLayer& layer, const document::PageInfo& page);

enum class Verdict { trust, repaired, fuse, ocr, empty };
/// What to do with the page, with the reason in words.
struct Judgement {
  Verdict verdict = Verdict::empty;
  std::string reason;
};
Judgement judge(const LayerQuality& quality);

/// Joins the two readings of one page, glyph by glyph: base letters and digits from the layer,
/// marks from OCR, where the layer's are missing or impossible.  A digit on which the two differ
/// gets a doubt.
std::vector<Word> fuse(const std::vector<Word>& layer, const std::vector<Word>& ocr);

/// Writes a doubt on each word of `ocr` with a digit where `layer` has another one on the same
/// spot: for layers that are only one more reading of a scan.
void compare_digits(std::vector<Word>& ocr, const std::vector<Word>& layer);

}  // namespace ita::text
