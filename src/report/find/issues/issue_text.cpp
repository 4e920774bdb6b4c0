#include <algorithm>
#include <cmath>

#include "report/find/issues/issues.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"

namespace ita::report {

namespace {

/// A line that OCR read without its marker stands where the items before it stand.
bool lost_marker(const Para& para, const Para& item) {
  const auto& traced = para.traced;
  return traced.origin(0, traced.text().size()) == text::Origin::ocr &&
         std::abs(para.block->indent - item.block->indent) < 5 && para.block->lines.size() <= 2;
}

}  // namespace

bool says_none(std::string_view key, const facts::Facts& facts) {
  const std::vector<Phrase>& words = facts.lexicon("says-nothing");
  const std::vector<Phrase>& about = facts.lexicon("says-nothing-of");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    if (!key.starts_with(word.key)) {
      return false;
    }
    // "ไม่มีช่องทางสอบถาม" is an issue: something that the office lacks.
    const std::string_view rest = key.substr(word.key.size());
    return rest.empty() || std::any_of(about.begin(), about.end(), [&](const Phrase& what) {
             return rest.starts_with(what.key);
           });
  });
}

void add_text_below(Issue& issue, const std::vector<Para>& flow, const std::vector<size_t>& below,
                    const facts::Facts& facts) {
  const Para* last = nullptr;
  const Para* item = nullptr;
  bool in_action = false;
  for (const size_t i : below) {
    const Para& para = flow[i];
    const std::string text = clean_item(para.text());
    merge_evidence(issue.evidence, evidence_by_page(para.block->lines));
    const bool marked = para.marker.style != MarkerStyle::none;
    const bool more = last != nullptr && !marked &&
                      (continues(*last, para) ||
                       ends_unfinished(in_action ? issue.actions.back() : issue.text, facts));
    last = &para;
    if (marked || (in_action && !more && lost_marker(para, *item))) {
      issue.actions.push_back(text);
      in_action = true;
      item = marked ? &para : item;
    } else if (more && in_action) {
      issue.actions.back() = join_prose(issue.actions.back(), text);
    } else if (more || issue.text.empty()) {
      issue.text = join_prose(issue.text, text);
      in_action = false;
    } else {
      issue.text += "\n" + text;
      in_action = false;
    }
  }
}

}  // namespace ita::report
