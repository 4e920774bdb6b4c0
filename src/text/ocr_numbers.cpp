#include "text/ocr_numbers.h"

#include <algorithm>
#include <string>

#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr int kMargin = 5;
constexpr double kUnsure = 0.93;       // first reader, least sure sign
constexpr double kUnsureAgain = 0.85;  // second reader, whole number
constexpr double kSureNumber = 0.95;   // second reader alone
constexpr double kDisputed = 0.5;      // confidence of what two readers see differently

bool is_digit_text(const std::string& text) {
  const std::u32string wide = thai::to_utf32(text);
  return wide.size() == 1 && thai::is_digit(wide[0]);
}

/// Signs that the second reader knows and that may stand in, before or after a number.
bool is_sign(const std::string& text) {
  return text == "." || text == "," || text == "/" || text == ":" || text == "-" || text == "%" ||
         text == "(" || text == ")";
}

/// [begin, end) of symbols that are digits and signs, with at least one digit: "(๓.๑)", "99.17".
struct NumberRun {
  size_t begin = 0, end = 0;
};

std::vector<NumberRun> runs_of(const Word& word) {
  std::vector<NumberRun> out;
  const auto& s = word.symbols;
  for (size_t i = 0; i < s.size();) {
    size_t end = i;
    bool digits = false;
    while (end < s.size() && (is_digit_text(s[end].text) || is_sign(s[end].text))) {
      digits = digits || is_digit_text(s[end].text);
      ++end;
    }
    if (digits) {
      out.push_back({i, end});
    }
    i = std::max(end, i + 1);
  }
  return out;
}

/// A digit with Thai letters on both sides: seldom print ("จัดทำ6มือ" is จัดทำคู่มือ misread).
bool inside_thai(const Word& word, const NumberRun& run) {
  const auto thai_letter = [&](size_t i) {
    const std::u32string wide = thai::to_utf32(word.symbols[i].text);
    return !wide.empty() && thai::is_thai(wide[0]) && !thai::is_digit(wide[0]);
  };
  return run.begin > 0 && run.end < word.symbols.size() && thai_letter(run.begin - 1) &&
         thai_letter(run.end);
}

/// The number in a reading: no signs around it, Arabic digits.
std::string core(const std::string& text) {
  const std::string digits = thai::arabic_digits(text);
  const size_t begin = digits.find_first_of("0123456789?");
  const size_t end = digits.find_last_of("0123456789?");
  return begin == std::string::npos ? "" : digits.substr(begin, end - begin + 1);
}

/// The ink of the line whose middle lies between two places.
InkLine part_of(const OcrPage& page, const InkLine& line, double x0, double x1) {
  InkLine out;
  out.top = line.top;
  out.bottom = line.bottom;
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    if (c.cx() < x0 || c.cx() > x1) {
      continue;
    }
    const bool first = out.pieces.empty();
    out.x0 = first ? c.x0 : std::min(out.x0, c.x0);
    out.x1 = first ? c.x1 : std::max(out.x1, c.x1);
    out.y0 = first ? piece.y0 : std::min(out.y0, piece.y0);
    out.y1 = first ? piece.y1 : std::max(out.y1, piece.y1);
    out.pieces.push_back(piece);
  }
  return out;
}

std::string text_of(const Word& word, const NumberRun& run) {
  std::string out;
  for (size_t i = run.begin; i < run.end; ++i) {
    out += word.symbols[i].text;
  }
  return out;
}

/// Gives each symbol the one that stands in its place in the other reading.
void add_alternatives(Word& word, const NumberRun& run, const NumberReading& other) {
  if (other.symbols.size() != run.end - run.begin) {
    return;
  }
  for (size_t i = 0; i < other.symbols.size(); ++i) {
    Symbol& symbol = word.symbols[run.begin + i];
    if (other.symbols[i].text != symbol.text) {
      symbol.alternatives.insert(symbol.alternatives.begin(),
                                 {other.symbols[i].text, other.symbols[i].confidence});
    }
  }
}

/// Where the ink of a run ends: the recogniser's boxes are good to a few pixels only, so the limit
/// lies half way to the middle of the neighbour.
struct Limits {
  double x0 = -1e9, x1 = 1e9;  ///< pixels
};

void check(const OcrPage& page, const InkLine& line, const NumberReader& reader, Word& word,
           const NumberRun& run, const Limits& limits) {
  const std::string first = text_of(word, run);
  double sure = 1;
  for (size_t i = run.begin; i < run.end; ++i) {
    sure = std::min(sure, word.symbols[i].confidence);
  }
  const InkLine part = part_of(page, line, limits.x0, limits.x1);
  if (part.pieces.empty()) {
    return;
  }
  const NumberReading second = reader.read(line_image(page, part, kMargin));
  if (core(first) == core(second.text)) {
    if (sure < kUnsure && second.confidence < kUnsureAgain) {
      word.doubts.push_back("ตัวเลขไม่ชัด แม้อ่านสองครั้งได้ตรงกัน: " + first);
    }
    return;
  }
  if (second.text.empty() && sure >= kUnsure && !inside_thai(word, run)) {
    return;  // the second reader saw no number at all: nothing to hold against the first
  }
  add_alternatives(word, run, second);
  word.doubts.push_back("อ่านสองครั้งได้ไม่ตรงกัน: " + first + " / " +
                        (second.text.empty() ? "อ่านไม่ได้" : second.text));
  word.confidence = std::min(word.confidence, kDisputed);
  for (size_t i = run.begin; i < run.end; ++i) {
    word.symbols[i].confidence = std::min(word.symbols[i].confidence, kDisputed);
  }
}

/// A word of mostly digits that holds something else besides, as "T00.00" for "100.00": the second
/// reader's number takes its place when it is sure and fits sign for sign.  Codes such as O33 are
/// no numbers.
void mend_broken(const OcrPage& page, const InkLine& line, const NumberReader& reader, Word& word,
                 const Limits& limits) {
  size_t digits = 0;
  size_t strange = 0;
  for (const Symbol& symbol : word.symbols) {
    digits += is_digit_text(symbol.text) ? 1U : 0U;
    strange += is_digit_text(symbol.text) || is_sign(symbol.text) ? 0U : 1U;
  }
  if (strange == 0 || strange > 2 || digits < 2 || digits <= strange ||
      word.symbols.front().text == "O") {
    return;
  }
  const InkLine part = part_of(page, line, limits.x0, limits.x1);
  if (part.pieces.empty()) {
    return;
  }
  const NumberReading second = reader.read(line_image(page, part, kMargin));
  if (!second.is_number() || second.confidence < kSureNumber ||
      second.symbols.size() != word.symbols.size()) {
    return;
  }
  const std::string before = word.text();
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    Symbol& symbol = word.symbols[i];
    if (symbol.text != second.symbols[i].text) {
      symbol.alternatives.insert(symbol.alternatives.begin(), {symbol.text, symbol.confidence});
      symbol.text = second.symbols[i].text;
      symbol.confidence = kDisputed;
    }
  }
  word.confidence = std::min(word.confidence, kDisputed);
  word.doubts.push_back("อ่านสองครั้งได้ไม่ตรงกัน: " + before + " / " + second.text);
}

}  // namespace

void check_numbers(const OcrPage& page, const InkLine& line, const NumberReader& reader,
                   std::vector<ReadWord>& words) {
  std::vector<double> middles;  // of all symbols of the line
  for (const ReadWord& read : words) {
    for (const Symbol& symbol : read.word.symbols) {
      middles.push_back(page.grey.to_pixels(symbol.box).cx());
    }
  }
  size_t before = 0;  // symbols in the words so far
  for (ReadWord& read : words) {
    Word& word = read.word;
    const auto limits = [&](const NumberRun& run) {
      const size_t begin = before + run.begin;
      const size_t end = before + run.end;
      Limits out;
      if (begin > 0) {
        out.x0 = (middles[begin - 1] + middles[begin]) / 2;
      }
      if (end < middles.size()) {
        out.x1 = (middles[end - 1] + middles[end]) / 2;
      }
      return out;
    };
    for (const NumberRun& run : runs_of(word)) {
      check(page, line, reader, word, run, limits(run));
    }
    mend_broken(page, line, reader, word, limits({0, word.symbols.size()}));
    before += word.symbols.size();
  }
}

}  // namespace ita::text
