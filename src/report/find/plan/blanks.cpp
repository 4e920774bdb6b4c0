#include "report/find/plan/blanks.h"

#include <algorithm>

#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

bool is_blank(std::string_view text, const facts::Facts& facts) {
  const std::string key = thai::match_key(text);
  if (std::none_of(key.begin(), key.end(), [](char c) { return c < '0' || c > '9'; })) {
    return true;
  }
  const std::string_view whole = trimmed(without_marker(text));
  if (!whole.starts_with("(") || !whole.ends_with(")") || whole.find(')') + 1 != whole.size()) {
    return false;
  }
  const std::string_view inside = trimmed(whole.substr(1));
  const auto& hints = facts.lexicon("form-hint");
  return std::any_of(hints.begin(), hints.end(),
                     [&](const facts::Phrase& hint) { return inside.starts_with(hint.text); });
}

bool is_blank(const IssueCandidate& candidate, const facts::Facts& facts) {
  std::string words = candidate.issue.title;
  for (const facts::Phrase& unit : facts.lexicon("score-company")) {
    const size_t at = words.find(unit.text);
    words.erase(std::min(at, words.size()), at == std::string::npos ? 0 : unit.text.size());
  }
  return is_blank(candidate.issue.title, facts) || is_blank(words, facts);
}

bool is_blank(const MeasureCandidate& candidate, const facts::Facts& facts) {
  const Measure& measure = candidate.measure;
  const auto blank = [&](const std::string& text) { return is_blank(text, facts); };
  const auto all_blank = [&](const std::vector<std::string>& texts) {
    return std::all_of(texts.begin(), texts.end(), blank);
  };
  return blank(measure.title) && all_blank(measure.approach) && all_blank(measure.steps) &&
         all_blank(measure.responsible) && blank(measure.schedule.text) &&
         std::all_of(measure.others.begin(), measure.others.end(),
                     [&](const Other& other) { return blank(other.text); });
}

}  // namespace ita::report
