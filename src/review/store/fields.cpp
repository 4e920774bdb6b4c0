#include "review/store/fields.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/content_hash.h"
#include "report/report.h"
#include "review/store/json_parts.h"

namespace ita::review {

namespace {

/// Walks one document; `add` is called once for each value.
class Walk {
 public:
  explicit Walk(const Json& document) : document_(document), keys_(report_keys(document)) {}

  std::vector<Field> fields() {
    const Json& reports = list(document_, "reports");
    for (size_t i = 0; i < reports.size(); ++i) {
      report_ = keys_[i];
      index_ = static_cast<int>(i);
      root_ = "/reports/" + std::to_string(i);
      walk_report(reports[i]);
    }
    report_.clear();
    index_ = -1;
    walk_pages();
    walk_checks();
    walk_document();
    tell_once();
    return std::move(out_);
  }

 private:
  static const Json& list(const Json& node, const char* key) {
    static const Json kNone = Json::array();
    const auto found = node.find(key);
    return found != node.end() && found->is_array() ? *found : kNone;
  }

  Field& add(const Json& holder, const std::string& at, const std::string& name, const char* kind,
             const std::string& value_at, bool doubts) {
    Field field;
    field.report = report_;
    field.report_index = index_;
    field.name = name;
    field.kind = kind;
    field.holder = at;
    if (!value_at.empty()) {
      field.pointer = at + value_at;
      const Json::json_pointer where(value_at);
      field.value = holder.contains(where) ? holder.at(where) : Json(nullptr);
    }
    field.evidence = first_evidence(holder);
    field.reasons = doubts ? review_reasons(holder) : Json::array();
    out_.push_back(std::move(field));
    return out_.back();
  }

  /// An object of a report with one main value, which carries the doubts, and more beside it.
  void add_object(const Json& report, const char* key, const std::string& name, const char* kind,
                  const std::string& value_at) {
    const Json holder = member(report, key);
    if (holder.is_object()) {
      add(holder, root_ + "/" + key, name, kind, value_at, true);
    }
  }

  void walk_report(const Json& report) {
    add_object(report, "agency", "agency/name", "name", "/name");
    if (const Json agency = member(report, "agency"); agency.is_object()) {
      for (const char* part : {"type", "subdistrict", "district", "province"}) {
        add(agency, root_ + "/agency", std::string("agency/") + part, "name",
            std::string("/") + part, false);
      }
    }
    add_object(report, "fiscal_year", "fiscal_year", "year", "/be");
    add_object(report, "plan_year", "plan_year", "year", "/be");
    add_object(report, "overall", "overall/score", "score", "/score");
    if (const Json overall = member(report, "overall"); overall.is_object()) {
      add(overall, root_ + "/overall", "overall/level", "level", "/level/label", false);
    }
    walk_scores(report, "indicators", "number", "indicator/", "", root_);
    walk_scores(report, "instruments", "code", "instrument/", "", root_);
    walk_scores(report, "history", "fiscal_year_be", "history/", "", root_);
    walk_texts(report, "issues", "issue/", "/title");
    walk_texts(report, "measures", "measure/", "/title");
    walk_texts(report, "limitations", "limitation/", "/text");
    const Json reasons = review_reasons(report);
    if (!reasons.empty()) {
      add(report, root_, "report", "document", "", true);
    }
  }

  static std::string label(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
  }

  void walk_scores(const Json& parent, const char* key, const char* id, const std::string& prefix,
                   const std::string& suffix, const std::string& at) {
    const Json& items = list(parent, key);
    for (size_t i = 0; i < items.size(); ++i) {
      const std::string where = at + "/" + key + "/" + std::to_string(i);
      const std::string name = unique(prefix + label(member(items[i], id)) + suffix);
      add(items[i], where, name + "/score", "score", "/score", true);
      if (member(items[i], "level").is_object()) {
        add(items[i], where, name + "/level", "level", "/level/label", false);
      }
      walk_scores(items[i], "indicators", "number", name + "/indicator/", "", where);
    }
  }

  void walk_texts(const Json& report, const char* key, const std::string& prefix,
                  const std::string& value_at) {
    const Json& items = list(report, key);
    for (size_t i = 0; i < items.size(); ++i) {
      const Json number = member(items[i], "number");
      const std::string id = number.is_number() ? number.dump() : std::to_string(i + 1);
      add(items[i], root_ + "/" + key + "/" + std::to_string(i), unique(prefix + id), "text",
          value_at, true);
    }
  }

  /// Two values of one meaning (a number printed twice) are told apart by their order.
  std::string unique(const std::string& name) {
    const int count = ++seen_[report_ + "\n" + name];
    return count == 1 ? name : name + "#" + std::to_string(count);
  }

  void walk_pages() {
    const Json& pages = list(document_, "pages");
    for (size_t i = 0; i < pages.size(); ++i) {
      if (!review_reasons(pages[i]).empty()) {
        Field& field = add(pages[i], "/pages/" + std::to_string(i),
                           "page/" + label(member(pages[i], "number")), "page", "", true);
        field.evidence = {{"page", member(pages[i], "number")}, {"bbox", nullptr}, {"raw", ""}};
      }
    }
  }

  /// A failed check is an item of its own only when none of its values is doubted already.
  void walk_checks() {
    const Json& checks = list(document_, "checks");
    for (size_t i = 0; i < checks.size(); ++i) {
      if (member_text(checks[i], "status") != "fail" || told(checks[i])) {
        continue;
      }
      const std::string at = "/checks/" + std::to_string(i);
      const Field* about = about_field(checks[i]);
      const std::string report = about != nullptr ? about->report : std::string();
      const int index = about != nullptr ? about->report_index : -1;
      const Json evidence = about != nullptr ? about->evidence : Json(nullptr);
      const std::string name = "check/" + member_text(checks[i], "id");
      report_ = report;
      Field& field = add(checks[i], at, unique(name), "check", "", false);
      field.report_index = index;
      field.evidence = evidence;
      field.reasons = Json::array(
          {{{"code", member_text(checks[i], "code").empty() ? member_text(checks[i], "id")
                                                            : member_text(checks[i], "code")},
            {"args", checks[i].value("args", Json::object())},
            {"text", checks[i].value("text", member_text(checks[i], "message"))},
            {"places", places_of(checks[i])}}});
      report_.clear();
    }
  }

  bool told(const Json& check) const {
    for (const Json& path : list(check, "paths")) {
      for (const Field& field : out_) {
        if (field.doubted() && path.is_string() && within(path.get<std::string>(), field.holder)) {
          return true;
        }
      }
    }
    return false;
  }

  static bool within(const std::string& path, const std::string& holder) {
    return path == holder || path.rfind(holder + "/", 0) == 0;
  }

  const Field* about_field(const Json& check) const {
    for (const Json& path : list(check, "paths")) {
      for (const Field& field : out_) {
        if (path.is_string() && within(path.get<std::string>(), field.holder)) {
          return &field;
        }
      }
    }
    return nullptr;
  }

  Json places_of(const Json& check) const {
    Json out = Json::array();
    std::set<std::string> seen;
    for (const Json& path : list(check, "paths")) {
      for (const Field& field : out_) {
        if (path.is_string() && within(path.get<std::string>(), field.holder) &&
            field.evidence.is_object() && seen.insert(field.holder).second) {
          out.push_back({{"page", member(field.evidence, "page")},
                         {"bbox", member(field.evidence, "bbox")},
                         {"raw", member(field.evidence, "raw")}});
        }
      }
    }
    return out;
  }

  /// What is the matter with a whole table or sum is asked about once: at the value that tells it.
  void tell_once() {
    std::set<std::string> told;
    for (Field& field : out_) {
      Json own = Json::array();
      for (Json& reason : field.reasons) {
        const std::string code = reason.is_object() ? member_text(reason, "code") : std::string();
        const bool again = code == report::kPartOfSum ||
                           (shared_cause(code) && !told.insert(field.report + "\n" + code).second);
        if (!again) {
          own.push_back(std::move(reason));
        }
      }
      field.reasons = std::move(own);
    }
  }

  void walk_document() {
    const Json kind = member(document_, "document");
    if (kind.is_object()) {
      Field& field = add(kind, "/document", "document/kind", "document", "/kind", true);
      field.kind = "document";
    }
    const Json whole = member(document_, "review");
    const Json reasons = member(whole, "reasons");
    const std::string status = member_text(document_, "status");
    if (reasons.is_array() && !reasons.empty() && status != "not_recognised") {
      Field& field = add(document_, "", "document", "document", "", true);
      field.evidence = nullptr;
    }
  }

  const Json& document_;
  std::vector<std::string> keys_;
  std::vector<Field> out_;
  std::string report_, root_;
  int index_ = -1;
  std::map<std::string, int> seen_;
};

}  // namespace

bool shared_cause(const std::string& code) { return code == "scale-not-hundred"; }

int Field::page() const {
  const Json number = member(evidence, "page");
  return number.is_number_integer() ? number.get<int>() : 0;
}

std::string Field::key() const {
  ContentHash hash;
  hash.add(value.dump(-1, ' ', false, Json::error_handler_t::replace));
  hash.add(std::to_string(page()));
  return hash.hex();
}

std::vector<Field> fields_of(const Json& document) { return Walk(document).fields(); }

}  // namespace ita::review
