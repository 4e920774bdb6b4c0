#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/inputs.h"
#include "report/report.h"
#include "thai/cluster.h"
#include "thai/unicode.h"

namespace ita::cli {

namespace {

using Json = nlohmann::json;

constexpr size_t kReasonsShown = 12;
constexpr int kLabelColumns = 12;

std::string text_of(const Json& value) {
  return value.is_string() ? batch::one_line(value.get<std::string>()) : std::string();
}

std::string score_of(const Json& value) {
  return value.is_number() ? fmt::format("{:.2f}", value.get<double>()) : std::string("–");
}

bool doubted(const Json& value) {
  return value.is_object() && value.contains("review") && value["review"]["needed"].get<bool>();
}

/// Cut so that it takes at most `columns`, never inside a cluster.
std::string fit(const std::string& utf8, int columns) {
  if (thai::display_width(utf8) <= columns) {
    return utf8;
  }
  const std::u32string text = thai::to_utf32(utf8);
  std::string out;
  for (const thai::Cluster& cluster : thai::clusters(text)) {
    const std::string next = out + thai::to_utf8(std::u32string_view(text).substr(
                                       cluster.begin, cluster.end - cluster.begin));
    if (thai::display_width(next) > columns - 1) {
      break;
    }
    out = next;
  }
  return out + "…";
}

std::string agency_of(const Json& report, const Speech& speech) {
  const Json& agency = report["agency"];
  if (agency.is_null()) {
    return "";
  }
  std::string out = text_of(agency["name"]);
  const auto add = [&](const char* code, const Json& place) {
    const std::string name = text_of(place);
    if (!name.empty()) {
      out += (out.empty() ? "" : " ") + speech.say(code, {{"name", name}});
    }
  };
  add("say-district", agency["district"]);
  add("say-province", agency["province"]);
  return out;
}

std::string year_of(const Json& year) {
  return year.is_object() && year["be"].is_number() ? std::to_string(year["be"].get<int>()) : "";
}

class Writer {
 public:
  Writer(const Style& style, const Speech& speech, int columns)
      : style_(style), speech_(speech), columns_(std::clamp(columns, 40, 120)) {}

  const Speech& speech() const { return speech_; }

  void line(const std::string& text = "") { out_ += text + "\n"; }

  void field(const char* code, const std::string& value, bool doubt) {
    const std::string shown = value.empty() ? style_.dim(speech_.say("say-not-found"))
                                            : fit(value, columns_ - kLabelColumns - 4);
    line(thai::pad(speech_.say(code), kLabelColumns) + "  " + shown +
         (doubt ? " " + style_.doubt("?") : ""));
  }

  void scores(const Json& indicators) {
    int widest = 10;
    for (const Json& indicator : indicators) {
      widest = std::max(widest, thai::display_width(text_of(indicator["name"])));
    }
    widest = std::min(widest, columns_ - 28);
    line();
    line(style_.dim(thai::pad(speech_.say("say-column-number"), 6, true) + "  " +
                    thai::pad(speech_.say("say-column-indicator"), widest) + "  " +
                    thai::pad(speech_.say("say-column-instrument"), 6) + "  " +
                    thai::pad(speech_.say("say-column-score"), 7, true)));
    for (const Json& indicator : indicators) {
      const bool doubt = doubted(indicator);
      const std::string score = thai::pad(score_of(indicator["score"]), 7, true);
      line(thai::pad(std::to_string(indicator["number"].get<int>()), 6, true) + "  " +
           thai::pad(fit(text_of(indicator["name"]), widest), widest) + "  " +
           thai::pad(text_of(indicator["instrument"]), 6) + "  " +
           (doubt ? style_.doubt(score + " ?") : score));
    }
  }

  void reason(const std::string& where, const Json& review) {
    for (const Json& why : review["reasons"]) {
      if (why["code"] == report::kPartOfSum) {
        continue;  // told at the sum
      }
      reasons_.push_back((where.empty() ? "" : where + ": ") +
                         batch::one_line(speech_.reason(why)));
    }
  }
  void reason(const std::string& where, const Json& item, const Json& evidence) {
    if (!doubted(item)) {
      return;
    }
    const Json& place = evidence.is_array() && !evidence.empty() ? evidence[0] : evidence;
    const int page = place.is_object() ? place["page"].get<int>() : 0;
    reason(page > 0 ? speech_.say("say-on-page", {{"page", std::to_string(page)}, {"what", where}})
                    : where,
           item["review"]);
  }

  void reasons() {
    if (reasons_.empty()) {
      return;
    }
    line();
    line(style_.doubt(speech_.say("say-to-review", {{"count", std::to_string(reasons_.size())}})));
    for (size_t i = 0; i < std::min(reasons_.size(), kReasonsShown); ++i) {
      line("  • " + fit(reasons_[i], columns_ * 2));
    }
    if (reasons_.size() > kReasonsShown) {
      line("  … " + speech_.say("say-more-in-result",
                                {{"count", std::to_string(reasons_.size() - kReasonsShown)}}));
    }
  }

  std::string take() { return std::move(out_); }

 private:
  const Style& style_;
  const Speech& speech_;
  int columns_;
  std::string out_;
  std::vector<std::string> reasons_;
};

void collect_reasons(const Json& report, Writer& out) {
  const auto one = [&](const char* code, const Json& item) {
    if (item.is_object()) {
      out.reason(out.speech().say(code), item, item["evidence"]);
    }
  };
  one("say-agency", report["agency"]);
  one("say-fiscal-year", report["fiscal_year"]);
  one("say-plan-year", report["plan_year"]);
  one("say-overall", report["overall"]);
  const auto each = [&](const char* key, const char* code, const char* number) {
    for (const Json& item : report[key]) {
      const std::string which =
          item[number].is_string() ? text_of(item[number]) : item[number].dump();
      out.reason(out.speech().say(code, {{"which", which}}), item, item["evidence"]);
    }
  };
  each("instruments", "say-which-instrument", "code");
  each("indicators", "say-which-indicator", "number");
  each("history", "say-which-year", "fiscal_year_be");
  each("issues", "say-which-issue", "number");
  each("measures", "say-which-measure", "number");
}

std::string overall_of(const Json& report, const Speech& speech) {
  std::string out;
  const Json& overall = report["overall"];
  if (overall.is_object()) {
    out = score_of(overall["score"]);
    if (overall["level"].is_object()) {
      out += " " + text_of(overall["level"]["label"]);
    }
  }
  if (report["computed"]["overall"].is_number()) {
    const std::string computed = score_of(report["computed"]["overall"]);
    out += (out.empty() ? "" : "  ") +
           speech.say(out.empty() ? "say-not-printed" : "say-computed", {{"score", computed}});
  }
  return out;
}

void write_report(const Json& report, const Json& tables, Writer& out) {
  out.field("say-agency", agency_of(report, out.speech()), doubted(report["agency"]));
  std::string year = year_of(report["fiscal_year"]);
  if (const std::string plan = year_of(report["plan_year"]); !plan.empty()) {
    year += "  " + out.speech().say("say-measures-for", {{"year", plan}});
  }
  out.field("say-fiscal-year", year, doubted(report["fiscal_year"]));
  out.field("say-overall", overall_of(report, out.speech()), doubted(report["overall"]));
  out.scores(report["indicators"]);
  out.line();
  const auto here = std::count_if(tables.begin(), tables.end(), [&](const Json& table) {
    return table["page"] >= report["pages"][0] && table["page"] <= report["pages"][1];
  });
  out.line(
      out.speech().say("say-counts", {{"issues", std::to_string(report["issues"].size())},
                                      {"measures", std::to_string(report["measures"].size())},
                                      {"limitations", std::to_string(report["limitations"].size())},
                                      {"tables", std::to_string(here)}}));
  collect_reasons(report, out);
}

/// Why there is no report, for one line.
std::string no_report(const Json& document, const Speech& speech) {
  return speech.say(document["status"] == "unreadable"     ? "say-unreadable"
                    : document["status"] == "needs_review" ? "say-nothing-certain"
                                                           : "say-no-report");
}

}  // namespace

std::string summary(const std::string& json, const Style& style, const Speech& speech,
                    int columns) {
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) {
    return "";
  }
  Writer out(style, speech, columns);
  out.line(style.bold(text_of(document["source"]["file"])) + "  " +
           speech.say("say-pages", {{"count", document["source"]["pages"].dump()}}));
  const Json& reports = document["reports"];
  if (reports.empty()) {
    out.line(no_report(document, speech));
    for (const Json& why : document["review"]["reasons"]) {
      out.line("  • " + batch::one_line(speech.reason(why)));
    }
    return out.take();
  }
  out.reason("", document["review"]);
  for (const Json& report : reports) {
    if (reports.size() > 1) {
      out.line();
      out.line(style.bold(text_of(report["id"]) + "  " +
                          speech.say("say-page-range", {{"first", report["pages"][0].dump()},
                                                        {"last", report["pages"][1].dump()}})));
    }
    write_report(report, document["tables"], out);
  }
  out.reasons();
  return out.take();
}

std::string headline(const std::string& json, const Speech& speech) {
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) {
    return "";
  }
  const Json& reports = document["reports"];
  if (reports.empty()) {
    return no_report(document, speech);
  }
  std::string out = fmt::format("{} {} {}", agency_of(reports[0], speech),
                                year_of(reports[0]["fiscal_year"]), overall_of(reports[0], speech));
  if (reports.size() > 1) {
    out += "  " + speech.say("say-more-reports", {{"count", std::to_string(reports.size() - 1)}});
  }
  return out;
}

}  // namespace ita::cli
