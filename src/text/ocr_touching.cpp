#include "text/ocr_touching.h"

#include <algorithm>
#include <cmath>

#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr double kTouch = 0.07;  // of the height of the digits: two or three pixels of a scan
constexpr double kLong = 3;  // times the number: shorter lines are drawn under words, clear of them

Box digits_of(const Word& word) {
  Box out;
  for (const Symbol& symbol : word.symbols) {
    const std::u32string wide = thai::to_utf32(symbol.text);
    if (wide.size() == 1 && thai::is_digit(wide[0])) {
      out = unite(out, symbol.box);
    }
  }
  return out;
}

bool on(const image::Ruling& ruling, const Box& digits) {
  const double reach = kTouch * digits.height();
  const auto at = [&](double y) {
    return y >= ruling.box.y0 - reach && y <= ruling.box.y1 + reach;
  };
  return ruling.horizontal && ruling.length() > kLong * digits.width() &&
         overlap(ruling.box.x0, ruling.box.x1, digits.x0, digits.x1) > 0 &&
         (at(digits.y0) || at(digits.y1));
}

}  // namespace

void doubt_numbers_on_rulings(const std::vector<image::Ruling>& rulings,
                              std::vector<ReadWord>& words) {
  for (ReadWord& read : words) {
    const Box digits = digits_of(read.word);
    if (digits.empty() || !read.word.doubts.empty()) {
      continue;
    }
    if (std::any_of(rulings.begin(), rulings.end(),
                    [&](const image::Ruling& ruling) { return on(ruling, digits); })) {
      read.word.doubts.push_back("ตัวเลขชิดหรือทับเส้นตาราง บางส่วนของตัวเลขอาจหายไป: " +
                                 read.word.text());
    }
  }
}

}  // namespace ita::text
