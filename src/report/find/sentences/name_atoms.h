#pragma once

#include <set>
#include <vector>

#include "report/find/sentences/sentence.h"

namespace ita::report {

/// A number that may be the score of a name, whoever's and of whatever year.
bool is_result(const Said& said);

/// A name or a number, as they follow one another.
struct Atom {
  bool name = false;
  size_t index = 0;  ///< of the token, or of the number
};

/// The names and the results of a sentence in their order, and which of them have found each other.
class Atoms {
 public:
  explicit Atoms(Sentence& sentence);

  Sentence& sentence;
  const facts::Facts& facts;
  const std::set<size_t> dropped;  ///< tokens that belong to the name before them
  std::vector<Atom> all;
  std::set<size_t> used;  ///< tokens of names that have a number

  bool is_key(size_t token) const {
    return sentence.tokens[token].is_key() && dropped.count(token) == 0;
  }
  bool free(const Atom& atom) const {
    return atom.name ? used.count(atom.index) == 0 : sentence.numbers[atom.index].key == -1;
  }
  Span span(const Atom& atom) const;
  /// Behind what belongs to the name: "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "IIT (ร้อยละ 30)".
  size_t end_of(const Atom& atom) const;
  Gap gap(const Atom& a, const Atom& b) const;
  /// Whether a cue of the kind stands between two places of the text.
  bool says(CueKind kind, size_t from, size_t to) const;
  /// A bare name in a sentence is not yet a score's: the number follows closely or is said to be
  /// one.
  bool reaches(const Atom& name, const Atom& number) const;
};

/// Further from a name, in bytes of key, no number is its score.
constexpr size_t kFarFromName = 400;

/// "การปฏิบัติหน้าที่ (IIT)", "แบบวัด IIT มีคะแนนรวม", the words of a question: tokens that stand behind a
/// name, belong to it and are no name of their own.
std::set<size_t> qualifiers_of(const Sentence& sentence);

/// "IIT EIT และ OIT ได้คะแนน 89.28 89.21 และ 94.10 คะแนน ตามลำดับ".
void pair_lists(Atoms& atoms);

/// Gives the numbers that are left to the names beside them.  True where the numbers stand before
/// their names.
bool pair_by_order(Atoms& atoms);

}  // namespace ita::report
