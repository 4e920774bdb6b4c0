#include "report/find/measures/measure_tail.h"

#include <algorithm>
#include <string>
#include <vector>

#include "report/find/cues.h"
#include "report/find/plan/unit_words.h"
#include "report/view/evidence.h"
#include "report/view/keyed.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

std::vector<std::string_view> parts_at(std::string_view text, std::string_view sign) {
  std::vector<std::string_view> out;
  for (size_t from = 0; from <= text.size();) {
    const size_t at = std::min(text.find(sign, from), text.size());
    out.push_back(trimmed(text.substr(from, at - from)));
    from = at + sign.size();
  }
  return out;
}

/// What stands from the first of the parts to the last, with the signs between them.
std::string_view whole(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<size_t>(last.data() + last.size() - first.data())};
}

/// "มอบ กองคลัง": the unit behind words that say that it is one; `led`: they do.
std::string_view without_lead(std::string_view text, const facts::Facts& facts, bool& led) {
  size_t longest = 0;
  for (const facts::Phrase& lead : facts.lexicon("clause-unit-lead")) {
    longest = text.starts_with(lead.text) ? std::max(longest, lead.text.size()) : longest;
  }
  led = longest > 0;
  return trimmed(text.substr(longest));
}

/// A unit and a time, in either order; the time may hold the sign between its dates.
bool who_and_when(const std::vector<std::string_view>& parts, size_t from, MeasureClauses& out,
                  const facts::Facts& facts) {
  if (from + 2 > parts.size()) {
    return false;
  }
  const auto take = [&](std::string_view who, std::string_view when) {
    bool led = false;
    const std::string_view unit = without_lead(who, facts, led);
    if (!says_unit(unit, facts) || !says_when(when, facts)) {
      return false;
    }
    out.responsible = clean(unit);
    out.schedule = clean(when);
    return true;
  };
  return take(parts[from], whole(parts[from + 1], parts.back())) ||
         take(parts.back(), whole(parts[from], parts[parts.size() - 2]));
}

/// "ตรวจสมุด — กองคลัง — ม.ค. 2566"
bool between_dashes(std::string_view sentence, MeasureClauses& out, const facts::Facts& facts) {
  for (const facts::Phrase& sign : facts.lexicon("tail-signs")) {
    const std::vector<std::string_view> parts = parts_at(sentence, sign.text);
    for (size_t from = 1; from + 1 < parts.size(); ++from) {
      if (!parts.front().empty() && who_and_when(parts, from, out, facts)) {
        out.title = clean(whole(parts.front(), parts[from - 1]));
        return true;
      }
    }
  }
  return false;
}

/// "(มอบ กองคลัง / ไตรมาสที่ 1)", "(กองคลัง ภายในมีนาคม 2569)", "(มอบ กองช่าง)" at the end.
bool in_brackets(std::string_view sentence, MeasureClauses& out, const facts::Facts& facts) {
  const size_t open = sentence.rfind('(');
  if (!sentence.ends_with(")") || open == std::string_view::npos || open == 0) {
    return false;
  }
  const std::string_view inside = trimmed(sentence.substr(open + 1, sentence.size() - open - 2));
  out.title = clean(sentence.substr(0, open));
  bool led = false;
  const std::string_view unit = without_lead(inside, facts, led);
  if (led && says_unit(unit, facts)) {
    out.responsible = clean(unit);
    return true;
  }
  for (const facts::Phrase& sign : facts.lexicon("tail-signs-in-brackets")) {
    if (who_and_when(parts_at(inside, sign.text), 0, out, facts)) {
      return true;
    }
  }
  return false;
}

}  // namespace

MeasureClauses tail_of(std::string_view sentence, const facts::Facts& facts) {
  MeasureClauses out;
  sentence = trimmed(sentence);
  out.found = in_brackets(sentence, out, facts) || between_dashes(sentence, out, facts);
  if (!out.found) {
    out = {};
    out.title = clean(sentence);
  }
  return out;
}

}  // namespace ita::report
