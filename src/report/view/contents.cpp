#include "report/view/contents.h"

#include <algorithm>
#include <cctype>

#include "thai/key.h"
#include "thai/normalise.h"

namespace ita::report {

namespace {

/// No report has a page of four digits; a year has.
constexpr size_t kLongestPageNumber = 3;

bool is_text(const Para& para) { return !para.furniture && para.table() < 0; }

/// The digits in which the text ends, alone or behind a space or dots.
size_t page_number(const std::string& text) {
  const std::string arabic = thai::arabic_digits(trimmed(text));
  size_t digits = 0;
  while (digits < arabic.size() &&
         std::isdigit(static_cast<unsigned char>(arabic[arabic.size() - 1 - digits])) != 0) {
    ++digits;
  }
  const char before = digits < arabic.size() ? arabic[arabic.size() - 1 - digits] : ' ';
  const size_t whole = digits + 1;  // "93.77" behind its dots is a score
  if (before == '.' && whole < arabic.size() &&
      std::isdigit(static_cast<unsigned char>(arabic[arabic.size() - 1 - whole])) != 0) {
    return 0;
  }
  const bool apart = before == ' ' || before == '.' || arabic.find("…") != std::string::npos;
  return digits <= kLongestPageNumber && apart ? digits : 0;
}

bool has_letters(const std::string& text) {
  const std::string key = thai::match_key(text);
  return std::any_of(key.begin(), key.end(), [](char c) { return c < '0' || c > '9'; });
}

bool is_title(const Para& para, const facts::Facts& facts) {
  const auto& words = facts.lexicon("contents-heading");
  return is_text(para) && std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
           return para.keyed.key() == word.key;
         });
}

class Contents {
 public:
  Contents(const std::vector<Para>& flow, const facts::Facts& facts)
      : flow_(flow), facts_(facts), parts_(flow.size(), 0) {}

  std::vector<char> find() {
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (is_text(flow_[i]) && parts_[i] == 0) {
        parts_[i] = dotted(i) || words_of_dotted(i) ? 1 : 0;
      }
      if (is_title(flow_[i], facts_)) {
        parts_[i] = 1;
        take_entries(i + 1);
      }
    }
    return std::move(parts_);
  }

 private:
  bool dotted(size_t i) const {
    return has_leader(flow_[i].text()) && page_number(flow_[i].text()) > 0;
  }

  /// The dots and the number stand in a paragraph of their own below the words.
  bool words_of_dotted(size_t i) const {
    const size_t next = next_text(i + 1);
    return next < flow_.size() && flow_[next].page() == flow_[i].page() && dotted(next) &&
           !has_letters(flow_[next].text()) && flow_[i].block->lines.size() <= 2;
  }

  size_t next_text(size_t i) const {
    while (i < flow_.size() && flow_[i].furniture) {
      ++i;
    }
    return i;
  }

  /// Below the title of the contents the page number alone makes an entry, up to the end of the
  /// page or to text that has none.
  void take_entries(size_t from) {
    bool any = false;
    for (size_t i = from; i < flow_.size() && flow_[i].page() == flow_[from - 1].page(); ++i) {
      if (flow_[i].furniture) {
        continue;
      }
      const bool entry = is_text(flow_[i]) && (page_number(flow_[i].text()) > 0 || dotted(i) ||
                                               words_of_dotted(i) || has_leader(flow_[i].text()));
      const bool head = !any && is_text(flow_[i]) && names_columns(flow_[i]);
      if (!entry && !head) {
        break;
      }
      any = any || entry;
      parts_[i] = 1;
    }
  }

  /// "เรื่อง   หน้า"
  bool names_columns(const Para& para) const {
    const auto& words = facts_.lexicon("contents-columns");
    return std::any_of(words.begin(), words.end(),
                       [&](const Phrase& word) { return para.keyed.key() == word.key; });
  }

  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  std::vector<char> parts_;
};

}  // namespace

bool has_leader(const std::string& text) {
  size_t run = 0;
  for (const char c : text) {
    run = c == '.' ? run + 1 : c == ' ' ? run : 0;
    if (run >= 6) {
      return true;
    }
  }
  return text.find("……") != std::string::npos;
}

std::vector<char> parts_of_contents(const std::vector<Para>& flow, const facts::Facts& facts) {
  return Contents(flow, facts).find();
}

}  // namespace ita::report
