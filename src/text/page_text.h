#pragma once

#include <string>
#include <vector>

#include "base/box.h"
#include "base/reason.h"
#include "image/rulings.h"

namespace ita::text {

/// Where a reading came from.
enum class Origin { text_layer, repaired_text_layer, ocr };
const char* name(Origin origin);  ///< "text-layer", "repaired-text-layer", "ocr"

struct Alternative {
  std::string text;
  double confidence = 0;
};

/// One grapheme cluster (base with its marks, a digit, a Latin letter) with the place it stands at.
struct Symbol {
  std::string text;  ///< UTF-8, canonical order (base, vowel, tone), ำ composed; digits in the
                     ///< script that is printed
  std::string raw;   ///< what the layer or the recogniser gave, before any change
  Box box;           ///< points, reading frame of the page (PageText)
  double confidence = 1;                  ///< 0..1, calibrated where it comes from OCR
  std::vector<Alternative> alternatives;  ///< other readings, best first; may be empty
};

/// A run of symbols without a visible gap.  Thai writes no spaces between words, so this may be a
/// phrase.
struct Word {
  std::vector<Symbol> symbols;
  Box box;                ///< union of the symbols
  double baseline = 0;    ///< y of the baseline, points
  double size = 0;        ///< type size in points, estimated for OCR
  double confidence = 1;  ///< the least sure symbol decides
  Origin origin = Origin::text_layer;
  bool bold = false;
  bool underlined = false;
  bool handwriting = false;  ///< ink that looks written by hand; never a score
  int rotation = 0;          ///< writing direction: 0, 90, 180, 270 degrees clockwise
  int line =
      -1;  ///< words of one printed line (of one cell or column) share a number in their page
  std::vector<Reason> doubts;  ///< reasons to doubt this reading

  /// Adds a doubt that is not there yet.
  void doubt(std::string code, ReasonArgs args = {});

  std::string text() const;
  std::string raw() const;
};

enum class Source { none, text_layer, repaired_text_layer, fused, ocr };
const char* name(Source source);  ///< "none", "text-layer", "repaired-text-layer", "fused", "ocr"

/// What stands on one page.  All boxes are in the *reading frame*: points, origin top left, the
/// page upright and deskewed, so that printed lines are level.  `to_page` maps a box of the reading
/// frame to the page as a person sees it (upright, skew left in); for digital pages the two are the
/// same.
struct PageText {
  int number = 0;
  double width = 0, height = 0;  ///< points, upright page
  int rotation =
      0;  ///< degrees clockwise that were undone (stated by the file or found in the image)
  Source source = Source::none;
  double confidence = 0;    ///< 0..1 for the page as a whole
  std::vector<Word> words;  ///< line by line; order of columns is for the layout stage to find
  std::vector<image::Ruling> rulings;
  std::vector<Box> panels;  ///< shapes that set off what stands in them, as a file paints them:
                            ///< cards, boxes of an infographic, cells with a ground; none on scans
  Projection to_page;
  std::vector<std::string> notes;  ///< what was decided on the way of reading, for people
  std::vector<Reason> doubts;      ///< about the page as a whole
  std::string problem;             ///< why it could not be read, in words; empty when it was
};

}  // namespace ita::text
