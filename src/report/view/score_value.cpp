#include "report/view/score_value.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "report/view/evidence.h"
#include "report/view/number_words.h"
#include "thai/key.h"
#include "thai/numerals.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

/// Words that may stand beside a score in its cell.
std::string without_companions(std::string_view cell, const facts::Facts& facts) {
  std::string out(cell);
  for (const auto& [word, key] : facts.lexicon("score-company")) {
    for (size_t at = out.find(word); at != std::string::npos; at = out.find(word, at)) {
      // Same length, so that offsets stay those of the cell.
      out.replace(at, word.size(), std::string(word.size(), ' '));
    }
  }
  return out;
}

bool says_nothing(std::string_view cell, const facts::Facts& facts) {
  std::string lower = clean(cell);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto& none = facts.lexicon("score-none");
  return std::any_of(none.begin(), none.end(),
                     [&](const facts::Phrase& words) { return lower == words.text; });
}

bool has_digit(std::string_view text) {
  for (const char32_t c : thai::to_utf32(text)) {
    if (thai::is_digit(c)) {
      return true;
    }
  }
  return false;
}

Span trimmed_span(std::string_view text) {
  Span out{0, text.size()};
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (out.begin < out.end && space(text[out.begin])) {
    ++out.begin;
  }
  while (out.end > out.begin && space(text[out.end - 1])) {
    --out.end;
  }
  return out;
}

/// Letters that readers put for digits.
std::string digits_for_letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == 'O' || c == 'o' || c == 'D' ? '0' : c == 'l' || c == 'I' || c == '|' ? '1' : c;
  }
  return out;
}

/// Signs that stand around a score and change nothing; what "about" and a plus mean is asked.
bool plain_sign(char32_t c) {
  return std::u32string_view(U" \n\t.…‥=*↑↓▲▼△▽→✓✔:;|").find(c) != std::u32string_view::npos;
}
bool unsure_sign(char32_t c) {
  return std::u32string_view(U"~≈+").find(c) != std::u32string_view::npos;
}

/// Whether nothing but signs and brackets without a digit stands there: "(ผ่านดี)", "↑", "....".
bool only_company(std::string_view text, bool& unsure) {
  int depth = 0;
  for (const char32_t c : thai::to_utf32(text)) {
    if (thai::is_digit(c)) {
      return false;
    }
    if (c == U'(') {
      ++depth;
    } else if (c == U')') {
      --depth;
    } else if (unsure_sign(c)) {
      unsure = true;
    } else if (depth <= 0 && !plain_sign(c)) {
      return false;
    }
  }
  return true;
}

/// A level beside its score ("96.88 ผ่านดีเยี่ยม", "ระดับ A 91.20") says nothing against the number:
/// blanks in its place.
void blank_levels(std::string& text, const facts::Facts& facts) {
  const auto blank = [&](const std::string& words) {
    const auto edge = [&](size_t at) {
      return at >= text.size() || text[at] == ' ' || text[at] == '\n';
    };
    for (size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      if ((at == 0 || edge(at - 1)) && edge(at + words.size())) {
        text.replace(at, words.size(), std::string(words.size(), ' '));
      }
    }
  };
  for (const facts::LevelScale& scale : facts.scales()) {
    for (const facts::LevelBand& band : scale.bands) {
      blank(band.label);
      blank(facts.lexicon("level-joined").front().text + band.label);
    }
  }
  blank(facts.lexicon("level-joined").front().text);
}

/// One number of a cell with company that is no number: "91.63/100", "= 89.17", "93.50 (ผ่านดี)",
/// "....92.41....".
std::optional<thai::Number> number_in_company(std::string_view cell, bool& unsure,
                                              const facts::Facts& facts) {
  std::string text(cell);
  for (const auto& [word, key] : facts.lexicon("score-unit-word")) {
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), std::string(word.size(), ' '));
    }
  }
  blank_levels(text, facts);
  for (size_t at = text.find(".."); at != std::string::npos; at = text.find("..", at)) {
    for (; at < text.size() && text[at] == '.'; ++at) {
      text[at] = ' ';  // leaders
    }
  }
  std::vector<thai::Number> numbers = thai::find_numbers(text);
  size_t end = numbers.empty() ? 0 : numbers[0].end;
  if (numbers.size() == 2 && numbers[1].value == 100) {
    const std::string between =
        clean(std::string_view(text).substr(numbers[0].end, numbers[1].begin - numbers[0].end));
    if (between == "/") {
      end = numbers[1].end;  // out of the full marks
      numbers.pop_back();
    }
  }
  if (numbers.size() != 1) {
    return std::nullopt;
  }
  const thai::Number& number = numbers[0];
  const std::string_view view = text;
  const std::string_view before = view.substr(0, number.begin);
  std::string inside(before);
  std::erase(inside, '(');
  std::erase(inside, ')');
  const bool score =
      (number.decimals >= 1 && number.decimals <= 2 && number.value < 100) || number.value == 100;
  const bool plain = !number.negative && !number.mixed_scripts && !number.comma_decimal;
  return score && plain && only_company(inside, unsure) && only_company(view.substr(end), unsure)
             ? std::optional(number)
             : std::nullopt;
}

Reason reading_doubt(const char* code, const std::string& printed) {
  return Reason{code, {{"raw", printed}}, {}};
}

/// A number over 100 may be a score that lost its point.  The value is offered, with the doubt.
ScoreReading without_point(const ScoreReading& base, const thai::Number& number,
                           const std::string& printed) {
  const double value = number.value;
  const bool whole = number.decimals == 0 && !number.thousands && !number.negative;
  ScoreReading out = base;
  if (whole && ((value > 1000 && value < 10000) || value == 10000)) {
    out.state = ScoreState::score;
    out.value = value / 100;
    out.decimals = 2;
    out.doubt =
        Reason{"point-may-be-lost", {{"raw", printed}, {"value", two_decimals(value / 100)}}, {}};
    return out;
  }
  out.state = ScoreState::unreadable;
  out.doubt = reading_doubt("not-between-0-and-100", printed);
  return out;
}

ScoreReading accept(const ScoreReading& base, const thai::Number& number,
                    const std::string& printed) {
  ScoreReading out = base;
  out.negative = number.negative;
  if (number.thousands || number.value > 100 || number.negative) {
    return without_point(base, number, printed);
  }
  out.state = ScoreState::score;
  out.value = number.value;
  out.decimals = number.decimals;
  if (number.comma_decimal) {
    out.doubt = reading_doubt("comma-for-point", printed);
  } else if (number.mixed_scripts) {
    out.doubt = reading_doubt("digits-of-two-scripts", printed);
  } else if (number.decimals > 2) {
    out.doubt = reading_doubt(kTooManyDecimals, printed);
  }
  return out;
}

}  // namespace

std::string two_decimals(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

namespace {

/// The number with letters that readers put for digits, or with a space inside: "9O.17", "99. 17".
std::optional<ScoreReading> read_damaged(const ScoreReading& base, const std::string& printed) {
  const std::string repaired = digits_for_letters(printed);
  if (repaired != printed) {
    if (const auto number = thai::parse_number(repaired)) {
      ScoreReading reading = accept(base, *number, printed);
      reading.doubt = reading_doubt("letters-in-number", printed);
      return reading;
    }
  }
  constexpr size_t kLongest = 24;
  std::string close = printed;
  std::erase_if(close, [](char c) { return c == ' ' || c == '\n'; });
  const auto number = close != printed && close.size() < kLongest ? thai::parse_number(close)
                                                                  : std::optional<thai::Number>();
  if (!number) {
    return std::nullopt;
  }
  ScoreReading reading = accept(base, *number, printed);
  // "100.0 0" of a narrow column says the same with its tail and without.
  const auto head = thai::parse_number(printed.substr(0, printed.find_first_of(" \n")));
  const bool same = head && head->decimals > 0 && head->value == number->value;
  if (!reading.doubt && !same) {
    reading.doubt = reading_doubt("space-in-number", printed);
  }
  return reading;
}

}  // namespace

ScoreReading read_score(std::string_view cell, const facts::Facts& facts) {
  ScoreReading out;
  out.span = trimmed_span(cell);
  if (out.span.empty()) {
    return out;
  }
  if (says_nothing(cell, facts)) {
    out.state = ScoreState::absent;
    return out;
  }
  const Span bare_span = trimmed_span(without_companions(cell, facts));
  const std::string printed(cell.substr(bare_span.begin, bare_span.end - bare_span.begin));
  if (bare_span.empty() || !has_digit(printed)) {
    if (const auto words = bare_span.empty() ? std::nullopt : number_in_words(printed, facts)) {
      out.span = bare_span;
      out.state = ScoreState::score;
      out.value = words->value;
      out.decimals = words->decimals;
      return out;
    }
    out.state = ScoreState::other;
    return out;
  }
  ScoreReading of_bare = out;
  of_bare.span = bare_span;
  if (const auto number = thai::parse_number(printed)) {
    return accept(of_bare, *number, printed);
  }
  if (auto damaged = read_damaged(of_bare, printed)) {
    return *damaged;
  }
  bool unsure = false;
  if (const auto number = number_in_company(cell, unsure, facts)) {
    out.span = {number->begin, number->end};
    ScoreReading reading = accept(out, *number, printed);
    if (unsure && !reading.doubt) {
      reading.doubt = reading_doubt("sign-before-number", clean(cell));
    }
    return reading;
  }
  const std::vector<thai::Number> numbers = thai::find_numbers(cell);
  // A long text with a number in it is a sentence, not a score that went wrong.
  constexpr size_t kSentence = 24;
  out.state = numbers.size() == 1 && thai::match_key(printed).size() > kSentence
                  ? ScoreState::other
                  : ScoreState::unreadable;
  out.doubt = reading_doubt("not-a-score", clean(printed));
  return out;
}

std::optional<double> read_number(std::string_view cell, const facts::Facts& facts) {
  const std::string bare = without_companions(cell, facts);
  const Span where = trimmed_span(bare);
  std::string printed = bare.substr(where.begin, where.end - where.begin);
  if (printed.starts_with('+')) {
    printed.erase(0, 1);
  }
  const auto number = thai::parse_number(printed);
  if (!number) {
    return std::nullopt;
  }
  return number->negative && number->value > 0 ? -number->value : number->value;
}

}  // namespace ita::report
