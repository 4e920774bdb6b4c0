#pragma once

#include "review/store/fields.h"

namespace ita::review {

inline Json evidence(int page, double y, const std::string& raw) {
  return {{"page", page},
          {"bbox", Json::array({100.0, y, 140.0, y + 12})},
          {"source", "ocr"},
          {"confidence", 0.9},
          {"raw", raw}};
}

inline Json no_doubt() { return {{"needed", false}, {"reasons", Json::array()}}; }

inline Json doubt(const std::string& code) {
  Json out{{"needed", true}, {"reasons", Json::array()}};
  out["reasons"].push_back({{"code", code},
                            {"args", Json::object()},
                            {"text", "text of " + code},
                            {"places", Json::array()}});
  return out;
}

inline Json indicator(int number, double score, const Json& review) {
  return {{"number", number},
          {"name", "name " + std::to_string(number)},
          {"name_as_printed", nullptr},
          {"instrument", "IIT"},
          {"score", score},
          {"level", nullptr},
          {"evidence", evidence(1, 100 + 20 * number, std::to_string(score))},
          {"review", review},
          {"also", Json::array()}};
}

/// A result of schema version 2 with three indicators (the second doubted), a doubted total and a
/// failed check of it.
inline Json small_result() {
  Json report{
      {"id", "r1"},
      {"pages", Json::array({1, 2})},
      {"family", "ita-10"},
      {"title", nullptr},
      {"agency",
       {{"name", "เทศบาลตำบลปลาปาก"},
        {"type", "subdistrict_municipality"},
        {"subdistrict", "ปลาปาก"},
        {"district", "ปลาปาก"},
        {"province", "นครพนม"},
        {"evidence", evidence(1, 20, "เทศบาลตำบลปลาปาก")},
        {"review", no_doubt()}}},
      {"fiscal_year",
       {{"be", 2566}, {"ce", 2023}, {"evidence", evidence(1, 40, "2566")}, {"review", no_doubt()}}},
      {"plan_year", nullptr},
      {"overall",
       {{"score", 91.68},
        {"level", {{"label", "ผ่าน"}, {"scale", "words"}}},
        {"evidence", evidence(1, 60, "91.68")},
        {"review", doubt("sum-differs")}}},
      {"computed", {{"overall", nullptr}, {"level", nullptr}, {"instruments", Json::object()}}},
      {"instruments", Json::array()},
      {"indicators", Json::array()},
      {"history", Json::array()},
      {"issues", Json::array()},
      {"measures", Json::array()},
      {"limitations", Json::array()},
      {"review", no_doubt()}};
  report["indicators"].push_back(indicator(1, 90.5, no_doubt()));
  report["indicators"].push_back(indicator(2, 93.07, doubt("differs-elsewhere")));
  report["indicators"].push_back(indicator(3, 95.83, no_doubt()));
  Json out{{"schema_version", "2.0"},
           {"status", "needs_review"},
           {"generator",
            {{"name", "ita"},
             {"version", "0"},
             {"models", {{"ocr", ""}, {"engine", "own"}, {"facts", ""}}}}},
           {"source",
            {{"file", "a.pdf"},
             {"sha256", std::string(64, 'a')},
             {"media_type", "application/pdf"},
             {"pages", 2}}},
           {"document", {{"kind", "analysis"}, {"evidence", nullptr}, {"review", no_doubt()}}},
           {"reports", Json::array()},
           {"ledger", Json::array()},
           {"tables", Json::array()},
           {"pages", Json::array()},
           {"checks", Json::array()},
           {"review", {{"needed", true}, {"count", 2}, {"reasons", Json::array()}}}};
  out["reports"].push_back(std::move(report));
  out["checks"].push_back({{"id", "overall-is-weighted-mean"},
                           {"status", "fail"},
                           {"code", "overall-is-weighted-mean"},
                           {"args", Json::object()},
                           {"text", "does not fit"},
                           {"paths", Json::array({"/reports/0/overall/score"})}});
  return out;
}

inline const Field* find(const std::vector<Field>& fields, const std::string& name) {
  for (const Field& field : fields) {
    if (field.name == name) {
      return &field;
    }
  }
  return nullptr;
}

/// The answer of a person who looks at `field` of `document`.
inline Correction answer(const Json& document, const std::string& field, Action action,
                         const Json& value = nullptr) {
  const std::vector<Field> fields = fields_of(document);
  Correction out;
  out.id = new_id();
  out.time = "2026-11-28T09:12:03Z";
  out.user = "สมศรี";
  out.target = {document["source"]["sha256"], "", field};
  out.action = action;
  out.value = value;
  if (const Field* found = find(fields, field)) {
    out.target.report = found->report;
    out.machine = found->value;
    out.machine_key = found->key();
    out.page = found->page();
  } else if (!document["reports"].empty()) {
    out.target.report = report_keys(document)[0];
  }
  return out;
}

}  // namespace ita::review
