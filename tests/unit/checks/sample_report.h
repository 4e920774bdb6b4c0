#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "checks/checks.h"
#include "facts/facts.h"
#include "facts/messages.h"
#include "report/document.h"

namespace ita::checks {

inline const facts::Facts& shipped_facts() {
  static const auto loaded = facts::Facts::load(ITA_MODELS_DIR);
  return **loaded;
}

inline const facts::Messages& shipped_messages() {
  static const auto loaded = facts::Messages::load(ITA_MODELS_DIR);
  return **loaded;
}

inline report::Evidence evidence_for(const std::string& raw,
                                     text::Origin origin = text::Origin::ocr) {
  return {1, {100, 100, 140, 112}, origin, 0.97, raw};
}

/// A report with what the checks said of it.
struct Checked : report::Report {
  std::vector<report::Check> checks;
};

/// A report with ten scores as a scan gives them, and nothing that any check doubts.
inline Checked sample_report(const std::vector<double>& scores, int be,
                             text::Origin origin = text::Origin::ocr) {
  Checked out;
  out.fiscal_year = report::Year{be, evidence_for(fmt::format("พ.ศ. {}", be), origin), {}};
  out.agency = {"องค์การบริหารส่วนตำบลบึงนคร",
                "subdistrict_administrative_organization",
                "บึงนคร",
                "ธวัชบุรี",
                "ร้อยเอ็ด",
                evidence_for("อบต.บึงนคร", origin),
                {}};
  const facts::YearFacts& year = shipped_facts().year(be);
  for (size_t i = 0; i < scores.size(); ++i) {
    report::Indicator item;
    item.number = static_cast<int>(i) + 1;
    item.name = item.name_as_printed = year.indicators[i].name;
    item.instrument = year.indicators[i].instrument;
    item.score = scores[i];
    item.evidence = evidence_for(fmt::format("{:.2f}", scores[i]), origin);
    out.indicators.push_back(std::move(item));
  }
  return out;
}

inline void set_overall(report::Report& report, double score, const std::string& level = "",
                        const std::string& scale = "", text::Origin origin = text::Origin::ocr) {
  report.overall = report::Overall{};
  report.overall->score = score;
  report.overall->evidence = evidence_for(fmt::format("{:.2f}", score), origin);
  if (!level.empty()) {
    report.overall->level = report::Level{level, scale};
  }
}

inline void add_instrument(report::Report& report, const std::string& code, double score,
                           const std::string& scale = "percent") {
  report::Instrument item;
  item.code = code;
  item.score = score;
  item.scale = scale;
  item.evidence = evidence_for(fmt::format("{:.2f}", score));
  report.instruments.push_back(std::move(item));
}

/// The check of this id; an empty one when it did not run.
inline report::Check check_of(const Checked& report, const std::string& id) {
  const auto found = std::find_if(report.checks.begin(), report.checks.end(),
                                  [&](const report::Check& check) { return check.id == id; });
  return found == report.checks.end() ? report::Check{} : *found;
}

inline int flagged_indicators(const report::Report& report) {
  return static_cast<int>(
      std::count_if(report.indicators.begin(), report.indicators.end(),
                    [](const report::Indicator& item) { return item.review.needed(); }));
}

inline Checked checked(report::Report report) {
  report::Document document;
  document.reports.push_back(std::move(report));
  run(document, shipped_facts());
  return {{std::move(document.reports.front())}, std::move(document.checks)};
}

}  // namespace ita::checks
