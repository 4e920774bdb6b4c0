#include "report/find/inline_labels.h"

#include <algorithm>
#include <optional>

#include "report/view/evidence.h"
#include "report/view/labels.h"
#include "report/view/marker.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

bool looks_like_time(std::string_view text, const facts::Facts& facts) {
  if (!thai::find_numbers(text).empty()) {
    return true;
  }
  const Keyed keyed(text.substr(0, 120));
  return any_in(keyed.key(), facts.lexicon("time-words"));
}

/// The label whose words begin at the text, with or without a colon.
std::optional<InlineLabel> label_here(std::string_view text, size_t at, const facts::Facts& facts) {
  const auto label = inline_label_at(text.substr(at), facts);
  if (!label || label->begin != 0) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(at);
  const bool colon = trimmed(rest.substr(label->end)).starts_with(":");
  const bool time = label->role == "schedule" && looks_like_time(rest.substr(label->value), facts);
  if (!colon && label->role != "responsible" && label->role != "support" && !time) {
    return std::nullopt;
  }
  return InlineLabel{
      label->role, clean(rest.substr(0, label->end)), {at + label->value, text.size()}};
}

}  // namespace

LabelledLine inline_labels(std::string_view text, const facts::Facts& facts) {
  LabelledLine out;
  out.title_end = text.size();
  for (size_t at = 1; at < text.size(); ++at) {
    const char before = text[at - 1];
    const bool begins =
        (before == ' ' || before == '(' || before == '\n' || before == ',' || before == '/') &&
        text[at] != ' ';
    const auto label = begins ? label_here(text, at, facts) : std::nullopt;
    if (!label) {
      continue;
    }
    const size_t end = before == '(' ? at - 1 : at;
    if (out.labels.empty()) {
      out.title_end = end;
    } else {
      out.labels.back().value.end = end;
    }
    out.labels.push_back(*label);
    at = label->value.begin > at ? label->value.begin - 1 : at;
  }
  return out;
}

}  // namespace ita::report
