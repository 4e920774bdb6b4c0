#include <algorithm>
#include <optional>

#include "report/find/measures/measures.h"
#include "report/find/plan/inline_labels.h"
#include "report/find/plan/responsible.h"
#include "report/view/evidence.h"
#include "report/view/labels.h"
#include "report/view/prose_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kTopicLike = 0.75;
/// A title longer than this (bytes of the key) is a sentence.
constexpr size_t kLongestTitle = 330;

bool usable(const Para& para) {
  return !para.opens_section && !para.furniture && para.table() < 0 && !para.keyed.key().empty();
}

/// What the first label of a paragraph says.
std::string value_before(std::string_view text, size_t begin, const LabelledLine& beside) {
  return beside.labels.empty() ? clean_item(text.substr(begin))
                               : label_value(text, {begin, beside.title_end});
}

bool names_title(const Label& label) { return label.role == "title" || label.role == "measure"; }

/// Reads measures that are written as lists: a title, and under it labels with what they say.
class ListReader {
 public:
  ListReader(const std::vector<Para>& flow, const facts::Facts& facts,
             const facts::YearFacts& topics)
      : flow_(flow), facts_(facts), topics_(topics), labels_(flow.size()), heads_(flow.size()) {}

  std::vector<MeasureCandidate> read() {
    find_labels();
    if (!labelled_) {
      return {};
    }
    find_heads();
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (flow_[i].opens_section) {
        close();
      } else if (usable(flow_[i]) && in_place(flow_[i])) {
        take(i);
      }
    }
    std::erase_if(out_, [](const MeasureCandidate& candidate) {
      const Measure& m = candidate.measure;
      return m.approach.empty() && m.steps.empty() && m.responsible.empty() &&
             m.schedule.text.empty();
    });
    return std::move(out_);
  }

 private:
  /// In the section of the measures where labels stand there, else wherever they stand.
  bool in_place(const Para& para) const {
    return !in_section_ || para.section == Section::measures;
  }

  void find_labels() {
    std::vector<std::string> roles;
    for (size_t i = 0; i < flow_.size(); ++i) {
      const Para& para = flow_[i];
      if (!usable(para)) {
        continue;
      }
      labels_[i] = label_in(para.block->lines, para.text(), facts_, true);
      if (labels_[i]) {
        in_section_ = in_section_ || para.section == Section::measures;
        roles.push_back(labels_[i]->role);
        for (const InlineLabel& more : labels_beside(para.text(), *labels_[i], facts_).labels) {
          roles.push_back(more.role);
        }
      }
    }
    const auto has = [&](const char* role) {
      return std::find(roles.begin(), roles.end(), role) != roles.end();
    };
    const bool what =
        has("approach") || has("steps") || has("measure") || numbers_measures(flow_, facts_);
    labelled_ = (what || in_section_) && (has("responsible") || has("schedule"));
  }

  /// The label with which the entries begin, and what stands before each of them.
  void find_heads() {
    std::string first;
    MarkerStyle style = MarkerStyle::none;
    size_t last_label = 0;
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (!labels_[i] || !in_place(flow_[i])) {
        continue;
      }
      const Label& label = *labels_[i];
      if (first.empty() && !names_title(label)) {
        first = label.role;
      }
      if (names_title(label)) {
        heads_[i] = label.role == "title" || !after_title(i);
      } else if (label.role == first) {
        const std::optional<size_t> head = head_before(i, last_label, style);
        if (head) {
          heads_[*head] = true;
          style = flow_[*head].marker.style;
        }
      }
      last_label = i;
    }
  }

  /// "ประเด็น : …" stands right before: the measure after it is what is to be done.
  bool after_title(size_t i) const {
    for (size_t k = i; k-- > 0;) {
      if (usable(flow_[k])) {
        return labels_[k] && labels_[k]->role == "title";
      }
    }
    return false;
  }

  /// The nearest title above a label: numbered like the titles before, a heading, or a topic.
  std::optional<size_t> head_before(size_t label, size_t last_label, MarkerStyle style) const {
    const size_t from = labels_[last_label] ? last_label + 1 : 0;
    std::optional<size_t> nearest;
    for (size_t k = label; k-- > from;) {
      const Para& para = flow_[k];
      if (para.opens_section) {
        break;
      }
      if (!usable(para) || para.keyed.key().size() > kLongestTitle) {
        continue;
      }
      const bool alike = style == MarkerStyle::none || para.marker.style == style;
      if (para.marker.numbered() && alike) {
        return k;
      }
      if (!nearest && (para.heading || is_topic(para))) {
        nearest = k;
      }
    }
    return nearest;
  }

  bool is_topic(const Para& para) const {
    return match_topic(clean_item(para.text()), topics_).similarity >= kTopicLike;
  }

  /// A title without labels of its own below it.
  bool bare_head(const Para& para) const {
    if (para.section != Section::measures) {
      return false;
    }
    const bool topic = is_topic(para);
    return (para.marker.numbered() &&
            (para.heading || para.marker.style == MarkerStyle::word || topic)) ||
           (topic && para.heading);
  }

  void take(size_t i) {
    const Para& para = flow_[i];
    if (heads_[i] || (!labels_[i] && bare_head(para))) {
      begin(i);
    } else if (labels_[i]) {
      if (out_.empty() && !names_title(*labels_[i])) {
        push({}, i);  // no title stands above it
        last_measure().number = 1;
      }
      put_label(i);
    } else if (!out_.empty()) {
      put_text(para);
    }
    last_ = &para;
  }

  void begin(size_t i) {
    const Para& para = flow_[i];
    const auto number = para.marker.numbered() ? para.marker.value : next_number();
    Measure measure;
    measure.number = number;
    measure.title = clean_item(para.text());
    LabelledLine beside;
    if (labels_[i]) {
      beside = labels_beside(para.text(), *labels_[i], facts_);
      measure.title = value_before(para.text(), labels_[i]->value, beside);
    }
    measure.evidence = evidence_by_page(para.block->lines);
    add_reading_doubts(measure.review, para.traced, {0, para.text().size()});
    push(std::move(measure), i);
    role_.clear();
    titled_ = true;
    left_out_ = false;
    put_beside(para, beside);
  }

  void push(Measure measure, size_t para) {
    out_.push_back({std::move(measure), PlanForm::labelled, true, 0, para});
  }
  Measure& last_measure() { return out_.back().measure; }

  int next_number() { return out_.empty() ? 1 : last_measure().number + 1; }

  void put_label(size_t i) {
    const Para& para = flow_[i];
    const Label& label = *labels_[i];
    Measure& into = last_measure();
    say_left_out(into);
    role_ = label.role == "measure" ? "approach" : label.role;
    heading_ = clean(std::string_view(para.text()).substr(label.begin, label.end - label.begin));
    titled_ = false;
    const LabelledLine beside = labels_beside(para.text(), label, facts_);
    const std::string value = value_before(para.text(), label.value, beside);
    inline_ = !value.empty();
    const size_t end = beside.labels.empty() ? para.text().size() : beside.title_end;
    for (const std::string& item : label_items(para.text(), {label.value, end}, role_, facts_)) {
      put(into, item, nullptr);
    }
    put_beside(para, beside);
    merge_evidence(into.evidence, evidence_by_page(para.block->lines));
    if (label.role == "schedule" || role_ == "schedule") {
      add_number_doubts(into.review, para.traced);
    }
  }

  /// What the labels say that stand behind the first one of a paragraph.
  void put_beside(const Para& para, const LabelledLine& beside) {
    for (const InlineLabel& label : beside.labels) {
      role_ = label.role;
      heading_ = label.heading;
      titled_ = false;
      inline_ = !label.value.empty();
      for (const std::string& item : label_items(para.text(), label.value, role_, facts_)) {
        put(last_measure(), item, nullptr);
      }
    }
  }

  void put(Measure& into, const std::string& text, const layout::Block* block) {
    if (text.empty()) {
      return;
    }
    if (role_ == "approach") {
      into.approach.push_back(text);
    } else if (role_ == "steps") {
      into.steps.push_back(text);
    } else if (role_ == "schedule") {
      into.schedule.text += (into.schedule.text.empty() ? "" : " ") + text;
    } else if (role_ == "responsible") {
      for (std::string& unit : block != nullptr ? split_responsible(block->lines, facts_)
                                                : split_responsible(text, facts_)) {
        into.responsible.push_back(std::move(unit));
      }
    } else {
      Other* same = other(into);
      if (same == nullptr) {
        into.others.push_back({role_, heading_, text});
      } else {
        same->text += "\n" + text;
      }
    }
  }

  Other* other(Measure& measure) const {
    const auto it = std::find_if(measure.others.begin(), measure.others.end(),
                                 [&](const Other& o) { return o.heading == heading_; });
    return it == measure.others.end() ? nullptr : &*it;
  }

  std::string* last_text(Measure& measure) {
    std::vector<std::string>* list = role_ == "approach"      ? &measure.approach
                                     : role_ == "steps"       ? &measure.steps
                                     : role_ == "responsible" ? &measure.responsible
                                                              : nullptr;
    if (role_ == "schedule") {
      return &measure.schedule.text;
    }
    if (list == nullptr) {
      Other* same = other(measure);
      return same == nullptr ? nullptr : &same->text;
    }
    return list->empty() ? nullptr : &list->back();
  }

  void put_text(const Para& para) {
    Measure& into = last_measure();
    const std::string text = clean_item(para.text());
    const bool marked = para.marker.style != MarkerStyle::none;
    if (role_.empty()) {
      // A title that went over its line, or what is to be done without a label.
      if (titled_ && last_ != nullptr && !marked &&
          (para.heading || ends_unfinished(into.title, facts_))) {
        into.title = join_prose(into.title, text);
      } else if (into.number > 0 && para.section == Section::measures) {
        into.approach.push_back(text);
        titled_ = false;
      } else {
        return;
      }
      merge_evidence(into.evidence, evidence_by_page(para.block->lines));
      return;
    }
    std::string* before = last_text(into);
    const bool more = before != nullptr && last_ != nullptr && !marked &&
                      (continues(*last_, para) || ends_unfinished(*before, facts_));
    if (more) {
      *before = join_prose(*before, text);
    } else if (inline_ && !marked) {
      // The label has said what it says: this is no part of it.
      left_out_ = true;
      return;
    } else {
      put(into, text, para.block);
    }
    merge_evidence(into.evidence, evidence_by_page(para.block->lines));
  }

  /// Text between labels that belongs to none of them.
  void say_left_out(Measure& measure) {
    if (left_out_) {
      measure.review.add("text-between-labels");
    }
    left_out_ = false;
  }

  void close() {
    role_.clear();
    titled_ = left_out_ = false;
    last_ = nullptr;
  }

  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  const facts::YearFacts& topics_;
  std::vector<std::optional<Label>> labels_;
  std::vector<char> heads_;  ///< by paragraph: a measure begins
  std::vector<MeasureCandidate> out_;
  std::string role_, heading_;  ///< of the label last read
  const Para* last_ = nullptr;
  bool labelled_ = false, in_section_ = false;
  bool titled_ = false;    ///< only the title was read so far
  bool inline_ = false;    ///< the label's text stands behind it
  bool left_out_ = false;  ///< text was passed over since the last label
};

}  // namespace

bool numbers_measures(const std::vector<Para>& flow, const facts::Facts& facts) {
  constexpr auto kFewest = 2;
  const auto& words = facts.lexicon("measure-number-lead");
  return std::count_if(flow.begin(), flow.end(), [&](const Para& para) {
           return usable(para) && para.marker.style == MarkerStyle::word &&
                  std::any_of(words.begin(), words.end(), [&](const Phrase& word) {
                    return para.keyed.key().starts_with(word.key);
                  });
         }) >= kFewest;
}

std::vector<MeasureCandidate> measures_of_labels(const MeasureSources& from) {
  return ListReader(from.flow, from.facts, from.topics).read();
}

}  // namespace ita::report
