#include <algorithm>
#include <set>

#include "report/find/sentences/sentence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

bool takes_year(const Said& said) {
  return said.counts && said.role != Role::difference && said.role != Role::mean &&
         said.role != Role::rank && said.role != Role::maximum && said.role != Role::share &&
         said.role != Role::weight && said.role != Role::other;
}

class YearsSaid {
 public:
  explicit YearsSaid(Sentence& sentence) : s_(sentence), facts_(sentence.context.facts) {}

  void run() {
    for (size_t i = 0; i < s_.tokens.size(); ++i) {
      if (s_.tokens[i].kind == Token::Kind::year) {
        years_.push_back(i);
      }
    }
    for (size_t n = 0; n < s_.numbers.size(); ++n) {
      if (takes_year(s_.numbers[n])) {
        numbers_.push_back(n);
      }
    }
    if (!years_.empty() && !lists()) {
      one_by_one();
    }
    for (Said& said : s_.numbers) {
      understood(said);
    }
  }

 private:
  const Token& year(size_t i) const { return s_.tokens[years_[i]]; }
  const Token& value(size_t n) const { return s_.token(s_.numbers[numbers_[n]]); }

  void give(size_t n, int year, size_t token) {
    Said& said = s_.numbers[numbers_[n]];
    said.year = year;
    said.year_token = static_cast<int>(token);
  }

  bool dash_between(const Token& a, const Token& b) const {
    std::string_view between = s_.text().substr(a.span.end, b.span.begin - a.span.end);
    between = trimmed(between);
    const auto& words = facts_.lexicon("range");
    return between == "-" || between == "–" || between == "—" ||
           std::any_of(words.begin(), words.end(),
                       [&](const Phrase& w) { return between == w.text; });
  }

  /// "ปีงบประมาณ พ.ศ. 2563 - 2566 ได้คะแนน 71.20, 80.11, 86.42 และ 88.93": years and numbers in two
  /// lists.
  bool lists() {
    if (years_.size() < 2 || numbers_.size() < 2 || !apart()) {
      return false;
    }
    std::vector<std::pair<int, size_t>> all;
    for (size_t i = 0; i < years_.size(); ++i) {
      if (i > 0 && dash_between(year(i - 1), year(i))) {
        for (int be = year(i - 1).year + 1; be < year(i).year; ++be) {
          all.emplace_back(be, years_[i]);
        }
      }
      all.emplace_back(year(i).year, years_[i]);
    }
    if (all.size() != numbers_.size()) {
      for (const size_t n : numbers_) {
        s_.numbers[n].doubts.push_back({"list-lengths-differ", {}, {}});
      }
      return true;
    }
    for (size_t n = 0; n < numbers_.size(); ++n) {
      give(n, all[n].first, all[n].second);
    }
    return true;
  }

  /// All years before all numbers or behind them, and the numbers are one list.
  bool apart() const {
    const bool before = year(years_.size() - 1).span.end <= value(0).span.begin;
    const bool behind = value(numbers_.size() - 1).span.end <= year(0).span.begin;
    for (size_t n = 1; n < numbers_.size(); ++n) {
      if (!list_glue_with_levels(s_.text(), value(n - 1).span.end, value(n).span.begin, facts_)) {
        return false;
      }
    }
    return before || behind;
  }

  /// Whether the year stands behind the number that it is of: "80.11 คะแนนในปี 2564, 86.42 …".
  bool behind_number(size_t i) const {
    const Token* before = nullptr;
    const Token* next = nullptr;
    for (size_t n = 0; n < numbers_.size(); ++n) {
      if (value(n).span.end <= year(i).span.begin) {
        before = &value(n);
      } else if (next == nullptr) {
        next = &value(n);
      }
    }
    if (before == nullptr ||
        !gap_between(s_.text(), before->span.end, year(i).span.begin, facts_).tight) {
      return false;
    }
    if (alternate_) {
      return behind_;
    }
    if (!linked(before->span.end, year(i).span.end) || led(*before)) {
      return false;
    }
    if (next == nullptr) {
      return true;
    }
    const Gap gap = gap_between(s_.text(), year(i).span.end, next->span.begin, facts_);
    const bool another_year = i + 1 < years_.size() && year(i + 1).span.end <= next->span.begin;
    return gap.separated || another_year || !(gap.tight && (gap.verb || gap.letters == 0));
  }

  /// Whether a year stands right in front of the number.
  bool led(const Token& number) const {
    for (size_t i = static_cast<size_t>(&number - s_.tokens.data()); i-- > 0;) {
      if (s_.tokens[i].kind == Token::Kind::year) {
        return !behind_tokens_.contains(i);
      }
      if (s_.tokens[i].kind == Token::Kind::number) {
        return false;
      }
    }
    return false;
  }

  /// "In 2566 it got 93.47, in 2565 it had got 90.18. IIT, EIT and OIT got 92.43, …": a passage of
  /// the assessed year that looks back at the whole goes on with its own year at the next names.
  bool only_an_aside(size_t i, size_t n) const {
    const std::optional<int> fiscal = s_.context.fiscal_year;
    const Said& said = s_.numbers[numbers_[n]];
    const auto first = std::find_if(numbers_.begin(), numbers_.end(), [&](size_t k) {
      return s_.token(s_.numbers[k]).span.begin > year(i).span.end;
    });
    if (!fiscal || year(i).year >= *fiscal || said.key < 0 || said.inherited ||
        first == numbers_.end() || *first == numbers_[n]) {
      return false;
    }
    const Said& looked_back = s_.numbers[*first];
    const bool whole = looked_back.key >= 0 && kind(looked_back) == Token::Kind::overall;
    const bool led = std::any_of(years_.begin(), years_.end(), [&](size_t other) {
      return s_.tokens[other].year == *fiscal && s_.tokens[other].span.begin < year(i).span.begin;
    });
    const bool again = std::any_of(s_.numbers.begin(), s_.numbers.end(), [&](const Said& other) {
      return other.token < looked_back.token && other.key >= 0 && other.role == Role::score &&
             kind(other) == kind(said);
    });
    return whole && led && kind(said) != Token::Kind::overall && !again;
  }

  Token::Kind kind(const Said& said) const { return s_.tokens[static_cast<size_t>(said.key)].kind; }

  /// "… 91.36 (ปี 2567 : 89.02) IIT 90.48": what stands in brackets is said of nothing behind them.
  bool leaves_bracket(size_t from, size_t to) const {
    int depth = 0;
    for (const char c : s_.text().substr(from, to - from)) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }

  /// "… คะแนน ในปี 2567", "91.35 (ปี 2567)": the year is said to be of what stands before it.
  bool linked(size_t from, size_t to) const {
    std::string between(s_.text().substr(from, to - from));
    std::erase(between, ' ');
    const auto& words = facts_.lexicon("year-link");
    return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
      std::string link = word.text;
      std::erase(link, ' ');
      return between.find(link) != std::string::npos;
    });
  }

  /// A year and a number in turn all along: the first one tells which of them leads.
  void find_order() {
    std::vector<std::pair<size_t, bool>> turns;
    for (size_t i = 0; i < years_.size(); ++i) {
      turns.emplace_back(year(i).span.begin, true);
    }
    for (size_t n = 0; n < numbers_.size(); ++n) {
      turns.emplace_back(value(n).span.begin, false);
    }
    std::sort(turns.begin(), turns.end());
    alternate_ = turns.size() >= 4 && years_.size() == numbers_.size();
    for (size_t i = 1; i < turns.size(); ++i) {
      alternate_ = alternate_ && turns[i].second != turns[i - 1].second;
    }
    behind_ = alternate_ && !turns.front().second;
  }

  void one_by_one() {
    find_order();
    std::vector<bool> behind(years_.size());
    for (size_t i = 0; i < years_.size(); ++i) {
      behind[i] = behind_number(i);
      if (behind[i]) {
        behind_tokens_.insert(years_[i]);
      }
    }
    for (size_t n = 0; n < numbers_.size(); ++n) {
      const size_t at = value(n).span.begin;
      for (size_t i = 0; i < years_.size(); ++i) {
        const bool before = year(i).span.begin < at;
        if (before && !behind[i] && !of_difference(i) && !of_plan(i, n) && !only_an_aside(i, n) &&
            !leaves_bracket(year(i).span.end, at) &&
            !sentence_ends_between(s_.text(), year(i).span.end, at)) {
          give(n, year(i).year, years_[i]);
        }
      }
    }
    for (size_t i = 0; i < years_.size(); ++i) {
      for (size_t n = numbers_.size(); behind[i] && n-- > 0;) {
        if (value(n).span.end <= year(i).span.begin) {
          give(n, year(i).year, years_[i]);
          break;
        }
      }
    }
  }

  /// "เพื่อวางแผนในปี 2569 … ในภาพรวมได้ 93.31": the year of what follows from the results, after
  /// theirs.
  bool of_plan(size_t i, size_t n) const {
    constexpr size_t kNear = 120;  // bytes
    const std::optional<int> fiscal = s_.context.fiscal_year;
    const size_t end = year(i).span.begin;
    const size_t begin = end > kNear ? end - kNear : 0;
    return fiscal && year(i).year > *fiscal && s_.numbers[numbers_[n]].role == Role::score &&
           any_in(thai::match_key(s_.text().substr(begin, end - begin)),
                  facts_.lexicon("year-of-plan"));
  }

  /// "เพิ่มขึ้นจากปี 2566 จำนวน 1.52 คะแนน": the year of a comparison.
  bool of_difference(size_t i) const {
    for (const Said& said : s_.numbers) {
      if (s_.token(said).span.begin > year(i).span.end) {
        return said.role == Role::difference || said.role == Role::mean;
      }
    }
    return false;
  }

  /// "ปีก่อน", "ปีนี้" stand for a year.
  void understood(Said& said) const {
    const std::optional<int> fiscal = s_.context.fiscal_year;
    if (said.role != Role::previous || !fiscal) {
      if (said.role == Role::score && said.now && fiscal) {
        said.year = fiscal;
        said.year_token = -1;
      }
      return;
    }
    // "จากเดิม 85.20": earlier, but nobody says when.
    if (!said.year || *said.year >= *fiscal) {
      said.year = said.last_year ? std::optional(*fiscal - 1) : std::nullopt;
      said.year_token = -1;
    }
  }

  Sentence& s_;
  const facts::Facts& facts_;
  std::vector<size_t> years_, numbers_;
  std::set<size_t> behind_tokens_;  ///< years that are of the number before them
  bool alternate_ = false, behind_ = false;
};

}  // namespace

void say_years(Sentence& sentence) { YearsSaid(sentence).run(); }

}  // namespace ita::report
