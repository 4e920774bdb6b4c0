#include <fmt/format.h>

#include <algorithm>

#include "checks/subject.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

const facts::LevelScale* scale_by_id(const facts::Facts& facts, const std::string& id) {
  for (const facts::LevelScale& scale : facts.scales()) {
    if (scale.id == id) {
      return &scale;
    }
  }
  return nullptr;
}

/// The scale's own words for a label that print may shorten (only its last part); empty when
/// it has none.
std::string official(const facts::LevelScale& scale, const std::string& label) {
  constexpr size_t kShortest = 12;
  std::string out;
  for (const facts::LevelBand& band : scale.bands) {
    if (band.label == label) {
      return label;
    }
    if (label.size() >= kShortest && band.label.ends_with(label)) {
      out = band.label;
    }
  }
  return out;
}

bool has_label(const facts::LevelScale& scale, const std::string& label) {
  return !official(scale, label).empty();
}

/// The scale that the label is written in, whatever the year's own scale is.
const facts::LevelScale* scale_of(const facts::Facts& facts, const report::Level& level) {
  const facts::LevelScale* stated = scale_by_id(facts, level.scale);
  if (stated != nullptr && has_label(*stated, level.label)) {
    return stated;
  }
  for (const facts::LevelScale& scale : facts.scales()) {
    if (has_label(scale, level.label)) {
      return &scale;
    }
  }
  return nullptr;
}

/// The lowest score that earns the label.
double least_score(const facts::LevelScale& scale, const std::string& label) {
  for (const facts::LevelBand& band : scale.bands) {
    if (band.label == label) {
      return band.overall_min;
    }
  }
  return 0;
}

/// Said of any good score, whatever the better words are.
bool is_plain_pass(const facts::Facts& facts, const facts::LevelScale& scale,
                   const std::string& label) {
  const auto& plain = facts.lexicon("plain-pass");
  return scale.id == "words" && std::any_of(plain.begin(), plain.end(), [&](const auto& phrase) {
           return phrase.text == label;
         });
}

std::string either(const std::vector<std::string>& labels) {
  std::string out;
  for (const std::string& label : labels) {
    out += (out.empty() ? "" : " / ") + label;
  }
  return out;
}

/// Whether the label suits the score on the label's own scale.  `fitting` says what would.
bool fits(const facts::LevelScale& scale, const std::string& label, double score,
          const std::vector<double>& instruments, std::string& fitting) {
  if (const auto exact = level_of(scale, score, instruments)) {
    fitting = *exact;
    return label == *exact;
  }
  const std::vector<std::string> possible = levels_possible(scale, score);
  fitting = either(possible);
  return std::find(possible.begin(), possible.end(), label) != possible.end();
}

void check_score_and_level(Subject& subject) {
  const char* const id = "level-fits-score";
  report::Overall& overall = *subject.report.overall;
  const report::Level& level = *overall.level;
  const std::vector<std::string> paths{kOverallPath, "/overall/level"};
  const facts::LevelScale* scale = scale_of(subject.facts, level);
  if (scale == nullptr) {
    const ReasonArgs args{{"level", level.label}};
    if (read_by_ocr(overall.evidence)) {
      overall.review.add("level-of-no-scale", args);
    }
    subject.add(id, CheckStatus::warning, "level-of-no-scale", args, {"/overall/level"});
    return;
  }
  if (!overall.score) {
    subject.add(id, CheckStatus::not_applicable, "no-total-for-level", {}, {"/overall/level"});
    return;
  }
  // Printed instruments or indicators decide between the best words only where the year uses words.
  std::vector<double> instruments;
  if (scale->id == subject.year.level_scale) {
    instruments = subject.instrument_scores();
  }
  std::string fitting;
  const std::string label = official(*scale, level.label);
  const bool right = fits(*scale, label, *overall.score, instruments, fitting);
  const ReasonArgs args{
      {"score", two_decimals(*overall.score)}, {"level", level.label}, {"fitting", fitting}};
  if (right) {
    subject.add(id, CheckStatus::pass, "level-fits", args, paths);
    return;
  }
  const std::vector<std::string> possible = levels_possible(*scale, *overall.score);
  const bool by_total_alone = std::find(possible.begin(), possible.end(), label) != possible.end();
  const char* const code = by_total_alone ? "level-off-by-instruments" : "level-does-not-fit";
  // A layer cannot have lost the rest of a longer word, as a scan can.
  const bool loosely =
      is_plain_pass(subject.facts, *scale, label) && *overall.score >= least_score(*scale, label);
  if (!loosely || read_by_ocr(overall.evidence)) {
    overall.review.add(code, args);
  }
  subject.add(id, by_total_alone || loosely ? CheckStatus::warning : subject.fail_or_warn(), code,
              args, paths);
}

void check_scale_of_year(Subject& subject) {
  const char* const id = "level-scale-of-year";
  const report::Level& level = *subject.report.overall->level;
  const facts::LevelScale* scale = scale_of(subject.facts, level);
  if (scale == nullptr || !subject.year_known) {
    subject.add(id, CheckStatus::not_applicable, "scale-or-year-unknown");
    return;
  }
  const bool same = scale->id == subject.year.level_scale;
  const char* const code = same ? "level-of-year-scale" : "level-of-other-scale";
  const ReasonArgs args{{"level", level.label},
                        {"year", std::to_string(subject.report.fiscal_year->be)}};
  // Offices go on using last year's words; but where years of that scale stand beside, the level
  // may be theirs.
  const bool others =
      std::any_of(subject.report.history.begin(), subject.report.history.end(),
                  [&](const report::HistoryEntry& entry) {
                    return subject.facts.year(entry.fiscal_year_be).level_scale == scale->id;
                  });
  if (!same && others) {
    subject.report.overall->review.add(code, args);
  }
  subject.add(id, same ? CheckStatus::pass : CheckStatus::warning, code, args, {"/overall/level"});
}

void check_computed_level(Subject& subject) {
  const char* const id = "level-agrees-with-computed";
  report::Overall& overall = *subject.report.overall;
  const std::string& computed = subject.report.computed.level;
  const facts::LevelScale* scale = scale_of(subject.facts, *overall.level);
  if (computed.empty() || scale == nullptr || scale->id != subject.year.level_scale) {
    subject.add(id, CheckStatus::not_applicable, "level-not-computed");
    return;
  }
  const ReasonArgs args{{"level", overall.level->label},
                        {"computed", computed},
                        {"score", two_decimals(*subject.report.computed.overall)}};
  if (overall.level->label == computed) {
    subject.add(id, CheckStatus::pass, "level-as-computed", args, {"/overall/level"});
    return;
  }
  const bool plain = is_plain_pass(subject.facts, *scale, overall.level->label) &&
                     *subject.report.computed.overall >= least_score(*scale, overall.level->label);
  // No printed total confirms the indicators, and the level speaks against them.  A plain pass is
  // said of any good score.
  const bool loosely =
      *subject.report.computed.overall >= least_score(*scale, overall.level->label);
  Reason reason{"level-not-as-computed", args, {}};
  if (!subject.vouched(kOverallPath) && !loosely) {
    for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
      if (!subject.vouched(indicator_path(i))) {
        add_place(reason.places, subject.report.indicators[i].evidence);
      }
    }
  }
  if (!plain || read_by_ocr(overall.evidence)) {
    overall.review.add(reason);
  }
  subject.add(id, plain ? CheckStatus::warning : subject.fail_or_warn(), reason.code, args,
              {"/overall/level"});
}

void check_history_levels(Subject& subject) {
  const char* const id = "history-levels-fit";
  report::Report& report = subject.report;
  std::vector<std::string> paths;
  std::vector<int> years;
  size_t compared = 0;
  for (size_t i = 0; i < report.history.size(); ++i) {
    report::HistoryEntry& entry = report.history[i];
    if (!entry.level || !entry.score) {
      continue;
    }
    const facts::LevelScale* scale = scale_of(subject.facts, *entry.level);
    if (scale == nullptr) {
      continue;
    }
    ++compared;
    std::string fitting;
    if (fits(*scale, entry.level->label, *entry.score, {}, fitting)) {
      continue;
    }
    entry.review.add("level-does-not-fit", {{"score", two_decimals(*entry.score)},
                                            {"level", entry.level->label},
                                            {"fitting", fitting}});
    years.push_back(entry.fiscal_year_be);
    paths.push_back(history_path(i));
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "no-levels-of-years");
  } else if (paths.empty()) {
    subject.add(id, CheckStatus::pass, "levels-of-years-fit",
                {{"count", std::to_string(compared)}});
  } else {
    subject.add(id, CheckStatus::warning, "levels-of-years-off", {{"years", joined(years)}},
                std::move(paths));
  }
}

}  // namespace

void check_levels(Subject& subject) {
  if (subject.report.overall && subject.report.overall->level) {
    check_score_and_level(subject);
    check_scale_of_year(subject);
    check_computed_level(subject);
  } else {
    for (const char* id :
         {"level-fits-score", "level-scale-of-year", "level-agrees-with-computed"}) {
      subject.add(id, CheckStatus::not_applicable, "no-level");
    }
  }
  check_history_levels(subject);
}

}  // namespace ita::checks
