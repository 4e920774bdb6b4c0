#include "text/layer/raised_decimals.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/layer/raised.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

constexpr double kSmaller = 0.85;  ///< of the size of the number: smaller decimals
constexpr double kSameLine = 0.1;  ///< of the size of the number: how far off its baseline
constexpr double kTouches = 0.3;   ///< of the decimals' height: how far they stand from the number

bool all_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_whole(const Word& word) {
  const std::string text = thai::arabic_digits(word.text());
  return all_digits(text) && text.size() <= 3;
}

bool is_decimals(const Word& word) {
  const std::string text = thai::arabic_digits(word.text());
  return text.size() >= 2 && text.size() <= 3 && text[0] == '.' && all_digits(text.substr(1));
}

/// "98.16" of which the decimals are set in smaller type on the same line.
bool smaller_beside(const Word& whole, const Word& decimals) {
  const double gap = decimals.box.x0 - whole.box.x1;
  return decimals.size < kSmaller * whole.size &&
         std::fabs(decimals.baseline - whole.baseline) <= kSameLine * whole.size &&
         gap >= -kSameLine * whole.size && gap <= kTouches * whole.size;
}

bool belongs(const Word& whole, const Word& decimals) {
  const Box& last = whole.symbols.back().box;
  const Box& first = decimals.symbols.front().box;
  return smaller_beside(whole, decimals) ||
         (std::fabs(first.x0 - last.x1) <= kTouches * first.height() && raised_beside(first, last));
}

}  // namespace

void join_raised_decimals(std::vector<Word>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].rotation != 0 || !is_decimals(words[i])) {
      continue;
    }
    const auto whole = std::find_if(words.begin(), words.end(), [&](const Word& other) {
      return other.rotation == 0 && is_whole(other) && belongs(other, words[i]);
    });
    if (whole == words.end()) {
      continue;
    }
    whole->symbols.insert(whole->symbols.end(), std::make_move_iterator(words[i].symbols.begin()),
                          std::make_move_iterator(words[i].symbols.end()));
    whole->box = unite(whole->box, words[i].box);
    whole->confidence = std::min(whole->confidence, words[i].confidence);
    for (const Reason& doubt : words[i].doubts) {
      whole->doubt(doubt.code, doubt.args);
    }
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    --i;
  }
}

}  // namespace ita::text
