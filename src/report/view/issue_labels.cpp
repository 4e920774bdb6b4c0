#include "report/view/issue_labels.h"

#include <algorithm>

#include "report/view/keyed.h"
#include "report/view/marker.h"
#include "report/view/section_names.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A longer label (bytes of its key) is a sentence.
constexpr size_t kLongest = 90;

bool is_strength(const std::string& key, const facts::Facts& facts) {
  const auto& words = facts.lexicon("strengths-heading");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return key == word.key; });
}

bool is_weakness(const std::string& key, const facts::Facts& facts) {
  return names_issues(key, facts, false) || names_weaknesses(key, facts);
}

/// "จุดอ่อน และโอกาสในการพัฒนา", "จุดอ่อน คือ …", "จุดอ่อน / อุปสรรค": the words go on.
bool goes_on(std::string_view behind, const facts::Facts& facts) {
  const auto& words = facts.lexicon("issue-label-goes-on");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return behind.starts_with(word.text); });
}

}  // namespace

std::optional<IssueLabel> issue_label(std::string_view text, const facts::Facts& facts) {
  const size_t from = parse_marker(text).length;
  const size_t end = std::min(text.find_first_of(": \n", from), text.size());
  const std::string key = thai::match_key(text.substr(from, end - from));
  const bool weak = is_weakness(key, facts);
  if (key.size() > kLongest || (!weak && !is_strength(key, facts))) {
    return std::nullopt;
  }
  std::string_view behind = trimmed(text.substr(end));
  if (behind.starts_with(":")) {
    behind = trimmed(behind.substr(1));
  } else if (goes_on(behind, facts)) {
    return std::nullopt;
  }
  return IssueLabel{
      weak, key, behind.empty() ? text.size() : static_cast<size_t>(behind.data() - text.data())};
}

bool begins_with_issue_label(const layout::Line& line, const facts::Facts& facts) {
  constexpr double kGap = 0.7;  // of the type size
  const std::string text = line.text();
  const auto label = issue_label(text, facts);
  if (!label || line.words.empty()) {
    return false;
  }
  const std::string_view head = std::string_view(text).substr(0, label->content);
  if (label->content == text.size() || head.find(':') != std::string_view::npos) {
    return true;
  }
  const size_t last = static_cast<size_t>(std::count(
      head.begin(), head.begin() + static_cast<std::ptrdiff_t>(trimmed(head).size()), ' '));
  if (last + 1 >= line.words.size()) {
    return true;
  }
  const text::Word& word = line.words[last];
  const text::Word& next = line.words[last + 1];
  return word.bold != next.bold || next.box.x0 - word.box.x1 > kGap * line.size;
}

}  // namespace ita::report
