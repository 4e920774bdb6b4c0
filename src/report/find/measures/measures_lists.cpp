#include <algorithm>

#include "report/find/cues.h"
#include "report/find/measures/measure_clauses.h"
#include "report/find/measures/measure_lines.h"
#include "report/find/measures/measure_tail.h"
#include "report/find/measures/measures.h"
#include "report/find/plan/inline_labels.h"
#include "report/find/plan/outline.h"
#include "report/find/plan/responsible.h"
#include "report/find/plan/sentence_list.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/normalise.h"

namespace ita::report {

namespace {

/// The heading or sentence above says that the items are measures: one may be a whole sentence.
constexpr size_t kLongestItem = 1200;

/// The text of a paragraph with a line break where its lines join without a space, so that a label
/// at the beginning of a line is seen as one.
std::string with_breaks(const Para& para) {
  std::string out;
  const layout::Line* above = nullptr;
  for (const layout::Line& line : para.block->lines) {
    out += above == nullptr ? "" : layout::space_at_join(*above, line) ? " " : "\n";
    out += line.text();
    above = &line;
  }
  return clean_item(out);
}

std::string without_breaks(std::string_view text) {
  std::string out(text);
  std::erase(out, '\n');
  return clean(out);
}

/// "… (1) กำหนดขอบเขตงาน" above "(2) จัดจ้าง": the list inside the sentence goes on.
bool counts_on_in(const std::string& text, const Para& next) {
  if (!next.marker.numbered() || next.marker.depth != 1 || next.marker.value < 2) {
    return false;
  }
  const std::string own = thai::arabic_digits(next.text().substr(0, next.marker.length));
  const std::string number = std::to_string(next.marker.value);
  const size_t at = own.find(number);
  if (at == std::string::npos) {
    return false;
  }
  std::string before(trimmed(own));
  before.replace(before.find(number), number.size(), std::to_string(next.marker.value - 1));
  return thai::arabic_digits(text).find(" " + before + " ") != std::string::npos;
}

class Lists {
 public:
  explicit Lists(const MeasureSources& from) : from_(from) {}

  std::vector<MeasureCandidate> find() {
    for (const PlanRun& run : from_.runs) {
      if (run.subject != PlanSubject::measures) {
        continue;
      }
      ++group_;
      if (tells_list(run)) {
        said_ = true;
        take_sentences(run);
        continue;
      }
      OutlineRules rules;
      rules.said = true;
      rules.longest_title = kLongestItem;
      const std::vector<OutlineItem> items = read_outline(from_.flow, run.paras, rules);
      said_ = run.led || (!items.empty() && announced(run, items.front().para));
      for (const OutlineItem& item : items) {
        push(read(item), item.para);
      }
      if (items.empty()) {
        take_sentences(run);
      }
    }
    take_labelled_lines();
    return std::move(out_);
  }

 private:
  void push(Measure measure, size_t para) {
    out_.push_back({std::move(measure), PlanForm::list, said_, group_, para});
  }

  /// The list begins right below the heading, or below a sentence that says that they are measures.
  bool announced(const PlanRun& run, size_t first) const {
    const auto at = std::find(run.paras.begin(), run.paras.end(), first);
    if (at == run.paras.begin()) {
      return true;
    }
    const Para& above = from_.flow[*(at - 1)];
    return announces(above, from_.facts) &&
           any_in(above.keyed.key(), from_.facts.lexicon("announces-measures"));
  }

  Measure read(const OutlineItem& item) const {
    const Para& para = from_.flow[item.para];
    Measure out;
    out.number = item.number;
    out.evidence = evidence_by_page(para.block->lines);
    add_reading_doubts(out.review, para.traced, {0, para.text().size()});
    std::string text = with_breaks(para);
    const Para* last = &para;
    bool in_title = true;
    for (const size_t i : item.below) {
      const Para& next = from_.flow[i];
      const bool counts_on = counts_on_in(text, next);
      in_title = in_title && next.bold == last->bold &&
                 (counts_on || (next.marker.style == MarkerStyle::none &&
                                (continues(*last, next) || ends_unfinished(text, from_.facts))));
      if (in_title) {
        text = join_prose(text, counts_on ? clean(next.text()) : clean_item(next.text()));
        merge_evidence(out.evidence, evidence_by_page(next.block->lines));
      } else {
        add_text_below(out, next, last, from_.facts);
      }
      last = &next;
    }
    name(out, text);
    return out;
  }

  void name(Measure& measure, const std::string& text) const {
    LabelledLine line = inline_labels(text, from_.facts);
    // "ตรวจสมุด — กองคลัง — เริ่ม ม.ค. 2566": the word is of the time.
    if (text.find(':') == std::string::npos && tail_of(without_breaks(text), from_.facts).found) {
      line = {text.size(), {}};
    }
    measure.title = without_breaks(std::string_view(text).substr(0, line.title_end));
    while (measure.title.ends_with(",") || measure.title.ends_with(" ")) {
      measure.title.pop_back();
    }
    for (const InlineLabel& label : line.labels) {
      const std::string whole = without_breaks(
          std::string_view(text).substr(label.value.begin, label.value.end - label.value.begin));
      for (const std::string& item :
           label_items(whole, {0, whole.size()}, label.role, from_.facts)) {
        put_value(measure, label, item, from_.facts);
      }
    }
    if (line.labels.empty()) {
      name_by_clauses(measure);
    }
  }

  /// A title that is a whole sentence says more than the name.
  void name_by_clauses(Measure& measure) const {
    const MeasureClauses clauses = clauses_of(measure.title, from_.facts);
    if (!clauses.found) {
      return;
    }
    measure.title = clauses.title;
    measure.schedule.text = clauses.schedule;
    measure.steps = clauses.steps;
    if (!clauses.responsible.empty()) {
      measure.responsible = split_responsible(clauses.responsible, from_.facts);
    }
  }

  /// Behind the last item may stand what is said of all of them, or who does it and when.
  std::string item_of(std::string_view text, Span span, bool last) const {
    const std::string whole = clean(text.substr(span.begin));
    return last && clauses_of(whole, from_.facts).found
               ? whole
               : clean(text.substr(span.begin, span.end - span.begin));
  }

  /// "มี 3 เรื่อง คือ 1) … 2) …": one paragraph announces a list and holds it, and none of the others
  /// is marked as an item.
  bool tells_list(const PlanRun& run) const {
    int lists = 0;
    for (const size_t i : run.paras) {
      const Para& para = from_.flow[i];
      const SentenceList list = list_in_sentence(para.text(), from_.facts);
      const std::string_view lead = trimmed(std::string_view(para.text()).substr(0, list.lead_end));
      const bool told = list.marked && list.items.size() >= 2 &&
                        ends_with_any(lead, from_.facts.lexicon("announces-list"));
      if (para.marker.style != MarkerStyle::none) {
        return false;
      }
      lists += told ? 1 : 0;
    }
    return lists == 1;
  }

  /// "หน่วยงานกำหนดมาตรการ ได้แก่ 1) … 2) …"
  void take_sentences(const PlanRun& run) {
    for (const size_t i : run.paras) {
      const Para& para = from_.flow[i];
      const SentenceList list = list_in_sentence(para.text(), from_.facts);
      if (!list.marked || list.items.size() < 2) {
        continue;
      }
      for (size_t k = 0; k < list.items.size(); ++k) {
        const Span span = list.items[k];
        Measure measure;
        measure.number = static_cast<int>(k) + 1;
        measure.evidence = {evidence_of(para.traced, span)};
        add_reading_doubts(measure.review, para.traced, span);
        name(measure, item_of(para.text(), span, k + 1 == list.items.size()));
        push(std::move(measure), i);
      }
    }
  }

  /// "• มาตรการลดขั้นตอน ขั้นตอน: … ผู้รับผิดชอบ: … ระยะเวลา: …" where no heading says that measures
  /// follow: the line calls itself one and its labels or clauses are those of one.
  void take_labelled_lines() {
    const auto free = [&](const Para& para) {
      return !para.furniture && para.table() < 0 && !para.opens_section && !para.heading &&
             para.section != Section::measures && para.section != Section::limitations;
    };
    bool any = false;
    for (size_t i = 0; i < from_.flow.size(); ++i) {
      const Para& para = from_.flow[i];
      const std::string first = clean_item(para.text());
      const auto& begins = from_.facts.lexicon("measure-begins");
      if (!free(para) || std::none_of(begins.begin(), begins.end(), [&](const Phrase& word) {
            return first.starts_with(word.text);
          })) {
        continue;
      }
      Measure measure;
      measure.evidence = evidence_by_page(para.block->lines);
      add_reading_doubts(measure.review, para.traced, {0, para.text().size()});
      std::string text = first;
      for (size_t k = i + 1; k < from_.flow.size() && free(from_.flow[k]); ++k) {
        const Para& next = from_.flow[k];
        if (next.marker.style != MarkerStyle::none || next.page() != para.page() ||
            next.block->indent < para.block->indent) {
          break;
        }
        text = join_prose(text, clean_item(next.text()));
        merge_evidence(measure.evidence, evidence_by_page(next.block->lines));
        add_reading_doubts(measure.review, next.traced, {0, next.text().size()});
      }
      if (has_labels(text) || says_who_and_when(para, text)) {
        group_ += any ? 0 : 1;
        any = true;
        measure.number = static_cast<int>(out_.size()) + 1;
        name(measure, text);
        out_.push_back({std::move(measure), PlanForm::list, true, group_, i});
      }
    }
  }

  /// Who or when, and one more label, each with its colon.
  bool has_labels(const std::string& text) const {
    const LabelledLine line = inline_labels(text, from_.facts);
    size_t labels = 0;
    bool who = false;
    for (const InlineLabel& label : line.labels) {
      const bool colon =
          trimmed(std::string_view(text).substr(0, label.value.begin)).ends_with(":");
      labels += colon ? 1 : 0;
      who = who || (colon && (label.role == "responsible" || label.role == "schedule"));
    }
    return who && labels >= 2;
  }

  /// "ข้อ ๑ มาตรการลดขั้นตอน ให้กองคลังเป็นผู้รับผิดชอบ ดำเนินการให้แล้วเสร็จภายในเดือนเมษายน ๒๕๖๗"
  bool says_who_and_when(const Para& para, const std::string& text) const {
    const MeasureClauses clauses = clauses_of(text, from_.facts);
    return para.marker.numbered() && clauses.found && !clauses.responsible.empty() &&
           !clauses.schedule.empty();
  }

  const MeasureSources& from_;
  std::vector<MeasureCandidate> out_;
  int group_ = 0;
  bool said_ = false;  ///< the print says that the list is one of measures
};

}  // namespace

std::vector<MeasureCandidate> measures_of_lists(const MeasureSources& from) {
  return Lists(from).find();
}

}  // namespace ita::report
