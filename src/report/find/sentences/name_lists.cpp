#include <algorithm>

#include "report/find/sentences/name_atoms.h"

namespace ita::report {

namespace {

class NameLists {
 public:
  explicit NameLists(Atoms& atoms) : atoms_(atoms) {}

  void pair() {
    for (size_t i = 0; i < atoms_.all.size();) {
      const size_t end = run_end(i);
      if (heads_list(i, end)) {
        ++i;
        continue;
      }
      const bool names = atoms_.all[i].name;
      if (end - i < 2 || end >= atoms_.all.size() || atoms_.all[end].name == names) {
        i = end;
        continue;
      }
      const size_t second = run_end(end);
      const size_t last = second < atoms_.all.size() ? atoms_.span(atoms_.all[second]).begin
                                                     : atoms_.sentence.text().size();
      const bool order = atoms_.says(CueKind::order, atoms_.span(atoms_.all[i]).begin, last);
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

 private:
  /// End of the run of names, or of numbers, that begins at atom `i` and is a list.
  size_t run_end(size_t i) const {
    size_t end = i + 1;
    while (end < atoms_.all.size() && atoms_.all[end].name == atoms_.all[i].name) {
      const bool tied =
          atoms_.all[i].name
              ? atoms_.gap(atoms_.all[end - 1], atoms_.all[end]).empty
              : list_glue(atoms_.sentence.text(), atoms_.span(atoms_.all[end - 1]).end,
                          atoms_.span(atoms_.all[end]).begin, atoms_.facts);
      if (!tied) {
        break;
      }
      ++end;
    }
    return end;
  }

  /// "แบบวัด EIT ด้าน …, … และ … ได้คะแนน 94.90 92.34 และ 93.71": the instrument of the indicators
  /// that have the numbers.
  bool heads_list(size_t first, size_t end) const {
    if (!atoms_.all[first].name || end >= atoms_.all.size() || atoms_.all[end].name ||
        end - first < 3 ||
        atoms_.sentence.tokens[atoms_.all[first].index].kind != Token::Kind::instrument) {
      return false;
    }
    const bool indicators =
        std::all_of(atoms_.all.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                    atoms_.all.begin() + static_cast<std::ptrdiff_t>(end), [&](const Atom& atom) {
                      return atoms_.sentence.tokens[atom.index].kind == Token::Kind::indicator;
                    });
    return indicators && run_end(end) - end == end - first - 1;
  }

  void tie(size_t names, size_t values, size_t first, size_t second) {
    const size_t value_count = values < names ? first : second;
    for (size_t k = 0; k < value_count; ++k) {
      Said& said = atoms_.sentence.numbers[atoms_.all[values + k].index];
      if (first != second) {
        said.role = Role::unexplained;
        said.doubts.push_back({"list-lengths-differ", {}, {}});
        said.key = kOfNoName;
        continue;
      }
      said.key = static_cast<int>(atoms_.all[names + k].index);
      said.why = "list-in-order";
      said.role = said.role == Role::unexplained ? Role::score : said.role;
      atoms_.used.insert(atoms_.all[names + k].index);
    }
  }

  /// Several names before one number: said to be the same for all, or doubtful.
  void share(size_t names, size_t number, size_t end) {
    Said& said = atoms_.sentence.numbers[atoms_.all[number].index];
    const Token& first = atoms_.sentence.tokens[atoms_.all[names].index];
    const Token& last = atoms_.sentence.tokens[atoms_.all[number - 1].index];
    const bool same = atoms_.says(CueKind::same, atoms_.span(atoms_.all[names]).begin, end);
    if (first.kind != last.kind || first.kind == Token::Kind::overall ||
        !(same || atoms_.gap(atoms_.all[number - 1], atoms_.all[number]).tight)) {
      return;
    }
    said.key = static_cast<int>(atoms_.all[number - 1].index);
    atoms_.used.insert(atoms_.all[number - 1].index);
    for (size_t k = names; k + 1 < number; ++k) {
      atoms_.used.insert(atoms_.all[k].index);
      if (same) {
        said.more_keys.push_back(static_cast<int>(atoms_.all[k].index));
      }
    }
    if (!same) {
      said.doubts.push_back({"several-names-one-number", {}, {}});
    }
  }

  Atoms& atoms_;
};

}  // namespace

void pair_lists(Atoms& atoms) { NameLists(atoms).pair(); }

}  // namespace ita::report
