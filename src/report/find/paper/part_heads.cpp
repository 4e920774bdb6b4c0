#include "report/find/paper/part_heads.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/find/paper/agency.h"
#include "report/find/paper/year_mentions.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Paragraphs within which a title stands.
constexpr size_t kTitleParas = 8;
/// A longer paragraph is no line of a title (bytes of its key).
constexpr size_t kLongestTitle = 500, kLongestPrintedTitle = 1000;

/// Years in lines that stand on many pages, by the line's letters: a head that is the same on every
/// page has one; titles of several reports look alike but for the year.
using HeadYears = std::map<std::string, std::set<int>>;

std::string letters_of(std::string key) {
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  return key;
}

HeadYears head_years(const std::vector<Para>& flow, const facts::Facts& facts) {
  HeadYears out;
  for (const Para& para : flow) {
    if (para.furniture) {
      for (const YearMention& mention : years_in(para, true, facts)) {
        out[letters_of(para.keyed.key())].insert(mention.be);
      }
    }
  }
  return out;
}

/// `first`: on its page.  There "ส่วนที่ 2 สถานีตำรวจภูธร…" may begin a report, a list may not.
bool is_title_line(const Para& para, int page, bool first) {
  const bool printed_as_one = para.heading || para.block->centred;
  const bool marked = para.marker.style != thai::ListStyle::none &&
                      !(first && para.heading && para.marker.style == thai::ListStyle::word);
  return para.page() == page && para.table() < 0 && !marked &&
         para.keyed.key().size() <= (printed_as_one ? kLongestPrintedTitle : kLongestTitle) &&
         para.block->kind != layout::BlockKind::page_number;
}

/// The year that the title is about: the one of the results before any other.
int year_of(const std::vector<Para>& flow, const PartHead& head, const HeadYears& heads,
            const facts::Facts& facts) {
  int best = 0, most = -1;
  for (size_t i = head.begin; i < head.end; ++i) {
    const Para& para = flow[i];
    // A running head is on every page: its year is no sign that a report begins.
    const auto known = heads.find(letters_of(para.keyed.key()));
    if (para.furniture && (known == heads.end() || known->second.size() < 2)) {
      continue;
    }
    for (const YearMention& mention : years_in(para, true, facts)) {
      const int worth = mention.about == AboutYear::result    ? 3
                        : mention.about == AboutYear::neither ? 2
                        : mention.about == AboutYear::plan    ? 1
                                                              : 0;
      if (worth > most) {
        most = worth;
        best = mention.be;
      }
    }
  }
  return best;
}

Place place_of(const std::vector<Para>& flow, const PartHead& head) {
  const Para& para = flow[head.begin];
  return {para.page(), para.block->box, para.text()};
}

}  // namespace

std::vector<PartHead> find_heads(const std::vector<Para>& flow, const facts::Facts& facts) {
  std::vector<Phrase> names = phrases(facts.title_phrases());
  for (Phrase& phrase : phrases(facts.short_titles())) {
    names.push_back(std::move(phrase));
  }
  const HeadYears years = head_years(flow, facts);
  std::vector<PartHead> out;
  for (size_t i = 0; i < flow.size(); ++i) {
    PartHead head;
    head.begin = head.end = i;
    head.page_top = i == 0 || flow[i].page() > flow[i - 1].page();
    const bool prominent = flow[i].heading || (flow[i].table() < 0 && flow[i].block->centred);
    head.prominent = prominent;
    if (!head.page_top && (!prominent || flow[i].furniture)) {
      continue;
    }
    std::string title;
    bool first = head.page_top;  // nothing but running heads above it
    while (head.end < flow.size() && head.end < i + kTitleParas &&
           is_title_line(flow[head.end], flow[i].page(), first)) {
      first = first && flow[head.end].furniture;
      title += flow[head.end++].text() + "\n";
    }
    if (head.end == head.begin) {
      continue;
    }
    const Keyed keyed(title);
    if (any_in(keyed.key(), facts.lexicon("for-comparison"))) {
      continue;  // another agency's numbers, beside those of the report
    }
    head.titled = any_in(keyed.key(), names);
    head.words = letters_of(keyed.key());
    head.be = year_of(flow, head, years, facts);
    head.agency = find_agency({flow.begin() + static_cast<std::ptrdiff_t>(head.begin),
                               flow.begin() + static_cast<std::ptrdiff_t>(head.end)},
                              facts);
    head.place = place_of(flow, head);
    // "ส่วนที่ 1 ผลการวิเคราะห์…" is a part of the report, unless it names whose it is.
    const bool marked =
        std::any_of(flow.begin() + static_cast<std::ptrdiff_t>(head.begin),
                    flow.begin() + static_cast<std::ptrdiff_t>(head.end),
                    [](const Para& para) { return para.marker.style != thai::ListStyle::none; });
    if ((head.titled && !marked) || !head.agency.type.empty()) {
      out.push_back(std::move(head));
      i = out.back().end - 1;
    }
  }
  return out;
}

}  // namespace ita::report
