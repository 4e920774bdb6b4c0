#include "batch/verify_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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

Box box_in(const json& box) {
  return {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
          box.at(3).get<double>()};
}

ReasonArgs args_in(const json& value) {
  ReasonArgs out;
  for (const auto& [name, text] : value.at("args").items()) {
    out.emplace_back(name, text.get<std::string>());
  }
  return out;
}

report::Evidence to_evidence(const json& value) {
  return {value.at("page").get<int>(), box_in(value.at("bbox")),
          origin_of(text_in(value, "source")), value.at("confidence").get<double>(),
          text_in(value, "raw")};
}

Reason reason_in(const json& value) {
  Reason out{text_in(value, "code"), args_in(value), {}};
  if (value.contains("places")) {
    for (const json& place : value.at("places")) {
      out.places.push_back(
          {place.at("page").get<int>(), box_in(place.at("bbox")), text_in(place, "raw")});
    }
  }
  return out;
}

report::Review review_in(const json& object) {
  report::Review out;
  for (const json& reason : object.at("review").at("reasons")) {
    out.add(reason_in(reason));
  }
  return out;
}

/// Evidence and review, which every value has under the same names.
template <class T>
void read_trust(const json& object, T& value) {
  if (object.at("evidence").is_object()) {
    value.evidence = to_evidence(object.at("evidence"));
  }
  value.review = review_in(object);
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
    out.limitations.push_back({text_in(value, "text"), {}, {}});
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
                      const std::string& root, std::vector<Finding>& findings) {
  const auto differs = [&](const std::string& message, const std::string& path) {
    findings.push_back({"arithmetic", Verdict::fail, message, root + "/computed" + path, 0, {}});
  };
  const auto compare = [&](const std::string& what, const std::optional<double>& a,
                           const std::optional<double>& b, const std::string& path) {
    const auto shown = [](const std::optional<double>& v) {
      return v ? fmt::format("{:.2f}", *v) : std::string("null");
    };
    if (!same(a, b)) {
      differs(fmt::format("computed {} is {}, computes to {}", what, shown(a), shown(b)), path);
    }
  };
  compare("overall", stated.overall, computed.overall, "/overall");
  for (const report::ComputedInstrument& item : computed.instruments) {
    compare(item.code, stated.instrument(item.code), item.score, "/instruments/" + item.code);
  }
  if (stated.level != computed.level) {
    differs(
        fmt::format("computed level is \"{}\", computes to \"{}\"", stated.level, computed.level),
        "/level");
  }
}

std::string text_of(const Reason& reason, const facts::Messages& messages) {
  return messages.text(reason, facts::Language::th);
}

void compare_checks(const std::vector<report::Check>& stated,
                    const std::vector<report::Check>& done, const facts::Messages& messages,
                    std::vector<Finding>& findings) {
  for (size_t i = 0; i < stated.size(); ++i) {
    if (!repeatable(stated[i].id) && stated[i].status == report::CheckStatus::fail) {
      findings.push_back({"arithmetic",
                          Verdict::warning,
                          stated[i].id + ": " + text_of(stated[i].what, messages),
                          fmt::format("/checks/{}", i),
                          0,
                          {}});
    }
  }
  std::map<std::string, size_t> seen;
  for (const report::Check& check : done) {
    // The same check stands there once for each report, in the order of the reports.
    size_t skip = seen[check.id]++;
    if (!repeatable(check.id)) {
      continue;
    }
    const auto found = std::find_if(stated.begin(), stated.end(), [&](const report::Check& item) {
      return item.id == check.id && skip-- == 0;
    });
    const std::string path = fmt::format(
        "/checks/{}",
        found == stated.end() ? stated.size() : static_cast<size_t>(found - stated.begin()));
    const std::string said = text_of(check.what, messages);
    if (found == stated.end() || found->status != check.status) {
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           fmt::format("check {} is now \"{}\", the result says \"{}\": {}", check.id,
                       report::name(check.status),
                       found == stated.end() ? "nothing" : report::name(found->status), said),
           path,
           0,
           {}});
    } else if (check.status == report::CheckStatus::fail) {
      // The paper itself does not add up; the result says so, and no "ok" may stand beside it.
      findings.push_back({"arithmetic", Verdict::warning, check.id + ": " + said, path, 0, {}});
    }
  }
}

/// A value that the checks doubt must carry a flag in the result.
template <class T>
void compare_flags(const std::vector<T>& stated, const std::vector<T>& done,
                   const std::string& list, const facts::Messages& messages,
                   std::vector<Finding>& findings) {
  for (size_t i = 0; i < stated.size() && i < done.size(); ++i) {
    if (done[i].review.needed() && !stated[i].review.needed()) {
      findings.push_back(
          {"arithmetic",
           Verdict::fail,
           "is not marked for review, but " + text_of(done[i].review.reasons.front(), messages),
           fmt::format("{}/{}/review", list, i),
           0,
           {}});
    }
  }
}

/// Reasons to look are reported, so that a person sees them in the same table.
void report_open_reviews(const json& document, std::vector<Finding>& findings) {
  const int count = document.at("review").at("count").get<int>();
  if (count > 0) {
    findings.push_back(
        {"review", Verdict::warning, fmt::format("{} things to review", count), "/review", 0, {}});
  }
}

void add_quoted(const json& evidence, const std::string& path, bool score,
                std::vector<Quoted>& out) {
  if (evidence.is_object()) {
    out.push_back({path, to_evidence(evidence), score});
  }
}

report::Report report_in(const json& value) {
  report::Report out;
  out.id = text_in(value, "id");
  out.pages = {value.at("pages").at(0).get<int>(), value.at("pages").at(1).get<int>()};
  out.family = text_in(value, "family");
  out.title = text_in(value, "title");
  if (const json& agency = value.at("agency"); agency.is_object()) {
    out.agency.name = text_in(agency, "name");
    out.agency.type = text_in(agency, "type");
    out.agency.subdistrict = text_in(agency, "subdistrict");
    out.agency.district = text_in(agency, "district");
    out.agency.province = text_in(agency, "province");
    read_trust(agency, out.agency);
  }
  out.fiscal_year = year_in(value, "fiscal_year");
  out.plan_year = year_in(value, "plan_year");
  const json& computed = value.at("computed");
  out.computed.overall = number_in(computed, "overall");
  out.computed.level = text_in(computed, "level");
  for (const auto& [code, score] : computed.at("instruments").items()) {
    out.computed.instruments.push_back(
        {code, score.is_number() ? std::optional(score.get<double>()) : std::nullopt});
  }
  out.review = review_in(value);
  read_values(value, out);
  read_texts(value, out);
  return out;
}

}  // namespace

report::Document document_from(const json& document) {
  report::Document out;
  for (const json& value : document.at("reports")) {
    out.reports.push_back(report_in(value));
  }
  out.review = review_in(document.at("document"));
  for (const json& value : document.at("checks")) {
    out.checks.push_back({text_in(value, "id"), status_of(text_in(value, "status")),
                          reason_in(value), value.at("paths").get<std::vector<std::string>>()});
  }
  return out;
}

namespace {

void quote_report(const json& report, const std::string& root, std::vector<Quoted>& out) {
  for (const char* member : {"agency", "fiscal_year", "plan_year"}) {
    if (const json& value = report.at(member); value.is_object()) {
      add_quoted(value.at("evidence"), fmt::format("{}/{}", root, member), false, out);
    }
  }
  if (const json& value = report.at("overall"); value.is_object()) {
    add_quoted(value.at("evidence"), root + "/overall", value.at("score").is_number(), out);
  }
  const auto scores = [&](const json& owner, const std::string& path, const char* list) {
    for (size_t i = 0; i < owner.at(list).size(); ++i) {
      const json& value = owner.at(list).at(i);
      add_quoted(value.at("evidence"), fmt::format("{}/{}/{}", path, list, i),
                 value.at("score").is_number(), out);
    }
  };
  for (const char* list : {"instruments", "indicators", "history"}) {
    scores(report, root, list);
  }
  for (size_t i = 0; i < report.at("history").size(); ++i) {
    for (const char* list : {"indicators", "instruments"}) {
      scores(report.at("history").at(i), fmt::format("{}/history/{}", root, i), list);
    }
  }
  for (const char* list : {"issues", "measures", "limitations"}) {
    for (size_t i = 0; i < report.at(list).size(); ++i) {
      const json& pieces = report.at(list).at(i).at("evidence");
      for (size_t k = 0; k < pieces.size(); ++k) {
        add_quoted(pieces.at(k), fmt::format("{}/{}/{}/evidence/{}", root, list, i, k), false, out);
      }
    }
  }
  const json& indicators = report.at("indicators");
  for (size_t i = 0; i < indicators.size(); ++i) {
    for (size_t k = 0; k < indicators.at(i).at("also").size(); ++k) {
      add_quoted(indicators.at(i).at("also").at(k),
                 fmt::format("{}/indicators/{}/also/{}", root, i, k), true, out);
    }
  }
}

void compare_report(const report::Report& stated, const report::Report& done,
                    const std::string& root, bool cleared, const facts::Messages& messages,
                    std::vector<Finding>& findings) {
  compare_computed(stated.computed, done.computed, root, findings);
  if (!cleared) {
    compare_flags(stated.indicators, done.indicators, root + "/indicators", messages, findings);
  }
  compare_flags(stated.instruments, done.instruments, root + "/instruments", messages, findings);
  compare_flags(stated.history, done.history, root + "/history", messages, findings);
  if (stated.overall && done.overall->review.needed() && !stated.overall->review.needed()) {
    findings.push_back(
        {"arithmetic",
         Verdict::fail,
         "is not marked for review, but " + text_of(done.overall->review.reasons.front(), messages),
         root + "/overall/review",
         0,
         {}});
  }
}

}  // namespace

std::vector<Quoted> quoted_evidence(const json& document) {
  std::vector<Quoted> out;
  for (size_t i = 0; i < document.at("reports").size(); ++i) {
    quote_report(document.at("reports").at(i), fmt::format("/reports/{}", i), out);
  }
  return out;
}

void verify_arithmetic(const json& document, const facts::Facts& facts,
                       const facts::Messages& messages, std::vector<Finding>& findings) {
  const report::Document stated = document_from(document);
  report::Document done = stated;
  done.checks.clear();
  for (report::Report& report : done.reports) {
    report.computed = {};
  }
  checks::run(done, facts);
  compare_checks(stated.checks, done.checks, messages, findings);
  const auto within = [](const std::string& path, const std::string& root) {
    return path == root || path.starts_with(root + "/");
  };
  for (size_t i = 0; i < stated.reports.size(); ++i) {
    const std::string root = fmt::format("/reports/{}", i);
    // Differences confirm scores, but are not written: then what they cleared cannot be doubted
    // here.
    const bool cleared =
        std::any_of(stated.checks.begin(), stated.checks.end(), [&](const report::Check& check) {
          return check.id == "differences-agree" && within(check.paths.front(), root) &&
                 check.status != report::CheckStatus::not_applicable;
        });
    compare_report(stated.reports[i], done.reports[i], root, cleared, messages, findings);
  }
  report_open_reviews(document, findings);
}

}  // namespace ita::batch
