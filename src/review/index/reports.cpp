#include <cstdlib>

#include "review/index/index.h"

namespace ita::review {

namespace {

/// "indicator/5/score" and its value, into the report.
void put_score(report::Report& report, const std::string& field, double score) {
  if (field.starts_with("indicator/")) {
    report::Indicator indicator;
    indicator.number = std::atoi(field.c_str() + std::string_view("indicator/").size());
    indicator.score = score;
    report.indicators.push_back(std::move(indicator));
  } else if (field.starts_with("instrument/")) {
    report::Instrument instrument;
    instrument.code = field.substr(11, field.find('/', 11) - 11);
    instrument.score = score;
    report.instruments.push_back(std::move(instrument));
  }
}

report::Report report_of(const Statement& row) {
  report::Report out;
  out.agency.name = row.text(2);
  out.agency.district = row.text(3);
  out.agency.province = row.text(4);
  if (!row.null(5)) {
    out.fiscal_year.emplace();
    out.fiscal_year->be = static_cast<int>(row.integer(5));
  }
  if (!row.null(6)) {
    out.overall.emplace();
    out.overall->score = row.number(6);
    if (!row.null(7)) {
      out.overall->level.emplace();
      out.overall->level->label = row.text(7);
    }
  }
  return out;
}

}  // namespace

void Index::each_report(
    const std::function<void(const std::string&, const report::Report&)>& each) {
  const std::lock_guard guard(mutex_);
  Statement rows = db_->prepare(
      "SELECT e.n, e.paper, e.agency, e.district, e.province, e.year, e.total, e.level, v.field, "
      "v.held FROM entries e LEFT JOIN vals v ON v.entry = e.n AND v.kind = 'score' AND v.held IS "
      "NOT NULL AND (v.field GLOB 'indicator/*' OR v.field GLOB 'instrument/*') WHERE e.report <> "
      "'' AND e.state <> 'not_a_report' ORDER BY e.n");
  long long entry = -1;
  std::string paper;
  report::Report report;
  while (rows.step()) {
    if (rows.integer(0) != entry) {
      if (entry >= 0) {
        each(paper, report);
      }
      entry = rows.integer(0);
      paper = rows.text(1);
      report = report_of(rows);
    }
    if (!rows.null(8)) {
      put_score(report, rows.text(8), rows.number(9));
    }
  }
  if (entry >= 0) {
    each(paper, report);
  }
}

}  // namespace ita::review
