#include <algorithm>
#include <utility>

#include "report/find/sentences/name_atoms.h"
#include "thai/key.h"

namespace ita::report {

namespace {

class Qualifiers {
 public:
  explicit Qualifiers(const Sentence& sentence) : s_(sentence), facts_(sentence.context.facts) {}

  /// "การใช้อำนาจ .... 96.40 (ตัวชี้วัดที่ 3)" says its own number behind its score.
  std::set<size_t> find() {
    int last = -1;
    int named = 0;  // the indicator whose number came last
    for (size_t i = 0; i < s_.tokens.size(); ++i) {
      const Token& t = s_.tokens[i];
      if (t.kind == Token::Kind::indicator && t.mention.by_number && t.mention.number == named &&
          s_.text().substr(0, t.span.begin).ends_with("(")) {
        dropped_.insert(i);
        continue;
      }
      named = t.kind == Token::Kind::indicator ? t.mention.number : named;
      if (t.kind == Token::Kind::number || t.kind == Token::Kind::blank) {
        last = -1;
      }
      if (!t.is_key()) {
        continue;
      }
      if (last >= 0 && s_.tokens[static_cast<size_t>(last)].kind == Token::Kind::indicator &&
          is_gloss(static_cast<size_t>(last), i)) {
        dropped_.insert(static_cast<size_t>(last));
        last = static_cast<int>(i);
        continue;
      }
      if (last >= 0 && belongs(s_.tokens[static_cast<size_t>(last)], t)) {
        dropped_.insert(i);
        continue;
      }
      last = static_cast<int>(i);
    }
    return std::move(dropped_);
  }

 private:
  /// "Internal (IIT) 27.59, External (EIT) 26.69 and Open Data (OIT) 37.76": among instruments in
  /// brackets, words that are an indicator's name too are those of the instrument.
  bool is_gloss(size_t name, size_t code) const {
    const Token& indicator = s_.tokens[name];
    const Token& instrument = s_.tokens[code];
    const facts::Indicator* fact = s_.context.names.indicator(indicator.mention.number);
    return instrument.kind == Token::Kind::instrument && fact != nullptr &&
           !indicator.mention.by_number && fact->instrument == instrument.mention.instrument &&
           s_.text().substr(0, instrument.span.begin).ends_with("(") &&
           std::any_of(s_.tokens.begin(), s_.tokens.end(), [&](const Token& other) {
             return other.kind == Token::Kind::instrument &&
                    other.mention.instrument != instrument.mention.instrument &&
                    s_.text().substr(0, other.span.begin).ends_with("(");
           });
  }

  bool belongs(const Token& name, const Token& next) const {
    const Gap between = gap_between(s_.text(), name.span.end, next.span.begin, facts_);
    const bool bracket = s_.text().substr(0, next.span.begin).ends_with("(");
    if (name.kind == Token::Kind::question || name.kind == Token::Kind::sub) {
      return next.kind == Token::Kind::indicator && !next.mention.by_number;
    }
    if (name.kind == Token::Kind::instrument && next.kind == Token::Kind::indicator) {
      const bool called = ends_with_any(trimmed(s_.text().substr(0, next.span.begin)),
                                        facts_.lexicon("indicator-word"));
      return !called && !next.mention.by_number && between.empty && names_instrument(name, next);
    }
    if (next.kind == Token::Kind::instrument) {
      const bool same = name.kind == Token::Kind::instrument &&
                        name.mention.instrument == next.mention.instrument;
      const bool of = name.kind == Token::Kind::indicator && !between.separated &&
                      (bracket || (between.tight && between.link));
      return same || of;
    }
    return next.kind == Token::Kind::overall && name.kind != Token::Kind::overall &&
           between.tight && between.verb;
  }

  /// "OIT การเปิดเผยข้อมูลสาธารณะ": the instrument's own name, not that of its indicator.
  bool names_instrument(const Token& instrument, const Token& indicator) const {
    const std::string key = thai::match_key(s_.printed(indicator.mention.name));
    for (const facts::InstrumentFact& fact : s_.context.names.year().instruments) {
      for (const std::string& name : fact.names) {
        if (fact.code == instrument.mention.instrument && thai::match_key(name).ends_with(key)) {
          return true;
        }
      }
    }
    return false;
  }

  const Sentence& s_;
  const facts::Facts& facts_;
  std::set<size_t> dropped_;
};

}  // namespace

std::set<size_t> qualifiers_of(const Sentence& sentence) { return Qualifiers(sentence).find(); }

}  // namespace ita::report
