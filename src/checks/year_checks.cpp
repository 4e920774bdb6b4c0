#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "checks/subject.h"
#include "thai/numerals.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

// The assessment began in fiscal year 2556 (general knowledge); nothing earlier can be a result of
// it.
constexpr int kFirstAssessment = 2556;
constexpr int kBeMinusCe = 543;

/// A report cannot speak of a year after the newest that the facts know and the one that follows
/// it.
bool plausible(const Subject& subject, int be) {
  return be >= kFirstAssessment && be <= subject.facts.newest().be + 1;
}

/// Whether the raw reading holds the year, as four or two digits, Buddhist or Christian.
bool raw_holds_year(const std::string& raw, int be) {
  const std::vector<thai::Number> numbers = thai::find_numbers(raw);
  return std::any_of(numbers.begin(), numbers.end(), [&](const thai::Number& number) {
    const long value = std::lround(number.value);
    return value == be || value == be - kBeMinusCe || value == be % 100;
  });
}

void check_year(Subject& subject, report::Year& year, const char* path, const char* what,
                std::string& message, std::vector<std::string>& paths, bool& failed) {
  if (year.be <= 0) {
    return;
  }
  if (!plausible(subject, year.be)) {
    std::string reason = fmt::format("{} {} เป็นไปไม่ได้", what, year.be);
    if (plausible(subject, year.be - kBeMinusCe)) {
      reason += fmt::format(" (อาจบวก 543 ซ้ำ: {})", year.be - kBeMinusCe);
    }
    year.review.add(reason);
    message += reason + "; ";
    paths.emplace_back(path);
    failed = true;
  }
  if (year.evidence && !raw_holds_year(year.evidence->raw, year.be)) {
    const std::string reason =
        fmt::format("{} {} ไม่ตรงกับที่อ่านได้ \"{}\"", what, year.be, year.evidence->raw);
    year.review.add(reason);
    message += reason + "; ";
    paths.emplace_back(path);
  }
}

void check_document_years(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "years-plausible";
  if (!subject.year_known) {
    subject.add(id, CheckStatus::not_applicable, "ไม่ทราบปีที่ประเมิน");
    report.document_review.add("ไม่พบปีงบประมาณที่ประเมิน");
    return;
  }
  std::string message;
  std::vector<std::string> paths;
  bool failed = false;
  check_year(subject, *report.fiscal_year, "/fiscal_year/be", "ปีที่ประเมิน", message, paths, failed);
  if (report.plan_year && report.plan_year->be > 0) {
    check_year(subject, *report.plan_year, "/plan_year/be", "ปีของมาตรการ", message, paths, failed);
    const int ahead = report.plan_year->be - report.fiscal_year->be;
    if (ahead < 0 || ahead > 2) {
      const std::string reason = fmt::format("ปีของมาตรการ {} ห่างจากปีที่ประเมิน {} ผิดปกติ",
                                             report.plan_year->be, report.fiscal_year->be);
      report.plan_year->review.add(reason);
      report.fiscal_year->review.add(reason);
      message += reason + "; ";
      paths.emplace_back("/plan_year/be");
    }
  }
  if (paths.empty()) {
    subject.add(id, CheckStatus::pass,
                fmt::format("ปีที่ประเมิน {}{}", report.fiscal_year->be,
                            report.plan_year && report.plan_year->be > 0
                                ? fmt::format(" ปีของมาตรการ {}", report.plan_year->be)
                                : ""),
                {"/fiscal_year/be"});
    return;
  }
  message.resize(message.size() - 2);
  subject.add(id, failed ? CheckStatus::fail : CheckStatus::warning, message, std::move(paths));
}

/// Results come out in July or August of their year: a paper whose latest day lies before cannot
/// tell them.
void check_dates(Subject& subject) {
  const char* const id = "year-fits-dates";
  constexpr int kFirstMonth = 6;  // one month early, for scores told before they are announced
  report::Report& report = subject.report;
  if (!subject.year_known || !report.latest_day) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีวันที่หรือไม่ทราบปีที่ประเมินให้เทียบ");
    return;
  }
  const report::Day& day = *report.latest_day;
  const std::string message =
      fmt::format("ปีที่ประเมิน {} วันที่ล่าสุดในเอกสาร \"{}\" (หน้า {})", report.fiscal_year->be,
                  day.evidence.raw, day.evidence.page);
  if (std::pair(day.be, day.month) >= std::pair(report.fiscal_year->be, kFirstMonth)) {
    subject.add(id, CheckStatus::pass, message, {"/fiscal_year/be"});
    return;
  }
  const std::string reason = message + " อยู่ก่อนการประกาศผลของปีนั้น";
  report.fiscal_year->review.add(reason);
  subject.add(id, CheckStatus::warning, reason, {"/fiscal_year/be"});
}

void check_history_years(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "history-years-plausible";
  if (report.history.empty()) {
    subject.add(id, CheckStatus::not_applicable, "ไม่มีผลของปีก่อน");
    return;
  }
  std::map<int, int> times;
  for (const report::HistoryEntry& entry : report.history) {
    ++times[entry.fiscal_year_be];
  }
  std::string message;
  std::vector<std::string> paths;
  for (size_t i = 0; i < report.history.size(); ++i) {
    report::HistoryEntry& entry = report.history[i];
    std::string reason;
    if (!plausible(subject, entry.fiscal_year_be)) {
      reason = fmt::format("ปี {} เป็นไปไม่ได้", entry.fiscal_year_be);
    } else if (times[entry.fiscal_year_be] > 1) {
      reason = fmt::format("ปี {} มีมากกว่าหนึ่งครั้ง", entry.fiscal_year_be);
    } else if (subject.year_known && entry.fiscal_year_be > report.fiscal_year->be) {
      reason = fmt::format("ปี {} อยู่หลังปีที่ประเมิน {}", entry.fiscal_year_be, report.fiscal_year->be);
    }
    if (!reason.empty()) {
      entry.review.add(reason);
      message += (message.empty() ? "" : "; ") + reason;
      paths.push_back(fmt::format("/history/{}/fiscal_year_be", i));
    }
  }
  if (paths.empty()) {
    subject.add(id, CheckStatus::pass, fmt::format("ผลของ {} ปี ไม่ซ้ำกันและเป็นไปได้", times.size()));
  } else {
    subject.add(id, CheckStatus::warning, message, std::move(paths));
  }
}

/// The assessed year's entry of the history is the overall score again.
void check_history_and_table(Subject& subject) {
  report::Report& report = subject.report;
  const char* const id = "history-agrees-with-overall";
  if (subject.year_known) {
    for (size_t i = 0; i < report.history.size(); ++i) {
      report::HistoryEntry& entry = report.history[i];
      if (entry.fiscal_year_be != report.fiscal_year->be || !entry.score) {
        continue;
      }
      const bool printed = report.overall && report.overall->score;
      if (!printed && !report.computed.overall) {
        continue;
      }
      const double other = printed ? *report.overall->score : *report.computed.overall;
      const long apart = std::labs(hundredths(other) - hundredths(*entry.score));
      const std::string message = fmt::format(
          "คะแนนปี {} ในประวัติ {} {} {}", entry.fiscal_year_be, two_decimals(*entry.score),
          printed ? "คะแนนรวมที่พิมพ์ไว้" : "คะแนนที่คำนวณได้", two_decimals(other));
      std::vector<std::string> paths{history_path(i)};
      if (printed) {
        paths.emplace_back(kOverallPath);
      }
      if (apart <= (printed ? 0 : 1)) {
        subject.vouch(history_path(i));
        subject.add(id, CheckStatus::pass, message, std::move(paths));
        return;
      }
      entry.review.add(message + " ไม่ตรงกัน");
      if (printed && !subject.vouched(kOverallPath)) {
        report.overall->review.add(message + " ไม่ตรงกัน");
      }
      subject.add(id, CheckStatus::fail, message + " ไม่ตรงกัน", std::move(paths));
      return;
    }
  }
  subject.add(id, CheckStatus::not_applicable, "ไม่มีคะแนนของปีเดียวกันสองแห่งให้เทียบ");
}

}  // namespace

void check_years(Subject& subject) {
  check_document_years(subject);
  check_dates(subject);
  check_history_years(subject);
  check_history_and_table(subject);
}

}  // namespace ita::checks
