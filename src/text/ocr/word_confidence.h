#pragma once

#include <filesystem>
#include <utility>
#include <vector>

#include "text/page_text.h"

namespace ita::text {

/// What the confidence of a word that OCR read is worth, as measured on drawn pages in fonts that
/// no training saw (models/README.md): the share of words that are right among those with this
/// least sure symbol.  Numbers, which two readers read, and text have curves of their own.
class WordConfidence {
 public:
  /// Reads `models_dir`/tessdata/words.tsv.  Without that file words keep their confidence, which
  /// is what measuring the curve needs.
  static WordConfidence load(const std::filesystem::path& models_dir);

  /// For a word without a doubt; 0..1.
  double of(const Word& word) const;

 private:
  using Curve = std::vector<std::pair<double, double>>;  ///< raw, share right; rising
  Curve numbers_, text_;
};

}  // namespace ita::text
