#include "report/find/tables/cell_numbers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "report/find/levels.h"
#include "report/view/marker.h"
#include "report/view/raised.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

bool plausible(const thai::Number& number) {
  return !number.negative && !number.thousands && number.value <= 100 && number.decimals <= 2;
}

ScoreReading as_score(const thai::Number& number) {
  ScoreReading out;
  out.state = ScoreState::score;
  out.value = number.value;
  out.decimals = number.decimals;
  out.span = {number.begin, number.end};
  return out;
}

AnnexNumber as_annex(const thai::Number& number, Role role) {
  return {role,
          number.negative ? -number.value : number.value,
          number.decimals,
          {number.begin, number.end}};
}

/// Takes one of the signs off the front of the text; whether one stood there.
bool take_sign(std::string_view& text, const std::vector<Phrase>& signs) {
  for (const Phrase& sign : signs) {
    if (text.starts_with(sign.text)) {
      text = trimmed(text.substr(sign.text.size()));
      return true;
    }
  }
  return false;
}

/// "97.35 ▲1.25", "97.35 (▼ 1.25)": a score, and behind an arrow by how much it rose or fell.
bool split_arrow(const std::string& text, const std::vector<thai::Number>& numbers,
                 const facts::Facts& facts, CellNumbers& out) {
  if (numbers.size() != 2 || !plausible(numbers[0]) ||
      (numbers[0].decimals == 0 && numbers[0].value != 100)) {
    return false;
  }
  std::string_view between =
      trimmed(std::string_view(text).substr(numbers[0].end, numbers[1].begin - numbers[0].end));
  if (between.starts_with("(")) {
    between = trimmed(between.substr(1));
  }
  const bool falls = take_sign(between, facts.lexicon("fall-sign"));
  if ((!falls && !take_sign(between, facts.lexicon("rise-sign"))) || !between.empty()) {
    return false;
  }
  out.main = as_score(numbers[0]);
  out.annex.push_back(as_annex(numbers[1], Role::difference));
  if (falls) {
    out.annex.back().value = -std::fabs(out.annex.back().value);
  }
  out.split = true;
  return true;
}

/// "93.60 → 96.28": what it was, and what it is now.
bool split_change(const std::string& text, const std::vector<thai::Number>& numbers,
                  const Heading& heading, const facts::Facts& facts, CellNumbers& out) {
  if (!is_change(text, numbers, facts) ||
      !trimmed(std::string_view(text).substr(0, numbers[0].begin)).empty() ||
      !trimmed(std::string_view(text).substr(numbers.back().end)).empty()) {
    return false;
  }
  const bool wish = heading.annex == Role::target || heading.annex == Role::forecast;
  out.main = as_score(numbers[wish ? 0 : 1]);
  out.annex.push_back(wish ? as_annex(numbers[1], heading.annex)
                           : as_annex(numbers[0], Role::previous));
  if (numbers.size() > 2) {
    out.annex.push_back(as_annex(numbers[2], Role::difference));
  }
  out.split = true;
  out.changed = !wish;
  return true;
}

/// "97.35 (+1.25)", "93.16 (76)": a score, and one more number in brackets.
bool split_brackets(const std::string& text, const std::vector<thai::Number>& numbers,
                    const Heading& heading, CellNumbers& out) {
  const size_t open = text.find('('), close = text.rfind(')');
  if (numbers.size() != 2 || open == std::string::npos || close == std::string::npos ||
      !plausible(numbers[0]) || numbers[0].end > open || numbers[1].begin < open ||
      numbers[1].end > close || (numbers[0].decimals == 0 && numbers[0].value != 100)) {
    return false;
  }
  const std::string_view inside =
      trimmed(std::string_view(text).substr(open + 1, close - open - 1));
  const size_t digits = numbers[1].end - numbers[1].begin;
  if (inside.size() > digits + 2) {
    return false;  // words as well
  }
  const bool sign = inside.starts_with("+") || numbers[1].negative || inside.starts_with("-");
  const Role role = heading.annex != Role::unexplained ? heading.annex
                    : sign                             ? Role::difference
                    : numbers[1].decimals == 0         ? Role::rank
                                                       : Role::unexplained;
  out.main = as_score(numbers[0]);
  out.annex.push_back(as_annex(numbers[1], role));
  out.split = true;
  return true;
}

/// "84.27 91.27", the first with a line through it: what was crossed out, and what stands for it.
bool split_struck(const layout::TracedText& traced, const std::vector<thai::Number>& numbers,
                  CellNumbers& out) {
  const std::string& text = traced.text();
  if (numbers.size() != 2 || !plausible(numbers[0]) || !plausible(numbers[1]) ||
      numbers[0].decimals == 0 || numbers[1].decimals == 0 ||
      !trimmed(std::string_view(text).substr(numbers[0].end, numbers[1].begin - numbers[0].end))
           .empty()) {
    return false;
  }
  const auto struck = [&](const thai::Number& number) {
    const auto doubts = traced.doubts(number.begin, number.end);
    return std::any_of(doubts.begin(), doubts.end(),
                       [](const Reason& doubt) { return doubt.code == "number-struck-through"; });
  };
  if (struck(numbers[0]) == struck(numbers[1])) {
    return false;
  }
  const size_t valid = struck(numbers[0]) ? 1 : 0;
  out.main = as_score(numbers[valid]);
  out.annex.push_back(as_annex(numbers[1 - valid], Role::other));
  out.split = true;
  return true;
}

/// What stands before an annexed number: brackets, strokes and the words for "unchanged" left out.
std::string lead_of(std::string_view between, const facts::Facts& facts) {
  std::string out;
  for (size_t at = 0; at < between.size();) {
    const std::string_view rest = between.substr(at);
    const auto& same = facts.lexicon("annex-same");
    const auto word = std::find_if(same.begin(), same.end(), [&](const Phrase& phrase) {
      return rest.starts_with(phrase.text);
    });
    if (word != same.end()) {
      at += word->text.size();
      continue;
    }
    if (std::string_view("()|,;/").find(between[at]) == std::string_view::npos) {
      out += between[at];
    }
    ++at;
  }
  return std::string(trimmed(out));
}

/// The role that the sign or word before an annexed number gives it; nothing without one.
std::optional<AnnexNumber> signed_annex(std::string_view lead, const thai::Number& number,
                                        const facts::Facts& facts) {
  const bool falls = take_sign(lead, facts.lexicon("fall-sign"));
  const bool rises = !falls && (take_sign(lead, facts.lexicon("rise-sign")) ||
                                take_sign(lead, facts.lexicon("plus-sign")));
  if (lead.empty() && (falls || rises || number.negative)) {
    AnnexNumber out = as_annex(number, Role::difference);
    out.value = falls ? -std::fabs(out.value) : out.value;
    return out;
  }
  const bool rank =
      !falls && !rises && number.decimals == 0 &&
      (take_sign(lead, facts.lexicon("cue-rank")) || take_sign(lead, facts.lexicon("ordinal")));
  return rank && lead.empty() ? std::optional(as_annex(number, Role::rank)) : std::nullopt;
}

/// "92.62 (+1.20) (3rd)", "92.62 +1.20 rank 3": a score, and numbers each of which says by its sign
/// or word what it is.
bool split_annexes(const std::string& text, const std::vector<thai::Number>& numbers,
                   const facts::Facts& facts, CellNumbers& out) {
  if (numbers.size() < 2 || !plausible(numbers[0]) ||
      (numbers[0].decimals == 0 && numbers[0].value != 100) ||
      !trimmed(std::string_view(text).substr(0, numbers[0].begin)).empty() ||
      !lead_of(std::string_view(text).substr(numbers.back().end), facts).empty()) {
    return false;
  }
  std::vector<AnnexNumber> annexes;
  for (size_t i = 1; i < numbers.size(); ++i) {
    const size_t from = numbers[i - 1].end;
    const std::string lead =
        lead_of(std::string_view(text).substr(from, numbers[i].begin - from), facts);
    const auto annex = signed_annex(lead, numbers[i], facts);
    if (!annex) {
      return false;
    }
    annexes.push_back(*annex);
  }
  out.main = as_score(numbers[0]);
  out.annex = std::move(annexes);
  out.split = true;
  return true;
}

/// "25.06/30": points out of the full ones.
bool split_fraction(const std::string& text, const std::vector<thai::Number>& numbers,
                    CellNumbers& out) {
  if (numbers.size() != 2 || !plausible(numbers[0]) || numbers[1].decimals != 0 ||
      numbers[0].value > numbers[1].value) {
    return false;
  }
  const std::string_view between =
      trimmed(std::string_view(text).substr(numbers[0].end, numbers[1].begin - numbers[0].end));
  if (between != "/" || (numbers[0].decimals == 0 && numbers[1].value != 100)) {
    return false;
  }
  out.main = as_score(numbers[0]);
  out.split = true;
  out.full = numbers[1].value;
  out.annex.push_back(as_annex(numbers[1], Role::maximum));
  return true;
}

/// "A (92.65)": one number, and a level.
bool beside_level(const std::string& text, const std::vector<thai::Number>& numbers,
                  const facts::Facts& facts, CellNumbers& out) {
  if (numbers.size() != 1 || !plausible(numbers[0]) || numbers[0].decimals == 0) {
    return false;
  }
  std::string rest = text;
  rest.erase(numbers[0].begin, numbers[0].end - numbers[0].begin);
  std::erase_if(rest, [](char c) { return c == '(' || c == ')' || c == '|' || c == '-'; });
  const std::string label(trimmed(rest));
  if (find_levels(label, facts, true).empty() || label.size() > 60) {
    return false;
  }
  out.main = as_score(numbers[0]);
  return true;
}

}  // namespace

bool is_change(std::string_view text, const std::vector<thai::Number>& numbers,
               const facts::Facts& facts) {
  const auto score = [](const thai::Number& number) {
    return plausible(number) && (number.decimals > 0 || number.value == 100);
  };
  const auto signed_by = [&](size_t i, std::initializer_list<const char*> roles) {
    const std::string_view between =
        trimmed(text.substr(numbers[i - 1].end, numbers[i].begin - numbers[i - 1].end));
    return std::any_of(roles.begin(), roles.end(), [&](const char* role) {
      std::string_view rest = between;
      return take_sign(rest, facts.lexicon(role)) && rest.empty();
    });
  };
  if (numbers.size() < 2 || numbers.size() > 3 || !score(numbers[0]) || !score(numbers[1]) ||
      !signed_by(1, {"change-sign"})) {
    return false;
  }
  return numbers.size() == 2 || numbers[2].negative ||
         signed_by(2, {"rise-sign", "fall-sign", "plus-sign"});
}

bool holds_number(const GridCell& cell) {
  constexpr size_t kSentence = 45;  // bytes of key; the longest level beside a score has less
  if (cell.score.state == ScoreState::score || cell.score.state == ScoreState::absent) {
    return true;
  }
  // "จัดทำแล้ว 24 เล่ม เผยแพร่เมื่อ 15 ม.ค. 2567": words that a number stands among.
  return cell.key.size() <= kSentence &&
         (cell.number.has_value() || cell.score.state == ScoreState::unreadable);
}

CellNumbers read_cell(const GridCell& cell, const Heading& heading, const facts::Facts& facts) {
  CellNumbers out;
  out.main = cell.score;
  const std::string text = without_raised(cell.traced);
  const auto numbers = thai::find_numbers(text);
  out.comma = numbers.size() == 1 && numbers[0].comma_decimal;
  if (cell.score.state == ScoreState::score && !cell.score.doubt) {
    return out;
  }
  if (text == cell.text() && split_struck(cell.traced, numbers, out)) {
    return out;
  }
  if (!split_change(text, numbers, heading, facts, out) &&
      !split_arrow(text, numbers, facts, out) && !split_brackets(text, numbers, heading, out) &&
      !split_fraction(text, numbers, out) && !split_annexes(text, numbers, facts, out)) {
    beside_level(text, numbers, facts, out);
  }
  return out;
}

}  // namespace ita::report
