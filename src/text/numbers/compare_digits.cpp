#include <algorithm>

#include "text/layer/fused_letters.h"
#include "text/layer/layer.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr double kSamePlace =
    0.6;  // of the smaller box, that two readings of one digit have in common

}  // namespace

void compare_digits(std::vector<Word>& ocr, const std::vector<Word>& layer) {
  for (Word& word : ocr) {
    for (Symbol& symbol : word.symbols) {
      const char32_t read = folded(base_of(symbol));
      if (!thai::is_digit(read)) {
        continue;
      }
      for (const Word& other : layer) {
        if (intersect(other.box, symbol.box).empty()) {
          continue;
        }
        for (const Symbol& theirs : other.symbols) {
          const char32_t digit = folded(base_of(theirs));
          const double common = intersect(theirs.box, symbol.box).area();
          if (!thai::is_digit(digit) || digit == read ||
              common < kSamePlace * std::min(theirs.box.area(), symbol.box.area())) {
            continue;
          }
          word.doubt("layer-said-otherwise", {{"print", symbol.text}, {"layer", theirs.text}});
          symbol.alternatives.push_back({theirs.text, 0});
        }
      }
    }
  }
}

}  // namespace ita::text
