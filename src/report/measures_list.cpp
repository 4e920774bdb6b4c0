#include <algorithm>
#include <optional>

#include "report/evidence.h"
#include "report/labels.h"
#include "report/measures.h"
#include "report/prose_text.h"
#include "report/responsible.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kTopicLike = 0.75;

void put(Measure& into, const std::string& role, const std::string& text,
         const layout::Block& block, const facts::Facts& facts, bool whole_block) {
  if (text.empty()) {
    return;
  }
  if (role == "approach") {
    into.approach.push_back(text);
  } else if (role == "steps") {
    into.steps.push_back(text);
  } else if (role == "schedule") {
    into.schedule.text += (into.schedule.text.empty() ? "" : " ") + text;
  } else if (role == "responsible") {
    if (whole_block) {
      for (std::string& unit : split_responsible(block.lines, facts)) {
        into.responsible.push_back(std::move(unit));
      }
      return;
    }
    for (std::string& unit : split_responsible(text, facts)) {
      into.responsible.push_back(std::move(unit));
    }
  }
}

std::string* last_of(Measure& measure, const std::string& role) {
  std::vector<std::string>* list = role == "approach"      ? &measure.approach
                                   : role == "steps"       ? &measure.steps
                                   : role == "responsible" ? &measure.responsible
                                                           : nullptr;
  if (role == "schedule") {
    return &measure.schedule.text;
  }
  return list == nullptr || list->empty() ? nullptr : &list->back();
}

}  // namespace

namespace detail {

std::vector<Measure> measures_of_lists(const std::vector<Para>& flow, const facts::Facts& facts,
                                       const facts::YearFacts& topics) {
  std::vector<Measure> out;
  std::string role;
  const Para* last = nullptr;
  // Labels must follow before a numbered heading is believed to be a measure.
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.section != Section::measures || para.opens_section || para.furniture ||
        para.table() >= 0 || para.keyed.key().empty()) {
      continue;
    }
    if (const auto label = label_at(para.text(), facts, true)) {
      role = label->role;
      if (!out.empty()) {
        put(out.back(), role, clean_item(std::string_view(para.text()).substr(label->value)),
            *para.block, facts, false);
        merge_evidence(out.back().evidence, evidence_by_page(para.block->lines));
      }
      last = &para;
      continue;
    }
    const std::string title = clean_item(para.text());
    const bool topic = match_topic(title, topics).similarity >= kTopicLike;
    const bool numbered =
        para.marker.numbered() && (para.heading || para.marker.style == MarkerStyle::word || topic);
    if (numbered || (topic && para.heading)) {
      Measure measure;
      measure.number = numbered ? para.marker.value : static_cast<int>(out.size()) + 1;
      measure.title = title;
      measure.evidence = evidence_by_page(para.block->lines);
      add_reading_doubts(measure.review, para.traced, {0, para.text().size()});
      out.push_back(std::move(measure));
      role.clear();
      last = &para;
      continue;
    }
    if (out.empty()) {
      continue;
    }
    merge_evidence(out.back().evidence, evidence_by_page(para.block->lines));
    std::string* before = last_of(out.back(), role);
    const bool more = before != nullptr && last != nullptr &&
                      para.marker.style == MarkerStyle::none &&
                      (continues(*last, para) || ends_unfinished(*before));
    if (role.empty()) {
      // A title that went over its line.
      if (last != nullptr && (para.heading || ends_unfinished(out.back().title))) {
        out.back().title = join_prose(out.back().title, title);
      }
    } else if (more) {
      *before = join_prose(*before, title);
    } else {
      put(out.back(), role, title, *para.block, facts, true);
    }
    last = &para;
  }
  std::erase_if(out, [](const Measure& m) {
    return m.approach.empty() && m.steps.empty() && m.responsible.empty() &&
           m.schedule.text.empty();
  });
  for (Measure& measure : out) {
    measure.schedule.report_months = report_months(measure.schedule.text);
  }
  return out;
}

}  // namespace detail

}  // namespace ita::report
