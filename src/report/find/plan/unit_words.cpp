#include "report/find/plan/unit_words.h"

#include <algorithm>
#include <vector>

#include "report/find/cues.h"
#include "report/find/plan/responsible.h"
#include "report/view/keyed.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

bool says_unit(std::string_view text, const facts::Facts& facts) {
  constexpr size_t kLongest = 150;  // bytes of key for each unit
  const auto& begins = facts.lexicon("clause-unit-begins");
  const auto holds = [&](const std::string& unit, const char* role) {
    const auto& words = facts.lexicon(role);
    return std::any_of(words.begin(), words.end(), [&](const facts::Phrase& word) {
      return unit.find(word.text) != std::string::npos;
    });
  };
  const std::vector<std::string> units = split_responsible(std::string(trimmed(text)), facts);
  return !units.empty() && std::all_of(units.begin(), units.end(), [&](const std::string& unit) {
    return starts_with_any(unit, begins) && thai::match_key(unit).size() <= kLongest &&
           !holds(unit, "month") && !holds(unit, "month-short") && !holds(unit, "clause-unit-none");
  });
}

bool says_when(std::string_view text, const facts::Facts& facts) {
  std::string key = thai::match_key(text);
  const bool times = take_out(key, facts.lexicon("time-words"));
  const bool more = take_out(key, facts.lexicon("time-fillers"));
  const bool numbers = key.find_first_of("0123456789") != std::string::npos;
  return (times || (more && numbers)) && key.find_first_not_of("0123456789 ") == std::string::npos;
}

}  // namespace ita::report
