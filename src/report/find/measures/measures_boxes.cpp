#include <algorithm>
#include <map>
#include <set>

#include "report/find/measures/measures.h"
#include "report/find/plan/labelled_boxes.h"
#include "report/find/plan/responsible.h"
#include "report/view/evidence.h"
#include "report/view/prose_text.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// "มาตรการที่ 1 : …", "มาตรการ 1 …": the number and the byte at which the title begins.
struct NumberedTitle {
  int number = 0;
  size_t begin = 0;
};

NumberedTitle numbered_title(const std::string& text, const facts::Facts& facts) {
  const Marker marker = parse_marker(text);
  if (marker.numbered()) {
    size_t at = marker.length;
    while (at < text.size() && (text[at] == ' ' || text[at] == ':')) {
      ++at;
    }
    return {marker.value, at};
  }
  const Keyed keyed(text);
  for (const Phrase& lead : facts.lexicon("measure-number-lead")) {
    if (!keyed.key().starts_with(lead.key)) {
      continue;
    }
    const size_t after = keyed.source(0, lead.key.size()).end;
    const auto numbers = thai::find_numbers(std::string_view(text).substr(after));
    if (numbers.empty() || numbers[0].decimals > 0 ||
        !trimmed(std::string_view(text).substr(after, numbers[0].begin)).empty()) {
      continue;
    }
    size_t at = after + numbers[0].end;
    while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '.')) {
      ++at;
    }
    return {static_cast<int>(numbers[0].value), at};
  }
  return {};
}

bool leads(const Para& para, const facts::Facts& facts) {
  const auto& words = facts.lexicon("measure-number-lead");
  return numbered_title(para.text(), facts).number > 0 &&
         std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return para.keyed.key().starts_with(word.key); });
}

double print_size(const Para& para) {
  double out = 0;
  for (const layout::Line& line : para.block->lines) {
    out = std::max(out, line.size);
  }
  return out;
}

class BoardReader {
 public:
  explicit BoardReader(const MeasureSources& from) : from_(from) {}

  std::vector<MeasureCandidate> read(std::set<size_t>& taken) {
    const std::vector<BoxBoard> boards = labelled_boxes(from_.layout, from_.flow, from_.facts);
    for (const BoxBoard& board : boards) {
      for (const LabelledBox& box : board.boxes) {
        ++boards_with_[box.heading];
      }
    }
    for (const BoxBoard& board : boards) {
      add(board, boards.size());
      taken.insert(board.paras.begin(), board.paras.end());
    }
    return std::move(out_);
  }

 private:
  void add(const BoxBoard& board, size_t count) {
    Measure measure;
    size_t para = board.paras.front();
    if (!name(measure, board, para)) {
      return;
    }
    for (const LabelledBox& box : board.boxes) {
      put(measure, box);
    }
    if (board.left_over) {
      measure.review.add("text-between-labels");
    }
    for (const auto& [heading, times] : boards_with_) {
      const bool here =
          std::any_of(board.boxes.begin(), board.boxes.end(),
                      [&name = heading](const auto& box) { return box.heading == name; });
      if (!here && times * 2 > count) {
        measure.review.add("measure-part-missing", {{"heading", heading}});
      }
    }
    if (measure.number == 0) {
      measure.number = out_.empty() ? 1 : out_.back().measure.number + 1;
    }
    out_.push_back({std::move(measure), PlanForm::form, true, 0, para});
  }

  /// The title stands over the boxes: what says that it is a measure, else the largest print.
  bool name(Measure& measure, const BoxBoard& board, size_t& para) const {
    if (!board.titled.empty()) {
      set_title(measure, layout::TracedText::of(board.titled, true), board.titled);
      return true;
    }
    // The heading of the section is over all measures and names none.
    std::vector<size_t> above = board.above;
    std::erase_if(above, [&](size_t i) {
      return from_.flow[i].opens_section && !leads(from_.flow[i], from_.facts);
    });
    if (above.empty()) {
      measure.review.add("measure-title-missing");
      return true;
    }
    const auto larger = [&](size_t a, size_t b) {
      return print_size(from_.flow[a]) < print_size(from_.flow[b]) - 0.5;
    };
    size_t best = *std::max_element(above.begin(), above.end(), larger);
    bool sure =
        std::count_if(above.begin(), above.end(), [&](size_t i) { return !larger(i, best); }) == 1;
    for (const size_t i : above) {
      if (leads(from_.flow[i], from_.facts)) {
        best = i;
        sure = true;
      }
    }
    if (!sure) {
      best = above.back();
      measure.review.add("measure-title-chosen");
    }
    para = best;
    set_title(measure, from_.flow[best].traced, from_.flow[best].block->lines);
    return true;
  }

  void set_title(Measure& measure, const layout::TracedText& traced,
                 const std::vector<layout::Line>& lines) const {
    const NumberedTitle numbered = numbered_title(traced.text(), from_.facts);
    measure.number = numbered.number;
    measure.title = clean_item(std::string_view(traced.text()).substr(numbered.begin));
    measure.evidence = evidence_by_page(lines);
    add_reading_doubts(measure.review, traced, {0, traced.text().size()});
  }

  void put(Measure& into, const LabelledBox& box) const {
    merge_evidence(into.evidence, evidence_by_page(box.labels));
    merge_evidence(into.evidence, evidence_by_page(box.lines));
    std::vector<std::string> items;
    if (!box.inline_text.empty()) {
      items.push_back(box.inline_text);
    }
    if (box.role == "responsible") {
      items = box.inline_text.empty() ? std::vector<std::string>{}
                                      : split_responsible(box.inline_text, from_.facts);
      for (std::string& unit : split_responsible(box.lines, from_.facts)) {
        items.push_back(std::move(unit));
      }
    } else {
      for (std::string& item : split_items(box.lines)) {
        items.push_back(std::move(item));
      }
    }
    std::erase_if(items, [](const std::string& item) { return thai::match_key(item).empty(); });
    if (items.empty()) {
      into.review.add("measure-part-missing", {{"heading", box.heading}});
    }
    if (box.crossed) {
      into.review.add("box-text-crosses", {{"heading", box.heading}});
    }
    add(into, box, std::move(items));
  }

  static void add(Measure& into, const LabelledBox& box, std::vector<std::string> items) {
    for (std::string& item : items) {
      if (box.role == "approach") {
        into.approach.push_back(std::move(item));
      } else if (box.role == "steps") {
        into.steps.push_back(std::move(item));
      } else if (box.role == "responsible") {
        into.responsible.push_back(std::move(item));
      } else if (box.role == "schedule") {
        into.schedule.text += (into.schedule.text.empty() ? "" : " ") + item;
      } else if (!into.others.empty() && into.others.back().heading == box.heading) {
        into.others.back().text += "\n" + item;
      } else {
        into.others.push_back({box.role, box.heading, std::move(item)});
      }
    }
    if (box.role == "schedule") {
      add_number_doubts(into.review, layout::TracedText::of(box.lines, true));
    }
  }

  const MeasureSources& from_;
  std::vector<MeasureCandidate> out_;
  std::map<std::string, size_t> boards_with_;  ///< by heading
};

}  // namespace

std::vector<MeasureCandidate> measures_of_boxes(const MeasureSources& from,
                                                std::set<size_t>& taken) {
  return BoardReader(from).read(taken);
}

}  // namespace ita::report
