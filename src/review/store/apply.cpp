#include "review/store/apply.h"

#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

#include "report/report.h"
#include "review/store/add_value.h"
#include "review/store/erase_reports.h"
#include "review/store/fields.h"
#include "review/store/judge.h"

namespace ita::review {

namespace {

Json& at(Json& document, const std::string& pointer) {
  return document[Json::json_pointer(pointer)];
}

Json person_reason(const Correction& correction, const std::string& text) {
  Json place = Json::array();
  if (correction.page > 0 && correction.bbox) {
    place.push_back(
        {{"page", correction.page}, {"bbox", to_json(correction)["bbox"]}, {"raw", ""}});
  }
  return {{"code", "unreadable-to-reviewer"},
          {"args", {{"user", correction.user}}},
          {"text", text.empty() ? "unreadable-to-reviewer" : text},
          {"places", place}};
}

void set_reasons(Json& holder, Json reasons) {
  if (holder.is_object() && holder.contains("review") && holder["review"].is_object()) {
    holder["review"]["needed"] = !reasons.empty();
    if (holder["review"].contains("count")) {
      holder["review"]["count"] = reasons.size();
    }
    holder["review"]["reasons"] = std::move(reasons);
  }
}

/// A level is an object in the document, its label the value.
void set_value(Json& document, const Field& field, const Json& value) {
  if (field.pointer.empty()) {
    return;
  }
  if (field.kind == "level") {
    const std::string level = field.pointer.substr(0, field.pointer.rfind('/'));
    Json& holder = at(document, level);
    if (value.is_null()) {
      holder = nullptr;
    } else if (holder.is_object()) {
      holder["label"] = value;
    } else {
      holder = {{"label", value}, {"scale", "words"}};
    }
    return;
  }
  at(document, field.pointer) = value;
  if (field.kind == "year") {
    Json& holder = at(document, field.holder);
    holder["ce"] = value.is_number_integer() ? Json(value.get<int>() - 543) : Json(nullptr);
  }
}

void answer_value(Json& document, const Field& field, const Correction& correction,
                  const std::string& unreadable) {
  switch (correction.action) {
    case Action::correct:
    case Action::add:
      set_value(document, field, correction.value);
      break;
    case Action::unreadable:
      set_value(document, field, nullptr);
      break;
    default:
      break;
  }
  if (field.kind == "check") {
    Json& check = at(document, field.pointer.empty() ? field.holder : field.pointer);
    check["status"] = "warning";
  } else if (field.doubted() || correction.action == Action::unreadable) {
    set_reasons(at(document, field.holder),
                correction.action == Action::unreadable
                    ? Json::array({person_reason(correction, unreadable)})
                    : Json::array());
  }
}

/// A failed check of a value that a person has judged asks nobody any more.
void settle_checks(Json& document, const std::string& holder) {
  if (!document.contains("checks")) {
    return;
  }
  for (Json& check : document["checks"]) {
    for (const Json& path : check.value("paths", Json::array())) {
      const std::string about = path.is_string() ? path.get<std::string>() : "";
      if (check.value("status", "") == "fail" &&
          (about == holder || about.starts_with(holder + "/"))) {
        check["status"] = "warning";
      }
    }
  }
}

void drop_reasons(Json& node, const std::set<std::string>& codes) {
  if (node.is_object() && node.contains("review") && node["review"].is_object() &&
      node["review"].contains("reasons")) {
    Json kept = Json::array();
    for (const Json& reason : node["review"]["reasons"]) {
      if (!reason.is_object() || !codes.contains(reason.value("code", ""))) {
        kept.push_back(reason);
      }
    }
    if (kept.size() != node["review"]["reasons"].size()) {
      set_reasons(node, std::move(kept));
    }
  }
  if (node.is_structured()) {
    for (Json& child : node) {
      drop_reasons(child, codes);
    }
  }
}

/// What was told at one value of a report is answered for the others that bear it, too.
void settle_shared(Json& document, const Field& field) {
  std::set<std::string> codes;
  for (const Json& reason : field.reasons) {
    if (const std::string code = reason.value("code", ""); shared_cause(code)) {
      codes.insert(code);
    }
  }
  if (field.name == "overall/score" || field.name.starts_with("instrument/")) {
    codes.insert(report::kPartOfSum);
  }
  if (!codes.empty() && field.report_index >= 0) {
    drop_reasons(document["reports"][static_cast<size_t>(field.report_index)], codes);
  }
}

void set_role(Json& document, const Correction& correction) {
  if (!document.contains("ledger")) {
    return;
  }
  for (Json& entry : document["ledger"]) {
    if (ledger_field(entry) == correction.target.field) {
      entry["role"] = correction.value;
      entry["why"] = {{"code", "said-by-reviewer"}, {"args", {{"user", correction.user}}}};
    }
  }
}

void count_again(Json& document) {
  int count = 0;
  for (const Field& field : fields_of(document)) {
    count += field.doubted() ? 1 : 0;
  }
  Json& review = document["review"];
  review["needed"] = count > 0;
  review["count"] = count;
  const std::string status = document.value("status", "");
  if (status == "ok" || status == "needs_review") {
    document["status"] = count > 0 ? "needs_review" : "ok";
  }
}

}  // namespace

const char* name(State state) {
  switch (state) {
    case State::clean:
      return "clean";
    case State::open:
      return "open";
    case State::in_progress:
      return "in_progress";
    case State::approved:
      return "approved";
    case State::not_a_report:
      return "not_a_report";
  }
  return "open";
}

std::string ledger_field(const Json& entry) {
  const auto bbox = entry.find("bbox");
  std::string out = "number/p" + entry.value("page", Json(0)).dump() + "/";
  if (bbox != entry.end() && bbox->is_array() && bbox->size() == 4) {
    const auto middle = [&](int a, int b) {
      return std::to_string(std::lround((bbox->at(static_cast<size_t>(a)).get<double>() +
                                         bbox->at(static_cast<size_t>(b)).get<double>()) /
                                        2));
    };
    out += middle(0, 2) + "," + middle(1, 3);
  }
  return out;
}

Applied progress(const std::vector<Correction>& corrections, const Json& document) {
  const std::vector<Field> fields = fields_of(document);
  return judge(corrections, fields, report_keys(document)).out;
}

Applied apply_corrections(const std::vector<Correction>& corrections, Json document,
                          const std::string& unreadable) {
  const std::vector<std::string> keys = report_keys(document);
  const std::vector<Field> fields = fields_of(document);
  Judged judged = judge(corrections, fields, keys);
  for (const auto& [field, index] : judged.valid) {
    answer_value(document, *field, corrections[index], unreadable);
    if (field->doubted() && field->kind != "check") {
      settle_checks(document, field->holder);
      if (corrections[index].action != Action::unreadable) {
        settle_shared(document, *field);
      }
    }
  }
  for (const Outcome& outcome : judged.out.outcomes) {
    const Correction& correction = outcome.correction;
    if (correction.action == Action::role) {
      set_role(document, correction);
    } else if (correction.action == Action::add && outcome.applied &&
               field_for(correction.target, fields, keys) == nullptr) {
      add_value(document, report_of(correction.target.report, keys), correction);
    }
  }
  if (!corrections.empty() && document.is_object()) {
    erase_reports(document, judged.removed);
    count_again(document);
  }
  judged.out.document = std::move(document);
  return std::move(judged.out);
}

}  // namespace ita::review
