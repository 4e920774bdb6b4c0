#include "output/value_label.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace ita::output {

namespace {

using Steps = std::vector<std::string>;

Steps steps_of(const std::string& pointer) {
  Steps out;
  for (size_t begin = 0; begin < pointer.size();) {
    const size_t end = std::min(pointer.find('/', begin + 1), pointer.size());
    out.push_back(pointer.substr(begin + 1, end - begin - 1));
    begin = end;
  }
  return out;
}

/// The index that a step is, counted from 1; empty when it is none.
std::string counted(const std::string& step) {
  const bool digits =
      !step.empty() && step.size() < 9 &&
      std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::to_string(std::stoi(step) + 1) : "";
}

template <class Json>
const Json& at(const Json& node, const std::string& step) {
  static const Json kNull;
  if (node.is_object()) {
    const auto found = node.find(step);
    return found == node.end() ? kNull : *found;
  }
  const std::string count = counted(step);
  const size_t index = count.empty() ? 0 : static_cast<size_t>(std::stoi(count)) - 1;
  return node.is_array() && !count.empty() && index < node.size() ? node[index] : kNull;
}

template <class Json>
std::string shown(const Json& value) {
  return value.is_string() ? value.template get<std::string>()
         : value.is_null() ? ""
                           : value.dump();
}

/// The lists of a report, with the member that tells their entries apart.
struct List {
  std::string_view member, key;
  const char* code;
};
constexpr std::array<List, 6> kLists{{{"indicators", "number", "value-indicator"},
                                      {"instruments", "code", "value-instrument"},
                                      {"history", "fiscal_year_be", "value-history"},
                                      {"issues", "number", "value-issue"},
                                      {"measures", "number", "value-measure"},
                                      {"limitations", "", "value-limitation"}}};
/// Members of values that a person knows by a name of their own.
constexpr std::array<std::string_view, 21> kParts{
    "actions", "approach", "be",          "district", "instrument",  "issue",  "kind",
    "level",   "name",     "others",      "province", "responsible", "review", "schedule",
    "score",   "steps",    "subdistrict", "text",     "title",       "type",   "value"};

template <class Json>
class Labeller {
 public:
  Labeller(const Json& document, const facts::Messages& messages, facts::Language language)
      : document_(document), messages_(messages), language_(language) {}

  std::string label(const std::string& pointer) const {
    const Steps steps = steps_of(pointer);
    if (steps.empty()) {
      return say("value-document");
    }
    if (steps[0] == "reports" && steps.size() > 1) {
      return of_report(steps);
    }
    if (steps[0] == "pages" && steps.size() > 1) {
      return with_parts(say("value-page", {{"page", counted(steps[1])}}), steps, 2);
    }
    if (steps[0] == "tables" && steps.size() > 1) {
      return of_table(steps);
    }
    if (steps[0] == "ledger" && steps.size() > 1) {
      const Json& number = at(at(document_, "ledger"), steps[1]);
      return say("value-number",
                 {{"raw", shown(at(number, "raw"))}, {"page", shown(at(number, "page"))}});
    }
    if (steps[0] == "checks" && steps.size() > 1) {
      return say("value-check");
    }
    if (steps[0] == "document") {
      return say("value-kind");
    }
    return steps[0] == "review" ? say("value-document") : pointer;
  }

 private:
  std::string say(const char* code, const ReasonArgs& args = {}) const {
    return messages_.text(code, args, language_);
  }

  /// The value and, where the pointer goes further, what of it: "measure 3 · step 2".
  std::string with_parts(std::string out, const Steps& steps, size_t from) const {
    for (size_t i = from; i < steps.size(); ++i) {
      const bool known = std::find(kParts.begin(), kParts.end(), steps[i]) != kParts.end();
      const std::string count = counted(steps[i]);
      if (known && steps[i] != "score" && steps[i] != "review" && steps[i] != "value") {
        out += " · " + messages_.text("part-" + steps[i], {}, language_);
      } else if (!count.empty()) {
        out += " " + count;
      }
    }
    return out;
  }

  std::string of_table(const Steps& steps) const {
    const Json& grid = at(at(document_, "tables"), steps[1]);
    if (steps.size() > 4 && steps[2] == "rows") {
      return say("value-cell", {{"page", shown(at(grid, "page"))},
                                {"row", counted(steps[3])},
                                {"cell", counted(steps[4])}});
    }
    return say("value-table", {{"page", shown(at(grid, "page"))}});
  }

  std::string of_report(const Steps& steps) const {
    const Json& reports = at(document_, "reports");
    const Json& report = at(reports, steps[1]);
    const std::string which = counted(steps[1]);
    if (steps.size() == 2 || steps[2] == "review") {
      return reports.size() > 1 ? say("value-report", {{"number", which}})
                                : say("value-whole-report");
    }
    const std::string label = in_report(report, steps, 2);
    return reports.size() > 1 ? say("value-of-report", {{"value", label}, {"number", which}})
                              : label;
  }

  std::string in_report(const Json& parent, const Steps& steps, size_t from) const {
    const std::string& member = steps[from];
    for (const List& list : kLists) {
      if (member == list.member) {
        return in_list(list, at(parent, member), steps, from + 1);
      }
    }
    if (member == "agency" || member == "overall") {
      // "name" and "score" are what the value is; its other members are told.
      const bool part =
          steps.size() > from + 1 && steps[from + 1] != "name" && steps[from + 1] != "review";
      const std::string whole = say(member == "agency" ? "value-agency" : "value-overall");
      return part ? with_parts(whole, steps, from + 1) : whole;
    }
    if (member == "fiscal_year" || member == "plan_year") {
      return say(member == "fiscal_year" ? "value-fiscal-year" : "value-plan-year");
    }
    return member == "computed" ? say("value-computed")
                                : with_parts(say("value-whole-report"), steps, from);
  }

  std::string in_list(const List& list, const Json& entries, const Steps& steps,
                      size_t from) const {
    if (from >= steps.size()) {
      return say(list.code, {{"key", ""}, {"name", ""}});
    }
    const Json& entry = at(entries, steps[from]);
    const Json& key = at(entry, std::string(list.key));
    const std::string shown_key = key.is_null() ? counted(steps[from]) : shown(key);
    const Json& name = at(entry, "name");
    const bool named = list.member == "indicators" && name.is_string();
    std::string label = say(named ? "value-indicator-named" : list.code,
                            {{"key", shown_key}, {"name", shown(name)}});
    if (from + 2 < steps.size() && list.member == "history") {
      return in_report(entry, steps, from + 1) + " · " + label;
    }
    return with_parts(std::move(label), steps, from + 1);
  }

  const Json& document_;
  const facts::Messages& messages_;
  const facts::Language language_;
};

}  // namespace

template <class Json>
std::string value_label(const Json& document, const std::string& pointer,
                        const facts::Messages& messages, facts::Language language) {
  return Labeller<Json>(document, messages, language).label(pointer);
}

template std::string value_label(const nlohmann::json&, const std::string&, const facts::Messages&,
                                 facts::Language);
template std::string value_label(const nlohmann::ordered_json&, const std::string&,
                                 const facts::Messages&, facts::Language);

}  // namespace ita::output
