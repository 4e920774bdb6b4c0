#include "report/issues.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "report/evidence.h"
#include "report/prose_text.h"
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

/// A line that OCR read without its marker stands where the items before it stand.
bool lost_marker(const Para& para, const Para& item) {
  const auto& traced = para.traced;
  return traced.origin(0, traced.text().size()) == text::Origin::ocr &&
         std::abs(para.block->indent - item.block->indent) < 5 && para.block->lines.size() <= 2;
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
  Finder(const std::vector<Para>& flow, const facts::YearFacts& year) : flow_(flow), year_(year) {}

  std::vector<Issue> find() {
    const std::vector<Head> heads = find_heads();
    std::vector<Issue> out;
    for (size_t i = 0; i < heads.size(); ++i) {
      const size_t end = i + 1 < heads.size() ? heads[i + 1].para : flow_.size();
      out.push_back(make_issue(heads[i], end, static_cast<int>(i) + 1));
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
    if (!topics.empty()) {
      style_ = flow_[topics.front().para].marker.style;
      bold_ = flow_[topics.front().para].heading;
      return with_style(topics);
    }
    return analysis_ ? by_numbering() : topics;
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

  /// Headings of topics that nobody prescribed.
  std::vector<Head> by_numbering() {
    for (const auto find : {&Finder::numbered_headings, &Finder::headings_of_indicators,
                            &Finder::bare_headings, &Finder::numbered_lines}) {
      std::vector<Head> out = (this->*find)();
      if (!out.empty()) {
        return out;
      }
    }
    return {};
  }

  std::vector<Head> numbered_headings() { return count_up(true, 1); }
  /// A scan loses bold type, and some offices use none.
  std::vector<Head> numbered_lines() { return count_up(false, 2); }

  std::vector<Head> count_up(bool bold, size_t fewest) {
    const auto first = std::find_if(flow_.begin(), flow_.end(), [&](const Para& p) {
      return usable(p) && in_place(p) && p.heading == bold && p.marker.numbered() &&
             p.marker.value == 1 && p.keyed.key().size() <= kLongestTitle;
    });
    std::vector<Head> out;
    if (first == flow_.end()) {
      return out;
    }
    style_ = first->marker.style;
    bold_ = bold;
    int expected = 1;
    for (auto i = static_cast<size_t>(first - flow_.begin()); i < flow_.size(); ++i) {
      if (like_the_others(flow_[i], expected)) {
        out.push_back({i, i, clean_item(flow_[i].text()), "", expected, 0});
        ++expected;
      }
    }
    return out.size() < fewest ? std::vector<Head>{} : out;
  }

  /// "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่": an analysis by indicators.
  std::vector<Head> headings_of_indicators() {
    static constexpr std::string_view kWord = "ตัวชี้วัดที่";
    std::vector<Head> out;
    for (size_t i = 0; i < flow_.size(); ++i) {
      const std::string_view text = trimmed(flow_[i].text());
      if (!usable(flow_[i]) || !in_place(flow_[i]) || !flow_[i].heading ||
          !text.starts_with(kWord)) {
        continue;
      }
      const std::string rest = clean(text.substr(kWord.size()));
      size_t end = 0;
      const int number = std::atoi(rest.c_str());
      while (end < rest.size() && (std::isdigit(static_cast<unsigned char>(rest[end])) != 0 ||
                                   rest[end] == ':' || rest[end] == '.' || rest[end] == ' ')) {
        ++end;
      }
      if (number > 0 && (out.empty() || number > out.back().number)) {
        out.push_back({i, i, rest.substr(end), "", number, 0});
      }
    }
    return out.size() < 2 ? std::vector<Head>{} : out;
  }

  /// "จุดแข็ง", "จุดที่ต้องพัฒนา": headings without numbers.
  std::vector<Head> bare_headings() {
    std::vector<Head> out;
    for (size_t i = 0; i < flow_.size(); ++i) {
      const Para& para = flow_[i];
      if (usable(para) && in_place(para) && para.heading && !para.block->centred &&
          para.marker.style == MarkerStyle::none && para.keyed.key().size() <= kLongestTitle) {
        out.push_back({i, i, clean(para.text()), "", static_cast<int>(out.size()) + 1, 0});
      }
    }
    return out.size() < 2 ? std::vector<Head>{} : out;
  }

  Issue make_issue(const Head& head, size_t end, int order) const {
    Issue out;
    out.number = head.number != 0 ? head.number : order;
    out.title = head.title;
    out.text = head.rest;
    for (size_t i = head.para; i <= head.last_para; ++i) {
      merge_evidence(out.evidence, evidence_by_page(flow_[i].block->lines));
      add_reading_doubts(out.review, flow_[i].traced, {0, flow_[i].text().size()});
    }
    const Para* last = nullptr;
    const Para* item = nullptr;
    bool in_action = false;
    for (size_t i = head.last_para + 1; i < end; ++i) {
      const Para& para = flow_[i];
      if (para.opens_section) {
        break;
      }
      if (!usable(para)) {
        continue;
      }
      const std::string text = clean_item(para.text());
      merge_evidence(out.evidence, evidence_by_page(para.block->lines));
      const bool more =
          last != nullptr && para.marker.style == MarkerStyle::none &&
          (continues(*last, para) || ends_unfinished(in_action ? out.actions.back() : out.text));
      last = &para;
      if (para.marker.style != MarkerStyle::none ||
          (in_action && !more && lost_marker(para, *item))) {
        out.actions.push_back(text);
        in_action = true;
        item = para.marker.style != MarkerStyle::none ? &para : item;
      } else if (more && in_action) {
        out.actions.back() = join_prose(out.actions.back(), text);
      } else if (more || out.text.empty()) {
        out.text = join_prose(out.text, text);
        in_action = false;
      } else {
        out.text += "\n" + text;
        in_action = false;
      }
    }
    return out;
  }

  const std::vector<Para>& flow_;
  const facts::YearFacts& year_;
  bool analysis_ = false;
  MarkerStyle style_ = MarkerStyle::none;
  bool bold_ = false;
};

}  // namespace

std::vector<Issue> find_issues(const std::vector<Para>& flow, const facts::YearFacts& year) {
  return Finder(flow, year).find();
}

}  // namespace ita::report
