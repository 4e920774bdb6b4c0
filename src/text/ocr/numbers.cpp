#include "text/ocr/numbers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "text/numbers/candidate.h"
#include "text/numbers/fusion.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr int kMargin = 5;
constexpr double kUnsure = 0.93;   // first reader, least sure sign
constexpr double kLoneSure = 0.8;  // second reader, of a digit where the first saw another sign
constexpr double kDisputed = 0.5;  // confidence of what two readers see differently

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
    while (end < s.size() && (is_digit_sign(s[end].text) || is_number_sign(s[end].text))) {
      digits = digits || is_digit_sign(s[end].text);
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

/// Puts the second reading in the place of the word.
void replace(const OcrPage& page, const InkLine& part, const NumberReading& second, Word& word) {
  const std::vector<Symbol> before = std::move(word.symbols);
  word.symbols = second.symbols;
  word.box = {};
  for (size_t i = 0; i < word.symbols.size(); ++i) {
    Symbol& symbol = word.symbols[i];
    const Box& b = symbol.box;
    const double x = part.x0 - kMargin;
    const double y = part.y0 - kMargin;
    symbol.box = page.grey.to_points({b.x0 + x, b.y0 + y, b.x1 + x, b.y1 + y});
    word.box = unite(word.box, symbol.box);
    if (before.size() == word.symbols.size() && before[i].text != symbol.text) {
      symbol.alternatives.insert(symbol.alternatives.begin(),
                                 {before[i].text, before[i].confidence});
    }
  }
}

/// Where the ink of a run ends: the recogniser's boxes are good to a few pixels only, so the limit
/// lies half way to the middle of the neighbour.
struct Limits {
  double x0 = -1e9, x1 = 1e9;  ///< pixels
};

void doubt(Word& word, size_t begin, size_t end, Reason reason) {
  word.doubts.push_back(std::move(reason));
  word.confidence = std::min(word.confidence, kDisputed);
  for (size_t i = begin; i < end; ++i) {
    word.symbols[i].confidence = std::min(word.symbols[i].confidence, kDisputed);
  }
}

double least_sure(const Word& word, const NumberRun& run) {
  double sure = 1;
  for (size_t i = run.begin; i < run.end; ++i) {
    sure = std::min(sure, word.symbols[i].confidence);
  }
  return sure;
}

/// A number within other text.
void check_run(const OcrPage& page, const InkLine& line, const NumberReader& reader, Word& word,
               const NumberRun& run, const Limits& limits) {
  const InkLine part = part_of(page, line, limits.x0, limits.x1);
  if (part.pieces.empty()) {
    return;
  }
  const double sure = least_sure(word, run);
  const NumberReading second = reader.read(line_image(page, part, kMargin));
  if (second.text.empty() && sure >= kUnsure && !inside_thai(word, run)) {
    return;  // the second reader saw no number at all: nothing to hold against the first
  }
  const std::string first = text_of(word, run);
  NumberVerdict verdict = fuse_numbers(first, sure, second, false);
  if (comparable_number(first, false) == comparable_number(second.text, false)) {
    if (!verdict.doubt.code.empty()) {
      word.doubts.push_back(std::move(verdict.doubt));
    }
    return;
  }
  add_alternatives(word, run, second);
  doubt(word, run.begin, run.end, std::move(verdict.doubt));
}

/// A word that may be a number as a whole.  False when the second reader sees no number in a word
/// that is not one for the first either.
bool check_word(const OcrPage& page, const InkLine& line, const NumberReader& reader, Word& word,
                const Limits& limits, bool lone) {
  const bool lone_digit = lone && may_be_lone_digit(word);
  if (!lone_digit && !may_be_number(word)) {
    return false;
  }
  const InkLine part = part_of(page, line, limits.x0, limits.x1);
  if (part.pieces.empty()) {
    return false;
  }
  const NumberRun all{0, word.symbols.size()};
  const bool pure = std::all_of(word.symbols.begin(), word.symbols.end(), [](const Symbol& symbol) {
    return is_digit_sign(symbol.text) || is_number_sign(symbol.text);
  });
  const double sure = least_sure(word, all);
  const NumberReading second = reader.read(line_image(page, part, kMargin));
  if (second.text.empty() && pure && sure >= kUnsure) {
    return true;  // the second reader saw no number at all: nothing to hold against the first
  }
  if (lone_digit && (!second.is_number() || second.confidence < kLoneSure)) {
    return false;
  }
  NumberVerdict verdict = fuse_numbers(word.text(), sure, second, true);
  if (!pure && !verdict.take_second) {
    // Letters beside a number that the second reader sees too are text.
    if (holds_letters(word) && !second.is_number()) {
      if (!letters_in_number(word, lone)) {
        return false;
      }
      doubt(word, 0, word.symbols.size(), Reason{"letters-in-number", {{"raw", word.text()}}, {}});
      return true;
    }
    add_alternatives(word, all, second);
    doubt(word, 0, word.symbols.size(), std::move(verdict.doubt));
    return true;
  }
  if (comparable_number(word.text(), true) == comparable_number(second.text, true)) {
    if (!verdict.doubt.code.empty()) {
      word.doubts.push_back(std::move(verdict.doubt));
    }
    return true;
  }
  if (verdict.take_second) {
    replace(page, part, second, word);
  } else {
    add_alternatives(word, all, second);
  }
  doubt(word, 0, word.symbols.size(), std::move(verdict.doubt));
  return true;
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
    const size_t symbols = word.symbols.size();
    if (!check_word(page, line, reader, word, limits({0, symbols}), words.size() == 1)) {
      for (const NumberRun& run : runs_of(word)) {
        check_run(page, line, reader, word, run, limits(run));
      }
    }
    before += symbols;
  }
}

}  // namespace ita::text
