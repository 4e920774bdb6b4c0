#include "report/find/sentences/year_clause.h"

#include <algorithm>
#include <optional>

namespace ita::report {

namespace {

/// "ปี 2564 : 71.88 (C) ปี 2563 : 62.05 (D)": nothing but the level of the number before stands
/// between that and the year, so a new clause begins there.
bool ends_before(const Sentence& s, size_t n, size_t from, size_t year) {
  const Said& last = s.numbers[n - 1];
  if (!is_result_of_year(s, n - 1) || !last.year || last.year == s.numbers[n].year || year < from) {
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

bool could_be_result(const Said& said, const thai::Number& number) {
  const bool plain =
      said.role == Role::unexplained || said.role == Role::previous || said.role == Role::score;
  return plain && said.token > 0 && number.decimals > 0 && number.value <= 100;
}

}  // namespace

bool is_result_of_year(const Sentence& s, size_t n) {
  const Said& said = s.numbers[n];
  const Token& number = s.token(said);
  const std::optional<int> fiscal = s.context.fiscal_year;
  if (!fiscal || !could_be_result(said, number.number)) {
    return false;
  }
  size_t at = said.token - 1;
  while (at > 0 && s.tokens[at].kind == Token::Kind::cue && s.tokens[at].cue == CueKind::score) {
    --at;  // "ปี 2564 ได้คะแนน 83.17"
  }
  const Token& year = s.tokens[at];
  const auto clause = clause_begin(s, n, year.span.begin);
  if (year.kind != Token::Kind::year || year.year >= *fiscal || said.year != year.year || !clause ||
      !gap_between(s.text(), year.span.end, number.span.begin, s.context.facts).tight) {
    return false;
  }
  return std::none_of(s.tokens.begin(), s.tokens.end(), [&](const Token& t) {
    const bool names =
        t.is_key() || t.kind == Token::Kind::agency ||
        (t.kind == Token::Kind::cue && t.cue != CueKind::score && t.cue != CueKind::previous);
    return names && t.span.begin >= *clause && t.span.begin < year.span.begin;
  });
}

}  // namespace ita::report
