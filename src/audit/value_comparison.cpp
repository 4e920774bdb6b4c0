#include "audit/value_comparison.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <utility>

#include "thai/key.h"

namespace ita::audit {

namespace {

std::string shown(double value) { return fmt::format("{:.2f}", value); }

void place_of(const std::optional<report::Evidence>& evidence, Comparison& out) {
  if (evidence) {
    out.page = evidence->page;
    out.bbox = evidence->bbox;
  }
}

class Values {
 public:
  Values(const std::string& result, const report::Report& report, const OfficialRow& row)
      : result_(result), report_(report), row_(row) {}

  std::vector<Comparison> run() {
    if (row_.overall) {
      const bool printed = report_.overall && report_.overall->score;
      score("/overall/score", *row_.overall, printed ? report_.overall->score : std::nullopt,
            report_.overall ? &report_.overall->evidence : nullptr,
            report_.overall && report_.overall->review.needed(),
            !printed && report_.computed.overall
                ? fmt::format("not printed; computed {}", shown(*report_.computed.overall))
                : "");
    }
    if (!row_.level.empty()) {
      level();
    }
    for (const auto& [number, official] : row_.indicators) {
      indicator(number, official);
    }
    for (const auto& [code, official] : row_.instruments) {
      instrument(code, official);
    }
    for (const std::string& cell : row_.unreadable) {
      Comparison out = about("");
      out.outcome = Outcome::ambiguous;
      out.official = cell;
      out.message = "the cell of the list is no number";
      found_.push_back(std::move(out));
    }
    return std::move(found_);
  }

 private:
  Comparison about(const std::string& path) const {
    Comparison out;
    out.result = result_;
    out.agency = report_.agency.name;
    out.path = path;
    out.line = row_.line;
    return out;
  }

  void score(const std::string& path, double official, const std::optional<double>& ours,
             const std::optional<report::Evidence>* evidence, bool review,
             const std::string& remark = "") {
    Comparison out = about(path);
    out.official = shown(official);
    out.review = review;
    out.message = remark;
    if (evidence != nullptr) {
      place_of(*evidence, out);
    }
    if (!ours) {
      out.outcome = Outcome::missing;
    } else {
      out.ours = shown(*ours);
      out.outcome = std::abs(*ours - official) < 0.005 ? Outcome::equal : Outcome::different;
    }
    found_.push_back(std::move(out));
  }

  void level() {
    Comparison out = about("/overall/level");
    out.official = row_.level;
    if (report_.overall && report_.overall->level) {
      out.ours = report_.overall->level->label;
      out.review = report_.overall->review.needed();
      place_of(report_.overall->evidence, out);
      out.outcome = thai::match_key(out.ours) == thai::match_key(row_.level) ? Outcome::equal
                                                                             : Outcome::different;
    } else {
      out.outcome = Outcome::missing;
    }
    found_.push_back(std::move(out));
  }

  void indicator(int number, double official) {
    for (size_t i = 0; i < report_.indicators.size(); ++i) {
      const report::Indicator& item = report_.indicators[i];
      if (item.number == number) {
        score(fmt::format("/indicators/{}/score", i), official, item.score, &item.evidence,
              item.review.needed());
        return;
      }
    }
    score("/indicators", official, std::nullopt, nullptr, false,
          fmt::format("indicator {} is not in the result", number));
  }

  void instrument(const std::string& code, double official) {
    for (size_t i = 0; i < report_.instruments.size(); ++i) {
      const report::Instrument& item = report_.instruments[i];
      if (item.code == code) {
        score(fmt::format("/instruments/{}/score", i), official, item.score, &item.evidence,
              item.review.needed(), item.scale == "points" ? "ours are weighted points" : "");
        return;
      }
    }
    score("/instruments", official, std::nullopt, nullptr, false, code + " is not printed");
  }

  const std::string& result_;
  const report::Report& report_;
  const OfficialRow& row_;
  std::vector<Comparison> found_;
};

}  // namespace

std::vector<Comparison> compare_values(const std::string& result, const report::Report& report,
                                       const OfficialRow& row) {
  return Values(result, report, row).run();
}

}  // namespace ita::audit
