#include "thai/cluster.h"

#include "thai/unicode.h"

namespace ita::thai {

namespace {

struct Marks {
  int vowels = 0, tops = 0, rings = 0, shorteners = 0;

  void add(char32_t c) {
    if (c == 0x0E4D) {
      ++rings;
    } else if (c == 0x0E47) {
      ++shorteners;
    } else if (is_above_vowel(c) || is_below_vowel(c)) {
      ++vowels;
    } else {
      ++tops;
    }
  }
  /// One vowel and one tone or ์ at most; ็ takes neither; ํ stands alone only in Pali, here it is an
  /// ำ that lost its า.
  bool possible() const {
    return rings == 0 && vowels <= 1 && tops <= 1 && shorteners <= 1 &&
           (shorteners == 0 || vowels + tops == 0);
  }
  /// า, ำ and ะ follow a base that has at most a tone.
  bool takes_sara() const { return vowels + rings + shorteners == 0; }
};

bool is_sara(char32_t c) { return c == U'ะ' || c == U'า' || c == U'ำ'; }

}  // namespace

std::vector<Cluster> clusters(std::u32string_view text) {
  std::vector<Cluster> out;
  out.reserve(text.size());
  bool sara_may_follow = false;  // the last cluster is a consonant that has room for า, ำ, ะ
  for (size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    Cluster cluster{i, i + 1, true};
    if (is_consonant(c)) {
      Marks marks;
      while (cluster.end < text.size() && is_mark(text[cluster.end])) {
        marks.add(text[cluster.end++]);
      }
      cluster.valid = marks.possible();
      sara_may_follow = marks.takes_sara();
    } else if (is_sara(c)) {
      const bool after_sara_a = c == U'ะ' && i > 0 && text[i - 1] == U'า';  // เกาะ
      cluster.valid = sara_may_follow || after_sara_a;
      sara_may_follow = false;
    } else {
      sara_may_follow = false;
      const bool leads = is_leading_vowel(c);
      cluster.valid = !is_mark(c) && (!leads || (i + 1 < text.size() && is_consonant(text[i + 1])));
    }
    out.push_back(cluster);
    i = cluster.end;
  }
  return out;
}

}  // namespace ita::thai
