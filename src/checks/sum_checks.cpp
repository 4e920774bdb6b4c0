#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "checks/subject.h"
#include "thai/numerals.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

/// How well a printed total fits a computed one.
enum class Fit { equal, near, off };

/// Two scores of two decimals may differ by 0.01, because the assessment averages unrounded
/// answers.  A total printed with fewer decimals may differ by half of its last place.
Fit fit_of(double printed, int decimals, double computed) {
  const long apart = std::labs(hundredths(printed) - hundredths(computed));
  if (apart <= 1) {
    return Fit::equal;
  }
  if (decimals < 2 && std::abs(printed - computed) <= std::pow(10.0, -decimals) / 2 + 0.006) {
    return Fit::equal;
  }
  return apart <= 2 ? Fit::near : Fit::off;
}

struct InstrumentResult {
  size_t index = 0;  // of the printed instrument
  const facts::InstrumentFact* fact = nullptr;
  std::optional<double> computed;  // on the printed scale
  Fit fit = Fit::equal;
  bool other_scale = false;  // fits only when read on the other scale
};

class Sums {
 public:
  explicit Sums(Subject& subject)
      : subject_(subject), report_(subject.report), scores_(subject.indicator_scores()) {}

  void run() {
    compare_instruments();
    const std::optional<Fit> overall = compare_overall();
    vouch(overall);
    say_instruments(overall == Fit::equal);
    check_overall_against_instruments();
    doubt_the_rest_where_one_is_missing();
  }

 private:
  // ---- instruments against their indicators

  void compare_instruments() {
    for (size_t i = 0; i < report_.instruments.size(); ++i) {
      const report::Instrument& printed = report_.instruments[i];
      const auto fact = std::find_if(
          subject_.year.instruments.begin(), subject_.year.instruments.end(),
          [&](const facts::InstrumentFact& item) { return item.code == printed.code; });
      if (fact == subject_.year.instruments.end() || !printed.score) {
        continue;
      }
      InstrumentResult result{i, &*fact, instrument_mean(*fact, scores_), Fit::equal, false};
      if (result.computed) {
        const double percent = *result.computed;
        const bool points = printed.scale == "points";
        const int decimals = printed_decimals(*printed.score, printed.evidence);
        const double same = points ? percent * fact->weight : percent;
        const double other = points ? percent : percent * fact->weight;
        result.computed = same;
        result.fit = fit_of(*printed.score, decimals, same);
        result.other_scale =
            result.fit == Fit::off && fit_of(*printed.score, decimals, other) == Fit::equal;
      }
      instruments_.push_back(result);
    }
  }

  void say_instruments(bool overall_fits) {
    for (const facts::InstrumentFact& fact : subject_.year.instruments) {
      const std::string id = "instrument-" + lower(fact.code) + "-is-mean";
      const auto result =
          std::find_if(instruments_.begin(), instruments_.end(),
                       [&](const InstrumentResult& item) { return item.fact == &fact; });
      if (result == instruments_.end() || !result->computed) {
        subject_.add(id, CheckStatus::not_applicable,
                     result == instruments_.end()
                         ? fmt::format("ไม่มีคะแนน {} พิมพ์ไว้", fact.code)
                         : fmt::format("คะแนนตัวชี้วัดของ {} ไม่ครบ จึงเทียบไม่ได้", fact.code));
        continue;
      }
      say_instrument(id, *result, overall_fits);
    }
  }

  void say_instrument(const std::string& id, const InstrumentResult& result, bool overall_fits) {
    report::Instrument& printed = report_.instruments[result.index];
    std::vector<std::string> paths{instrument_path(result.index)};
    for (const size_t index : indicators_of(*result.fact)) {
      paths.push_back(indicator_path(index));
    }
    const std::string numbers =
        fmt::format("{} ที่พิมพ์ไว้ {} ค่าเฉลี่ยของตัวชี้วัด{} {}", printed.code, two_decimals(*printed.score),
                    printed.scale == "points" ? "คูณน้ำหนัก" : "", two_decimals(*result.computed));
    if (result.fit == Fit::equal) {
      subject_.add(id, CheckStatus::pass, numbers, std::move(paths));
      return;
    }
    if (result.other_scale) {
      const std::string message = numbers + " ตัวเลขนี้ตรงเมื่ออ่านเป็นอีกมาตรา (ร้อยละหรือคะแนนถ่วงน้ำหนัก)";
      printed.review.add(message);
      subject_.add(id, CheckStatus::warning, message, std::move(paths));
      return;
    }
    const std::string message = numbers + (result.fit == Fit::near ? " ต่างกัน 0.02" : " ไม่ตรงกัน");
    const bool near = result.fit == Fit::near;
    if (!near || read_by_ocr(printed.evidence)) {
      printed.review.add(message);
    }
    if (!near && !overall_fits) {
      doubt_indicators(indicators_of(*result.fact), message);
    }
    subject_.add(id, near ? CheckStatus::warning : CheckStatus::fail, message, std::move(paths));
  }

  // ---- overall against the rule of the year

  std::optional<Fit> compare_overall() {
    const char* const id = "overall-is-weighted-mean";
    if (!report_.overall || !report_.overall->score) {
      subject_.add(id, CheckStatus::not_applicable, "ไม่มีคะแนนรวมพิมพ์ไว้");
      return std::nullopt;
    }
    const auto weighted = weighted_overall(subject_.year, scores_);
    if (!weighted) {
      return compare_incomplete(id);
    }
    const double printed = *report_.overall->score;
    const int decimals = printed_decimals(printed, report_.overall->evidence);
    const double mean = mean_of_all(subject_.year, scores_).value_or(-1);
    const Fit fit = fit_of(printed, decimals, *weighted);
    std::string message = fmt::format("คะแนนรวมที่พิมพ์ไว้ {} คำนวณตามน้ำหนักได้ {}", two_decimals(printed),
                                      two_decimals(*weighted));
    if (!subject_.year_known) {
      message += " (ไม่ทราบปี ใช้น้ำหนักของปีล่าสุด)";
    }
    if (fit == Fit::equal) {
      last_digit_doubt(printed, *weighted, decimals, message);
      subject_.add(id, CheckStatus::pass, message + "; กฎที่เข้ากัน: ถ่วงน้ำหนัก", paths_of_all());
      return fit;
    }
    if (fit_of(printed, decimals, mean) == Fit::equal) {
      subject_.add(id, CheckStatus::warning,
                   fmt::format("{} แต่ตรงกับค่าเฉลี่ยของทุกตัวชี้วัด {}; กฎที่เข้ากัน: ค่าเฉลี่ยธรรมดา", message,
                               two_decimals(mean)),
                   paths_of_all());
      return Fit::equal;
    }
    if (fit == Fit::near) {
      message += " ต่างกัน 0.02";
      if (read_by_ocr(report_.overall->evidence)) {
        report_.overall->review.add(message);
      }
      subject_.add(id, CheckStatus::warning, message, paths_of_all());
      return fit;
    }
    message += fmt::format(" (ค่าเฉลี่ยธรรมดา {}); ไม่มีกฎใดเข้ากัน", two_decimals(mean));
    message += hint(printed, decimals, *weighted);
    overall_failure_ = message;
    report_.overall->review.add(message);
    subject_.add(id, subject_.fail_or_warn(), message, paths_of_all());
    return fit;
  }

  /// With some scores missing the total still has a lowest and a highest possible value.
  std::optional<Fit> compare_incomplete(const char* id) {
    Scores lowest = scores_;
    Scores highest = scores_;
    for (const facts::Indicator& indicator : subject_.year.indicators) {
      lowest.try_emplace(indicator.number, 0);
      highest.try_emplace(indicator.number, 100);
    }
    const auto least = weighted_overall(subject_.year, lowest);
    const auto most = weighted_overall(subject_.year, highest);
    const double printed = *report_.overall->score;
    if (!least || !most || (printed >= *least - 0.02 && printed <= *most + 0.02)) {
      subject_.add(id, CheckStatus::not_applicable, "คะแนนตัวชี้วัดไม่ครบ จึงเทียบคะแนนรวมไม่ได้",
                   {kOverallPath});
      return std::nullopt;
    }
    overall_failure_ =
        fmt::format("คะแนนรวมที่พิมพ์ไว้ {} เป็นไปไม่ได้ ไม่ว่าตัวชี้วัดที่ขาดจะได้เท่าใด (ได้เพียง {} ถึง {})",
                    two_decimals(printed), two_decimals(*least), two_decimals(*most));
    report_.overall->review.add(overall_failure_);
    subject_.add(id, subject_.fail_or_warn(), overall_failure_, paths_of_all());
    return Fit::off;
  }

  /// Within the tolerance a misread last digit of the total cannot be told from rounding.
  void last_digit_doubt(double printed, double weighted, int decimals, const std::string& message) {
    const bool equal = hundredths(printed) == hundredths(weighted);
    if (!equal && decimals == 2 && read_by_ocr(report_.overall->evidence) &&
        report_.overall->evidence->confidence < 0.99) {
      report_.overall->review.add(message + " ต่างกัน 0.01 หลักสุดท้ายอาจอ่านผิด");
    }
  }

  /// Whether a reading that a doubt names, or one changed digit of the total, would make the sum
  /// fit.
  std::string hint(double printed, int decimals, double weighted) {
    std::string out;
    for (const report::Indicator& item : report_.indicators) {
      for (const double other : alternatives(item.review, item.score)) {
        Scores changed = scores_;
        changed[item.number] = other;
        const auto overall = weighted_overall(subject_.year, changed);
        if (overall && fit_of(printed, decimals, *overall) == Fit::equal) {
          out += fmt::format("; ถ้าตัวชี้วัดที่ {} เป็น {} จะตรงพอดี", item.number, two_decimals(other));
        }
      }
    }
    for (const double other : alternatives(report_.overall->review, report_.overall->score)) {
      if (fit_of(other, 2, weighted) == Fit::equal) {
        out += fmt::format("; ถ้าคะแนนรวมเป็น {} จะตรงพอดี", two_decimals(other));
      }
    }
    const std::string a = two_decimals(printed);
    const std::string b = two_decimals(weighted);
    if (out.empty() && a.size() == b.size()) {
      int different = 0;
      for (size_t i = 0; i < a.size(); ++i) {
        different += a[i] != b[i] ? 1 : 0;
      }
      if (different == 1) {
        out = "; ต่างกันเพียงหลักเดียว";
      }
    }
    return out;
  }

  static std::vector<double> alternatives(const report::Review& review,
                                          const std::optional<double>& value) {
    std::vector<double> out;
    for (const std::string& reason : review.reasons) {
      for (const thai::Number& number : thai::find_numbers(reason)) {
        if (number.value >= 0 && number.value <= 100 && number.value != value.value_or(-1)) {
          out.push_back(number.value);
        }
      }
    }
    return out;
  }

  // ---- who is confirmed, who is doubted

  void vouch(const std::optional<Fit>& overall) {
    for (const InstrumentResult& result : instruments_) {
      if (result.computed && result.fit == Fit::equal) {
        subject_.vouch(instrument_path(result.index));
        for (const size_t index : indicators_of(*result.fact)) {
          subject_.vouch(indicator_path(index));
        }
      }
    }
    if (overall == Fit::equal) {
      subject_.vouch(kOverallPath);
      for (size_t i = 0; i < report_.indicators.size(); ++i) {
        subject_.vouch(indicator_path(i));
      }
    }
    if (overall == Fit::off) {
      doubt_indicators(all_indicators(), overall_failure_);
    }
  }

  /// Whether a digit was misread, a neighbouring column was taken for the score, or the print
  /// itself is wrong cannot be told from the sum: every value that nothing else confirms is
  /// doubted.
  void doubt_indicators(const std::vector<size_t>& indices, const std::string& reason) {
    for (const size_t index : indices) {
      if (!subject_.vouched(indicator_path(index))) {
        report_.indicators[index].review.add("ผลรวมที่มีค่านี้ไม่ลงตัว: " + reason);
      }
    }
  }

  std::vector<size_t> all_indicators() const {
    std::vector<size_t> out(report_.indicators.size());
    for (size_t i = 0; i < out.size(); ++i) {
      out[i] = i;
    }
    return out;
  }

  /// A scanned table that lacks a row may have lent its score or its number to another row.
  void doubt_the_rest_where_one_is_missing() {
    // A row that is there without a score ("-") is not missing.
    std::set<int> present;
    for (const report::Indicator& item : report_.indicators) {
      present.insert(item.number);
    }
    const size_t expected = subject_.year.indicators.size();
    if (present.size() >= expected || present.size() < expected / 2 || !overall_failure_.empty()) {
      return;
    }
    for (const size_t index : all_indicators()) {
      report::Indicator& item = report_.indicators[index];
      if (item.score && read_by_ocr(item.evidence) && !subject_.vouched(indicator_path(index))) {
        item.review.add(fmt::format("อ่านตัวชี้วัดได้เพียง {} จาก {} ตัว แถวที่อ่านได้อาจสลับกับแถวที่ขาด",
                                    present.size(), expected));
      }
    }
  }

  std::vector<size_t> indicators_of(const facts::InstrumentFact& fact) const {
    std::vector<size_t> out;
    for (size_t i = 0; i < report_.indicators.size(); ++i) {
      const int number = report_.indicators[i].number;
      if (std::find(fact.indicators.begin(), fact.indicators.end(), number) !=
          fact.indicators.end()) {
        out.push_back(i);
      }
    }
    return out;
  }

  std::vector<std::string> paths_of_all() const {
    std::vector<std::string> out{kOverallPath};
    for (size_t i = 0; i < report_.indicators.size(); ++i) {
      out.push_back(indicator_path(i));
    }
    return out;
  }

  // ---- overall against printed instruments

  void check_overall_against_instruments() {
    const char* const id = "overall-is-sum-of-instruments";
    double sum = 0;
    size_t found = 0;
    bool points = false;
    std::vector<std::string> paths{kOverallPath};
    for (const facts::InstrumentFact& fact : subject_.year.instruments) {
      for (size_t i = 0; i < report_.instruments.size(); ++i) {
        const report::Instrument& printed = report_.instruments[i];
        if (printed.code == fact.code && printed.score) {
          ++found;
          points = points || printed.scale == "points";
          sum += printed.scale == "points" ? *printed.score : *printed.score * fact.weight;
          paths.push_back(instrument_path(i));
          break;
        }
      }
    }
    if (found == 0 || found < subject_.year.instruments.size() || !report_.overall ||
        !report_.overall->score) {
      subject_.add(id, CheckStatus::not_applicable, "ไม่มีคะแนนรวมหรือคะแนนรายเครื่องมือครบให้เทียบ");
      return;
    }
    const double printed = *report_.overall->score;
    const int decimals = printed_decimals(printed, report_.overall->evidence);
    Fit fit = fit_of(printed, decimals, sum);
    if (fit == Fit::near && points) {
      fit = Fit::equal;  // three rounded points
    }
    const std::string numbers = fmt::format("คะแนนรวม {} ผลรวมจากเครื่องมือที่พิมพ์ไว้ {}",
                                            two_decimals(printed), two_decimals(sum));
    if (fit == Fit::equal) {
      if (!subject_.vouched(kOverallPath)) {
        subject_.vouch(kOverallPath);
      }
      subject_.add(id, CheckStatus::pass, numbers, std::move(paths));
      return;
    }
    if (fit == Fit::near) {
      subject_.add(id, CheckStatus::warning, numbers + " ต่างกัน 0.02", std::move(paths));
      return;
    }
    const std::string message = numbers + " ไม่ตรงกัน";
    const bool overall_vouched = subject_.vouched(kOverallPath);
    if (!overall_vouched) {
      report_.overall->review.add(message);
    }
    for (size_t i = 0; i < report_.instruments.size(); ++i) {
      report::Instrument& instrument = report_.instruments[i];
      if (instrument.score && !subject_.vouched(instrument_path(i))) {
        instrument.review.add("ผลรวมที่มีค่านี้ไม่ลงตัว: " + message);
      }
    }
    subject_.add(id, subject_.fail_or_warn(), message, std::move(paths));
  }

  static std::string lower(std::string text) {
    for (char& c : text) {
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
  }

  Subject& subject_;
  report::Report& report_;
  Scores scores_;
  std::vector<InstrumentResult> instruments_;
  std::string overall_failure_;
};

}  // namespace

void check_sums(Subject& subject) { Sums(subject).run(); }

}  // namespace ita::checks
