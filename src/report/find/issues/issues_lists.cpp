#include <algorithm>
#include <cctype>

#include "report/find/issues/issues.h"
#include "report/find/issues/issues_by_indicator.h"
#include "report/find/plan/outline.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Where a heading says that what follows must be improved, a whole sentence may be an item.
constexpr size_t kLongestItem = 1200;
/// "การใช้งบประมาณ : บุคลากรไม่ทราบแผน": what stands before the colon is no longer than a name.
constexpr size_t kLongestName = 240;

/// Parts a title from what is said of it in the same paragraph: at a colon, or where bold type
/// ends.
void split_title(Issue& issue, const Para& para) {
  const size_t colon = issue.title.find(':');
  if (colon != std::string::npos && colon > 0 &&
      Keyed(issue.title.substr(0, colon)).key().size() <= kLongestName) {
    issue.text = clean(std::string_view(issue.title).substr(colon + 1));
    issue.title = clean(std::string_view(issue.title).substr(0, colon));
    return;
  }
  if (para.block->lines.empty() || para.bold) {
    return;
  }
  std::string bold;
  for (const text::Word& word : para.block->lines.front().words) {
    if (!word.bold) {
      break;
    }
    bold += (bold.empty() ? "" : " ") + word.text();
  }
  const std::string head = clean_item(bold);
  if (Keyed(head).key().size() >= 12 && issue.title.starts_with(head)) {
    issue.text = clean(std::string_view(issue.title).substr(head.size()));
    issue.title = head;
  }
}

/// "การใช้งบประมาณ = 93.40": nearly all of a long list end in scores, so that it is one of scores.
bool is_list_of_scores(const std::vector<OutlineItem>& items, const std::vector<Para>& flow) {
  constexpr size_t kFewest = 5;
  const auto scored = std::count_if(items.begin(), items.end(), [&](const OutlineItem& item) {
    std::string text = item.title;
    for (const size_t i : item.below) {
      text += " " + flow[i].text();
    }
    const auto numbers = thai::find_numbers(text);
    return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
      return number.decimals == 2 && number.end + 24 >= text.size();
    });
  });
  return items.size() >= kFewest && static_cast<size_t>(scored) * 4 >= items.size() * 3;
}

IssueCandidate candidate(const std::vector<Para>& flow, const OutlineItem& item, bool said,
                         const facts::Facts& facts) {
  const Para& para = flow[item.para];
  IssueCandidate out;
  out.numbered = item.numbered;
  out.said = said;
  out.form = para.heading ? PlanForm::headings : PlanForm::list;
  out.para = item.para;
  Issue& issue = out.issue;
  issue.number = item.number;
  issue.title = item.title;
  issue.evidence = evidence_by_page(para.block->lines);
  add_reading_doubts(issue.review, para.traced, {0, para.text().size()});
  std::vector<size_t> below = item.below;
  // A title that the end of a page broke.
  while (!below.empty() && flow[below.front()].marker.style == MarkerStyle::none &&
         !flow[below.front()].heading &&
         (continues(para, flow[below.front()]) || ends_unfinished(issue.title, facts))) {
    issue.title = join_prose(issue.title, clean(flow[below.front()].text()));
    merge_evidence(issue.evidence, evidence_by_page(flow[below.front()].block->lines));
    below.erase(below.begin());
  }
  if (!item.rest.empty()) {
    issue.text = item.rest;
  } else if (said || !para.heading) {
    split_title(issue, para);
  }
  add_text_below(issue, flow, below, facts);
  return out;
}

/// "มาตรการ :", "ผู้รับผิดชอบ :": a label of what is to be done, which names no issue.
bool is_label(const Para& para, const facts::Facts& facts) {
  const std::string_view text = trimmed(without_marker(para.text()));
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    return false;
  }
  const std::string key = thai::match_key(text.substr(0, colon));
  for (const facts::ColumnRole& role : facts.measure_columns()) {
    const bool action = role.role != "title" && role.role != "number" && role.role != "finding";
    if (action && std::any_of(role.titles.begin(), role.titles.end(),
                              [&](const facts::Phrase& word) { return word.key == key; })) {
      return true;
    }
  }
  return false;
}

/// "มาตรการที่ 1 …": with the first numbered measure the issues are over.
bool opens_measure(const Para& para, const facts::Facts& facts) {
  const auto& words = facts.lexicon("measure-number-lead");
  const std::string& key = para.keyed.key();
  return std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
    return key.starts_with(word.key) && key.size() > word.key.size() &&
           std::isdigit(static_cast<unsigned char>(key[word.key.size()])) != 0;
  });
}

/// The paragraphs of a run that may be issues or speak of them.
std::vector<size_t> paras_of_issues(const std::vector<Para>& flow, const PlanRun& run,
                                    const facts::Facts& facts) {
  std::vector<size_t> out;
  for (const size_t i : run.paras) {
    if (opens_measure(flow[i], facts)) {
      break;
    }
    if (!is_label(flow[i], facts)) {
      out.push_back(i);
    }
  }
  return out;
}

/// "แบบวัด IIT (ผู้มีส่วนได้ส่วนเสียภายใน)" over each list: the headings say which instrument told of the
/// issues below them.
std::vector<OutlineItem> below_instruments(std::vector<OutlineItem> items,
                                           const std::vector<Para>& flow, OutlineRules rules,
                                           const IndicatorNames& names) {
  const bool instruments =
      items.size() > 1 && std::all_of(items.begin(), items.end(), [&](const OutlineItem& item) {
        return !item.below.empty() && Keyed(item.title).key().size() <= kLongestName &&
               !names.instrument(item.title).empty();
      });
  if (!instruments) {
    return items;
  }
  rules.said = true;
  std::vector<OutlineItem> out;
  for (const OutlineItem& heading : items) {
    for (OutlineItem& item : read_outline(flow, heading.below, rules)) {
      item.number = static_cast<int>(out.size()) + 1;
      out.push_back(std::move(item));
    }
  }
  return out.empty() ? items : out;
}

}  // namespace

std::vector<IssueCandidate> issues_of_lists(const IssueSources& from) {
  std::vector<IssueCandidate> out;
  int group = 0;
  const IndicatorNames names(from.facts, from.topics);
  for (const PlanRun& run : from.runs) {
    if ((run.subject != PlanSubject::analysis && run.subject != PlanSubject::issues) ||
        tells_in_opener(from.flow, run, from.facts)) {
      continue;
    }
    const bool said = run.subject == PlanSubject::issues;
    OutlineRules rules;
    rules.said = said;
    rules.longest_title = said ? kLongestItem : rules.longest_title;
    std::vector<OutlineItem> items = issues_by_indicator(from.flow, run, names);
    // Each paragraph says by itself that it is one.
    const bool each = !items.empty() && !items.front().rest.empty();
    if (items.empty()) {
      items = below_instruments(
          read_outline(from.flow, paras_of_issues(from.flow, run, from.facts), rules), from.flow,
          rules, names);
    }
    ++group;
    if (!each && is_list_of_scores(items, from.flow)) {
      continue;
    }
    for (const OutlineItem& item : items) {
      out.push_back(candidate(from.flow, item, said || each, from.facts));
      out.back().group = group;
    }
  }
  return out;
}

}  // namespace ita::report
