#include <algorithm>
#include <map>
#include <optional>

#include "report/find/issues/issues.h"
#include "report/view/evidence.h"
#include "report/view/indicator_match.h"
#include "report/view/issue_labels.h"
#include "report/view/labels.h"
#include "report/view/prose_text.h"
#include "report/view/section_names.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// A label that stands once is the heading of a section.
constexpr int kSeveral = 2;

class Labelled {
 public:
  explicit Labelled(const IssueSources& from) : from_(from), names_(from.facts, from.topics) {}

  std::vector<IssueCandidate> find() {
    count();
    for (size_t i = 0; i < from_.flow.size(); ++i) {
      const Para& para = from_.flow[i];
      if (para.table() >= 0) {
        close();
      } else if (!para.furniture && !para.keyed.key().empty()) {
        look_at(i);
      }
    }
    return std::move(out_);
  }

 private:
  bool in_place(const Para& para) const {
    return !para.furniture && para.table() < 0 && !para.opens_section &&
           para.section != Section::measures && para.section != Section::limitations;
  }

  void count() {
    for (const Para& para : from_.flow) {
      if (const auto label = issue_label(para.text(), from_.facts); label && in_place(para)) {
        times_[label->key] += label->weak ? 1 : 0;
      }
    }
  }

  void look_at(size_t i) {
    const Para& para = from_.flow[i];
    const auto label = issue_label(para.text(), from_.facts);
    if (label && in_place(para)) {
      close();
      if (label->weak && times_[label->key] >= kSeveral) {
        begin(i, *label);
      }
    } else if (ends(para)) {
      close();
      name_topic(para);
    } else if (open_) {
      go_on(i);
    }
  }

  bool ends(const Para& para) const {
    const bool other_label =
        label_in(para.block->lines, para.text(), from_.facts, true).has_value();
    return !in_place(para) || para.heading || other_label || named_first(para).has_value();
  }

  std::optional<IndicatorNames::Mention> named_first(const Para& para) const {
    const auto mentions = names_.find_all(para.keyed, para.text());
    const bool first = !mentions.empty() && mentions[0].by_name && mentions[0].number > 0 &&
                       !mentions[0].conflict && mentions[0].span.begin <= para.marker.length + 1;
    return first ? std::optional(mentions[0]) : std::nullopt;
  }

  /// What the labels below speak of.
  void name_topic(const Para& para) {
    if (const auto named = named_first(para)) {
      topic_ = clean(std::string_view(para.text())
                         .substr(named->name.begin, named->name.end - named->name.begin));
    } else if (para.heading) {
      topic_.clear();
    }
  }

  void begin(size_t i, const IssueLabel& label) {
    const Para& para = from_.flow[i];
    open_ = true;
    last_ = &para;
    alone_ = label.content == para.text().size();
    taken_ = false;
    weakness_ = names_weaknesses(label.key, from_.facts);
    if (!alone_) {
      push(i, clean_item(std::string_view(para.text()).substr(label.content)),
           {label.content, para.text().size()});
    }
  }

  /// The lines below a label: its items, where it stands alone or they are marked, and the rest of
  /// what the label's own line or an item began.
  void go_on(size_t i) {
    const Para& para = from_.flow[i];
    const bool marked = para.marker.style != MarkerStyle::none;
    const bool rest =
        !marked && taken_ &&
        (continues(*last_, para) || ends_unfinished(out_.back().issue.title, from_.facts));
    last_ = &para;
    if (rest) {
      Issue& issue = out_.back().issue;
      issue.title = join_prose(issue.title, clean(para.text()));
      merge_evidence(issue.evidence, evidence_by_page(para.block->lines));
    } else if (marked || alone_) {
      push(i, clean_item(para.text()), {0, para.text().size()});
    } else {
      close();
    }
  }

  void push(size_t i, std::string title, Span span) {
    const Para& para = from_.flow[i];
    const std::string key = thai::match_key(title);
    taken_ = !key.empty() && !says_none(key, from_.facts);
    if (!taken_) {
      return;
    }
    IssueCandidate out;
    out.form = PlanForm::labelled;
    out.said = true;
    out.weakness = weakness_;
    out.para = i;
    out.issue.number = static_cast<int>(out_.size()) + 1;
    out.issue.title = std::move(title);
    out.issue.text = topic_;
    out.issue.evidence = {evidence_of(para.traced, span)};
    add_reading_doubts(out.issue.review, para.traced, span);
    out_.push_back(std::move(out));
  }

  void close() { open_ = false; }

  const IssueSources& from_;
  const IndicatorNames names_;
  std::map<std::string, int> times_;  ///< by the key of a label
  std::vector<IssueCandidate> out_;
  const Para* last_ = nullptr;
  std::string topic_;
  bool open_ = false, alone_ = false, weakness_ = false, taken_ = false;
};

}  // namespace

std::vector<IssueCandidate> issues_of_labels(const IssueSources& from) {
  return Labelled(from).find();
}

}  // namespace ita::report
