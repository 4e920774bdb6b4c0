#include "report/find/plan/inline_labels.h"

#include <algorithm>
#include <optional>

#include "report/find/plan/sentence_list.h"
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

/// "กำหนด : มกราคม 2569": a word too common to be a title of its own, which a colon makes one.
std::optional<InlineLabel> colon_label(std::string_view text, size_t at,
                                       const facts::Facts& facts) {
  for (const facts::Phrase& word : facts.lexicon("schedule-by-colon")) {
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with(word.text)) {
      continue;
    }
    const std::string_view next = trimmed(rest.substr(word.text.size()));
    if (next.starts_with(":")) {
      const size_t value = static_cast<size_t>(next.data() - text.data()) + 1;
      return InlineLabel{"schedule", word.text, {value, text.size()}};
    }
  }
  return std::nullopt;
}

/// The label whose words begin at the text, with or without a colon.
std::optional<InlineLabel> label_here(std::string_view text, size_t at, const facts::Facts& facts) {
  const auto label = inline_label_at(text.substr(at), facts);
  if (!label || label->begin != 0) {
    return colon_label(text, at, facts);
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

/// The labels of the text from byte `from` on for which `counts` holds.
template <class Counts>
LabelledLine labels_from(std::string_view text, size_t from, const facts::Facts& facts,
                         Counts counts) {
  LabelledLine out;
  out.title_end = text.size();
  for (size_t at = std::max<size_t>(from, 1); at < text.size(); ++at) {
    const char before = text[at - 1];
    const bool begins =
        (before == ' ' || before == '(' || before == '\n' || before == ',' || before == '/') &&
        text[at] != ' ';
    const auto label = begins ? label_here(text, at, facts) : std::nullopt;
    if (!label || !counts(*label)) {
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

}  // namespace

LabelledLine inline_labels(std::string_view text, const facts::Facts& facts) {
  return labels_from(text, 1, facts, [](const InlineLabel&) { return true; });
}

LabelledLine labels_beside(std::string_view text, const Label& first, const facts::Facts& facts) {
  const bool short_values = first.role == "responsible" || first.role == "schedule";
  const bool colon = text.substr(first.end, first.value - first.end).find(':') != text.npos;
  return labels_from(text, first.value + 1, facts, [&](const InlineLabel& label) {
    const std::string_view before = trimmed(text.substr(0, label.value.begin));
    return before.ends_with(":") || (short_values && !colon && label.role != first.role);
  });
}

std::string label_value(std::string_view text, Span span) {
  std::string_view value = trimmed(text.substr(span.begin, span.end - span.begin));
  if (value.ends_with(")") && value.find('(') == std::string_view::npos) {
    value.remove_suffix(1);
  }
  while (value.ends_with(",") || value.ends_with("/") || value.ends_with("|") ||
         value.ends_with(" ")) {
    value.remove_suffix(1);
  }
  return clean_item(value);
}

std::vector<std::string> label_items(std::string_view text, Span span, std::string_view role,
                                     const facts::Facts& facts) {
  const std::string_view value = trimmed(text.substr(span.begin, span.end - span.begin));
  const SentenceList list = list_in_sentence(value, facts);
  const bool actions = role == "steps" || role == "approach";
  if (!actions || !list.marked || list.items.size() < 2 || list.lead_end > 0) {
    return {label_value(text, span)};
  }
  std::vector<std::string> out;
  for (const Span& item : list.items) {
    out.push_back(clean(value.substr(item.begin, item.end - item.begin)));
  }
  return out;
}

}  // namespace ita::report
