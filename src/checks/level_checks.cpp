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

bool has_label(const facts::LevelScale& scale, const std::string& label) {
  return std::any_of(scale.bands.begin(), scale.bands.end(),
                     [&](const facts::LevelBand& band) { return band.label == label; });
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

/// The lowest score that earns the label; "ผ่าน" is also said of any passing score.
double least_score(const facts::LevelScale& scale, const std::string& label) {
  for (const facts::LevelBand& band : scale.bands) {
    if (band.label == label) {
      return band.overall_min;
    }
  }
  return 0;
}

/// Said of any good score, whatever the better words are.
bool is_plain_pass(const facts::LevelScale& scale, const std::string& label) {
  return scale.id == "words" && label == "ผ่าน";
}

std::string joined(const std::vector<std::string>& labels) {
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
  fitting = joined(possible);
  return std::find(possible.begin(), possible.end(), label) != possible.end();
}

void check_score_and_level(Subject& subject) {
  const char* const id = "level-fits-score";
  report::Overall& overall = *subject.report.overall;
  const report::Level& level = *overall.level;
  const std::vector<std::string> paths{kOverallPath, "/overall/level"};
  const facts::LevelScale* scale = scale_of(subject.facts, level);
  if (scale == nullptr) {
    const std::string message = fmt::format("ระดับ \"{}\" ไม่อยู่ในมาตราใดของการประเมิน", level.label);
    if (read_by_ocr(overall.evidence)) {
      overall.review.add(message);
    }
    subject.add(id, CheckStatus::warning, message, {"/overall/level"});
    return;
  }
  if (!overall.score) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีคะแนนรวมพิมพ์ไว้ จึงเทียบกับระดับไม่ได้",
                {"/overall/level"});
    return;
  }
  // Printed instruments or indicators decide between the best words only where the year uses words.
  std::vector<double> instruments;
  if (scale->id == subject.year.level_scale) {
    instruments = subject.instrument_scores();
  }
  std::string fitting;
  const bool right = fits(*scale, level.label, *overall.score, instruments, fitting);
  const std::string message = fmt::format("คะแนนรวม {} ระดับที่พิมพ์ไว้ \"{}\" ระดับตามเกณฑ์ \"{}\"",
                                          two_decimals(*overall.score), level.label, fitting);
  if (right) {
    subject.add(id, CheckStatus::pass, message, paths);
    return;
  }
  const std::vector<std::string> possible = levels_possible(*scale, *overall.score);
  const bool by_total_alone =
      std::find(possible.begin(), possible.end(), level.label) != possible.end();
  // A layer cannot have lost the rest of a longer word, as a scan can.
  const bool loosely =
      is_plain_pass(*scale, level.label) && *overall.score >= least_score(*scale, level.label);
  if (!loosely || read_by_ocr(overall.evidence)) {
    overall.review.add(message);
  }
  subject.add(id, by_total_alone || loosely ? CheckStatus::warning : subject.fail_or_warn(),
              by_total_alone ? message + " (ต่างกันที่เงื่อนไขรายเครื่องมือ)" : message, paths);
}

void check_scale_of_year(Subject& subject) {
  const char* const id = "level-scale-of-year";
  const report::Level& level = *subject.report.overall->level;
  const facts::LevelScale* scale = scale_of(subject.facts, level);
  if (scale == nullptr || !subject.year_known) {
    subject.add(id, CheckStatus::not_applicable, "ไม่ทราบมาตราของระดับหรือปีที่ประเมิน");
    return;
  }
  const bool same = scale->id == subject.year.level_scale;
  const std::string message = fmt::format("ระดับ \"{}\" {}มาตราที่ใช้ในปี {}", level.label,
                                          same ? "เป็น" : "ไม่ใช่", subject.report.fiscal_year->be);
  // Offices go on using last year's words; but where years of that scale stand beside, the level
  // may be theirs.
  const bool others =
      std::any_of(subject.report.history.begin(), subject.report.history.end(),
                  [&](const report::HistoryEntry& entry) {
                    return subject.facts.year(entry.fiscal_year_be).level_scale == scale->id;
                  });
  if (!same && others) {
    subject.report.overall->review.add(message);
  }
  subject.add(id, same ? CheckStatus::pass : CheckStatus::warning, message, {"/overall/level"});
}

void check_computed_level(Subject& subject) {
  const char* const id = "level-agrees-with-computed";
  report::Overall& overall = *subject.report.overall;
  const std::string& computed = subject.report.computed.level;
  const facts::LevelScale* scale = scale_of(subject.facts, *overall.level);
  if (computed.empty() || scale == nullptr || scale->id != subject.year.level_scale) {
    subject.add(id, CheckStatus::not_applicable, "คำนวณระดับในมาตราเดียวกันไม่ได้");
    return;
  }
  const std::string message =
      fmt::format("ระดับที่พิมพ์ไว้ \"{}\" ระดับที่คำนวณจากตัวชี้วัด \"{}\" (คะแนน {})", overall.level->label,
                  computed, two_decimals(*subject.report.computed.overall));
  if (overall.level->label == computed) {
    subject.add(id, CheckStatus::pass, message, {"/overall/level"});
    return;
  }
  const bool plain = is_plain_pass(*scale, overall.level->label) &&
                     *subject.report.computed.overall >= least_score(*scale, overall.level->label);
  if (!plain || read_by_ocr(overall.evidence)) {
    overall.review.add(message);
  }
  // No printed total confirms the indicators, and the level speaks against them.  A plain pass is
  // said of any good score.
  const bool loosely =
      *subject.report.computed.overall >= least_score(*scale, overall.level->label);
  if (!subject.vouched(kOverallPath) && !loosely) {
    for (size_t i = 0; i < subject.report.indicators.size(); ++i) {
      if (!subject.vouched(indicator_path(i))) {
        subject.report.indicators[i].review.add(message);
      }
    }
  }
  subject.add(id, plain ? CheckStatus::warning : subject.fail_or_warn(), message,
              {"/overall/level"});
}

void check_history_levels(Subject& subject) {
  const char* const id = "history-levels-fit";
  report::Report& report = subject.report;
  std::vector<std::string> paths;
  std::string message;
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
    const std::string reason =
        fmt::format("ปี {} คะแนน {} ระดับที่พิมพ์ไว้ \"{}\" ระดับตามเกณฑ์ \"{}\"", entry.fiscal_year_be,
                    two_decimals(*entry.score), entry.level->label, fitting);
    entry.review.add(reason);
    message += (message.empty() ? "" : "; ") + reason;
    paths.push_back(history_path(i));
  }
  if (compared == 0) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีระดับของปีก่อนให้ตรวจ");
  } else if (paths.empty()) {
    subject.add(id, CheckStatus::pass, fmt::format("ระดับของปีก่อน {} ปีตรงกับคะแนน", compared));
  } else {
    subject.add(id, CheckStatus::warning, message, std::move(paths));
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
      subject.add(id, CheckStatus::not_applicable, "ไม่มีระดับพิมพ์ไว้");
    }
  }
  check_history_levels(subject);
}

}  // namespace ita::checks
