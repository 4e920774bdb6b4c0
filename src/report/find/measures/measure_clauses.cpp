#include "report/find/measures/measure_clauses.h"

#include <algorithm>
#include <array>

#include "report/find/cues.h"
#include "report/find/measures/measure_tail.h"
#include "report/find/plan/sentence_list.h"
#include "report/find/plan/unit_words.h"
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
  bool plain = false;  ///< told by a unit or a time alone, without words that close it
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
  std::string_view lead = start_of(text.substr(at), facts.lexicon("clause-who-begins"));
  // "ให้" is said of many; of a unit with a word of its own.
  const bool weak = lead.empty() && at > 0 && text[at - 1] == ' ';
  if (weak) {
    lead = start_of(text.substr(at), facts.lexicon("clause-who-begins-unit"));
  }
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
      ends_with_any(text.substr(value, end - value), facts.lexicon("clause-who-none")) ||
      (weak && !says_unit(text.substr(value, end - value), facts))) {
    return std::nullopt;
  }
  return Found{Clause::who, {at, after}, value, end};
}

bool begins_word(std::string_view text, size_t at) {
  return text[at - 1] == ' ' && text[at] != ' ';
}

/// Words that may begin a clause stand there.
bool may_begin(std::string_view text, size_t at, const facts::Facts& facts) {
  static constexpr std::array kLeads = {"clause-who-begins",    "clause-unit-lead",
                                        "clause-when-begins",   "clause-when-itself",
                                        "clause-report-begins", "clause-steps-begins"};
  const std::string_view rest = text.substr(at);
  return !start_of(rest, facts.lexicon("clause-when-glued")).empty() ||
         (begins_word(text, at) && std::any_of(kLeads.begin(), kLeads.end(), [&](const char* role) {
            return !start_of(rest, facts.lexicon(role)).empty();
          }));
}

/// Where the next clause may begin, or the end of the text.
size_t next_clause(std::string_view text, size_t from, const facts::Facts& facts) {
  while (from < text.size() && !may_begin(text, from, facts)) {
    ++from;
  }
  return std::min(from, text.size());
}

/// "โดยฝ่ายพัสดุ", "มอบกองคลัง": a unit and nothing else up to the next clause.
std::optional<Found> unit_at(std::string_view text, size_t at, const facts::Facts& facts) {
  const std::string_view lead = start_of(text.substr(at), facts.lexicon("clause-unit-lead"));
  if (lead.empty()) {
    return std::nullopt;
  }
  const size_t value = at + lead.size();
  size_t end = next_clause(text, value, facts);
  // The name of a unit may hold such a word ("หน่วยตรวจสอบภายใน").
  while (end < text.size() && !begins_word(text, end)) {
    const size_t after =
        end + start_of(text.substr(end), facts.lexicon("clause-when-glued")).size();
    if (says_when(text.substr(end, next_clause(text, after, facts) - end), facts)) {
      break;
    }
    end = next_clause(text, after, facts);
  }
  const bool unit = end > value && says_unit(text.substr(value, end - value), facts);
  return unit ? std::optional(Found{Clause::who, {at, value}, value, 0, true}) : std::nullopt;
}

/// "ติดป้ายภายในธันวาคม 2568": a month or a year and nothing else up to the next clause; no space
/// needs to stand before.
std::optional<Found> time_at(std::string_view text, size_t at, const facts::Facts& facts) {
  const std::string_view lead = start_of(text.substr(at), facts.lexicon("clause-when-glued"));
  if (lead.empty()) {
    return std::nullopt;
  }
  const size_t end = next_clause(text, at + lead.size(), facts);
  const std::string_view when = text.substr(at + lead.size(), end - at - lead.size());
  const bool dated = says_when(when, facts) && says_when(text.substr(at, end - at), facts);
  return dated ? std::optional(Found{Clause::when, {at, at + lead.size()}, at, 0, true})
               : std::nullopt;
}

std::optional<Found> clause_at(std::string_view text, size_t at, const facts::Facts& facts) {
  if (const auto who = who_at(text, at, facts)) {
    return who;
  }
  if (const auto unit = unit_at(text, at, facts)) {
    return unit;
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
    into.responsible += (into.responsible.empty() ? "" : ", ") + clean(value);
  } else if (clause == Clause::steps) {
    into.steps = steps_of(value, facts);
  } else {
    const std::string text = clean(value);
    into.schedule += (into.schedule.empty() || text.empty() ? "" : " ") + text;
  }
}

/// The sentence is told in clauses where words close one of them, where steps follow, or where
/// nothing but units and times stands behind its title.
bool tells_clauses(std::string_view sentence, const std::vector<Found>& found,
                   const facts::Facts& facts) {
  bool plain = false;
  bool sure = true;
  for (size_t i = 0; i < found.size(); ++i) {
    const Found& clause = found[i];
    if (clause.clause == Clause::steps || (clause.clause == Clause::who && !clause.plain)) {
      return true;
    }
    const size_t end = i + 1 < found.size() ? found[i + 1].span.begin : sentence.size();
    const std::string_view value = trimmed(sentence.substr(clause.value, end - clause.value));
    plain = plain || clause.plain;
    sure = sure && (clause.clause == Clause::who ||
                    (clause.clause == Clause::when && says_when(value, facts)));
  }
  return plain && sure;
}

}  // namespace

MeasureClauses clauses_of(std::string_view sentence, const facts::Facts& facts) {
  std::vector<Found> found;
  for (size_t at = 1; at < sentence.size(); ++at) {
    auto clause = time_at(sentence, at, facts);
    if (!clause && begins_word(sentence, at)) {
      clause = clause_at(sentence, at, facts);
    }
    if (clause && (!found.empty() || clause->clause != Clause::report)) {
      found.push_back(*clause);
      at = std::max(at, clause->span.end - 1);
    }
  }
  MeasureClauses out;
  out.found = tells_clauses(sentence, found, facts);
  if (!out.found) {
    return tail_of(sentence, facts);
  }
  out.title = clean(sentence.substr(0, found.front().span.begin));
  for (size_t i = 0; i < found.size(); ++i) {
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
