#include "report/measures.h"

#include <algorithm>

#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kSameTitle = 0.7, kSameNumber = 0.35;

/// No text stands between two tables.
bool nothing_between(const std::vector<Para>& flow, int above, int below) {
  const auto at = [&](int table) {
    return std::find_if(flow.begin(), flow.end(),
                        [&](const Para& para) { return para.table() == table; });
  };
  const auto from = at(above);
  const auto to = at(below);
  return from < to && to != flow.end() && std::all_of(from + 1, to, [](const Para& para) {
           return para.furniture || para.keyed.key().empty();
         });
}

}  // namespace

std::vector<Measure> find_measures(const layout::Layout& layout, const std::vector<Para>& flow,
                                   const facts::Facts& facts, const facts::YearFacts& topics) {
  detail::MeasureTables tables(facts, topics);
  for (const layout::JoinedTable& joined : layout.joined) {
    const int last = joined.parts.empty()
                         ? joined.table.page
                         : layout.tables[static_cast<size_t>(joined.parts.back())].page;
    const auto index = static_cast<int>(&joined - layout.joined.data());
    tables.read(joined.table, last, index > 0 && nothing_between(flow, index - 1, index));
  }
  std::vector<Measure> out = tables.take();
  if (out.empty()) {
    out = detail::measures_of_forms(layout, facts);
  }
  if (out.empty()) {
    out = detail::measures_of_lists(flow, facts, topics);
  }
  if (out.empty()) {
    out = detail::measures_of_prose(flow);
  }
  detail::mend_numbers(out);
  return out;
}

namespace detail {

void mend_numbers(std::vector<Measure>& measures) {
  constexpr size_t kFewest = 3;  // two numbers that agree, and the one that does not
  if (measures.size() < kFewest) {
    return;
  }
  const auto start = [&](size_t i) { return measures[i].number - static_cast<int>(i); };
  for (size_t odd = 0; odd < measures.size(); ++odd) {
    const int common = start(odd == 0 ? 1 : 0);
    bool others_agree = start(odd) != common;
    for (size_t i = 0; i < measures.size(); ++i) {
      others_agree = others_agree && (i == odd || start(i) == common);
    }
    const int due = common + static_cast<int>(odd);
    const bool last = odd + 1 == measures.size();
    // A last 1 begins a list of its own.
    if (!others_agree || due < 1 || (last && measures[odd].number == 1)) {
      continue;
    }
    const std::string read = std::to_string(measures[odd].number);
    measures[odd].review.add("ลำดับที่อ่านได้ (" + read + ") ไม่ต่อเนื่องกับลำดับของมาตรการอื่น");
    // After the last there is nothing to say whether it is misread or one before it is missing.
    if (!last) {
      measures[odd].number = due;
    }
    return;
  }
}

}  // namespace detail

void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues) {
  for (Measure& measure : measures) {
    const std::string key = thai::match_key(measure.title);
    const Issue* best = nullptr;
    double most = 0;
    for (const Issue& issue : issues) {
      const double alike = thai::similarity(key, thai::match_key(issue.title));
      const bool same_number = issue.number == measure.number;
      const double worth = alike + (same_number ? 0.05 : 0);
      if (worth > most && (alike >= kSameTitle || (same_number && alike >= kSameNumber))) {
        most = worth;
        best = &issue;
      }
    }
    if (best != nullptr) {
      measure.issue = best->number;
    }
  }
}

}  // namespace ita::report
