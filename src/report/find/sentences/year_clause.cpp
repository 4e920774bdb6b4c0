#include "report/find/sentences/year_clause.h"

#include <algorithm>
#include <optional>

namespace ita::report {

namespace {

/// "ปี 2564 : 71.88 (C) ปี 2563 : 62.05 (D)": nothing but the level of the number before stands
/// between that and the year, so a new clause begins there.
bool ends_before(const Sentence& s, size_t n, size_t from, size_t year) {
  const Said& last = s.numbers[n - 1];
  if (!year_of_result(s, n - 1) || !last.year || last.year == s.numbers[n].year || year < from) {
    return false;
  }
  std::string between(s.text().substr(from, year - from));
  const size_t open = between.find('('), close = between.find(')');
  if (open != std::string::npos && close != std::string::npos && open < close) {
    between.erase(open, close - open + 1);
  }
  return gap_between(between, 0, between.size(), s.context.facts).empty;
}

/// Where the clause of number `n` begins: the passage, or behind a stroke since the number before
/// it, or behind that number itself; nothing where the number before stands in the clause.
std::optional<size_t> clause_begin(const Sentence& s, size_t n, size_t before) {
  const size_t from = n == 0 ? 0 : s.token(s.numbers[n - 1]).span.end;
  const size_t stroke = s.text().substr(0, before).rfind('|');
  if (stroke != std::string_view::npos && stroke >= from) {
    return stroke;
  }
  return n == 0 || ends_before(s, n, from, before) ? std::optional<size_t>(from) : std::nullopt;
}

/// "ปี 2564 ได้คะแนน 83.17", "ปี 2563 เทศบาลได้ 74.18".
bool says_who_got(const Token& token) {
  return (token.kind == Token::Kind::cue &&
          (token.cue == CueKind::score || token.cue == CueKind::own)) ||
         (token.kind == Token::Kind::agency && token.own);
}

bool could_be_result(const Said& said, const thai::Number& number) {
  const bool plain =
      said.role == Role::unexplained || said.role == Role::previous || said.role == Role::score;
  return plain && said.token > 0 && number.decimals > 0 && number.value <= 100;
}

}  // namespace

std::optional<size_t> year_of_result(const Sentence& s, size_t n) {
  const Said& said = s.numbers[n];
  const std::optional<int> fiscal = s.context.fiscal_year;
  if (!fiscal || !could_be_result(said, s.token(said).number)) {
    return std::nullopt;
  }
  const auto tight = [&](size_t a, size_t b) {
    const size_t end = s.tokens[a].span.end, begin = s.tokens[b].span.begin;
    return end <= begin && gap_between(s.text(), end, begin, s.context.facts).tight;
  };
  size_t at = said.token - 1;
  bool tied = tight(at, said.token);
  bool own = false;  // "the municipality got": of the whole
  while (at > 0 && says_who_got(s.tokens[at])) {
    tied = tied && tight(at - 1, at);
    own = own || s.tokens[at].kind == Token::Kind::agency || s.tokens[at].cue == CueKind::own;
    --at;
  }
  const Token& year = s.tokens[at];
  if (!tied || year.kind != Token::Kind::year || year.year >= *fiscal || said.year != year.year) {
    return std::nullopt;
  }
  // In the middle of a sentence it has no name of its own.
  const bool nameless = said.key < 0 || (said.inherited && own);
  const size_t behind = n == 0 ? 0 : s.token(s.numbers[n - 1]).span.end;
  const auto clause =
      nameless ? std::optional<size_t>(behind) : clause_begin(s, n, year.span.begin);
  const bool named = !clause || std::any_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    const bool names = t.is_key() || t.kind == Token::Kind::agency ||
                       (t.kind == Token::Kind::cue && t.cue != CueKind::score &&
                        t.cue != CueKind::previous && t.cue != CueKind::contrast);
    return names && t.span.begin >= *clause && t.span.begin < year.span.begin;
  });
  return named ? std::nullopt : std::optional<size_t>(at);
}

}  // namespace ita::report
