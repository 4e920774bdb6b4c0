#include "report/resolve/levels.h"

#include <algorithm>

namespace ita::report {

namespace {

void take(Report& report, const Candidate& said) {
  if (!report.overall) {
    report.overall = Overall{};
    report.overall->evidence = said.evidence;
  }
  report.overall->level = said.level;
}

void take_alone(Report& report, const Candidate& said, std::optional<int> fiscal_year) {
  if (said.year && fiscal_year && *said.year != *fiscal_year) {
    for (HistoryEntry& entry : report.history) {
      if (entry.fiscal_year_be == *said.year && !entry.level) {
        entry.level = said.level;
      }
    }
  } else if (!report.overall || !report.overall->level) {
    take(report, said);
  }
}

}  // namespace

void resolve_levels(Report& report, const ScoreFindings& found, std::optional<int> fiscal_year) {
  for (const Candidate& said : found.levels_alone) {
    take_alone(report, said, fiscal_year);
  }
  const std::vector<Candidate>& said = found.level_sentences;
  if ((report.overall && report.overall->level) || (!report.overall && report.indicators.empty()) ||
      said.empty()) {
    return;
  }
  const std::string& label = said.front().level->label;
  if (std::all_of(said.begin(), said.end(),
                  [&](const Candidate& c) { return c.level->label == label; })) {
    take(report, said.front());
  } else if (report.overall) {
    report.overall->review.add("several-levels");
  }
}

}  // namespace ita::report
