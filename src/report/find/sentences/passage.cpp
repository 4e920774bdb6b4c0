#include <algorithm>
#include <cmath>

#include "report/find/sentences/level_said.h"
#include "report/find/sentences/sentence.h"
#include "report/find/sentences/words.h"
#include "report/find/sentences/year_clause.h"
#include "report/view/score_value.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Sections whose numbers are only scores where they are said to be.
bool of_plans(Section section) {
  return section == Section::analysis || section == Section::measures ||
         section == Section::limitations;
}

class Writer {
 public:
  Writer(Sentence& sentence, const Subject& subject, int group)
      : s_(sentence), subject_(subject), group_(group) {}

  std::vector<Candidate> write() {
    settle_seconds();
    std::vector<Candidate> out;
    levels_ = owned_levels(s_);
    for (size_t n = 0; n < s_.numbers.size(); ++n) {
      const Said& said = s_.numbers[n];
      const std::optional<size_t> of_year =
          levelled(said) && !of_plans(s_.passage.section) ? year_of_result(s_, n) : std::nullopt;
      if (!of_year && (!said.counts || !about_scores(said))) {
        if (said.counts && could_be_score(said)) {
          out.push_back(unnamed(said));
        }
        continue;
      }
      Candidate candidate = make(said);
      if (of_year) {
        candidate.field = Field::overall;
        candidate.role = Role::previous;
        candidate.why = {"year-before", {{"words", s_.printed(s_.tokens[*of_year].span)}}, {}};
      }
      for (const OwnedLevel& level : levels_) {
        if (level.number == n) {
          candidate.level = level.level;
          if (level.rivalled) {
            const Evidence at = evidence_of(*s_.passage.traced, level.span);
            candidate.doubts.push_back({"several-levels", {}, {{at.page, at.bbox, at.raw}}});
          }
        }
      }
      for (const int key : said.more_keys) {
        Candidate same = candidate;
        name_by(same, s_.tokens[static_cast<size_t>(key)]);
        out.push_back(std::move(same));
      }
      out.push_back(std::move(candidate));
    }
    return out;
  }

 private:
  /// Of two numbers that would be the score of one name, year and stage the one that is said to be
  /// of now is; else the first, in doubt, and the other is left unexplained.
  void settle_seconds() {
    for (Said& said : s_.numbers) {
      // A number whose role no word gives is the score of the name that it stands with.
      if (said.key >= 0 && said.role == Role::unexplained && said.why.empty() &&
          said.doubts.empty() && (!said.inherited || said.year)) {
        said.role = Role::score;
      }
    }
    for (size_t a = 0; a < s_.numbers.size(); ++a) {
      for (size_t b = a + 1; b < s_.numbers.size(); ++b) {
        settle_second(s_.numbers[a], s_.numbers[b]);
      }
    }
  }

  void settle_second(Said& first, Said& second) {
    const bool points = first.key >= 0 && first.key == second.key &&
                        is_points(s_.tokens[static_cast<size_t>(first.key)], first, second);
    if (points && second.role == Role::unexplained && second.inherited) {
      second.role = Role::points;
      second.why = "fits-weight";
    }
    const bool same = first.role == Role::score && first.key >= 0 && first.key == second.key &&
                      first.year == second.year && first.stage == second.stage && first.counts &&
                      second.counts && value(first) != value(second);
    if (same && second.role == Role::unexplained && second.why.empty() && could_be_score(second) &&
        stand_together(first, second)) {
      doubt_beside(first, second);
    }
    if (!same || second.role != Role::score) {
      return;
    }
    if (second.now && !first.now) {
      first.role = first.year_token < 0 ? Role::previous : Role::unexplained;
    } else if (points) {
      second.role = Role::points;
      second.why = "fits-weight";
    } else {
      second.role = Role::unexplained;
      doubt_beside(first, second);
    }
  }

  /// "75.00   93.75": nothing between two numbers tells them apart.
  bool stand_together(const Said& first, const Said& second) const {
    const size_t end = s_.token(first).span.end, begin = s_.token(second).span.begin;
    if (begin < end) {
      return false;
    }
    const std::string_view between = s_.text().substr(end, begin - end);
    return thai::match_key(between).empty() && between.find('(') == std::string_view::npos;
  }

  void doubt_beside(Said& first, const Said& second) const {
    const Evidence at = evidence_of(*s_.passage.traced, s_.token(second).span);
    first.doubts.push_back({"unexplained-beside", {}, {{at.page, at.bbox, at.raw}}});
  }

  /// "IIT 90.15 (27.05)": of 100, then of the weight.
  bool is_points(const Token& key, const Said& first, const Said& second) const {
    for (const facts::InstrumentFact& fact : s_.context.names.year().instruments) {
      if (key.kind == Token::Kind::instrument && fact.code == key.mention.instrument) {
        return value(first) > 100 * fact.weight &&
               std::fabs(value(first) * fact.weight - value(second)) < 0.02;
      }
    }
    return false;
  }

  /// A number printed as scores are, of which nothing says that it is one.
  bool could_be_score(const Said& said) const {
    return s_.token(said).kind == Token::Kind::number && s_.token(said).number.decimals == 2 &&
           value(said) <= 100 && !of_plans(s_.passage.section);
  }

  /// It is accounted for, and taken for nothing.
  Candidate unnamed(const Said& said) const {
    Candidate out;
    out.method = Method::sentence;
    out.group = group_;
    out.para = s_.passage.para;
    out.field = Field::other;
    out.role = Role::unexplained;
    out.why = {"nothing-named", {}, {}};
    out.decimals = s_.token(said).number.decimals;
    read(out, s_.token(said));
    return out;
  }

  double value(const Said& said) const { return s_.token(said).number.value; }

  bool levelled(const Said& said) const {
    const auto n = static_cast<size_t>(&said - s_.numbers.data());
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](const OwnedLevel& level) { return level.number == n; });
  }

  bool has_keys() const {
    return std::any_of(s_.tokens.begin(), s_.tokens.end(),
                       [](const Token& t) { return t.is_key(); });
  }

  bool about_scores(const Said& said) const {
    if (said.key >= 0 || said.key == kOfNoName || (subject_.any() && !has_keys())) {
      return true;
    }
    const auto& units = s_.context.facts.lexicon("score-unit");
    const bool unit = any_in(s_.passage.keyed.key(), {units.front()}) || has_keys();
    return unit && (!of_plans(s_.passage.section) || s_.token(said).number.decimals > 0);
  }

  /// Nobody named: the document itself is what is scored, if the sentence is plainly about its
  /// score.
  bool speaks_of_itself(const Said& said) const {
    const Token& token = s_.token(said);
    const auto& facts = s_.context.facts;
    const std::string_view before = trimmed(s_.text().substr(0, token.span.begin));
    const std::string_view after = trimmed(s_.text().substr(end_of_list(said)));
    // "1 คะแนนลดลง": a whole number in front of its sentence is a footnote's or a row's.
    // "✔ all published (100 คะแนน)" is about its item.
    const bool leads = token.number.decimals == 0 &&
                       (before.empty() || s_.passage.marker.style != MarkerStyle::none);
    const bool points = ends_with_any(before, facts.lexicon("points-before")) ||
                        starts_with_any(after, facts.lexicon("points-after"));
    const bool share = ends_with_any(before, facts.lexicon("percent-before")) &&
                       any_in(s_.passage.keyed.key(), facts.lexicon("assessment"));
    if (any_in(s_.passage.keyed.key(), facts.lexicon("this-item"))) {
      return false;  // a footnote: "this question got 79.63"
    }
    if (said.in_list && &said != s_.numbers.data() && speaks_of_itself(*(&said - 1))) {
      return true;
    }
    if (agency_got(said)) {
      return !of_plans(s_.passage.section);
    }
    // An item of a list is about something else, unless it says a year and a level of its number.
    const bool item = s_.passage.marker.numbered() && !(said.year && levelled(said));
    return !of_plans(s_.passage.section) && !leads && !item && (points || share);
  }

  /// "90.94, 88.12 และ 85.30 คะแนน": the unit of a list stands behind its last number.
  size_t end_of_list(const Said& said) const {
    auto last = static_cast<size_t>(&said - s_.numbers.data());
    while (last + 1 < s_.numbers.size() && s_.numbers[last + 1].in_list) {
      ++last;
    }
    return s_.token(s_.numbers[last]).span.end;
  }

  /// "the municipality got 90.69 points": the agency, a word for scores, the number.
  bool agency_got(const Said& said) const {
    const Token& number = s_.token(said);
    if (said.token < 2 || said.role != Role::score || number.number.decimals == 0) {
      return false;
    }
    const Token& cue = s_.tokens[said.token - 1];
    const Token& agency = s_.tokens[said.token - 2];
    const auto& facts = s_.context.facts;
    return agency.kind == Token::Kind::agency && agency.own && cue.kind == Token::Kind::cue &&
           cue.cue == CueKind::score &&
           gap_between(s_.text(), agency.span.end, cue.span.begin, facts).tight &&
           gap_between(s_.text(), cue.span.end, number.span.begin, facts).tight;
  }

  static Field field_of(const Token& token) {
    switch (token.kind) {
      case Token::Kind::indicator:
        return Field::indicator;
      case Token::Kind::instrument:
        return Field::instrument;
      case Token::Kind::overall:
        return Field::overall;
      case Token::Kind::sub:
        return Field::sub_indicator;
      default:
        return token.said.starts_with('o') || token.said.starts_with('O') ? Field::o_item
                                                                          : Field::question;
    }
  }

  void name_by(Candidate& out, const Token& key) const {
    out.field = field_of(key);
    out.number = key.mention.number;
    out.instrument = key.mention.instrument;
    out.name_as_printed = s_.printed(key.mention.name);
    if (key.mention.conflict && !key.mention.instrument.empty()) {
      out.doubts.push_back(
          {"instrument-or-indicator", {{"instrument", key.mention.instrument}}, {}});
    } else if (key.mention.conflict) {
      out.doubts.push_back({"name-and-number-differ", {}, {}});
    }
    if (out.role == Role::score && out.field == Field::question) {
      out.role = Role::question;
    } else if (out.role == Role::score && out.field == Field::o_item) {
      out.role = Role::o_item;
    } else if (out.role == Role::score && out.field == Field::sub_indicator) {
      out.role = Role::sub_indicator;
    }
    if (key.kind == Token::Kind::question || key.kind == Token::Kind::sub) {
      out.name_as_printed = key.said;
    }
  }

  Candidate make(const Said& said) const {
    Candidate out;
    out.method = Method::sentence;
    out.group = group_;
    out.para = s_.passage.para;
    out.role = said.role;
    out.stage = said.stage;
    out.whose = said.whose;
    out.agency = said.agency;
    out.year = said.year;
    out.doubts = said.doubts;
    out.why = {said.why.empty() ? "words-before" : said.why, {{"words", said.word}}, {}};
    name(out, said);
    if (said.year_token >= 0) {
      Review review;
      add_reading_doubts(review, *s_.passage.traced,
                         s_.tokens[static_cast<size_t>(said.year_token)].span);
      out.year_doubts = review.reasons;
    }
    const std::optional<int> fiscal = s_.context.fiscal_year;
    if (out.role == Role::score && out.year && fiscal && *out.year < *fiscal) {
      out.role = Role::previous;
    }
    out.decimals = s_.token(said).number.decimals;
    out.saying = out.why.code == "no-name" ? Saying::silent : Saying::said;
    read(out, s_.token(said));
    return out;
  }

  void name(Candidate& out, const Said& said) const {
    if (!said.instrument.empty()) {
      out.field = Field::instrument;
      out.instrument = said.instrument;
    } else if (said.key >= 0) {
      name_by(out, s_.tokens[static_cast<size_t>(said.key)]);
    } else if (subject_.any() && !has_keys()) {
      out.field = subject_.number != 0 ? Field::indicator : Field::instrument;
      out.number = subject_.number;
      out.instrument = subject_.instrument;
      out.name_as_printed = subject_.name;
      out.why.code = "heading";
      const bool alone =
          thai::match_key(s_.text()) == thai::match_key(s_.printed(s_.token(said).span));
      if (alone && subject_.ends_above && out.role == Role::unexplained) {
        out.role = Role::score;
        out.why.code = "line-below-name";
      }
    } else if (said.key == -1 && (out.role == Role::score || out.role == Role::unexplained) &&
               speaks_of_itself(said)) {
      out.field = Field::overall;
      out.role = Role::score;
      out.why.code = "no-name";
      const size_t at = s_.token(said).span.begin;
      if (ends_with_any(without_unit(s_.text().substr(0, at)), s_.context.facts.lexicon("mean"))) {
        out.doubts.push_back({"mean-not-total", {}, {}});
      }
    } else if (changed_from(said)) {
      out.field = Field::overall;
    } else if (out.role == Role::score) {
      out.role = Role::unexplained;
    }
  }

  /// "The department got 89.72, less than in 2568 (91.24, level …)": with a year and a level it is
  /// what the score before it was then.
  bool changed_from(const Said& said) const {
    return said.key == -1 && said.role == Role::previous && said.year && levelled(said) &&
           &said != s_.numbers.data() && (&said - 1)->key == -1 && speaks_of_itself(*(&said - 1));
  }

  std::string_view without_unit(std::string_view before) const {
    before = trimmed(before);
    for (const Phrase& unit : s_.context.facts.lexicon("percent-before")) {
      if (before.ends_with(unit.text)) {
        before.remove_suffix(unit.text.size());
      }
    }
    return before;
  }

  void read(Candidate& out, const Token& token) const {
    Span span = token.span;
    if (token.kind == Token::Kind::blank) {
      out.absent = true;
    } else {
      const std::string_view rest = s_.text().substr(span.end);
      // "99. 17": the reader left a space behind the point.
      if (token.number.decimals == 0 && rest.size() > 2 && (rest[0] == '.' || rest[0] == ',')) {
        const auto next = thai::find_numbers(rest);
        if (!next.empty() && next[0].begin <= 2 && next[0].decimals == 0) {
          span.end += next[0].end;
        }
      }
      const ScoreReading reading =
          read_score(s_.text().substr(span.begin, span.end - span.begin), s_.context.facts);
      out.value = reading.value;
      if (!reading.value && out.role != Role::score) {
        out.value = token.number.value;
      }
      if (reading.doubt) {
        out.doubts.push_back(*reading.doubt);
      }
    }
    out.evidence = evidence_of(*s_.passage.traced, span);
    Review review;
    add_reading_doubts(review, *s_.passage.traced, span);
    out.doubts.insert(out.doubts.end(), review.reasons.begin(), review.reasons.end());
  }

  Sentence& s_;
  const Subject& subject_;
  int group_;
  std::vector<OwnedLevel> levels_;
};

}  // namespace

std::vector<Candidate> find_in_passage(const Passage& passage, const ScoreContext& context,
                                       const Subject& subject, int group) {
  Sentence sentence(passage, context);
  say_roles(sentence);
  say_names(sentence);
  say_years(sentence);
  say_lists(sentence);
  return Writer(sentence, subject, group).write();
}

}  // namespace ita::report
