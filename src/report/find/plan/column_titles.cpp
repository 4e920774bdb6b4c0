#include "report/find/plan/column_titles.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

/// Keys shorter than this match only as the whole heading.
constexpr size_t kShortKey = 12;
constexpr size_t kLettersToAMistake = 7;  ///< a misread heading has one wrong letter in as many

/// How often each letter stands in a text, letters of a block of 128 code points by themselves.
using Letters = std::array<int, 128>;

Letters letters_of(std::u32string_view text) {
  Letters out{};
  for (const char32_t c : text) {
    ++out[c % out.size()];
  }
  return out;
}

/// A title made ready for comparison.
struct Title {
  std::u32string key;
  Letters letters{};
};

/// Every heading is held against the same few hundred titles: each is made ready once in a thread.
const Title& ready(const facts::Phrase& title) {
  static thread_local std::unordered_map<std::string, Title> known;
  const auto [at, fresh] = known.try_emplace(title.key);
  if (fresh) {
    at->second.key = thai::to_utf32(title.key);
    at->second.letters = letters_of(at->second.key);
  }
  return at->second;
}

/// Letters of the title that the heading does not have: no fewer edits turn one into the other.
size_t missing(const Title& title, const Letters& heading) {
  int out = 0;
  for (size_t i = 0; i < heading.size(); ++i) {
    out += std::max(0, title.letters[i] - heading[i]);
  }
  return static_cast<size_t>(out);
}

}  // namespace

std::string role_of_misread(const std::string& key, const std::vector<facts::ColumnRole>& roles) {
  std::string best;
  size_t length = 0;
  const std::u32string text = thai::to_utf32(key);
  const Letters heading = letters_of(text);
  for (const facts::ColumnRole& role : roles) {
    for (const facts::Phrase& words : role.titles) {
      const Title& title = ready(words);
      const size_t mistakes = title.key.size() / kLettersToAMistake;
      if (mistakes > 0 && title.key.size() > length && missing(title, heading) <= mistakes &&
          thai::is_like_part(title.key, text, static_cast<int>(mistakes))) {
        best = role.role;
        length = title.key.size();
      }
    }
  }
  return best;
}

namespace {

/// The role of a heading of signs only, like "+/-".
std::string role_of_signs(std::string_view heading, const std::vector<facts::ColumnRole>& roles) {
  for (const facts::ColumnRole& role : roles) {
    for (const facts::Phrase& title : role.titles) {
      if (!heading.empty() && clean(heading) == title.text) {
        return role.role;
      }
    }
  }
  return "";
}

/// The longest title that a heading holds.
struct BestTitle {
  std::string role;
  size_t length = 0;

  void see(const std::string& key, const std::string& title, const std::string& of) {
    if (title.size() >= kShortKey && title.size() > length &&
        thai::find_in(key, title) != std::string::npos) {
      role = of;
      length = title.size();
    }
  }
};

}  // namespace

std::string role_of(std::string_view heading, const std::vector<facts::ColumnRole>& roles) {
  const std::string key = thai::match_key(heading);
  if (key.empty()) {
    return role_of_signs(heading, roles);
  }
  // Weakest first: "คะแนนรายตัวชี้วัด" is a score although it names what it scores, "ผลต่างคะแนน" is a
  // difference.
  BestTitle labels, scores, others;
  for (const facts::ColumnRole& role : roles) {
    const bool label = role.role == "number" || role.role == "name" || role.role == "year";
    BestTitle& into = label ? labels : role.role == "score" ? scores : others;
    for (const facts::Phrase& title : role.titles) {
      if (key == title.key) {
        return role.role;
      }
      into.see(key, title.key, role.role);
    }
  }
  if (labels.length + scores.length + others.length == 0) {
    return role_of_misread(key, roles);
  }
  // A title that swallows the rarer word ("คะแนน (ร้อยละ)") keeps its own meaning.
  const BestTitle& plain = scores.length > 0 ? scores : labels;
  return others.length > 0 && others.length * 3 >= plain.length ? others.role : plain.role;
}

}  // namespace ita::report
