#include "report/find/sentences/name_atoms.h"

namespace ita::report {

namespace {

class Names {
 public:
  explicit Names(Sentence& sentence) : atoms_(sentence) {}

  void run() {
    pair_lists(atoms_);
    pair_whole();
    turned_ = pair_by_order(atoms_);
    for (Said& said : atoms_.sentence.numbers) {
      if (said.key == -1) {
        inherit(said);
      }
    }
  }

 private:
  /// "The total comes from 88.10 points of IIT, …": the name behind the number says what it is of.
  bool named_behind(size_t number) const {
    if (number + 1 >= atoms_.all.size() || !atoms_.all[number + 1].name) {
      return false;
    }
    const Gap between = atoms_.gap(atoms_.all[number], atoms_.all[number + 1]);
    return between.tight && between.binds;
  }

  /// The whole is named before its number.
  void pair_whole() {
    for (size_t i = 0; i + 1 < atoms_.all.size(); ++i) {
      if (!atoms_.all[i].name ||
          atoms_.sentence.tokens[atoms_.all[i].index].kind != Token::Kind::overall ||
          atoms_.all[i + 1].name || !atoms_.free(atoms_.all[i + 1])) {
        continue;
      }
      Said& said = atoms_.sentence.numbers[atoms_.all[i + 1].index];
      if (atoms_.reaches(atoms_.all[i], atoms_.all[i + 1]) && !named_behind(i + 1)) {
        said.key = static_cast<int>(atoms_.all[i].index);
        atoms_.used.insert(atoms_.all[i].index);
      }
    }
  }

  /// What has no name of its own is of the name before it, unless the agency is named anew.
  void inherit(Said& said) {
    const size_t at = said.token;
    for (size_t i = at; i-- > 0;) {
      const Token& t = atoms_.sentence.tokens[i];
      if (t.kind == Token::Kind::agency && t.own && is_result(said)) {
        return;
      }
      if (atoms_.is_key(i)) {
        const size_t number = atoms_.sentence.token(said).span.begin;
        const bool near =
            gap_between(atoms_.sentence.text(), t.span.end, number, atoms_.facts).letters <=
                kFarFromName &&
            (t.kind == Token::Kind::overall ||
             !sentence_ends_between(atoms_.sentence.text(), t.span.end, number));
        if (near && !(turned_ && atoms_.used.count(i) != 0 && is_result(said))) {
          said.key = static_cast<int>(i);
          said.inherited = true;
        }
        return;
      }
    }
  }

  Atoms atoms_;
  bool turned_ = false;
};

}  // namespace

void say_names(Sentence& sentence) { Names(sentence).run(); }

}  // namespace ita::report
