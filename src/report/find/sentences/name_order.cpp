#include <algorithm>
#include <optional>
#include <utility>

#include "report/find/sentences/name_atoms.h"

namespace ita::report {

namespace {

class NameOrder {
 public:
  explicit NameOrder(Atoms& atoms) : atoms_(atoms) {}

  bool pair() {
    for (const Atom& atom : atoms_.all) {
      if (atoms_.free(atom)) {
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
      Said& said = atoms_.sentence.numbers[open_[number].index];
      said.key = static_cast<int>(open_[name].index);
      atoms_.used.insert(open_[name].index);
      if (unsure) {
        said.doubts.push_back({"pairing-order-unsure", {}, {}});
      }
      if (!turned && ends_list_of_names(name)) {
        said.doubts.push_back({"several-names-one-number", {}, {}});
      }
    }
    return turned;
  }

 private:
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
    const Gap between = names_first ? atoms_.gap(name, number) : atoms_.gap(number, name);
    if (names_first && begins_next_item(name, number)) {
      return std::nullopt;
    }
    if (names_first ? !atoms_.reaches(name, number) : !between.tight) {
      return std::nullopt;
    }
    const bool whole = atoms_.sentence.tokens[name.index].kind == Token::Kind::overall;
    const bool bound = !between.separated && (names_first ? between.verb : between.binds);
    const int cost = (between.separated ? 2 : 0) + (between.tight ? 0 : 1) + (whole ? 1 : 0) -
                     (bound ? kBound : 0);
    return Pair{cost, bound, between.tight};
  }

  /// "… indicator 1, followed by 90.38 points": the number begins what comes next.
  bool begins_next_item(const Atom& name, const Atom& number) const {
    const size_t from = atoms_.end_of(name);
    const Keyed between(
        atoms_.sentence.text().substr(from, std::max(from, atoms_.span(number).begin) - from));
    return any_in(between.key(), atoms_.facts.lexicon("next-item"));
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
    if (name == 0 || !open_[name - 1].name || atoms_.used.count(open_[name - 1].index) != 0) {
      return false;
    }
    const Atom& before = open_[name - 1];
    return atoms_.sentence.tokens[before.index].kind == atoms_.sentence.tokens[last.index].kind &&
           any_in(Keyed(atoms_.sentence.text().substr(
                            atoms_.span(before).end,
                            atoms_.span(last).begin - atoms_.span(before).end))
                      .key(),
                  atoms_.facts.lexicon("list-and"));
  }

  Atoms& atoms_;
  std::vector<Atom> open_;  ///< those that no list has tied
};

}  // namespace

bool pair_by_order(Atoms& atoms) { return NameOrder(atoms).pair(); }

}  // namespace ita::report
