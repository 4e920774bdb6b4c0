#include <algorithm>
#include <regex>

#include "review/archive/archive.h"

namespace ita::review {

namespace {

constexpr size_t kMostText = 4000;
constexpr size_t kMostUser = 80;
constexpr double kMostScore = 1000;  ///< instruments may be in points

/// Values that the machine may have missed.
const std::regex& addable() {
  static const std::regex kNames(
      "agency/(name|type|subdistrict|district|province)|fiscal_year|plan_year|overall/"
      "(score|level)|"
      "indicator/[0-9]{1,2}/score|instrument/(IIT|EIT|OIT)/score|history/25[0-9]{2}/(score|level)");
  return kNames;
}

std::string kind_of(const std::string& field) {
  if (field.ends_with("score")) {
    return "score";
  }
  return field.ends_with("_year") ? "year" : "text";
}

bool fits(const std::string& kind, const Json& value) {
  if (kind == "score") {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= kMostScore;
  }
  if (kind == "year") {
    return value.is_number_integer() && value.get<int>() >= 2540 && value.get<int>() <= 2600;
  }
  return value.is_string() && !value.get_ref<const std::string&>().empty() &&
         value.get_ref<const std::string&>().size() <= kMostText;
}

Refusal refuse(Refusal::Why why, const std::string& message) {
  Refusal out;
  out.why = why;
  out.message = message;
  return out;
}

const Field* find(const std::vector<Field>& fields, const Said& said) {
  for (const Field& field : fields) {
    if (field.name == said.field && field.report == said.report) {
      return &field;
    }
  }
  return nullptr;
}

/// What is wrong with the answer itself; empty when nothing is.
std::string fault_of(const Said& said, Action action, const Field* field, const Json& document) {
  if (said.user.size() > kMostUser || said.reason.size() > kMostText || said.field.size() > 200) {
    return "a text is too long";
  }
  if (action == Action::add || action == Action::correct) {
    const std::string kind = field != nullptr ? field->kind : kind_of(said.field);
    return fits(kind, said.value) ? "" : "value-does-not-fit";
  }
  if (action == Action::split) {
    const int pages = static_cast<int>(document.value("pages", Json::array()).size());
    const bool there = said.value.is_number_integer() && said.value.get<int>() > 1 &&
                       said.value.get<int>() <= pages;
    return there && said.field == "split/" + said.value.dump() ? "" : "no such page";
  }
  if (action == Action::role) {
    return said.value.is_string() && said.value.get_ref<const std::string&>().size() < 40
               ? ""
               : "no role";
  }
  return "";
}

bool needs_field(Action action) {
  return action == Action::accept || action == Action::correct || action == Action::misprint ||
         action == Action::unreadable;
}

bool in_ledger(const Json& document, const std::string& field) {
  const Json ledger = document.value("ledger", Json::array());
  return std::any_of(ledger.begin(), ledger.end(),
                     [&](const Json& entry) { return ledger_field(entry) == field; });
}

}  // namespace

Correction Archive::correction_of(const Said& said, Action action, const Paper& paper,
                                  const Field* field) {
  Correction out;
  out.user = said.user;
  out.target = {paper.sha256, said.report, said.field};
  out.action = action;
  out.value = said.value;
  out.page = said.page;
  out.bbox = said.bbox;
  out.reason = said.reason;
  out.supersedes = said.supersedes;
  out.flagged = field == nullptr || field->doubted();
  if (field != nullptr) {
    out.machine = field->value;
    out.machine_key = field->key();
    out.page = said.page > 0 ? said.page : field->page();
    if (!field->doubted() && index_->sample_of(paper.id).contains({said.report, said.field})) {
      out.sample = std::to_string(options_.sample) + "/" + std::to_string(options_.seed);
    }
  }
  if (action == Action::accept || action == Action::misprint) {
    out.value = out.machine;
  }
  return out;
}

std::variant<Correction, Refusal> Archive::answer(const Said& said) {
  if (options_.read_only) {
    return refuse(Refusal::Why::read_only, "read-only");
  }
  const auto action = action_of(said.action);
  const auto paper = index_->paper(said.paper);
  if (!action || !paper || paper->output.empty()) {
    return refuse(Refusal::Why::unknown, "unknown");
  }
  const auto read = document_now(*paper);
  if (!read) {
    return refuse(Refusal::Why::failed, describe(read.error()));
  }
  const std::vector<Field> fields = fields_of(*read);
  const Field* field = find(fields, said);
  if ((needs_field(*action) && field == nullptr) ||
      (*action == Action::add && field == nullptr && !std::regex_match(said.field, addable())) ||
      (*action == Action::role && !in_ledger(*read, said.field))) {
    return refuse(Refusal::Why::unknown, "unknown");
  }
  if (const std::string fault = fault_of(said, *action, field, *read); !fault.empty()) {
    return refuse(Refusal::Why::wrong, fault);
  }
  if (field != nullptr && said.machine && *said.machine != field->value) {
    Refusal out = refuse(Refusal::Why::stale, "read-again");
    out.machine = field->value;
    return out;
  }
  const Correction correction = correction_of(said, *action, *paper, field);
  Conflict conflict;
  auto written = store_->append(correction, &conflict);
  if (!written) {
    if (written.error().code != ErrorCode::busy) {
      return refuse(Refusal::Why::failed, describe(written.error()));
    }
    Refusal out = refuse(Refusal::Why::stale, "answered-meanwhile");
    out.theirs = conflict.theirs.id.empty() ? Json(nullptr) : to_json(conflict.theirs);
    out.machine = field != nullptr ? field->value : Json(nullptr);
    return out;
  }
  follow();
  return *written;
}

}  // namespace ita::review
