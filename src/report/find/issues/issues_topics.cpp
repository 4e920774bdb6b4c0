#include <algorithm>

#include "report/find/issues/issues.h"
#include "report/view/evidence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kTopicLike = 0.75;
/// A heading longer than this (bytes of the key) is a sentence.
constexpr size_t kLongestTitle = 330;

struct Head {
  size_t para = 0, last_para = 0;  ///< a title may take two blocks
  std::string title;
  std::string rest;  ///< text that stands in the heading's own block
  int number = 0;
  double topic = 0;  ///< likeness to a known topic
};

bool usable(const Para& para) {
  return !para.furniture && para.table() < 0 && !para.opens_section && !para.keyed.key().empty();
}

/// A topic's name at the start of a longer block: the heading and its text were not printed apart.
bool split_at_topic(std::string_view text, const facts::YearFacts& year, Head& head) {
  const Keyed keyed(text);
  for (const facts::Topic& topic : year.topics) {
    std::vector<std::string> names = topic.variants;
    names.push_back(topic.name);
    for (const std::string& name : names) {
      const std::string key = thai::match_key(name);
      if (keyed.key().size() > key.size() + 30 && keyed.key().compare(0, key.size(), key) == 0) {
        size_t end = keyed.source(0, key.size()).end;
        const size_t space = text.find(' ', end);
        // Only a gap or a colon ends a title inside a line.
        if (end < text.size() && text[end] != ' ' && text[end] != ':' && space != end) {
          continue;
        }
        head.title = clean(text.substr(0, end));
        head.rest = clean(text.substr(std::min(end + 1, text.size())));
        head.topic = 1;
        return true;
      }
    }
  }
  return false;
}

class Finder {
 public:
  explicit Finder(const IssueSources& from)
      : flow_(from.flow), facts_(from.facts), year_(from.topics) {}

  std::vector<IssueCandidate> find() {
    const std::vector<Head> heads = find_heads();
    std::vector<IssueCandidate> out;
    for (size_t i = 0; i < heads.size(); ++i) {
      const size_t end = i + 1 < heads.size() ? heads[i + 1].para : flow_.size();
      out.push_back(candidate(heads[i], end, static_cast<int>(i) + 1));
    }
    return out;
  }

 private:
  bool in_place(const Para& para) const {
    return para.section == Section::analysis || (!analysis_ && para.section != Section::measures &&
                                                 para.section != Section::limitations);
  }

  std::vector<Head> find_heads() {
    analysis_ = std::any_of(flow_.begin(), flow_.end(), [](const Para& p) {
      return p.section == Section::analysis && !p.opens_section && p.table() < 0 && !p.furniture;
    });
    std::vector<Head> topics = by_topic();
    if (topics.empty()) {
      return topics;
    }
    style_ = flow_[topics.front().para].marker.style;
    bold_ = flow_[topics.front().para].heading;
    return with_style(topics);
  }

  std::vector<Head> by_topic() const {
    std::vector<Head> out;
    for (size_t i = 0; i < flow_.size(); ++i) {
      const Para& para = flow_[i];
      if (!usable(para) || !in_place(para)) {
        continue;
      }
      Head head;
      head.para = head.last_para = i;
      head.number = para.marker.numbered() ? para.marker.value : 0;
      const std::string_view title = without_marker(para.text());
      if (para.keyed.key().size() <= kLongestTitle) {
        head.title = clean(title);
        head.topic = match_topic(title, year_).similarity;
        try_next_line(head);
      }
      const bool marked = para.marker.numbered() || para.heading;
      const bool names_topic = para.bold && para.marker.numbered() && !head.title.empty() &&
                               begins_with_topic(head.title);
      if (names_topic || (head.topic >= kTopicLike && (marked || head.topic >= 0.9))) {
        out.push_back(head);
      } else if (para.marker.numbered() && split_at_topic(title, year_, head)) {
        out.push_back(head);
      }
    }
    return out;
  }

  /// A heading may say more than the name of its topic.
  bool begins_with_topic(const std::string& title) const {
    const std::string key = thai::match_key(title);
    return std::any_of(year_.topics.begin(), year_.topics.end(), [&](const facts::Topic& topic) {
      return key.starts_with(thai::match_key(topic.name));
    });
  }

  /// A title that goes on in the next block fits the topic better with it.
  void try_next_line(Head& head) const {
    if (head.para + 1 >= flow_.size() || head.topic >= 0.97) {
      return;
    }
    const Para& next = flow_[head.para + 1];
    if (!usable(next) || next.marker.style != MarkerStyle::none || next.keyed.key().size() > 150) {
      return;
    }
    const std::string joined = head.title + clean(next.text());
    const double both = match_topic(joined, year_).similarity;
    if (both > head.topic + 0.05 && both >= kTopicLike) {
      head.title = joined;
      head.topic = both;
      head.last_para = head.para + 1;
    }
  }

  bool like_the_others(const Para& para, int expected) const {
    return usable(para) && in_place(para) && para.marker.numbered() &&
           para.marker.style == style_ && para.marker.value == expected && para.heading == bold_ &&
           para.keyed.key().size() <= kLongestTitle;
  }

  /// Headings between or after the known topics that are marked as these are.
  std::vector<Head> with_style(const std::vector<Head>& topics) const {
    std::vector<Head> out;
    if (style_ == MarkerStyle::none || style_ == MarkerStyle::bullet) {
      return topics;
    }
    size_t next = 0;
    int expected = 1;
    const size_t first = analysis_ ? 0 : topics.front().para;
    for (size_t i = first; i < flow_.size(); ++i) {
      if (next < topics.size() && topics[next].para == i) {
        out.push_back(topics[next++]);
        expected = out.back().number + 1;
      } else if (bold_ && like_the_others(flow_[i], expected) &&
                 (next == topics.size() || topics[next].number > expected)) {
        out.push_back({i, i, clean_item(flow_[i].text()), "", expected, 0});
        ++expected;
      }
    }
    return out;
  }

  IssueCandidate candidate(const Head& head, size_t end, int order) const {
    IssueCandidate out;
    out.form = PlanForm::topics;
    out.numbered = head.number != 0;
    out.said = true;
    out.para = head.para;
    out.issue.number = head.number != 0 ? head.number : order;
    out.issue.title = head.title;
    out.issue.text = head.rest;
    for (size_t i = head.para; i <= head.last_para; ++i) {
      merge_evidence(out.issue.evidence, evidence_by_page(flow_[i].block->lines));
      add_reading_doubts(out.issue.review, flow_[i].traced, {0, flow_[i].text().size()});
    }
    std::vector<size_t> below;
    for (size_t i = head.last_para + 1; i < end && !flow_[i].opens_section; ++i) {
      if (usable(flow_[i])) {
        below.push_back(i);
      }
    }
    add_text_below(out.issue, flow_, below, facts_);
    return out;
  }

  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  const facts::YearFacts& year_;
  bool analysis_ = false;
  MarkerStyle style_ = MarkerStyle::none;
  bool bold_ = false;
};

}  // namespace

std::vector<IssueCandidate> issues_of_topics(const IssueSources& from) {
  return Finder(from).find();
}

}  // namespace ita::report
