#include "report/find/measure_clauses.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/sentence_list.h"
#include "report/view/evidence.h"
#include "report/view/keyed.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

enum class Clause { who, when, steps, report };

struct Found {
  Clause clause;
  Span span;         ///< of its first words
  size_t value = 0;  ///< byte at which what it says begins
  size_t closes =
      0;  ///< byte at which that ends, where words close it; 0 for up to the next clause
};

/// The longest of the phrases with which the text begins; empty for none.
std::string_view start_of(std::string_view text, const std::vector<Phrase>& list) {
  std::string_view best;
  for (const Phrase& phrase : list) {
    if (text.starts_with(phrase.text) && phrase.text.size() > best.size()) {
      best = text.substr(0, phrase.text.size());
    }
  }
  return best;
}

/// "โดยมีกองคลังเป็นผู้รับผิดชอบ": the words that close the clause, before the next space but one.
std::optional<Found> who_at(std::string_view text, size_t at, const facts::Facts& facts) {
  constexpr size_t kFarthest = 240;
  const std::string_view lead = start_of(text.substr(at), facts.lexicon("clause-who-begins"));
  if (lead.empty()) {
    return std::nullopt;
  }
  const size_t value = at + lead.size();
  size_t end = std::string_view::npos, after = 0;
  const auto close_at = [&](const Phrase& tail, bool whole) {
    const size_t found = text.find(tail.text, value);
    const size_t behind = found + tail.text.size();
    const bool stands = found != std::string_view::npos && found - value <= kFarthest &&
                        (!whole || (behind < text.size() ? text[behind] == ' ' : true));
    if (stands && (found < end || (found == end && behind > after))) {
      end = found;
      after = behind;
    }
  };
  for (const Phrase& tail : facts.lexicon("clause-who-ends")) {
    close_at(tail, false);
  }
  // Plain words close a clause only behind the name of a unit.
  const bool unit = !start_of(trimmed(text.substr(value)), facts.lexicon("unit-begins")).empty();
  for (const Phrase& tail : facts.lexicon("clause-who-ends-at-space")) {
    if (unit) {
      close_at(tail, true);
    }
  }
  if (end == std::string_view::npos || end == value ||
      ends_with_any(text.substr(value, end - value), facts.lexicon("clause-who-none"))) {
    return std::nullopt;
  }
  return Found{Clause::who, {at, after}, value, end};
}

std::optional<Found> clause_at(std::string_view text, size_t at, const facts::Facts& facts) {
  if (const auto who = who_at(text, at, facts)) {
    return who;
  }
  const std::string_view rest = text.substr(at);
  if (const auto lead = start_of(rest, facts.lexicon("clause-steps-begins")); !lead.empty()) {
    return Found{Clause::steps, {at, at + lead.size()}, at + lead.size(), 0};
  }
  const Keyed near(rest.substr(0, 150));
  const auto lead = start_of(rest, facts.lexicon("clause-when-begins"));
  if (!lead.empty() && any_in(near.key(), facts.lexicon("time-words"))) {
    return Found{Clause::when, {at, at + lead.size()}, at + lead.size(), 0};
  }
  const auto& times = facts.lexicon("clause-when-itself");
  if (std::any_of(times.begin(), times.end(),
                  [&](const Phrase& time) { return near.key().starts_with(time.key); })) {
    return Found{Clause::when, {at, at}, at, 0};
  }
  if (const auto report = start_of(rest, facts.lexicon("clause-report-begins")); !report.empty()) {
    return Found{Clause::report, {at, at}, at, 0};
  }
  return std::nullopt;
}

std::vector<std::string> steps_of(std::string_view text, const facts::Facts& facts) {
  const SentenceList list = list_in_sentence(text, facts);
  if (!list.marked || list.items.size() < 2) {
    return {clean_item(text)};
  }
  std::vector<std::string> out;
  for (const Span& span : list.items) {
    out.push_back(clean(text.substr(span.begin, span.end - span.begin)));
  }
  return out;
}

void put(MeasureClauses& into, Clause clause, std::string_view value, const facts::Facts& facts) {
  if (clause == Clause::who) {
    into.responsible = clean(value);
  } else if (clause == Clause::steps) {
    into.steps = steps_of(value, facts);
  } else {
    const std::string text = clean(value);
    into.schedule += (into.schedule.empty() || text.empty() ? "" : " ") + text;
  }
}

}  // namespace

MeasureClauses clauses_of(std::string_view sentence, const facts::Facts& facts) {
  std::vector<Found> found;
  for (size_t at = 1; at < sentence.size(); ++at) {
    const bool begins = sentence[at - 1] == ' ' && sentence[at] != ' ';
    const auto clause = begins ? clause_at(sentence, at, facts) : std::nullopt;
    if (clause && (!found.empty() || clause->clause != Clause::report)) {
      found.push_back(*clause);
      at = std::max(at, clause->span.end - 1);
    }
  }
  MeasureClauses out;
  out.found = std::any_of(found.begin(), found.end(), [](const Found& clause) {
    return clause.clause == Clause::who || clause.clause == Clause::steps;
  });
  out.title = clean(out.found ? sentence.substr(0, found.front().span.begin) : sentence);
  for (size_t i = 0; i < found.size() && out.found; ++i) {
    const size_t next = i + 1 < found.size() ? found[i + 1].span.begin : sentence.size();
    const size_t end = found[i].closes > 0 ? found[i].closes : next;
    std::string_view value = trimmed(sentence.substr(found[i].value, end - found[i].value));
    if (found[i].clause == Clause::report) {
      value.remove_prefix(start_of(value, facts.lexicon("list-and")).size());
    }
    put(out, found[i].clause, value, facts);
    // What no clause holds is still said of the measure.
    const std::string_view rest =
        found[i].closes > 0
            ? trimmed(sentence.substr(found[i].span.end, next - std::min(next, found[i].span.end)))
            : std::string_view();
    out.title += rest.empty() ? "" : " " + clean(rest);
  }
  return out;
}

}  // namespace ita::report
