#include <algorithm>

#include "report/find/issues/issues.h"
#include "report/find/plan/sentence_list.h"
#include "report/view/evidence.h"
#include "report/view/section_names.h"

namespace ita::report {

namespace {

/// A lone line below a heading is a name, not a paragraph (bytes of the key).
constexpr size_t kLongestName = 330;

IssueCandidate candidate(const Para& para, size_t index, Span span, int order, bool marked) {
  IssueCandidate out;
  out.form = PlanForm::sentence;
  out.said = true;
  out.numbered = marked;
  out.para = index;
  out.issue.number = order;
  out.issue.title = clean(std::string_view(para.text()).substr(span.begin, span.end - span.begin));
  out.issue.evidence = {evidence_of(para.traced, span)};
  add_reading_doubts(out.issue.review, para.traced, span);
  return out;
}

class Sentences {
 public:
  explicit Sentences(const IssueSources& from) : from_(from) {}

  std::vector<IssueCandidate> find() {
    for (const PlanRun& run : from_.runs) {
      if (run.subject == PlanSubject::issues) {
        take_run(run);
      }
    }
    for (size_t i = 0; i < from_.flow.size(); ++i) {
      const Para& para = from_.flow[i];
      if (!para.furniture && para.table() < 0 && !para.opens_section && !para.says_issues &&
          para.section != Section::measures && para.section != Section::limitations) {
        take_sentence(i);
      }
    }
    return std::move(out_);
  }

 private:
  /// Under a heading that says it: the list of its sentence, or a line that is a name.
  void take_run(const PlanRun& run) {
    const bool listed = take_list(run.opener, 2);
    if (tells_in_opener(from_.flow, run, from_.facts)) {
      if (!listed) {
        ++group_;
        push(run.opener, {from_.flow[run.opener].content, from_.flow[run.opener].text().size()}, 1,
             false);
      }
      return;
    }
    const bool marked = std::any_of(run.paras.begin(), run.paras.end(), [&](size_t i) {
      return from_.flow[i].marker.style != MarkerStyle::none;
    });
    if (marked || run.led) {
      return;  // a list, read as one
    }
    for (const size_t i : run.paras) {
      const Para& para = from_.flow[i];
      if (take_list(i, 2) || says_none(para.keyed.key(), from_.facts)) {
        continue;
      }
      if (run.paras.size() == 1 && para.keyed.key().size() <= kLongestName) {
        const SentenceList list = list_in_sentence(para.text(), from_.facts);
        const Span all{0, para.text().size()};
        ++group_;
        push(i, list.items.size() == 1 ? list.items.front() : all, 1, false);
      }
    }
  }

  /// "พบประเด็นที่ต้องพัฒนา ได้แก่ …" in running text.
  void take_sentence(size_t i) {
    const Para& para = from_.flow[i];
    const SentenceList list = list_in_sentence(para.text(), from_.facts);
    if (list.items.size() < 2) {
      return;
    }
    const Keyed lead(std::string_view(para.text()).substr(0, list.lead_end));
    if (names_issues(lead.key(), from_.facts, true)) {
      take_list(i, 2);
    }
  }

  bool take_list(size_t i, size_t fewest) {
    const Para& para = from_.flow[i];
    const SentenceList list = list_in_sentence(para.text(), from_.facts);
    if (list.items.size() < fewest) {
      return false;
    }
    ++group_;
    for (size_t k = 0; k < list.items.size(); ++k) {
      push(i, list.items[k], static_cast<int>(k) + 1, list.marked);
    }
    return true;
  }

  void push(size_t i, Span span, int order, bool marked) {
    out_.push_back(candidate(from_.flow[i], i, span, order, marked));
    out_.back().group = group_;
  }

  const IssueSources& from_;
  std::vector<IssueCandidate> out_;
  int group_ = 0;
};

}  // namespace

std::vector<IssueCandidate> issues_of_sentences(const IssueSources& from) {
  return Sentences(from).find();
}

}  // namespace ita::report
