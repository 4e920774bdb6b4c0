#include "report/score_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "report/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

/// Words that may stand beside a score in its cell.
std::string without_companions(std::string_view cell) {
  static constexpr std::array<std::string_view, 12> kCompanions = {
      "คะแนนที่ได้", "ได้คะแนน", "คะเเนน", "คะแนน", "ร้อยละ", "ร้อยล่ะ",
      "เปอร์เซ็นต์", "%",       "ได้",     "(",     ")",     "|"};
  std::string out(cell);
  for (const std::string_view word : kCompanions) {
    for (size_t at = out.find(word); at != std::string::npos; at = out.find(word, at)) {
      // Same length, so that offsets stay those of the cell.
      out.replace(at, word.size(), std::string(word.size(), ' '));
    }
  }
  return out;
}

bool says_nothing(std::string_view cell) {
  static constexpr std::array<std::string_view, 12> kNone = {
      "-", "–", "—", "--", "---", "−", "n/a", "na", "ไม่มี", "ไม่มีข้อมูล", "ไม่ประเมิน", "ไม่มีคะแนน"};
  std::string lower = clean(cell);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const std::string_view none : kNone) {
    if (lower == none) {
      return true;
    }
  }
  return false;
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

/// One number of a cell with company that is no number: "91.63/100", "= 89.17", "93.50 (ผ่านดี)",
/// "....92.41....".
std::optional<thai::Number> number_in_company(std::string_view cell, bool& unsure) {
  static constexpr std::array<std::string_view, 3> kUnits = {"คะแนน", "คะเเนน", "%"};
  std::string text(cell);
  for (const std::string_view word : kUnits) {
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), std::string(word.size(), ' '));
    }
  }
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

ScoreReading mended(const ScoreReading& base, double value, int decimals, const std::string& why) {
  ScoreReading out = base;
  out.state = ScoreState::score;
  out.value = value;
  out.decimals = decimals;
  out.doubt = why;
  return out;
}

/// A number over 100 may be a score that lost its point.  The value is offered, with the doubt.
ScoreReading without_point(const ScoreReading& base, const thai::Number& number,
                           const std::string& printed) {
  const double value = number.value;
  const bool whole = number.decimals == 0 && !number.thousands && !number.negative;
  if (whole && ((value > 1000 && value < 10000) || value == 10000)) {
    return mended(
        base, value / 100, 2,
        "อ่านได้ \"" + printed + "\" ซึ่งเกิน 100 อาจไม่เห็นจุดทศนิยม (" + two_decimals(value / 100) + "?)");
  }
  ScoreReading out = base;
  out.state = ScoreState::unreadable;
  out.doubt = "อ่านได้ \"" + printed + "\" ซึ่งไม่อยู่ระหว่าง 0 ถึง 100";
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
    out.doubt = "อ่านได้ \"" + printed + "\" มีจุลภาคแทนจุดทศนิยม";
  } else if (number.mixed_scripts) {
    out.doubt = "อ่านได้ \"" + printed + "\" มีทั้งเลขไทยและเลขอารบิก";
  } else if (number.decimals > 2) {
    out.doubt = "อ่านได้ \"" + printed + "\" ทศนิยมเกินสองตำแหน่ง";
  }
  return out;
}

}  // namespace

std::string two_decimals(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

ScoreReading read_score(std::string_view cell) {
  ScoreReading out;
  out.span = trimmed_span(cell);
  if (out.span.empty()) {
    return out;
  }
  if (says_nothing(cell)) {
    out.state = ScoreState::absent;
    return out;
  }
  const std::string bare = without_companions(cell);
  const Span bare_span = trimmed_span(bare);
  if (bare_span.empty()) {
    out.state = ScoreState::other;
    return out;
  }
  const std::string printed(cell.substr(bare_span.begin, bare_span.end - bare_span.begin));
  if (const auto number = thai::parse_number(printed)) {
    out.span = bare_span;
    return accept(out, *number, printed);
  }
  if (!has_digit(printed)) {
    out.state = ScoreState::other;
    return out;
  }
  const std::string repaired = digits_for_letters(printed);
  if (repaired != printed) {
    if (const auto number = thai::parse_number(repaired)) {
      out.span = bare_span;
      ScoreReading reading = accept(out, *number, printed);
      reading.doubt = "อ่านได้ \"" + printed + "\" มีตัวอักษรปนในตัวเลข";
      return reading;
    }
  }
  // A space inside a number, as a reader leaves it: "99. 17".
  std::string close;
  for (const char c : printed) {
    if (c != ' ' && c != '\n') {
      close += c;
    }
  }
  if (close != printed && close.size() < 24) {
    if (const auto number = thai::parse_number(close)) {
      out.span = bare_span;
      ScoreReading reading = accept(out, *number, printed);
      // "100.0 0" of a narrow column says the same with its tail and without.
      const auto head = thai::parse_number(printed.substr(0, printed.find_first_of(" \n")));
      const bool same = head && head->decimals > 0 && head->value == number->value;
      if (reading.doubt.empty() && !same) {
        reading.doubt = "อ่านได้ \"" + printed + "\" มีช่องว่างในตัวเลข";
      }
      return reading;
    }
  }
  bool unsure = false;
  if (const auto number = number_in_company(cell, unsure)) {
    out.span = {number->begin, number->end};
    ScoreReading reading = accept(out, *number, printed);
    if (unsure && reading.doubt.empty()) {
      reading.doubt = "อ่านได้ \"" + clean(cell) + "\" มีเครื่องหมายนำหน้าตัวเลข";
    }
    return reading;
  }
  const std::vector<thai::Number> numbers = thai::find_numbers(cell);
  // A long text with a number in it is a sentence, not a score that went wrong.
  out.state = numbers.size() == 1 && thai::match_key(printed).size() > 24 ? ScoreState::other
                                                                          : ScoreState::unreadable;
  out.doubt = "อ่าน \"" + clean(printed) + "\" เป็นคะแนนไม่ได้";
  return out;
}

std::optional<double> read_number(std::string_view cell, Span* span) {
  const std::string bare = without_companions(cell);
  const Span where = trimmed_span(bare);
  std::string printed = bare.substr(where.begin, where.end - where.begin);
  bool plus = !printed.empty() && printed.front() == '+';
  if (plus) {
    printed.erase(0, 1);
  }
  const auto number = thai::parse_number(printed);
  if (!number) {
    return std::nullopt;
  }
  if (span != nullptr) {
    *span = where;
  }
  return number->negative && number->value > 0 ? -number->value : number->value;
}

}  // namespace ita::report
