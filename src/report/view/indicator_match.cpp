#include "report/view/indicator_match.h"

#include <algorithm>
#include <cctype>

#include "report/view/indicator_leads.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kLike = 0.72;
/// Bytes of a key that may stand around a name in its label ("ตัวชี้วัด", "ด้าน", "(IIT)").
constexpr size_t kAround = 45;
constexpr size_t kShortestKey = 9;  ///< of a name that is not printed as it is known

/// i1 … e15 … o43: a letter and a number, then an end or a space.
bool question_code(std::string_view label, const facts::Facts& facts) {
  std::string text;
  for (const char c : thai::arabic_digits(trimmed(label))) {
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  std::string_view rest = text;
  for (const Phrase& lead : facts.lexicon("question-lead")) {
    if (rest.starts_with(lead.text)) {
      rest = trimmed(rest.substr(lead.text.size()));
    }
  }
  if (rest.empty() || std::string_view("ieo").find(rest.front()) == std::string_view::npos) {
    return false;
  }
  rest.remove_prefix(1);
  if (!rest.empty() && (rest.front() == ' ' || rest.front() == '-' || rest.front() == '.')) {
    rest.remove_prefix(1);
  }
  size_t count = 0;
  while (count < rest.size() && digit(rest[count])) {
    ++count;
  }
  return count >= 1 && count <= 2 && (count == rest.size() || !std::isalpha(rest[count]));
}

/// The word ตัวชี้วัด at the start of a key with one letter of it misread (a dot more or less on a
/// scan), sure by the ที่ and the number that follow.
bool starts_with_misread_word(std::string_view key, const Leads& leads, int most) {
  const std::string& word = leads.indicator;
  if (key.size() <= word.size() || !key.substr(word.size()).starts_with(leads.ordinal)) {
    return false;
  }
  size_t wrong = 0;
  for (size_t i = 0; i < word.size(); i += kThai) {
    wrong += key.compare(i, kThai, word, i, kThai) != 0 ? 1 : 0;
  }
  size_t length = 0;
  return wrong == 1 &&
         small_number(key.substr(word.size() + leads.ordinal.size()), length, most) != 0;
}

struct NumberLabel {
  int value = 0;
  bool explicit_number = false;
  size_t length = 0;  ///< bytes of the text that the number with its words takes
};

/// "ต.3" as a whole label.
int letter_and_number(std::string_view label, const Leads& leads, int most) {
  const std::string text = thai::arabic_digits(trimmed(label));
  for (const Phrase& letter : leads.letter) {
    size_t length = 0;
    const std::string_view rest =
        text.starts_with(letter.text) ? std::string_view(text).substr(letter.text.size()) : "";
    const int value = small_number(trimmed(rest), length, most);
    if (value != 0 && length == trimmed(rest).size()) {
      return value;
    }
  }
  return 0;
}

NumberLabel number_label(std::string_view label, const Leads& leads, int most) {
  if (const int value = letter_and_number(label, leads, most); value != 0) {
    return {value, true, label.size()};
  }
  const Keyed keyed(label);
  const std::string& key = keyed.key();
  const std::string& word = leads.word_of(key);
  std::string_view rest = key;
  size_t taken = 0;
  NumberLabel out;
  if (rest.starts_with(word) || starts_with_misread_word(rest, leads, most)) {
    taken = word.size();
    if (rest.substr(taken).starts_with(leads.ordinal)) {
      taken += leads.ordinal.size();
    }
    size_t length = 0;
    out.value = small_number(rest.substr(taken), length, most);
    out.explicit_number = out.value != 0;
    taken += length;
    if (out.value != 0) {
      out.length = keyed.source(0, taken).end;
    }
    return out;
  }
  if (rest.starts_with(leads.ordinal)) {
    taken = leads.ordinal.size();
  }
  size_t length = 0;
  const int value = small_number(rest.substr(taken), length, most);
  const size_t end = value == 0 ? 0 : keyed.source(0, taken + length).end;
  // "1", "1.", "(1)", "1. การ…", "1 การ…"; but not the beginning of 99.17 or of 1,234.
  const std::string_view after = label.substr(std::min(end, label.size()));
  const bool goes_on = !after.empty() && (after[0] == '.' || after[0] == ',') && after.size() > 1 &&
                       !thai::find_numbers(after.substr(1, 3)).empty() &&
                       thai::find_numbers(after.substr(1, 3)).front().begin == 0;
  if (value != 0 && !goes_on) {
    out.value = value;
    out.length = end;
  }
  return out;
}

/// The key of a name without the words that make nouns of verbs.
std::string without_prefixes(std::string_view name, const facts::Facts& facts) {
  std::string out(name);
  for (const Phrase& prefix : facts.lexicon("nominal-prefix")) {
    for (size_t at = out.find(prefix.text); at != std::string::npos; at = out.find(prefix.text)) {
      out.erase(at, prefix.text.size());
    }
  }
  return thai::match_key(out);
}

}  // namespace

IndicatorNames::IndicatorNames(const facts::Facts& facts, const facts::YearFacts& year)
    : facts_(facts), year_(year) {
  for (const facts::Indicator& indicator : year.indicators) {
    largest_ = std::max(largest_, indicator.number);
    names_.push_back({indicator.number, thai::match_key(indicator.name), true});
    shorts_.push_back({indicator.number, without_prefixes(indicator.name, facts), true});
    for (const std::string& brief : indicator.briefs) {
      shorts_.push_back({indicator.number, thai::match_key(brief), false});
    }
    for (const std::string& alias : indicator.aliases) {
      names_.push_back({indicator.number, thai::match_key(alias), false});
    }
  }
  for (const facts::InstrumentFact& instrument : year.instruments) {
    instruments_.push_back({instrument.code, thai::match_key(instrument.code)});
    for (const std::string& name : instrument.names) {
      instruments_.push_back({instrument.code, thai::match_key(name)});
    }
  }
  // Longest first, so that ภายนอก is never taken for the shorter ภายใน form.
  std::sort(instruments_.begin(), instruments_.end(),
            [](const auto& a, const auto& b) { return a.key.size() > b.key.size(); });
}

const facts::Indicator* IndicatorNames::indicator(int number) const {
  for (const facts::Indicator& indicator : year_.indicators) {
    if (indicator.number == number) {
      return &indicator;
    }
  }
  return nullptr;
}

bool IndicatorNames::only_within_instrument(const std::string& key, const std::string& name) const {
  for (const InstrumentName& instrument : instruments_) {  // the longest first
    const size_t at = key.find(instrument.key);
    if (at != std::string::npos && instrument.key.find(name) != std::string::npos) {
      std::string rest = key;
      rest.erase(at, instrument.key.size());
      return rest.find(name) == std::string::npos;
    }
  }
  return false;
}

namespace {

/// Where the name begins in a label, behind its number and the signs that part them.
size_t behind_number(std::string_view label, const NumberLabel& number) {
  size_t begin = number.length;
  // "1.1 การ…" counts within the instrument: no indicator's number, and no part of the name.
  for (size_t digits = begin; number.value == 0 && digits < label.size();) {
    const size_t size = label[digits] == '\xE0' ? kThai : 1;
    const std::string sign = thai::arabic_digits(label.substr(digits, size));
    if (!digit(sign[0]) && sign != ".") {
      break;
    }
    digits += size;
    begin = digits;
  }
  while (begin < label.size() &&
         std::string_view(" .):-\n\t").find(label[begin]) != std::string_view::npos) {
    ++begin;
  }
  return begin;
}

/// How alike two keys are as wholes, 0..1.
double alike_only(const std::string& key, const std::string& name) {
  return key.size() < 2 * name.size() ? thai::similarity(key, name, kLike) : 0;
}

/// A name of this size may stand among other words of its label.
bool holds(const std::string& key, const std::string& name) {
  return key.size() <= name.size() + kAround && thai::find_in(key, name) != std::string::npos;
}

/// How alike a label's key and a name's are, 0..1.
double likeness(const std::string& key, const std::string& name) {
  return key == name ? 1 : holds(key, name) ? 0.95 : alike_only(key, name);
}

}  // namespace

const IndicatorLabel& IndicatorNames::match(std::string_view label) const {
  const auto known = matched_.find(label);
  return known != matched_.end() ? known->second
                                 : matched_.emplace(label, match_anew(label)).first->second;
}

namespace {

constexpr size_t kShortestShort = 15;  ///< bytes of key: five letters

}  // namespace

int IndicatorNames::named_in_short(std::string_view label) const {
  const std::string_view sign = facts_.lexicon("shortening").front().text;
  const std::string_view whole = trimmed(label);
  const bool cut = whole.ends_with(sign);
  const std::string_view words = cut ? whole.substr(0, whole.size() - sign.size()) : whole;
  const std::string printed = thai::match_key(words), key = without_prefixes(words, facts_);
  int out = 0;
  for (const Name& name : shorts_) {
    const bool fits =
        name.official ? key == name.key || (cut && name.key.starts_with(key)) : printed == name.key;
    if (key.size() < kShortestShort || !fits || name.number == out) {
      continue;
    }
    if (out != 0) {
      return 0;
    }
    out = name.number;
  }
  return out;
}

/// "i3", a question; but "I3. Use of Power" is the third indicator, as its name says.
IndicatorLabel IndicatorNames::of_code(std::string_view label) const {
  IndicatorLabel out;
  const auto numbers = thai::find_numbers(label);
  const size_t begin = numbers.empty() ? label.size() : numbers[0].end;
  const std::string key = thai::match_key(label.substr(begin));
  for (const Name& name : names_) {
    if (!key.empty() && key == name.key && numbers[0].value == name.number) {
      out.by_number = out.by_name = name.number;
      out.similarity = 1;
      out.name = {begin, label.size()};
      while (out.name.begin < out.name.end &&
             std::string_view(" .):-\n").find(label[out.name.begin]) != std::string_view::npos) {
        ++out.name.begin;
      }
      return out;
    }
  }
  out.question = true;
  return out;
}

namespace {

Span without_spaces_behind(std::string_view label, size_t begin) {
  Span out{begin, label.size()};
  while (out.end > out.begin && (label[out.end - 1] == ' ' || label[out.end - 1] == '\n')) {
    --out.end;
  }
  return out;
}

}  // namespace

IndicatorLabel IndicatorNames::match_anew(std::string_view label) const {
  IndicatorLabel out;
  if (question_code(label, facts_)) {
    return of_code(label);
  }
  const NumberLabel number = number_label(label, Leads(facts_), largest_);
  out.by_number = number.value;
  out.explicit_number = number.explicit_number;
  const size_t begin = behind_number(label, number);
  const std::string key = thai::match_key(label.substr(begin));
  const bool whole =
      std::any_of(names_.begin(), names_.end(), [&](const Name& name) { return name.key == key; });
  if (key.size() < kShortestKey && !whole) {
    return out;
  }
  for (const Name& name : names_) {
    // A label without a number that names an instrument does not name what its words begin with.
    if (name.key.empty()) {
      continue;
    }
    const bool within = number.value == 0 && key != name.key && holds(key, name.key) &&
                        only_within_instrument(key, name.key);
    const double similarity = within ? alike_only(key, name.key) : likeness(key, name.key);
    // A longer name that fits equally well is the better reading; an alias belongs to one number
    // only.
    const bool agrees = number.value == name.number;
    const double worth = similarity + (agrees ? 0.02 : 0) + (name.official ? 0.01 : 0);
    const double best =
        out.similarity + (out.by_name == number.value && out.by_name != 0 ? 0.02 : 0);
    if (similarity >= kLike && worth > best) {
      out.by_name = name.number;
      out.similarity = similarity;
    }
  }
  const int brief = out.similarity < 1 ? named_in_short(label.substr(begin)) : 0;
  if (brief != 0 && (out.by_name == 0 || out.by_name == brief)) {
    out.by_name = brief;
    out.similarity = 1;
  }
  if (out.by_name != 0 || out.by_number != 0) {
    out.name = without_spaces_behind(label, begin);
  }
  return out;
}

std::string IndicatorNames::instrument(std::string_view label) const {
  const std::string key = thai::match_key(label);
  for (const InstrumentName& name : instruments_) {
    if (thai::find_in(key, name.key) != std::string::npos) {
      return name.code;
    }
  }
  return "";
}

}  // namespace ita::report
