#include <algorithm>
#include <cmath>

#include "report/find/sentences/sentence.h"
#include "report/find/sentences/window.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Differences of scores are smaller than this, scores are hardly ever.
constexpr double kLargestDifference = 30;

bool is_number(const Token& token) {
  return token.kind == Token::Kind::number || token.kind == Token::Kind::blank;
}

class Roles {
 public:
  explicit Roles(Sentence& sentence)
      : s_(sentence), facts_(sentence.context.facts), windows_(sentence) {}

  void run() {
    correcting_ = any_in(s_.passage.keyed.key(), facts_.lexicon("correction"));
    size_t from = 0;
    for (size_t i = 0; i < s_.tokens.size(); ++i) {
      const Token& token = s_.tokens[i];
      if (!is_number(token) || aside(token)) {
        continue;
      }
      const Window window = windows_.read(from, i);
      Said said;
      said.token = i;
      decide(said, window, token);
      s_.numbers.push_back(std::move(said));
      from = i + 1;
    }
  }

 private:
  std::string_view before(const Token& token) const {
    return s_.text().substr(0, token.span.begin);
  }
  std::string_view after(const Token& token) const { return s_.text().substr(token.span.end); }

  /// Numbers that are no values at all: of a figure, a page, an item; counts of things, the size of
  /// a file.
  bool aside(const Token& token) const {
    if (starts_with_any(after(token), facts_.lexicon("size-after"))) {
      return true;
    }
    if (token.kind == Token::Kind::blank || token.number.decimals > 0) {
      return false;
    }
    const bool unit = starts_with_any(after(token), facts_.lexicon("score-unit"));
    if (starts_with_any(after(token), facts_.lexicon("count-after"))) {
      return true;
    }
    if (!unit && ends_with_any(before(token), facts_.lexicon("ordinal-before")) &&
        !ends_with_any(before(token), facts_.lexicon("cue-rank"))) {
      return true;
    }
    const std::string_view next = trimmed(after(token));
    const std::string_view last = trimmed(before(token));
    // "12/3/2567", "ที่ สธ 0221/ว 12"
    return (last.ends_with("/") && token.number.value > 100) ||
           (next.starts_with(".") && last.empty());
  }

  bool next_to(const Token* cue, const Token& number) const {
    return cue != nullptr && gap_between(s_.text(), cue->span.end, number.span.begin, facts_).tight;
  }

  void decide(Said& said, const Window& w, const Token& token) {
    said.stage = w.stage;
    said.whose = w.whose;
    said.agency = w.agency;
    said.role = w.role;
    said.now = w.now;
    said.last_year = w.last_year;
    said.why = w.cue != nullptr ? "words-before" : "";
    said.word = w.cue != nullptr ? s_.printed(w.cue->span) : "";
    if (token.kind == Token::Kind::blank) {
      said.role = Role::score;
      return;
    }
    decide_comparison(said, w, token);
    decide_arrow(said, token);
    decide_full(said, w, token);
    decide_suffix(said, w, token);
    if (w.cue == nullptr && said.role == Role::unexplained && !s_.passage.card) {
      follow_list(said, token);
    }
    if (said.role == Role::score) {
      decide_stage(said);
    }
    said.counts = could_be_score(said, token);
  }

  /// "rose from 89.68 to 93.96", "higher than the mean of the province, which got 89.27".
  void decide_comparison(Said& said, const Window& w, const Token& token) {
    const double value = token.number.value;
    const bool pending = difference_to_come_ && !w.keyed;
    difference_to_come_ = false;
    const bool at_to = w.to != nullptr && next_to(w.to, token);
    if (pending && value < kLargestDifference && !at_to) {
      said.role = Role::difference;
    } else if (at_to && previous_there()) {
      said.role = Role::score;
      said.now = true;
      said.word = s_.printed(w.to->span);
    } else if (w.from != nullptr && next_to(w.from, token) && w.role != Role::rank) {
      decide_behind_from(said, w, token);
    } else {
      decide_change(said, w, value);
    }
    if (said.role == Role::score && correcting_) {
      said.stage = Stage::corrected;
    }
    if ((said.role == Role::score || said.role == Role::unexplained) &&
        (w.whose == Whose::others || w.whose == Whose::named)) {
      said.role = Role::comparison;
    }
  }

  /// "from 89.68": full marks, or what it was before, here or elsewhere.
  void decide_behind_from(Said& said, const Window& w, const Token& token) {
    if (token.number.value == 100 && token.number.decimals == 0) {
      said.role = Role::maximum;
    } else if (w.role != Role::maximum &&
               (w.difference || w.previous || w.scored || (!w.keyed && change_before()))) {
      said.role = w.others_said ? Role::comparison : Role::previous;
    }
    said.word = s_.printed(w.from->span);
    difference_to_come_ = w.difference;
  }

  /// "rose by 2.35 points from …": the number before was the change.
  bool change_before() const {
    return !s_.numbers.empty() && s_.numbers.back().role == Role::difference;
  }

  /// "higher than last year, 89.68", "rose by 4.28".
  void decide_change(Said& said, const Window& w, double value) {
    const bool small = value < kLargestDifference;
    const bool rose = (w.higher || w.difference) && w.previous && !w.scored && small;
    if (w.difference && w.from != nullptr && (w.year_after_from || w.previous)) {
      said.role = w.scored || !small ? Role::previous : Role::difference;
      difference_to_come_ = said.role == Role::previous;
    } else if (rose || ((w.higher || w.difference) && w.others_said)) {
      said.role = !rose && (w.scored_others || !small) ? Role::comparison : Role::difference;
    } else if (held_against(w, value)) {
      said.role = Role::comparison;
    }
  }

  /// "27.48 จาก 30 คะแนน": points, and how many there are.
  void decide_full(Said& said, const Window& w, const Token& token) {
    if (s_.numbers.empty() || w.from == nullptr || !next_to(w.from, token) ||
        token.kind != Token::Kind::number || token.number.decimals > 0) {
      return;
    }
    Said& points = s_.numbers.back();
    const Token& of = s_.token(points);
    const bool open = points.role == Role::score || points.role == Role::unexplained;
    if (open && of.number.decimals > 0 && of.number.value <= token.number.value &&
        list_glue(s_.text(), of.span.end, w.from->span.begin, facts_)) {
      said.role = Role::maximum;
      said.word = s_.printed(w.from->span);
      points.role = token.number.value == 100 ? points.role : Role::points;
    }
  }

  /// "91.97 → 94.40": what it was, and what it is now.
  void decide_arrow(Said& said, const Token& token) {
    if (s_.numbers.empty() || token.kind != Token::Kind::number) {
      return;
    }
    Said& last = s_.numbers.back();
    const Token& from = s_.token(last);
    const std::string_view between =
        trimmed(s_.text().substr(from.span.end, token.span.begin - from.span.end));
    const auto& signs = facts_.lexicon("change-sign");
    const bool open = last.role == Role::score || last.role == Role::unexplained;
    if (open && from.kind == Token::Kind::number &&
        std::any_of(signs.begin(), signs.end(),
                    [&](const Phrase& sign) { return between == sign.text; })) {
      last.role = Role::previous;
      last.why = said.why = "words-before";
      last.word = said.word = between;
      said.role = Role::score;
      said.now = true;
    }
  }

  /// "higher than 88.12", or the score of those that the words speak of.
  static bool held_against(const Window& w, double value) {
    return (w.higher && w.role == Role::difference && value >= kLargestDifference) ||
           (w.others_said && w.whose == Whose::others &&
            (w.role == Role::score || w.role == Role::unexplained));
  }

  /// The number before was what it rose from.
  bool previous_there() const {
    return !s_.numbers.empty() &&
           (s_.numbers.back().role == Role::previous || s_.numbers.back().role == Role::comparison);
  }

  void decide_suffix(Said& said, const Window& w, const Token& token) {
    const std::string_view next = trimmed(after(token));
    const std::string_view last = trimmed(before(token));
    const auto is = [&](Role role, std::string_view code) {
      said.role = role;
      said.why = code;
    };
    if (is_weight(token)) {
      is(Role::weight, "fits-weight");
    } else if (last.ends_with("/")) {
      is(Role::maximum, "behind-slash");
    } else if (starts_with_any(next, facts_.lexicon("threshold-after")) ||
               ends_with_any(last, facts_.lexicon("threshold-before"))) {
      is(Role::target, "threshold");
    } else if (in_range(token)) {
      is(Role::other, "range");
    } else if (token.number.negative || last.ends_with("+") ||
               ends_with_any(last, facts_.lexicon("rise-sign")) ||
               ends_with_any(last, facts_.lexicon("fall-sign"))) {
      is(Role::difference, "signed");
    } else if (starts_with_any(next, facts_.lexicon("share-of")) && w.role != Role::score) {
      is(Role::share, "share-of");
    } else if (ends_with_any(last, facts_.lexicon("cue-rank"))) {
      is(Role::rank, "words-before");
    } else if (w.role == Role::share && !s_.numbers.empty() &&
               s_.numbers.back().role == Role::score &&
               s_.token(s_.numbers.back()).number.value == token.number.value) {
      said.role = Role::score;  // the same number again, as a percentage
    }
  }

  /// "IIT 30%", "แบบวัด OIT (ร้อยละ 40)": the instrument's weight, and no score has no decimals.
  bool is_weight(const Token& token) const {
    const Token* name = &token == s_.tokens.data() ? nullptr : &token - 1;
    if (name == nullptr || name->kind != Token::Kind::instrument || token.number.decimals > 0 ||
        !gap_between(s_.text(), name->span.end, token.span.begin, facts_).tight) {
      return false;
    }
    const auto& instruments = s_.context.names.year().instruments;
    return std::any_of(instruments.begin(), instruments.end(),
                       [&](const facts::InstrumentFact& fact) {
                         return fact.code == name->mention.instrument &&
                                std::fabs(100 * fact.weight - token.number.value) < 0.01;
                       });
  }

  /// "85.00 - 94.99", "85 ถึง 95".
  bool in_range(const Token& token) const {
    const auto ties = [&](std::string_view between) {
      between = trimmed(between);
      const auto& words = facts_.lexicon("range");
      return std::any_of(words.begin(), words.end(),
                         [&](const Phrase& w) { return between == w.text; }) ||
             between == "-" || between == "–" || between == "—";
    };
    for (const Token& other : s_.tokens) {
      if (other.kind != Token::Kind::number || &other == &token) {
        continue;
      }
      const bool first = token.span.end <= other.span.begin;
      const size_t a = first ? token.span.end : other.span.end;
      const size_t b = first ? other.span.begin : token.span.begin;
      if (a <= b && b - a <= 12 && ties(s_.text().substr(a, b - a))) {
        return true;
      }
    }
    return false;
  }

  /// A list goes on: "71.20, 80.11, 86.42 และ 88.93".
  void follow_list(Said& said, const Token& token) {
    if (s_.numbers.empty()) {
      return;
    }
    const Said& last = s_.numbers.back();
    if (listed(last.token, static_cast<size_t>(&token - s_.tokens.data()))) {
      said.role = last.role;
      said.stage = last.stage;
      said.whose = last.whose;
      said.agency = last.agency;
      said.why = last.why;
      said.word = last.word;
      said.last_year = last.last_year;
      said.in_list = true;
    }
  }

  /// Nothing but years, units, commas and "and" between the two tokens.
  bool listed(size_t first, size_t second) const {
    size_t from = s_.tokens[first].span.end;
    for (size_t i = first + 1; i <= second; ++i) {
      const bool glue =
          i == second && first + 1 == second
              ? list_glue_with_levels(s_.text(), from, s_.tokens[i].span.begin, facts_)
              : gap_between(s_.text(), from, s_.tokens[i].span.begin, facts_).empty;
      if (!glue || (i < second && s_.tokens[i].kind != Token::Kind::year)) {
        return false;
      }
      from = s_.tokens[i].span.end;
    }
    return true;
  }

  static void decide_stage(Said& said) {
    switch (said.stage) {
      case Stage::forecast:
        said.role = Role::forecast;
        break;
      case Stage::self_assessed:
        said.role = Role::self_assessed;
        break;
      case Stage::before_appeal:
        said.role = Role::before_appeal;
        break;
      case Stage::example:
        said.role = Role::example;
        break;
      default:
        break;
    }
  }

  bool could_be_score(const Said& said, const Token& token) const {
    if (token.number.decimals > 0 || said.role == Role::rank || said.role == Role::maximum ||
        said.role == Role::target || said.role == Role::weight || said.role == Role::difference) {
      return true;
    }
    if (token.number.value == 100 && ends_with_any(before(token), facts_.lexicon("cue-full"))) {
      return true;  // "ได้คะแนนเต็ม 100"
    }
    return token.number.value <= 100 && unit_beside(before(token), after(token), facts_);
  }

  Sentence& s_;
  const facts::Facts& facts_;
  WindowReader windows_;
  bool correcting_ = false;          ///< the passage corrects what was printed before
  bool difference_to_come_ = false;  ///< "from 88.12 by 3.23"
};

}  // namespace

Sentence::Sentence(const Passage& of, const ScoreContext& with)
    : passage(of), context(with), tokens(tokens_of(of, with)) {}

std::string Sentence::printed(Span span) const {
  return clean(text().substr(span.begin, span.end - span.begin));
}

void say_roles(Sentence& sentence) { Roles(sentence).run(); }

}  // namespace ita::report
