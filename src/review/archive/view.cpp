#include "review/archive/archive.h"

namespace ita::review {

namespace {

Json part(const Json& node, const char* key) {
  return node.is_object() && node.contains(key) ? node.at(key) : Json(nullptr);
}

std::string text_of(const Json& node, const char* key) {
  const Json found = part(node, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

ReasonArgs args_of(const Json& reason) {
  ReasonArgs out;
  const Json args = part(reason, "args");
  if (args.is_object()) {
    for (const auto& [key, value] : args.items()) {
      out.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return out;
}

/// A reason in both languages; one that the messages do not know keeps the text of the result.
Json reason_of(const Json& reason, const facts::Messages& messages) {
  if (reason.is_string()) {
    return {{"code", reason}, {"th", reason}, {"en", reason}, {"places", Json::array()}};
  }
  const std::string code = text_of(reason, "code");
  const std::string written = text_of(reason, "text");
  const bool known = messages.knows(code);
  return {{"code", code},
          {"th", known ? messages.text(code, args_of(reason), facts::Language::th)
                       : (written.empty() ? code : written)},
          {"en", known ? messages.text(code, args_of(reason), facts::Language::en)
                       : (written.empty() ? code : written)},
          {"places", part(reason, "places").is_array() ? part(reason, "places") : Json::array()}};
}

/// What the second reader read, where the two differ.
Json second_of(const Field& field) {
  for (const Json& reason : field.reasons) {
    if (text_of(reason, "code") == "readings-differ") {
      return part(part(reason, "args"), "second");
    }
    if (text_of(reason, "code") == "second-reading-failed") {
      return "?";
    }
  }
  return nullptr;
}

Json pages_of(const Json& document) {
  Json out = Json::array();
  for (const Json& page : document.value("pages", Json::array())) {
    out.push_back({{"number", part(page, "number")},
                   {"width", part(page, "width")},
                   {"height", part(page, "height")},
                   {"source", part(page, "text_source")}});
  }
  return out;
}

Json tables_of(const Json& document) {
  Json out = Json::array();
  for (const Json& table : document.value("tables", Json::array())) {
    Json cells = Json::array();
    for (const Json& row : part(table, "rows")) {
      for (const Json& cell : row) {
        if (!text_of(cell, "text").empty()) {
          cells.push_back({{"text", part(cell, "text")}, {"bbox", part(cell, "bbox")}});
        }
      }
    }
    out.push_back({{"page", part(table, "page")}, {"bbox", part(table, "bbox")}, {"cells", cells}});
  }
  return out;
}

/// How much each indicator counts in the total of its year.
Json weights_of(const Json& report, const facts::Facts& facts) {
  const Json year = part(part(report, "fiscal_year"), "be");
  Json out = Json::object();
  if (!year.is_number_integer()) {
    return out;
  }
  for (const facts::InstrumentFact& instrument : facts.year(year.get<int>()).instruments) {
    for (const int number : instrument.indicators) {
      out[std::to_string(number)] =
          instrument.weight / static_cast<double>(instrument.indicators.size());
    }
  }
  return out;
}

Json reports_of(const Json& document, const facts::Facts& facts) {
  Json out = Json::array();
  const std::vector<std::string> keys = report_keys(document);
  const Json reports = document.value("reports", Json::array());
  for (size_t i = 0; i < reports.size(); ++i) {
    Json names = Json::object();
    for (const Json& indicator : part(reports[i], "indicators")) {
      names[part(indicator, "number").dump()] = part(indicator, "name");
    }
    out.push_back({{"key", keys[i]},
                   {"agency", part(part(reports[i], "agency"), "name")},
                   {"province", part(part(reports[i], "agency"), "province")},
                   {"year", part(part(reports[i], "fiscal_year"), "be")},
                   {"family", part(reports[i], "family")},
                   {"title", part(reports[i], "title")},
                   {"pages", part(reports[i], "pages")},
                   {"computed", part(reports[i], "computed")},
                   {"names", names},
                   {"weights", weights_of(reports[i], facts)}});
  }
  return out;
}

using Answers = std::map<Target, Correction>;

/// The answers that hold, by what they are about.
Answers by_target(const std::vector<Correction>& said) {
  Answers out;
  for (const Correction& correction : said) {
    out[correction.target] = correction;
  }
  return out;
}

Json reasons_of(const Field& field, const facts::Messages& messages) {
  Json out = Json::array();
  for (const Json& reason : field.reasons) {
    out.push_back(reason_of(reason, messages));
  }
  return out;
}

/// A value with its place, its doubts and what was said of it; "stale" what was said of another
/// reading.
Json shown(const Field& field, const Correction* answer, bool sampled,
           const facts::Messages& messages) {
  const bool holds = answer != nullptr && answer->machine_key == field.key();
  const Json said = answer != nullptr ? to_json(*answer) : Json(nullptr);
  return {{"report", field.report},
          {"name", field.name},
          {"kind", field.kind},
          {"value", field.value},
          {"page", field.page() > 0 ? Json(field.page()) : Json(nullptr)},
          {"bbox", part(field.evidence, "bbox")},
          {"raw", part(field.evidence, "raw")},
          {"source", part(field.evidence, "source")},
          {"confidence", part(field.evidence, "confidence")},
          {"second", second_of(field)},
          {"reasons", reasons_of(field, messages)},
          {"sampled", sampled},
          {"answer", holds ? said : Json(nullptr)},
          {"stale", holds ? Json(nullptr) : said}};
}

Json ledger_of(const Json& document, const std::string& sha256, const Answers& answers) {
  Json out = Json::array();
  for (const Json& entry : document.value("ledger", Json::array())) {
    Json shown = entry;
    shown["field"] = ledger_field(entry);
    const auto answer = answers.find({sha256, "", ledger_field(entry)});
    shown["answer"] = answer != answers.end() ? to_json(answer->second) : Json(nullptr);
    out.push_back(std::move(shown));
  }
  return out;
}

/// Answers that are of no field: splits, added values, "this is no report".
Json other_answers(const std::vector<Correction>& said) {
  Json out = Json::array();
  for (const Correction& correction : said) {
    if (correction.action == Action::split || correction.action == Action::add ||
        correction.action == Action::not_a_report) {
      out.push_back(to_json(correction));
    }
  }
  return out;
}

Json as_json(const std::vector<Correction>& corrections) {
  Json out = Json::array();
  for (const Correction& correction : corrections) {
    out.push_back(to_json(correction));
  }
  return out;
}

}  // namespace

Json Archive::fields_shown(const Paper& paper, const Json& document,
                           const std::vector<Correction>& said) {
  const Answers answers = by_target(said);
  const auto sample = index_->sample_of(paper.id);
  Json out = Json::array();
  for (const Field& field : fields_of(document)) {
    const auto answer = answers.find({paper.sha256, field.report, field.name});
    Json one = shown(field, answer != answers.end() ? &answer->second : nullptr,
                     sample.contains({field.report, field.name}), *messages_);
    one["last"] = index_->last_year(document, field);
    out.push_back(std::move(one));
  }
  return out;
}

Result<Json> Archive::view(const std::string& id) {
  const auto paper = index_->paper(id);
  if (!paper) {
    return Error{ErrorCode::not_found, "review", "", 0, "no such document", ""};
  }
  if (paper->output.empty()) {
    return Error{ErrorCode::not_found, "review", "", 0, "has no result", ""};
  }
  const auto read = document_now(*paper);
  if (!read) {
    return read.error();
  }
  const std::vector<Correction> said = store_->current(paper->sha256);
  const Applied now = progress(said, *read);
  return Json{{"id", id},
              {"file", paper->file},
              {"sha256", paper->sha256},
              {"status", part(*read, "status")},
              {"kind", part(part(*read, "document"), "kind")},
              {"media_type", part(part(*read, "source"), "media_type")},
              {"pages", pages_of(*read)},
              {"reports", reports_of(*read, *facts_)},
              {"fields", fields_shown(*paper, *read, said)},
              {"ledger", ledger_of(*read, paper->sha256, by_target(said))},
              {"tables", tables_of(*read)},
              {"answers", other_answers(said)},
              {"history", as_json(store_->history(paper->sha256))},
              {"state", name(now.state)},
              {"open", now.open},
              {"doubts", now.doubts},
              {"pictures", source(*paper).has_value()},
              {"revision", store_->revision()}};
}

}  // namespace ita::review
