#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "report/find/sentences/sentence.h"

namespace ita::report {

namespace {

/// Numbers that stand as one list, by their place in `Sentence::numbers`.
struct Run {
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};

class ValueLists {
 public:
  explicit ValueLists(Sentence& sentence) : s_(sentence), facts_(sentence.context.facts) {}

  void run() {
    std::optional<Run> named;
    for (size_t i = 0; i < s_.numbers.size();) {
      const Run run{i, end_of(i)};
      i = run.end;
      if (run.size() < 2) {
        continue;
      }
      if (s_.numbers[run.begin].why == kInOrder) {
        named = run;
      } else if (named && named->size() == run.size() && unnamed(named->end - 1, run.begin) &&
                 alike(run)) {
        follow(*named, run);
      } else if (const auto each = named_one_by_one(run); each && ordered(run)) {
        follow(*each, run);
      } else if (ordered(run) && !by_years(run)) {
        doubt(run);
      }
    }
  }

 private:
  static constexpr std::string_view kInOrder = "list-in-order";

  Span span(size_t number) const { return s_.token(s_.numbers[number]).span; }

  size_t end_of(size_t begin) const {
    size_t end = begin + 1;
    while (end < s_.numbers.size() &&
           list_glue(s_.text(), span(end - 1).end, span(end).begin, facts_)) {
      ++end;
    }
    return end;
  }

  bool alike(const Run& run) const {
    return std::all_of(
        s_.numbers.begin() + static_cast<std::ptrdiff_t>(run.begin),
        s_.numbers.begin() + static_cast<std::ptrdiff_t>(run.end),
        [&](const Said& said) { return said.counts && said.role == s_.numbers[run.begin].role; });
  }

  /// No name between the two numbers.
  bool unnamed(size_t before, size_t behind) const {
    return std::none_of(s_.tokens.begin() + static_cast<std::ptrdiff_t>(s_.numbers[before].token),
                        s_.tokens.begin() + static_cast<std::ptrdiff_t>(s_.numbers[behind].token),
                        [](const Token& t) { return t.is_key(); });
  }

  /// "IIT 91.51, EIT 86.99 and OIT 93.48, weighted 27.45, 26.10 and 37.39, respectively": as many
  /// numbers right before, each behind a name of its own.
  std::optional<Run> named_one_by_one(const Run& run) const {
    if (run.begin < run.size() || s_.numbers[run.begin].role != Role::points || !alike(run) ||
        !unnamed(run.begin - 1, run.begin)) {
      return std::nullopt;
    }
    const Run before{run.begin - run.size(), run.begin};
    std::set<int> keys;
    for (size_t n = before.begin; n < before.end; ++n) {
      const Said& said = s_.numbers[n];
      if (said.key < 0 || said.inherited ||
          s_.tokens[static_cast<size_t>(said.key)].kind != Token::Kind::instrument) {
        return std::nullopt;
      }
      keys.insert(said.key);
    }
    return keys.size() == run.size() ? std::optional(before) : std::nullopt;
  }

  /// "…, weighted 27.45, 26.10 and 37.39, respectively": the same names once more.
  void follow(const Run& named, const Run& run) {
    for (size_t k = 0; k < run.size(); ++k) {
      Said& said = s_.numbers[run.begin + k];
      said.key = s_.numbers[named.begin + k].key;
      said.inherited = true;
      said.why = kInOrder;
    }
  }

  /// Said to be "respectively" those of some list.
  bool ordered(const Run& run) const {
    for (size_t i = s_.numbers[run.end - 1].token + 1; i < s_.tokens.size(); ++i) {
      const Token& t = s_.tokens[i];
      if (t.kind == Token::Kind::number || t.is_key()) {
        return false;
      }
      if (t.kind == Token::Kind::cue && t.cue == CueKind::order) {
        return gap_between(s_.text(), span(run.end - 1).end, t.span.begin, facts_).empty;
      }
    }
    return false;
  }

  /// Each is of a year of its own.
  bool by_years(const Run& run) const {
    std::set<int> years;
    for (size_t n = run.begin; n < run.end; ++n) {
      years.insert(s_.numbers[n].year.value_or(0));
    }
    return years.size() == run.size();
  }

  /// The list that the numbers are in order of was not found: they are not all of one name.
  void doubt(const Run& run) {
    for (size_t k = run.begin; k < run.end; ++k) {
      Said& said = s_.numbers[k];
      if (!said.counts) {
        continue;
      }
      said.role = Role::unexplained;
      said.doubts.push_back({"list-lengths-differ", {}, {}});
      said.key = kOfNoName;
    }
  }

  Sentence& s_;
  const facts::Facts& facts_;
};

/// "ด้าน… 92.42 คะแนน ด้าน… 81.25 คะแนน คิดเป็นคะแนนเฉลี่ย 86.84 คะแนน": all indicators of an instrument
/// and their mean, which is the instrument's score.
class Means {
 public:
  explicit Means(Sentence& sentence) : s_(sentence) {}

  void run() {
    for (size_t n = 2; n < s_.numbers.size(); ++n) {
      if (!is_mean(s_.numbers[n])) {
        continue;
      }
      const std::vector<const Said*> listed = indicators_before(n);
      for (const facts::InstrumentFact& fact : s_.context.names.year().instruments) {
        if (are_all_of(listed, fact) && fits(listed, value(s_.numbers[n]))) {
          s_.numbers[n].instrument = fact.code;
          s_.numbers[n].key = kOfNoName;
          s_.numbers[n].role = Role::score;
        }
      }
    }
  }

 private:
  static constexpr double kRounding = 0.0151;  ///< printed numbers have two decimals

  double value(const Said& said) const { return s_.token(said).number.value; }

  const Token* indicator(const Said& said) const {
    const Token* key = said.key < 0 ? nullptr : &s_.tokens[static_cast<size_t>(said.key)];
    return key != nullptr && key->kind == Token::Kind::indicator ? key : nullptr;
  }

  bool is_mean(const Said& said) const {
    const bool open = said.role == Role::score || said.role == Role::unexplained;
    const facts::Facts& facts = s_.context.facts;
    std::string_view before = trimmed(s_.text().substr(0, s_.token(said).span.begin));
    for (const Phrase& unit : facts.lexicon("percent-before")) {
      before.remove_suffix(before.ends_with(unit.text) ? unit.text.size() : 0);
    }
    return open && said.counts && said.inherited && indicator(said) != nullptr &&
           ends_with_any(before, facts.lexicon("mean"));
  }

  std::vector<const Said*> indicators_before(size_t n) const {
    std::vector<const Said*> out;
    while (n-- > 0 && indicator(s_.numbers[n]) != nullptr && !s_.numbers[n].inherited) {
      out.push_back(&s_.numbers[n]);
    }
    return out;
  }

  bool are_all_of(const std::vector<const Said*>& listed, const facts::InstrumentFact& fact) const {
    return listed.size() >= 2 && listed.size() == fact.indicators.size() &&
           std::all_of(fact.indicators.begin(), fact.indicators.end(), [&](int number) {
             return std::any_of(listed.begin(), listed.end(), [&](const Said* said) {
               return indicator(*said)->mention.number == number;
             });
           });
  }

  bool fits(const std::vector<const Said*>& listed, double mean) const {
    double sum = 0;
    for (const Said* said : listed) {
      sum += value(*said);
    }
    return std::fabs(sum / static_cast<double>(listed.size()) - mean) < kRounding;
  }

  Sentence& s_;
};

}  // namespace

void say_lists(Sentence& sentence) {
  ValueLists(sentence).run();
  Means(sentence).run();
}

}  // namespace ita::report
