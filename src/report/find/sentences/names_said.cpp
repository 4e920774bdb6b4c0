#include <algorithm>
#include <set>

#include "report/find/sentences/sentence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A number that may be the score of a name, whoever's and of whatever year.
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

/// A name or a number, as they follow one another.
struct Atom {
  bool name = false;
  size_t index = 0;  ///< of the token, or of the number
};

class Names {
 public:
  explicit Names(Sentence& sentence) : s_(sentence), facts_(sentence.context.facts) {}

  void run() {
    drop_qualifiers();
    collect();
    pair_lists();
    pair_whole();
    pair_by_order();
    for (Said& said : s_.numbers) {
      if (said.key == -1) {
        inherit(said);
      }
    }
  }

 private:
  Span span(const Atom& atom) const {
    return atom.name ? s_.tokens[atom.index].span : s_.token(s_.numbers[atom.index]).span;
  }
  Gap gap(const Atom& a, const Atom& b) const {
    return gap_between(s_.text(), end_of(a), span(b).begin, facts_);
  }
  /// Behind what belongs to the name: "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "IIT (ร้อยละ 30)".
  size_t end_of(const Atom& atom) const {
    size_t end = span(atom).end;
    for (size_t i = atom.index + 1; atom.name && i < s_.tokens.size(); ++i) {
      const Token& t = s_.tokens[i];
      const bool weight = std::any_of(s_.numbers.begin(), s_.numbers.end(), [&](const Said& said) {
        return said.token == i && said.role == Role::weight;
      });
      const bool own = t.kind == Token::Kind::instrument && dropped_.count(i) != 0;
      if ((own || weight) && gap_between(s_.text(), end, t.span.begin, facts_).tight) {
        end = t.span.end;
      } else {
        break;
      }
    }
    return end;
  }

  bool is_key(size_t token) const {
    return s_.tokens[token].is_key() && dropped_.count(token) == 0;
  }

  /// "การปฏิบัติหน้าที่ (IIT)", "แบบวัด IIT มีคะแนนรวม", the words of a question: what stands behind a name
  /// belongs to it and is no name of its own.
  void drop_qualifiers() {
    int last = -1;
    for (size_t i = 0; i < s_.tokens.size(); ++i) {
      const Token& t = s_.tokens[i];
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
  }

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

  void collect() {
    size_t n = 0;
    for (size_t i = 0; i < s_.tokens.size(); ++i) {
      while (n < s_.numbers.size() && s_.numbers[n].token < i) {
        ++n;
      }
      if (is_key(i)) {
        atoms_.push_back({true, i});
      } else if (n < s_.numbers.size() && s_.numbers[n].token == i && is_result(s_.numbers[n])) {
        atoms_.push_back({false, n});
      }
    }
  }

  /// End of the run of names, or of numbers, that begins at atom `i` and is a list.
  size_t run_end(size_t i) const {
    size_t end = i + 1;
    while (end < atoms_.size() && atoms_[end].name == atoms_[i].name) {
      const bool tied = atoms_[i].name ? gap(atoms_[end - 1], atoms_[end]).empty
                                       : list_glue(s_.text(), span(atoms_[end - 1]).end,
                                                   span(atoms_[end]).begin, facts_);
      if (!tied) {
        break;
      }
      ++end;
    }
    return end;
  }

  bool says(CueKind kind, size_t from, size_t to) const {
    return std::any_of(s_.tokens.begin(), s_.tokens.end(), [&](const Token& t) {
      return t.kind == Token::Kind::cue && t.cue == kind && t.span.begin >= from &&
             t.span.end <= to;
    });
  }

  /// "แบบวัด EIT ด้าน …, … และ … ได้คะแนน 94.90 92.34 และ 93.71": the instrument of the indicators
  /// that have the numbers.
  bool heads_list(size_t first, size_t end) const {
    if (!atoms_[first].name || end >= atoms_.size() || atoms_[end].name || end - first < 3 ||
        s_.tokens[atoms_[first].index].kind != Token::Kind::instrument) {
      return false;
    }
    const bool indicators = std::all_of(
        atoms_.begin() + static_cast<std::ptrdiff_t>(first) + 1,
        atoms_.begin() + static_cast<std::ptrdiff_t>(end),
        [&](const Atom& atom) { return s_.tokens[atom.index].kind == Token::Kind::indicator; });
    return indicators && run_end(end) - end == end - first - 1;
  }

  /// "IIT EIT และ OIT ได้คะแนน 89.28 89.21 และ 94.10 คะแนน ตามลำดับ".
  void pair_lists() {
    for (size_t i = 0; i < atoms_.size();) {
      const size_t end = run_end(i);
      if (heads_list(i, end)) {
        ++i;
        continue;
      }
      const bool names = atoms_[i].name;
      if (end - i < 2 || end >= atoms_.size() || atoms_[end].name == names) {
        i = end;
        continue;
      }
      const size_t second = run_end(end);
      const size_t last = second < atoms_.size() ? span(atoms_[second]).begin : s_.text().size();
      const bool order = says(CueKind::order, span(atoms_[i]).begin, last);
      if (second - end >= 2 && (names || order)) {
        const size_t n = names ? i : end;
        const size_t v = names ? end : i;
        tie(n, v, end - i, second - end);
        i = second;
      } else if (names && second - end == 1) {
        share(i, end, last);
        i = second;
      } else {
        i = end;
      }
    }
  }

  void tie(size_t names, size_t values, size_t first, size_t second) {
    const size_t value_count = values < names ? first : second;
    for (size_t k = 0; k < value_count; ++k) {
      Said& said = s_.numbers[atoms_[values + k].index];
      if (first != second) {
        said.role = Role::unexplained;
        said.doubts.push_back({"list-lengths-differ", {}, {}});
        said.key = kOfNoName;
        continue;
      }
      said.key = static_cast<int>(atoms_[names + k].index);
      said.why = "list-in-order";
      said.role = said.role == Role::unexplained ? Role::score : said.role;
      used_.insert(atoms_[names + k].index);
    }
  }

  /// Several names before one number: said to be the same for all, or doubtful.
  void share(size_t names, size_t number, size_t end) {
    Said& said = s_.numbers[atoms_[number].index];
    const Token& first = s_.tokens[atoms_[names].index];
    const Token& last = s_.tokens[atoms_[number - 1].index];
    const bool same = says(CueKind::same, span(atoms_[names]).begin, end);
    if (first.kind != last.kind || first.kind == Token::Kind::overall ||
        !(same || gap(atoms_[number - 1], atoms_[number]).tight)) {
      return;
    }
    said.key = static_cast<int>(atoms_[number - 1].index);
    used_.insert(atoms_[number - 1].index);
    for (size_t k = names; k + 1 < number; ++k) {
      used_.insert(atoms_[k].index);
      if (same) {
        said.more_keys.push_back(static_cast<int>(atoms_[k].index));
      }
    }
    if (!same) {
      said.doubts.push_back({"several-names-one-number", {}, {}});
    }
  }

  bool free(const Atom& atom) const {
    return atom.name ? used_.count(atom.index) == 0 : s_.numbers[atom.index].key == -1;
  }

  /// "The total comes from 88.10 points of IIT, …": the name behind the number says what it is of.
  bool named_behind(size_t number) const {
    if (number + 1 >= atoms_.size() || !atoms_[number + 1].name) {
      return false;
    }
    const Gap between = gap(atoms_[number], atoms_[number + 1]);
    return between.tight && between.binds;
  }

  /// The whole is named before its number.
  void pair_whole() {
    for (size_t i = 0; i + 1 < atoms_.size(); ++i) {
      if (!atoms_[i].name || s_.tokens[atoms_[i].index].kind != Token::Kind::overall ||
          atoms_[i + 1].name || !free(atoms_[i + 1])) {
        continue;
      }
      Said& said = s_.numbers[atoms_[i + 1].index];
      if (reaches(atoms_[i], atoms_[i + 1]) && !named_behind(i + 1)) {
        said.key = static_cast<int>(atoms_[i].index);
        used_.insert(atoms_[i].index);
      }
    }
  }

  /// A bare name in a sentence is not yet a score's: the number follows closely or is said to be
  /// one.
  bool reaches(const Atom& name, const Atom& number) const {
    const Token& key = s_.tokens[name.index];
    const Token& value = s_.token(s_.numbers[number.index]);
    const Gap between = gap(name, number);
    const size_t letters = between.letters;
    if (s_.passage.card || (between.tight && between.verb)) {
      return true;  // "… มีค่าคะแนนเท่ากับ …": nothing but words that tie them
    }
    if (key.kind == Token::Kind::overall || key.mention.by_number ||
        key.kind == Token::Kind::question || key.kind == Token::Kind::sub) {
      return letters <= kFar;
    }
    // "4. การใช้ทรัพย์สินของราชการโดยบุคลากร… 84.88": number and name of an item agree, and its score
    // ends it.
    const Marker& marker = s_.passage.marker;
    const std::string_view text = s_.text();
    if (marker.numbered() && marker.value == key.mention.number &&
        trimmed(text.substr(0, key.span.begin)).size() <= marker.length + 40 &&
        trimmed(text.substr(value.span.end)).size() <= 24) {
      return letters <= kFar;
    }
    const bool unit =
        unit_beside(text.substr(0, value.span.begin), text.substr(value.span.end), facts_) ||
        value.kind == Token::Kind::blank;
    return letters <= (unit ? 150U : 30U);
  }

  struct Pairing {
    std::vector<std::pair<size_t, size_t>> pairs;  ///< atoms: name, number
    int cost = 0;
    int bound = 0;  ///< pairs with a word between them that says in which order they stand
    bool tight = true;
  };

  /// What a pair is worth that "got" or "in" binds: nearly as much as a name that is left over.
  static constexpr int kBound = 3;

  /// A name and a number beside each other.
  struct Pair {
    int cost = 0;
    bool bound = false, tight = false;
  };

  /// Nothing where they do not belong together.
  std::optional<Pair> pair_of(const Atom& name, const Atom& number, bool names_first) const {
    const Gap between = names_first ? gap(name, number) : gap(number, name);
    if (names_first && begins_next_item(name, number)) {
      return std::nullopt;
    }
    if (names_first ? !reaches(name, number) : !between.tight) {
      return std::nullopt;
    }
    const bool whole = s_.tokens[name.index].kind == Token::Kind::overall;
    const bool bound = !between.separated && (names_first ? between.verb : between.binds);
    const int cost = (between.separated ? 2 : 0) + (between.tight ? 0 : 1) + (whole ? 1 : 0) -
                     (bound ? kBound : 0);
    return Pair{cost, bound, between.tight};
  }

  /// "… indicator 1, followed by 90.38 points": the number begins what comes next.
  bool begins_next_item(const Atom& name, const Atom& number) const {
    const size_t from = end_of(name);
    const Keyed between(s_.text().substr(from, std::max(from, span(number).begin) - from));
    return any_in(between.key(), facts_.lexicon("next-item"));
  }

  /// Pairs each free number with the free name right before it (or right behind it).
  Pairing pairing(bool names_first) const {
    Pairing out;
    std::set<size_t> paired;
    const std::vector<Atom>& a = open_;
    for (size_t i = 0; i + 1 < a.size(); ++i) {
      const Atom& name = names_first ? a[i] : a[i + 1];
      const Atom& number = names_first ? a[i + 1] : a[i];
      if (!name.name || number.name || paired.count(i) != 0) {
        continue;
      }
      const auto pair = pair_of(name, number, names_first);
      if (!pair) {
        continue;
      }
      paired.insert(i);
      paired.insert(i + 1);
      out.pairs.emplace_back(names_first ? i : i + 1, names_first ? i + 1 : i);
      out.tight = out.tight && pair->tight;
      out.bound += pair->bound ? 1 : 0;
      out.cost += pair->cost;
    }
    out.cost += 4 * static_cast<int>(a.size() - paired.size());
    return out;
  }

  /// "By three tools: …, … (IIT) and … (EIT) it got 81.24": the last of names that have no number
  /// of their own need not be the one that has it.
  bool ends_list_of_names(size_t name) const {
    const Atom& last = open_[name];
    if (name == 0 || !open_[name - 1].name || used_.count(open_[name - 1].index) != 0) {
      return false;
    }
    const Atom& before = open_[name - 1];
    return s_.tokens[before.index].kind == s_.tokens[last.index].kind &&
           any_in(
               Keyed(s_.text().substr(span(before).end, span(last).begin - span(before).end)).key(),
               facts_.lexicon("list-and"));
  }

  void pair_by_order() {
    for (const Atom& atom : atoms_) {
      if (free(atom)) {
        open_.push_back(atom);
      }
    }
    const Pairing before = pairing(true);
    const Pairing behind = pairing(false);
    const bool turned = behind.cost < before.cost;
    const Pairing& best = turned ? behind : before;
    // Both ways explain every number: nothing on paper says which.  And a name that stands before
    // the first number without getting one may have lost its own.
    const bool alike = !before.pairs.empty() && behind.cost == before.cost && !before.tight;
    const bool name_left = turned && before.pairs.size() >= behind.pairs.size() &&
                           behind.bound < static_cast<int>(behind.pairs.size());
    const bool unsure = alike || name_left;
    for (const auto& [name, number] : best.pairs) {
      Said& said = s_.numbers[open_[number].index];
      said.key = static_cast<int>(open_[name].index);
      used_.insert(open_[name].index);
      if (unsure) {
        said.doubts.push_back({"pairing-order-unsure", {}, {}});
      }
      if (!turned && ends_list_of_names(name)) {
        said.doubts.push_back({"several-names-one-number", {}, {}});
      }
    }
    turned_ = turned;
  }

  /// What has no name of its own is of the name before it, unless the agency is named anew.
  void inherit(Said& said) {
    const size_t at = said.token;
    for (size_t i = at; i-- > 0;) {
      const Token& t = s_.tokens[i];
      if (t.kind == Token::Kind::agency && t.own && is_result(said)) {
        return;
      }
      if (is_key(i)) {
        const size_t number = s_.token(said).span.begin;
        const bool near = gap_between(s_.text(), t.span.end, number, facts_).letters <= kFar &&
                          (t.kind == Token::Kind::overall ||
                           !sentence_ends_between(s_.text(), t.span.end, number));
        if (near && !(turned_ && used_.count(i) != 0 && is_result(said))) {
          said.key = static_cast<int>(i);
          said.inherited = true;
        }
        return;
      }
    }
  }

  static constexpr size_t kFar = 400;  // bytes of key
  Sentence& s_;
  const facts::Facts& facts_;
  std::set<size_t> dropped_, used_;
  std::vector<Atom> atoms_, open_;
  bool turned_ = false;
};

}  // namespace

void say_names(Sentence& sentence) { Names(sentence).run(); }

}  // namespace ita::report
