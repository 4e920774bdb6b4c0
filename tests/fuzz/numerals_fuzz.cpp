// Numbers, keys, likeness and words of any bytes: places inside the text, in order, and values that
// are finite.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "thai/key.h"
#include "thai/lexicon.h"
#include "thai/normalise.h"
#include "thai/numerals.h"
#include "thai/unicode.h"

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace ita::thai;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  size_t end = 0;
  for (const Number& number : find_numbers(text)) {
    require(number.begin >= end && number.end > number.begin && number.end <= size);
    require(std::isfinite(number.value) || number.end - number.begin > 300);
    end = number.end;
  }
  parse_number(text);
  parse_year_be(text, true);
  const std::string key = match_key(text);
  require(match_key(key) == key);
  const size_t half = size / 2;
  const Found found = find_like(text.substr(0, half), text.substr(half));
  require(found.begin <= found.end && found.end <= size - half);
  require(found.similarity >= 0 && found.similarity <= 1);
  require(similarity(text, text) == 1);
  size_t last = 0;
  for (const size_t start : word_starts(text)) {
    require(start < size && (start == 0 || start > last));
    last = start;
  }
  const double known = known_share(text);
  require(known >= 0 && known <= 1);
  require(display_width(pad(text, 20)) >= 20);
  return 0;
}
