// The normaliser and the clusters hold their promises for any text: idempotent, the way back
// monotone and total, canonical order, clusters that cover the text.
#include <cstdint>
#include <cstdlib>

#include "thai/cluster.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// Two bytes a character: mostly Thai, the rest from everywhere.
std::u32string to_text(const uint8_t* data, size_t size) {
  std::u32string out;
  for (size_t i = 0; i + 1 < size; i += 2) {
    const uint32_t low = data[i + 1];
    switch (data[i] % 8) {
      case 0:
        out.push_back((char32_t{data[i]} << 8) | low);
        break;
      case 1:
        out.push_back(0xF700 + low % 0x1C);
        break;
      case 2:
        out.push_back(low);
        break;
      default:
        out.push_back(0x0E01 + low % 0x5B);
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::thai;
  const std::u32string text = to_text(data, size);
  const Normalised once = normalise(text);
  require(once.text.size() == once.source.size());
  for (size_t i = 0; i < once.source.size(); ++i) {
    require(once.source[i] < text.size());
    require(i == 0 || once.source[i - 1] <= once.source[i]);
  }
  require(normalise(once.text).text == once.text);
  size_t end = 0;
  for (const Cluster& cluster : clusters(once.text)) {
    require(cluster.begin == end && cluster.end > cluster.begin);
    end = cluster.end;
    bool top = false;
    for (size_t i = cluster.begin; i < cluster.end; ++i) {
      const char32_t c = once.text[i];
      require(!(top && (is_above_vowel(c) || is_below_vowel(c))));
      top = top || is_tone(c);
    }
  }
  require(end == once.text.size());
  return 0;
}
