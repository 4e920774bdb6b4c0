#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "checks/instrument_means.h"
#include "checks/instrument_total.h"
#include "checks/subject.h"
#include "checks/sum_fit.h"
#include "checks/total_hints.h"

namespace ita::checks {

namespace {

using report::CheckStatus;

class Sums {
 public:
  explicit Sums(Subject& subject)
      : subject_(subject), report_(subject.report), scores_(subject.indicator_scores()) {}

  void run() {
    instruments_ = compare_instruments(subject_, scores_);
    const std::optional<Fit> overall = compare_overall();
    vouch(overall);
    say_instruments(overall == Fit::equal);
    check_total_against_instruments(subject_);
    doubt_the_rest_where_one_is_missing();
  }

 private:
  void say_instruments(bool overall_fits) {
    for (const facts::InstrumentFact& fact : subject_.year.instruments) {
      const std::string id = "instrument-" + lower(fact.code) + "-is-mean";
      const auto result =
          std::find_if(instruments_.begin(), instruments_.end(),
                       [&](const InstrumentResult& item) { return item.fact == &fact; });
      if (result == instruments_.end() || !result->computed) {
        subject_.add(id, CheckStatus::not_applicable,
                     result == instruments_.end() ? "no-instrument" : "instrument-incomplete",
                     {{"instrument", fact.code}});
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
    const ReasonArgs args{{"instrument", printed.code},
                          {"printed", two_decimals(*printed.score)},
                          {"computed", two_decimals(*result.computed)}};
    if (result.fit == Fit::equal) {
      subject_.add(id, CheckStatus::pass, "instrument-is-mean", args, std::move(paths));
      return;
    }
    if (result.other_scale) {
      printed.review.add("instrument-on-other-scale", args);
      subject_.add(id, CheckStatus::warning, "instrument-on-other-scale", args, std::move(paths));
      return;
    }
    const bool near = result.fit == Fit::near;
    Reason reason{near ? "instrument-nearly-mean" : "instrument-is-not-mean", args, {}};
    if (!near && !overall_fits) {
      add_parts(reason, indicators_of(*result.fact), printed.evidence, printed.review.needed());
    }
    if (!near || read_by_ocr(printed.evidence)) {
      printed.review.add(reason);
    }
    subject_.add(id, near ? CheckStatus::warning : CheckStatus::fail, reason.code, args,
                 std::move(paths));
  }

  // ---- overall against the rule of the year

  std::optional<Fit> compare_overall() {
    const char* const id = "overall-is-weighted-mean";
    if (!report_.overall || !report_.overall->score) {
      subject_.add(id, CheckStatus::not_applicable, "no-total");
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
    // Where the year is not known, the weights are those of the newest.
    const ReasonArgs args{{"printed", two_decimals(printed)},
                          {"computed", two_decimals(*weighted)},
                          {"mean", two_decimals(mean)},
                          {"year", std::to_string(subject_.year.be)}};
    if (fit == Fit::equal) {
      last_digit_doubt(printed, *weighted, decimals);
      subject_.add(id, CheckStatus::pass, "total-is-weighted", args, paths_of_all());
      return fit;
    }
    if (fit_of(printed, decimals, mean) == Fit::equal) {
      subject_.add(id, CheckStatus::warning, "total-is-plain-mean", args, paths_of_all());
      return Fit::equal;
    }
    if (fit == Fit::near) {
      if (read_by_ocr(report_.overall->evidence)) {
        report_.overall->review.add("total-nearly-fits", args);
      }
      subject_.add(id, CheckStatus::warning, "total-nearly-fits", args, paths_of_all());
      return fit;
    }
    overall_failure_ = Reason{"total-does-not-fit", args, {}};
    const std::vector<Reason> hints = total_hints(subject_, scores_, *weighted);
    doubt_total();
    for (const Reason& hint : hints) {
      report_.overall->review.add(hint);
    }
    subject_.add(id, subject_.fail_or_warn(), overall_failure_->code, args, paths_of_all());
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
      subject_.add(id, CheckStatus::not_applicable, "total-without-all-indicators", {},
                   {kOverallPath});
      return std::nullopt;
    }
    const ReasonArgs args{{"printed", two_decimals(printed)},
                          {"least", two_decimals(*least)},
                          {"most", two_decimals(*most)}};
    overall_failure_ = Reason{"total-impossible", args, {}};
    doubt_total();
    subject_.add(id, subject_.fail_or_warn(), overall_failure_->code, args, paths_of_all());
    return Fit::off;
  }

  /// Within the tolerance a misread last digit of the total cannot be told from rounding.
  void last_digit_doubt(double printed, double weighted, int decimals) {
    const bool equal = hundredths(printed) == hundredths(weighted);
    if (!equal && decimals == 2 && read_by_ocr(report_.overall->evidence) &&
        report_.overall->evidence->confidence < 0.99) {
      report_.overall->review.add("total-last-digit", {{"printed", two_decimals(printed)},
                                                       {"computed", two_decimals(weighted)}});
    }
  }

  // ---- who is confirmed, who is doubted

  void vouch(const std::optional<Fit>& overall) {
    for (const InstrumentResult& result : instruments_) {
      if (result.computed && result.fit == Fit::equal) {
        vouch_instrument(result);
      }
    }
    if (overall == Fit::equal) {
      subject_.vouch(kOverallPath);
      for (size_t i = 0; i < report_.indicators.size(); ++i) {
        subject_.vouch(indicator_path(i));
      }
    }
  }

  /// Whether a digit was misread, a neighbouring column was taken for the score, or the print
  /// itself is wrong cannot be told from the sum: one doubt, on the total, names the places of all
  /// parts that nothing else confirms.  The parts are marked, unless the reading of the total is
  /// itself in doubt; they are no things to look at of their own.
  void add_parts(Reason& reason, const std::vector<size_t>& indices,
                 const std::optional<report::Evidence>& total, bool total_doubted) {
    Reason part{report::kPartOfSum, {}, {}};
    add_place(part.places, total);
    for (const size_t index : indices) {
      report::Indicator& item = report_.indicators[index];
      if (subject_.vouched(indicator_path(index))) {
        continue;
      }
      add_place(reason.places, item.evidence);
      if (!total_doubted) {
        item.review.add(part);
      }
    }
  }

  void doubt_total() {
    for (const InstrumentResult& result : instruments_) {
      if (result.computed && result.fit == Fit::equal) {
        vouch_instrument(result);
      }
    }
    add_parts(*overall_failure_, all_indicators(), report_.overall->evidence,
              report_.overall->review.needed());
    report_.overall->review.add(*overall_failure_);
  }

  void vouch_instrument(const InstrumentResult& result) {
    subject_.vouch(instrument_path(result.index));
    for (const size_t index : indicators_of(*result.fact)) {
      subject_.vouch(indicator_path(index));
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
    if (present.size() >= expected || present.size() < expected / 2 || overall_failure_) {
      return;
    }
    Reason reason{
        "rows-may-be-exchanged",
        {{"count", std::to_string(present.size())}, {"expected", std::to_string(expected)}},
        {}};
    for (const size_t index : all_indicators()) {
      const report::Indicator& item = report_.indicators[index];
      if (item.score && read_by_ocr(item.evidence) && !subject_.vouched(indicator_path(index))) {
        add_place(reason.places, item.evidence);
      }
    }
    if (!reason.places.empty()) {
      report_.review.add(std::move(reason));
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
  std::optional<Reason> overall_failure_;
};

}  // namespace

void check_sums(Subject& subject) { Sums(subject).run(); }

}  // namespace ita::checks
