#include "review/store/recheck.h"

#include <cmath>

#include "batch/result_document.h"
#include "checks/checks.h"

namespace ita::review {

namespace {

Json rounded(const std::optional<double>& score) {
  return score ? Json(std::round(*score * 100) / 100) : Json(nullptr);
}

Json computed_of(const report::Computed& computed) {
  Json instruments = Json::object();
  for (const report::ComputedInstrument& item : computed.instruments) {
    instruments[item.code] = rounded(item.score);
  }
  return {{"overall", rounded(computed.overall)},
          {"level", computed.level.empty() ? Json(nullptr) : Json(computed.level)},
          {"instruments", instruments}};
}

const report::Check* same_check(const Json& written, const std::vector<report::Check>& done) {
  const Json paths = written.value("paths", Json::array());
  for (const report::Check& check : done) {
    if (check.id == written.value("id", "") && paths == Json(check.paths)) {
      return &check;
    }
  }
  return nullptr;
}

void write_outcome(Json& written, const report::Check& check, const facts::Messages& messages) {
  const bool judged =
      written.value("status", "") == "warning" && check.status == report::CheckStatus::fail;
  written["status"] = judged ? "warning" : report::name(check.status);
  written["code"] = check.what.code;
  written["args"] = Json::object();
  for (const auto& [key, value] : check.what.args) {
    written["args"][key] = value;
  }
  written["text"] = messages.text(check.what, facts::Language::th);
}

}  // namespace

void recheck(Json& document, const facts::Facts& facts, const facts::Messages& messages) {
  report::Document done = batch::document_from(nlohmann::json::parse(document.dump()));
  done.checks.clear();
  for (report::Report& report : done.reports) {
    report.computed = {};
  }
  checks::run(done, facts);
  for (size_t i = 0; i < done.reports.size() && i < document["reports"].size(); ++i) {
    document["reports"][i]["computed"] = computed_of(done.reports[i].computed);
  }
  for (Json& written : document["checks"]) {
    const report::Check* check = same_check(written, done.checks);
    if (check != nullptr && check->status != report::CheckStatus::not_applicable) {
      write_outcome(written, *check, messages);
    }
  }
}

}  // namespace ita::review
