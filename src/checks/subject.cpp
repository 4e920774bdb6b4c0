#include "checks/subject.h"

#include <fmt/format.h>

#include <cmath>

#include "thai/numerals.h"

namespace ita::checks {

namespace {

bool known(const report::Report& report) {
  return report.fiscal_year.has_value() && report.fiscal_year->be > 0;
}

}  // namespace

std::string indicator_path(size_t index) { return fmt::format("/indicators/{}/score", index); }
std::string instrument_path(size_t index) { return fmt::format("/instruments/{}/score", index); }
std::string history_path(size_t index) { return fmt::format("/history/{}/score", index); }

bool read_by_ocr(const std::optional<report::Evidence>& evidence) {
  return evidence && evidence->source == text::Origin::ocr;
}

int printed_decimals(double value, const std::optional<report::Evidence>& evidence) {
  if (evidence) {
    for (const thai::Number& number : thai::find_numbers(evidence->raw)) {
      if (std::abs(number.value - value) < 1e-9) {
        return number.decimals;
      }
    }
  }
  return 2;
}

Subject::Subject(report::Document& document, size_t index, const facts::Facts& f)
    : report(document.reports[index]),
      facts(f),
      year(known(report) ? f.year(report.fiscal_year->be) : f.newest()),
      year_known(known(report)),
      root_(fmt::format("/reports/{}", index)),
      checks_(document.checks) {}

void add_place(std::vector<Place>& into, const std::optional<report::Evidence>& evidence) {
  if (evidence) {
    into.push_back({evidence->page, evidence->bbox, evidence->raw});
  }
}

std::string joined(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) {
    out += (out.empty() ? "" : ", ") + std::to_string(number);
  }
  return out;
}

void Subject::add(std::string id, report::CheckStatus status, std::string code, ReasonArgs args,
                  std::vector<std::string> paths) {
  for (std::string& path : paths) {
    path = root_ + path;
  }
  if (paths.empty()) {
    paths.push_back(root_);
  }
  checks_.push_back(
      {std::move(id), status, Reason{std::move(code), std::move(args), {}}, std::move(paths)});
}

report::CheckStatus Subject::fail_or_warn() const {
  return year_known && year.certain ? report::CheckStatus::fail : report::CheckStatus::warning;
}

std::vector<ScoreRef> Subject::scores() {
  std::vector<ScoreRef> out;
  for (size_t i = 0; i < report.indicators.size(); ++i) {
    report::Indicator& item = report.indicators[i];
    out.push_back({indicator_path(i), item.score, &item.evidence, &item.review});
  }
  for (size_t i = 0; i < report.instruments.size(); ++i) {
    report::Instrument& item = report.instruments[i];
    out.push_back({instrument_path(i), item.score, &item.evidence, &item.review});
  }
  if (report.overall) {
    out.push_back(
        {kOverallPath, report.overall->score, &report.overall->evidence, &report.overall->review});
  }
  for (size_t i = 0; i < report.history.size(); ++i) {
    report::HistoryEntry& item = report.history[i];
    out.push_back({history_path(i), item.score, &item.evidence, &item.review});
  }
  return out;
}

Scores Subject::indicator_scores() const {
  Scores out;
  std::map<int, int> times;
  for (const report::Indicator& item : report.indicators) {
    ++times[item.number];
    if (item.score) {
      out[item.number] = *item.score;
    }
  }
  std::erase_if(out, [&](const auto& entry) { return times[entry.first] > 1; });
  return out;
}

std::vector<double> Subject::instrument_scores() const {
  std::vector<double> out;
  const Scores scores = indicator_scores();
  for (const facts::InstrumentFact& instrument : year.instruments) {
    auto score = instrument_mean(instrument, scores);
    for (const report::Instrument& printed : report.instruments) {
      if (!score && printed.code == instrument.code && printed.score && instrument.weight > 0) {
        score = printed.scale == "points" ? *printed.score / instrument.weight : *printed.score;
      }
    }
    if (!score) {
      return {};
    }
    out.push_back(*score);
  }
  return out;
}

}  // namespace ita::checks
