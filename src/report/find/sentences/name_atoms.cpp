#include "report/find/sentences/name_atoms.h"

#include <algorithm>

namespace ita::report {

bool is_result(const Said& said) {
  switch (said.role) {
    case Role::score:
    case Role::unexplained:
    case Role::forecast:
    case Role::self_assessed:
    case Role::before_appeal:
    case Role::example:
    case Role::comparison:
      return said.counts;
    default:
      return false;
  }
}

Atoms::Atoms(Sentence& of) : sentence(of), facts(of.context.facts), dropped(qualifiers_of(of)) {
  size_t n = 0;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    while (n < sentence.numbers.size() && sentence.numbers[n].token < i) {
      ++n;
    }
    if (is_key(i)) {
      all.push_back({true, i});
    } else if (n < sentence.numbers.size() && sentence.numbers[n].token == i &&
               is_result(sentence.numbers[n])) {
      all.push_back({false, n});
    }
  }
}

Span Atoms::span(const Atom& atom) const {
  return atom.name ? sentence.tokens[atom.index].span
                   : sentence.token(sentence.numbers[atom.index]).span;
}

Gap Atoms::gap(const Atom& a, const Atom& b) const {
  return gap_between(sentence.text(), end_of(a), span(b).begin, facts);
}

size_t Atoms::end_of(const Atom& atom) const {
  size_t end = span(atom).end;
  for (size_t i = atom.index + 1; atom.name && i < sentence.tokens.size(); ++i) {
    const Token& t = sentence.tokens[i];
    const bool weight =
        std::any_of(sentence.numbers.begin(), sentence.numbers.end(),
                    [&](const Said& said) { return said.token == i && said.role == Role::weight; });
    const bool own = t.kind == Token::Kind::instrument && dropped.count(i) != 0;
    if ((own || weight) && gap_between(sentence.text(), end, t.span.begin, facts).tight) {
      end = t.span.end;
    } else {
      break;
    }
  }
  return end;
}

bool Atoms::says(CueKind kind, size_t from, size_t to) const {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) {
    return t.kind == Token::Kind::cue && t.cue == kind && t.span.begin >= from && t.span.end <= to;
  });
}

bool Atoms::reaches(const Atom& name, const Atom& number) const {
  const Token& key = sentence.tokens[name.index];
  const Token& value = sentence.token(sentence.numbers[number.index]);
  const Gap between = gap(name, number);
  const size_t letters = between.letters;
  if (sentence.passage.card || (between.tight && between.verb)) {
    return true;  // "… มีค่าคะแนนเท่ากับ …": nothing but words that tie them
  }
  if (key.kind == Token::Kind::overall || key.mention.by_number ||
      key.kind == Token::Kind::question || key.kind == Token::Kind::sub) {
    return letters <= kFarFromName;
  }
  // "4. การใช้ทรัพย์สินของราชการโดยบุคลากร… 84.88": number and name of an item agree, and its score
  // ends it.
  const Marker& marker = sentence.passage.marker;
  const std::string_view text = sentence.text();
  if (marker.numbered() && marker.value == key.mention.number &&
      trimmed(text.substr(0, key.span.begin)).size() <= marker.length + 40 &&
      trimmed(text.substr(value.span.end)).size() <= 24) {
    return letters <= kFarFromName;
  }
  const bool unit =
      unit_beside(text.substr(0, value.span.begin), text.substr(value.span.end), facts) ||
      value.kind == Token::Kind::blank;
  return letters <= (unit ? 150U : 30U);
}

}  // namespace ita::report
