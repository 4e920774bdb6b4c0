#include "report/build.h"

#include <algorithm>
#include <cmath>

#include "report/agency.h"
#include "report/assemble.h"
#include "report/flow.h"
#include "report/history.h"
#include "report/issues.h"
#include "report/limitations.h"
#include "report/measures.h"
#include "report/parts.h"
#include "report/recognise.h"
#include "report/unread_sections.h"
#include "report/years.h"

namespace ita::report {

namespace {

void read_scores(Report& report, const layout::Layout& layout, const std::vector<Para>& flow,
                 const facts::Facts& facts) {
  const facts::YearFacts& year =
      report.fiscal_year ? facts.year(report.fiscal_year->be) : facts.newest();
  const IndicatorNames names(year);
  const ScoreContext context{
      facts, names, report.fiscal_year ? std::optional(report.fiscal_year->be) : std::nullopt,
      report.agency.name.empty() ? "" : bare_place(report.agency.name, facts)};
  assemble_scores(report, layout, flow, context);
}

/// Ten scores that give the total printed for another year are the scores of that year.
std::optional<int> year_by_total(const Report& report, const facts::Facts& facts) {
  constexpr double kEqual = 0.0151;
  if (!report.fiscal_year || (report.overall && report.overall->score)) {
    return std::nullopt;
  }
  const auto computed = weighted_mean(report.indicators, facts.year(report.fiscal_year->be));
  std::optional<int> out;
  for (const HistoryEntry& entry : report.history) {
    if (computed && entry.score && std::fabs(*entry.score - *computed) < kEqual) {
      out = out ? std::nullopt : std::optional(entry.fiscal_year_be);
    }
  }
  return out;
}

Report read_part(const layout::Layout& layout, const std::vector<Para>& flow,
                 const facts::Facts& facts) {
  Report report;
  const Years years = find_years(flow, scored_year(layout, facts));
  report.fiscal_year = years.assessed;
  report.plan_year = years.plan;
  report.agency = find_agency(flow, facts);
  read_scores(report, layout, flow, facts);
  if (const auto other = year_by_total(report, facts)) {
    Report again;
    again.fiscal_year = report.fiscal_year;
    again.agency = report.agency;
    const int said = report.fiscal_year->be;
    again.fiscal_year->be = *other;
    for (const HistoryEntry& entry : report.history) {
      if (entry.fiscal_year_be == *other) {
        again.fiscal_year->evidence = entry.evidence;
      }
    }
    again.fiscal_year->review.add("ข้อความระบุปีที่ประเมิน " + std::to_string(said) +
                                  " แต่คะแนนทั้งสิบตัวชี้วัดให้คะแนนรวมของปี " + std::to_string(*other));
    again.plan_year = said > *other && !report.plan_year ? report.fiscal_year : report.plan_year;
    report = std::move(again);
    read_scores(report, layout, flow, facts);
  }

  // Topics were copied by offices before they were prescribed: where a year has none, those of the
  // newest help.
  const facts::YearFacts& year =
      report.fiscal_year ? facts.year(report.fiscal_year->be) : facts.newest();
  const facts::YearFacts& topics = year.topics.empty() ? facts.newest() : year;
  report.issues = find_issues(flow, topics);
  if (report.issues.empty()) {
    report.issues = issues_of_tables(layout, flow, facts);
  }
  report.measures = find_measures(layout, flow, facts, topics);
  link_measures(report.measures, report.issues);
  report.limitations = find_limitations(flow);
  report.title = find_title(flow, facts);

  std::string why_not;
  if (!is_ita_report(report, flow, layout, facts, why_not)) {
    Report empty;
    empty.why_not = why_not;
    return empty;
  }
  report.recognition = Recognition::recognised;
  say_unread_sections(report, flow);
  if (report.indicators.empty()) {
    report.document_review.add(
        tabulates_indicators(layout, facts) ? "มีตารางที่กล่าวถึงตัวชี้วัด แต่อ่านคะแนนรายตัวชี้วัดไม่ได้"
        : report.overall
            ? "มีคะแนนรวมแต่ไม่พบคะแนนรายตัวชี้วัด เอกสารอาจไม่ใช่รายงานผลการประเมิน หรืออ่านตารางไม่ได้"
            : "ไม่พบคะแนนรวมและคะแนนรายตัวชี้วัดในเอกสาร");
  }
  return report;
}

int year_of(const Report& report) { return report.fiscal_year ? report.fiscal_year->be : 0; }

std::string called(const Report& report) {
  const std::string name = report.agency.name.empty() ? "ไม่ทราบหน่วยงาน" : report.agency.name;
  return name + " ปี " + (report.fiscal_year ? std::to_string(year_of(report)) : "ที่ไม่ทราบ");
}

/// Of several reports the newest is read, the first of equals, and the file is marked: what the
/// others say is only there as history where they are of the same agency.
Report choose(std::vector<Report> all) {
  const auto best = std::max_element(all.begin(), all.end(), [](const Report& a, const Report& b) {
    return year_of(a) < year_of(b);
  });
  Report out = *best;
  std::string reason = "เอกสารมีรายงานมากกว่าหนึ่งฉบับ:";
  for (const Report& report : all) {
    reason += (&report == &all.front() ? " " : ", ") + called(report);
    if (&report != &*best && report.agency.name == out.agency.name &&
        year_of(report) < year_of(out) && report.overall) {
      HistoryEntry entry;
      entry.fiscal_year_be = year_of(report);
      entry.score = report.overall->score;
      entry.level = report.overall->level;
      entry.evidence = report.overall->evidence;
      entry.review = report.overall->review;
      merge_history(out.history, {std::move(entry)});
    }
  }
  out.document_review.add(reason + " (อ่านเฉพาะ " + called(out) + ")");
  return out;
}

}  // namespace

Report build(const layout::Layout& layout, const std::vector<text::PageText>& /*pages*/,
             const facts::Facts& facts) {
  const std::vector<Para> flow = make_flow(layout, facts);
  const std::vector<Part> parts = split_reports(flow, layout, facts);
  std::vector<Report> all;
  bool differ = false;
  for (size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
    const std::vector<Para> own = flow_of(flow, parts[i]);
    Report report = read_part(layout_of(layout, own), own, facts);
    if (report.recognition == Recognition::recognised) {
      differ = differ || (!all.empty() && (year_of(report) != year_of(all.front()) ||
                                           report.agency.name != all.front().agency.name));
      all.push_back(std::move(report));
    }
  }
  return differ ? choose(std::move(all)) : read_part(layout, flow, facts);
}

}  // namespace ita::report
