#include "text/ocr/word_confidence.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "text/numbers/candidate.h"

namespace ita::text {

namespace {

bool is_number(const Word& word) {
  bool digits = false;
  for (const Symbol& symbol : word.symbols) {
    digits = digits || is_digit_sign(symbol.text);
    if (!is_digit_sign(symbol.text) && !is_number_sign(symbol.text)) {
      return false;
    }
  }
  return digits;
}

}  // namespace

WordConfidence WordConfidence::load(const std::filesystem::path& models_dir) {
  WordConfidence out;
  std::ifstream in(models_dir / "tessdata" / "words.tsv");
  std::string kind;
  double raw = 0;
  double share = 0;
  while (in >> kind >> raw >> share) {
    (kind == "number" ? out.numbers_ : out.text_).emplace_back(raw, share);
  }
  return out;
}

double WordConfidence::of(const Word& word) const {
  const Curve& curve = is_number(word) ? numbers_ : text_;
  const auto above =
      std::lower_bound(curve.begin(), curve.end(), word.confidence,
                       [](const auto& point, double raw) { return point.first < raw; });
  if (curve.empty()) {
    return word.confidence;
  }
  if (above == curve.begin() || above == curve.end()) {
    return above == curve.end() ? curve.back().second : above->second;
  }
  const auto& [x0, y0] = *(above - 1);
  const auto& [x1, y1] = *above;
  return y0 + (y1 - y0) * (word.confidence - x0) / (x1 - x0);
}

}  // namespace ita::text
