#include "batch/verify_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "checks/checks.h"

namespace ita::batch {

namespace {

using nlohmann::json;

text::Origin origin_of(const std::string& written) {
  for (const text::Origin origin :
       {text::Origin::text_layer, text::Origin::repaired_text_layer, text::Origin::ocr}) {
    if (written == text::name(origin)) {
      return origin;
    }
  }
  return text::Origin::ocr;
}

report::CheckStatus status_of(const std::string& written) {
  for (const report::CheckStatus status :
       {report::CheckStatus::pass, report::CheckStatus::warning, report::CheckStatus::fail}) {
    if (written == report::name(status)) {
      return status;
    }
  }
  return report::CheckStatus::not_applicable;
}

std::string text_in(const json& object, const char* member) {
  const json& value = object.at(member);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<double> number_in(const json& object, const char* member) {
  const json& value = object.at(member);
  return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

report::Evidence to_evidence(const json& value) {
  const json& box = value.at("bbox");
  return {value.at("page").get<int>(),
          {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
           box.at(3).get<double>()},
          origin_of(text_in(value, "source")),
          value.at("confidence").get<double>(),
          text_in(value, "raw")};
}

/// Evidence and review, which every value has under the same names.
template <class T>
void read_trust(const json& object, T& value) {
  if (object.at("evidence").is_object()) {
    value.evidence = to_evidence(object.at("evidence"));
  }
  for (const json& reason : object.at("review").at("reasons")) {
    value.review.reasons.push_back(reason.get<std::string>());
  }
}

std::optional<report::Level> level_in(const json& object) {
  const json& value = object.at("level");
  if (!value.is_object()) {
    return std::nullopt;
  }
  return report::Level{text_in(value, "label"), text_in(value, "scale")};
}

std::optional<report::Year> year_in(const json& document, const char* member) {
  const json& value = document.at(member);
  if (!value.is_object()) {
    return std::nullopt;
  }
  report::Year out;
  out.be = value.at("be").is_number() ? value.at("be").get<int>() : 0;
  read_trust(value, out);
  return out;
}

void read_values(const json& document, report::Report& out) {
  if (const json& value = document.at("overall"); value.is_object()) {
    out.overall = report::Overall{};
    out.overall->score = number_in(value, "score");
    out.overall->level = level_in(value);
    read_trust(value, *out.overall);
  }
  for (const json& value : document.at("instruments")) {
    report::Instrument item;
    item.code = text_in(value, "code");
    item.score = number_in(value, "score");
    item.scale = text_in(value, "scale");
    read_trust(value, item);
    out.instruments.push_back(std::move(item));
  }
  for (const json& value : document.at("indicators")) {
    report::Indicator item;
    item.number = value.at("number").get<int>();
    item.name = text_in(value, "name");
    item.name_as_printed = text_in(value, "name_as_printed");
    item.instrument = text_in(value, "instrument");
    item.score = number_in(value, "score");
    read_trust(value, item);
    out.indicators.push_back(std::move(item));
  }
  for (const json& value : document.at("history")) {
    report::HistoryEntry item;
    item.fiscal_year_be = value.at("fiscal_year_be").get<int>();
    item.score = number_in(value, "score");
    item.level = level_in(value);
    read_trust(value, item);
    out.history.push_back(std::move(item));
  }
}

void read_texts(const json& document, report::Report& out) {
  for (const json& value : document.at("issues")) {
    report::Issue item;
    item.number = value.at("number").get<int>();
    item.title = text_in(value, "title");
    item.text = text_in(value, "text");
    item.actions = value.at("actions").get<std::vector<std::string>>();
    out.issues.push_back(std::move(item));
  }
  for (const json& value : document.at("limitations")) {
    out.limitations.push_back({text_in(value, "text"), {}});
  }
}

/// Checks that need what a result does not hold (doubts before the checks, columns beside the
/// scores, sentences and days of the text).
bool repeatable(const std::string& id) {
  static const std::set<std::string> kNot = {
      "readings-agree", "differences-agree",         "weighted-points-agree", "raw-and-value-agree",
      "extremes-agree", "history-differences-agree", "year-fits-dates"};
  return !kNot.contains(id);
}

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 0.005);
}

void compare_computed(const report::Computed& stated, const report::Computed& computed,
                      std::vector<Finding>& findings) {
  const auto compare = [&](const char* what, const std::optional<double>& a,
                           const std::optional<double>& b, const char* path) {
    if (!same(a, b)) {
      const auto shown = [](const std::optional<double>& v) {
        return v ? fmt::format("{:.2f}", *v) : std::string("null");
      };
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           fmt::format("computed {} is {}, computes to {}", what, shown(a), shown(b)),
           path,
           0,
           {}});
    }
  };
  compare("overall", stated.overall, computed.overall, "/computed/overall");
  compare("IIT", stated.iit, computed.iit, "/computed/instruments/IIT");
  compare("EIT", stated.eit, computed.eit, "/computed/instruments/EIT");
  compare("OIT", stated.oit, computed.oit, "/computed/instruments/OIT");
  if (stated.level != computed.level) {
    findings.push_back(
        {"arithmetic",
         Verdict::fail,
         fmt::format("computed level is \"{}\", computes to \"{}\"", stated.level, computed.level),
         "/computed/level",
         0,
         {}});
  }
}

void compare_checks(const std::vector<report::Check>& stated,
                    const std::vector<report::Check>& done, std::vector<Finding>& findings) {
  for (size_t i = 0; i < done.size(); ++i) {
    const report::Check& check = done[i];
    if (!repeatable(check.id)) {
      continue;
    }
    const auto found = std::find_if(stated.begin(), stated.end(),
                                    [&](const report::Check& item) { return item.id == check.id; });
    const std::string path = fmt::format(
        "/checks/{}",
        found == stated.end() ? stated.size() : static_cast<size_t>(found - stated.begin()));
    if (found == stated.end() || found->status != check.status) {
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           fmt::format("check {} is now \"{}\", the result says \"{}\": {}", check.id,
                       report::name(check.status),
                       found == stated.end() ? "nothing" : report::name(found->status),
                       check.message),
           path,
           0,
           {}});
    } else if (check.status == report::CheckStatus::fail) {
      // The paper itself does not add up; the result says so.
      findings.push_back(
          {"review", Verdict::warning, check.id + ": " + check.message, path, 0, {}});
    }
  }
}

/// A value that the checks doubt must carry a flag in the result.
template <class T>
void compare_flags(const std::vector<T>& stated, const std::vector<T>& done, const char* list,
                   std::vector<Finding>& findings) {
  for (size_t i = 0; i < stated.size() && i < done.size(); ++i) {
    if (done[i].review.needed() && !stated[i].review.needed()) {
      findings.push_back({"arithmetic",
                          Verdict::fail,
                          "is not marked for review, but " + done[i].review.reasons.front(),
                          fmt::format("/{}/{}/review", list, i),
                          0,
                          {}});
    }
  }
}

/// Reasons to look are reported, so that a person sees them in the same table.
void report_open_reviews(const report::Report& stated, std::vector<Finding>& findings) {
  size_t count = 0;
  const auto add = [&](const report::Review& review) { count += review.needed() ? 1 : 0; };
  add(stated.agency.review);
  for (const auto* year : {&stated.fiscal_year, &stated.plan_year}) {
    if (*year) {
      add((*year)->review);
    }
  }
  if (stated.overall) {
    add(stated.overall->review);
  }
  for (const report::Indicator& item : stated.indicators) {
    add(item.review);
  }
  for (const report::Instrument& item : stated.instruments) {
    add(item.review);
  }
  for (const report::HistoryEntry& item : stated.history) {
    add(item.review);
  }
  if (count > 0) {
    findings.push_back({"review",
                        Verdict::warning,
                        fmt::format("{} values are marked for review", count),
                        "/review",
                        0,
                        {}});
  }
}

void add_quoted(const json& evidence, const std::string& path, bool score,
                std::vector<Quoted>& out) {
  if (evidence.is_object()) {
    out.push_back({path, to_evidence(evidence), score});
  }
}

}  // namespace

report::Report report_from(const json& document) {
  report::Report out;
  out.recognition = text_in(document, "status") == "not_recognised"
                        ? report::Recognition::not_recognised
                        : report::Recognition::recognised;
  out.title = text_in(document, "title");
  if (const json& value = document.at("agency"); value.is_object()) {
    out.agency.name = text_in(value, "name");
    out.agency.type = text_in(value, "type");
    out.agency.subdistrict = text_in(value, "subdistrict");
    out.agency.district = text_in(value, "district");
    out.agency.province = text_in(value, "province");
    read_trust(value, out.agency);
  }
  out.fiscal_year = year_in(document, "fiscal_year");
  out.plan_year = year_in(document, "plan_year");
  const json& computed = document.at("computed");
  out.computed.overall = number_in(computed, "overall");
  out.computed.level = text_in(computed, "level");
  out.computed.iit = number_in(computed.at("instruments"), "IIT");
  out.computed.eit = number_in(computed.at("instruments"), "EIT");
  out.computed.oit = number_in(computed.at("instruments"), "OIT");
  read_values(document, out);
  read_texts(document, out);
  for (const json& value : document.at("checks")) {
    out.checks.push_back({text_in(value, "id"), status_of(text_in(value, "status")),
                          text_in(value, "message"),
                          value.at("paths").get<std::vector<std::string>>()});
  }
  return out;
}

std::vector<Quoted> quoted_evidence(const json& document) {
  std::vector<Quoted> out;
  for (const char* member : {"agency", "fiscal_year", "plan_year"}) {
    if (const json& value = document.at(member); value.is_object()) {
      add_quoted(value.at("evidence"), fmt::format("/{}", member), false, out);
    }
  }
  if (const json& value = document.at("overall"); value.is_object()) {
    add_quoted(value.at("evidence"), "/overall", value.at("score").is_number(), out);
  }
  for (const char* list : {"instruments", "indicators", "history"}) {
    for (size_t i = 0; i < document.at(list).size(); ++i) {
      const json& value = document.at(list).at(i);
      add_quoted(value.at("evidence"), fmt::format("/{}/{}", list, i),
                 value.at("score").is_number(), out);
    }
  }
  for (const char* list : {"issues", "measures", "limitations"}) {
    for (size_t i = 0; i < document.at(list).size(); ++i) {
      const json& pieces = document.at(list).at(i).at("evidence");
      for (size_t k = 0; k < pieces.size(); ++k) {
        add_quoted(pieces.at(k), fmt::format("/{}/{}/evidence/{}", list, i, k), false, out);
      }
    }
  }
  return out;
}

void verify_arithmetic(const json& document, const facts::Facts& facts,
                       std::vector<Finding>& findings) {
  const report::Report stated = report_from(document);
  if (stated.recognition != report::Recognition::recognised) {
    return;
  }
  report::Report done = stated;
  done.checks.clear();
  done.computed = {};
  checks::run(done, facts);
  compare_computed(stated.computed, done.computed, findings);
  compare_checks(stated.checks, done.checks, findings);
  // Differences confirm scores, but are not written: then what they cleared cannot be doubted here.
  const bool cleared =
      std::any_of(stated.checks.begin(), stated.checks.end(), [](const report::Check& check) {
        return check.id == "differences-agree" &&
               check.status != report::CheckStatus::not_applicable;
      });
  if (!cleared) {
    compare_flags(stated.indicators, done.indicators, "indicators", findings);
  }
  compare_flags(stated.instruments, done.instruments, "instruments", findings);
  compare_flags(stated.history, done.history, "history", findings);
  if (stated.overall && done.overall->review.needed() && !stated.overall->review.needed()) {
    findings.push_back({"arithmetic",
                        Verdict::fail,
                        "is not marked for review, but " + done.overall->review.reasons.front(),
                        "/overall/review",
                        0,
                        {}});
  }
  report_open_reviews(stated, findings);
}

}  // namespace ita::batch
