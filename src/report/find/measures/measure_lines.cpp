#include "report/find/measures/measure_lines.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/plan/responsible.h"
#include "report/find/plan/unit_words.h"
#include "report/view/evidence.h"
#include "report/view/labels.h"
#include "report/view/prose_text.h"

namespace ita::report {

namespace {

/// In the frame of a measure a line that is nothing but units, or a time, needs no label.
bool put_unlabelled(Measure& into, const std::string& text, const facts::Facts& facts) {
  if (into.schedule.text.empty() && says_when(text, facts)) {
    into.schedule.text = text;
    return true;
  }
  std::vector<std::string> units = split_responsible(text, facts);
  const auto& leads = facts.lexicon("unit-begins");
  const bool named = std::all_of(units.begin(), units.end(), [&](const std::string& unit) {
    return std::any_of(leads.begin(), leads.end(),
                       [&](const Phrase& lead) { return unit.starts_with(lead.text); });
  });
  if (units.empty() || !named || !into.responsible.empty()) {
    return false;
  }
  into.responsible = std::move(units);
  return true;
}

/// "ผู้รับผิดชอบ ฝ่ายอำนวยการ 4": a line below a title that begins with a label, without a colon; what
/// follows is a unit, or a time, and nothing else.
bool put_plain_label(Measure& into, const std::string& text, const facts::Facts& facts) {
  const auto label = inline_label_at(text, facts);
  if (!label || label->begin != 0) {
    return false;
  }
  const std::string_view value = trimmed(std::string_view(text).substr(label->value));
  if (label->role == "responsible" && says_unit(value, facts)) {
    for (std::string& unit : split_responsible(clean(value), facts)) {
      into.responsible.push_back(std::move(unit));
    }
    return true;
  }
  if (label->role == "schedule" && into.schedule.text.empty() && says_when(value, facts)) {
    into.schedule.text = clean(value);
    return true;
  }
  return false;
}

}  // namespace

void put_value(Measure& into, const InlineLabel& label, const std::string& value,
               const facts::Facts& facts) {
  if (value.empty()) {
    return;
  }
  if (label.role == "responsible") {
    for (std::string& unit : split_responsible(value, facts)) {
      into.responsible.push_back(std::move(unit));
    }
  } else if (label.role == "schedule") {
    into.schedule.text += (into.schedule.text.empty() ? "" : " ") + value;
  } else if (label.role == "approach" || label.role == "steps") {
    (label.role == "steps" ? into.steps : into.approach).push_back(value);
  } else {
    into.others.push_back({label.role, label.heading, value});
  }
}

void add_text_below(Measure& into, const Para& para, const Para* last, const facts::Facts& facts) {
  const std::string text = clean_item(para.text());
  const bool marked = para.marker.style != MarkerStyle::none;
  if (!marked &&
      (put_plain_label(into, text, facts) || (para.framed && put_unlabelled(into, text, facts)))) {
    merge_evidence(into.evidence, evidence_by_page(para.block->lines));
    return;
  }
  std::vector<std::string>& list = into.steps.empty() ? into.approach : into.steps;
  if (!marked && last != nullptr && !list.empty() &&
      (continues(*last, para) || ends_unfinished(list.back(), facts))) {
    list.back() = join_prose(list.back(), text);
  } else if (!text.empty()) {
    (marked && !into.approach.empty() ? into.steps : into.approach).push_back(text);
  }
  merge_evidence(into.evidence, evidence_by_page(para.block->lines));
}

}  // namespace ita::report
