#include "report/find/paper/titles.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/paper/foreign_marks.h"
#include "report/view/indicator_match.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kFuzzyTitle = 0.85;

struct Titles {
  explicit Titles(const facts::Facts& all)
      : facts(all), whole(phrases(all.title_phrases())), brief(phrases(all.short_titles())) {}
  const facts::Facts& facts;
  std::vector<Phrase> whole, brief;
};

/// A line that names the document, not a sentence that mentions the assessment.
bool is_title_line(const Para& para, const Titles& titles) {
  const facts::Facts& facts = titles.facts;
  constexpr size_t kLongest = 900, kLead = 60, kLongestBrief = 300;
  if (para.table() >= 0 || para.keyed.key().size() > kLongest) {
    return false;
  }
  const std::string& key = para.keyed.key();
  const std::vector<Phrase>& subject = facts.lexicon("subject-line");
  const bool of_subject = std::any_of(subject.begin(), subject.end(),
                                      [&](const Phrase& p) { return key.starts_with(p.key); });
  const bool printed_as_title = looks_like_title(para);
  // The subject of a letter is its title however it is set.
  if ((printed_as_title || of_subject) && key.size() <= kLongestBrief &&
      bears(para.keyed, titles.brief)) {
    return true;
  }
  const std::vector<Phrase>& list = titles.whole;
  if (!bears(para.keyed, list)) {
    return false;
  }
  if (printed_as_title) {
    return true;
  }
  // "ผลการประเมินคุณธรรมและความโปร่งใส ปี 2565 ของหน่วยงานได้ 83.15 คะแนน" is a sentence.
  if (has_decimals(para.text())) {
    return false;
  }
  return of_subject || (para.block->lines.size() <= 3 &&
                        std::any_of(list.begin(), list.end(), [&](const Phrase& p) {
                          const size_t at = key.find(p.key);
                          return at != std::string::npos && at <= kLead;
                        }));
}

}  // namespace

bool bears(const Keyed& keyed, const std::vector<Phrase>& list) {
  return std::any_of(list.begin(), list.end(), [&](const Phrase& phrase) {
    if (keyed.contains(phrase.key)) {
      return true;
    }
    return phrase.key.size() >= 60 && keyed.key().size() >= phrase.key.size() / 2 &&
           thai::find_like(phrase.key, keyed.key()).similarity >= kFuzzyTitle;
  });
}

bool looks_like_title(const Para& para) {
  return para.heading || para.furniture || para.block->centred;
}

std::string find_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  for (const bool strict : {true, false}) {
    for (size_t i = 0; i < flow.size() && i < 40; ++i) {
      const Para& para = flow[i];
      if (para.furniture || para.table() >= 0 ||
          !(strict ? is_title_line(para, titles) : bears(para.keyed, titles.whole))) {
        continue;
      }
      std::string out = clean(para.text());
      for (const Phrase& subject : facts.lexicon("subject-line")) {
        if (out.starts_with(subject.text)) {
          return clean(std::string_view(out).substr(subject.text.size()));
        }
      }
      return out;
    }
  }
  return "";
}

bool is_titled(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  return std::any_of(flow.begin(), flow.end(),
                     [&](const Para& p) { return is_title_line(p, titles); });
}

bool names_assessment(const std::string& text, const Keyed& keyed, const facts::Facts& facts) {
  return bears(keyed, phrases(facts.title_phrases())) ||
         !mark_in(text, {facts.lexicon("assessment-code").front().text}, facts).empty();
}

bool titled_result(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return is_title_line(para, titles) && any_in(para.keyed.key(), facts.lexicon("result-title"));
  });
}

bool headed_result(const std::vector<Para>& flow, const facts::Facts& facts) {
  const IndicatorNames names(facts, facts.newest());
  const std::vector<Phrase> assessment = phrases(facts.title_phrases());
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return para.page() == flow.front().page() && para.table() < 0 && looks_like_title(para) &&
           any_in(para.keyed.key(), facts.lexicon("names-results")) &&
           (bears(para.keyed, assessment) || !names.instrument(para.text()).empty() ||
            !mark_in(para.text(), {facts.lexicon("assessment-code").front().text}, facts).empty());
  });
}

bool headed_in_table(const std::vector<Para>& flow, const layout::Layout& layout,
                     const facts::Facts& facts) {
  std::vector<Phrase> assessment = phrases(facts.title_phrases());
  for (Phrase& brief : phrases(facts.short_titles())) {
    assessment.push_back(std::move(brief));
  }
  if (flow.empty()) {
    return false;
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      const Keyed keyed(cell.text());
      if (table.kind != layout::TableKind::ruled && table.page == flow.front().page() &&
          bears(keyed, assessment) && any_in(keyed.key(), facts.lexicon("names-results"))) {
        return true;
      }
    }
  }
  return false;
}

bool titled_measures(const std::vector<Para>& flow, const facts::Facts& facts) {
  const auto own = facts.headings().find("measures");
  const std::vector<Phrase> list =
      own == facts.headings().end() ? std::vector<Phrase>{} : phrases(own->second);
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return para.page() == flow.front().page() && para.table() < 0 && looks_like_title(para) &&
           bears(para.keyed, list);
  });
}

}  // namespace ita::report
