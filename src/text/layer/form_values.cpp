#include "text/layer/form_values.h"

#include <algorithm>
#include <string>

#include "thai/cluster.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr size_t kLongest = 200;    // signs of a value that is one line
constexpr double kUsualSize = 0.7;  // of the field's height, where the file names no type size
constexpr double kWide = 0.5;       // of the type size: a letter
constexpr double kInset = 2;        // points from the edge of a field to its text

std::string comparable(std::string text) {
  text = thai::arabic_digits(text);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return text;
}

/// One word for each piece between spaces.
std::vector<Word> words_of(const document::PaintedField& field, int line) {
  std::vector<Word> out;
  const double size = field.size > 0 ? field.size : kUsualSize * field.box.height();
  const std::u32string text = thai::normalise(field.value).text;
  double x = field.box.x0 + kInset;
  bool begins = true;
  for (const thai::Cluster& cluster : thai::clusters(text)) {
    const double x0 = x;
    x += kWide * size;
    if (text[cluster.begin] <= U' ') {
      begins = true;
      continue;
    }
    if (begins) {
      Word word;
      word.size = size;
      word.baseline = field.box.cy() + kWide / 2 * size;
      word.line = line;
      word.doubt("form-value-not-drawn");
      out.push_back(std::move(word));
      begins = false;
    }
    Symbol symbol;
    symbol.text = symbol.raw =
        thai::to_utf8(std::u32string_view(text).substr(cluster.begin, cluster.end - cluster.begin));
    symbol.box = {x0, field.box.y0, x, field.box.y1};
    out.back().box = unite(out.back().box, symbol.box);
    out.back().symbols.push_back(std::move(symbol));
  }
  return out;
}

}  // namespace

void add_form_values(std::vector<Word>& words, const std::vector<document::PaintedField>& fields) {
  int line = 0;
  for (const Word& word : words) {
    line = std::max(line, word.line + 1);
  }
  for (const document::PaintedField& field : fields) {
    if (field.value.empty() || field.value.size() > kLongest) {
      continue;
    }
    const auto inside = [&](const Word& word) {
      return field.box.contains(word.box.cx(), word.box.cy());
    };
    std::string drawn;
    for (const Word& word : words) {
      drawn += inside(word) ? word.text() : "";
    }
    if (comparable(drawn) == comparable(thai::to_utf8(thai::normalise(field.value).text))) {
      continue;
    }
    if (field.drawn) {
      for (Word& word : words) {
        if (inside(word)) {
          word.doubt("form-value-differs");
        }
      }
      continue;
    }
    std::erase_if(words, inside);
    for (Word& word : words_of(field, line++)) {
      words.push_back(std::move(word));
    }
  }
}

}  // namespace ita::text
