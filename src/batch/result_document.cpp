#include "batch/result_document.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

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

void add_quoted(const json& evidence, const std::string& path, bool score,
                std::vector<Quoted>& out) {
  if (evidence.is_object()) {
    out.push_back({path, to_evidence(evidence), score});
  }
}

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

std::vector<Quoted> quoted_evidence(const json& document) {
  std::vector<Quoted> out;
  for (size_t i = 0; i < document.at("reports").size(); ++i) {
    quote_report(document.at("reports").at(i), fmt::format("/reports/{}", i), out);
  }
  return out;
}

}  // namespace ita::batch
