#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "facts/facts.h"
#include "facts/messages.h"

namespace ita::archive {

using Json = nlohmann::json;

inline const facts::Facts& shipped_facts() {
  static const auto kFacts = *facts::Facts::load(ITA_MODELS_DIR);
  return *kFacts;
}

inline std::shared_ptr<const facts::Messages> shipped_messages() {
  static const auto kMessages = *facts::Messages::load(ITA_MODELS_DIR);
  return kMessages;
}

inline Json evidence(const std::string& raw, const std::string& source = "text-layer") {
  return {{"page", 1},
          {"bbox", {10.0, 20.0, 30.0, 40.0}},
          {"source", source},
          {"confidence", 0.99},
          {"raw", raw}};
}

inline Json no_review() { return {{"needed", false}, {"reasons", Json::array()}}; }

inline Json doubted(const std::string& code) {
  return {
      {"needed", true},
      {"reasons",
       {{{"code", code}, {"args", Json::object()}, {"text", "สงสัย"}, {"places", Json::array()}}}}};
}

/// A report of one agency and year with some indicators, as the program writes it.
inline Json report(const std::string& agency, int year, double total,
                   const std::map<int, double>& indicators,
                   const std::string& source = "text-layer") {
  Json out{
      {"id", "r1"},
      {"pages", {1, 2}},
      {"family", "ita-10"},
      {"title", "รายงาน"},
      {"agency",
       {{"name", agency},
        {"type", "subdistrict_municipality"},
        {"subdistrict", nullptr},
        {"district", "เมืองตราด"},
        {"province", "ตราด"},
        {"evidence", evidence(agency, source)},
        {"review", no_review()}}},
      {"fiscal_year",
       {{"be", year}, {"ce", year - 543}, {"evidence", evidence("ปี")}, {"review", no_review()}}},
      {"plan_year", nullptr},
      {"overall",
       {{"score", total},
        {"level", {{"label", "ผ่านดี"}, {"scale", "words"}}},
        {"evidence", evidence("รวม", source)},
        {"review", no_review()}}},
      {"computed",
       {{"overall", total},
        {"level", "ผ่านดี"},
        {"instruments", {{"IIT", nullptr}, {"EIT", nullptr}, {"OIT", nullptr}}}}},
      {"instruments", Json::array()},
      {"indicators", Json::array()},
      {"history", Json::array()},
      {"issues", Json::array()},
      {"measures", Json::array()},
      {"limitations", Json::array()}};
  for (const auto& [number, score] : indicators) {
    out["indicators"].push_back({{"number", number},
                                 {"name", "ตัวชี้วัด"},
                                 {"name_as_printed", nullptr},
                                 {"instrument", "IIT"},
                                 {"score", score},
                                 {"level", nullptr},
                                 {"evidence", evidence("x", source)},
                                 {"review", no_review()}});
  }
  return out;
}

inline Json document(const std::string& sha256, const std::vector<Json>& reports) {
  Json out{
      {"schema_version", "2.0"},
      {"status", "ok"},
      {"generator", {{"name", "ita"}, {"version", "test"}, {"models", Json::object()}}},
      {"source",
       {{"file", "a.pdf"}, {"sha256", sha256}, {"media_type", "application/pdf"}, {"pages", 2}}},
      {"document", {{"kind", "result"}, {"evidence", nullptr}, {"review", no_review()}}},
      {"reports", reports},
      {"ledger", Json::array()},
      {"tables", Json::array()},
      {"pages", Json::array()},
      {"checks", Json::array()},
      {"review", {{"needed", false}, {"count", 0}, {"reasons", Json::array()}}}};
  return out;
}

}  // namespace ita::archive
