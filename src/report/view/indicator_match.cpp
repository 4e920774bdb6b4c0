#include "report/view/indicator_match.h"

#include <algorithm>
#include <cctype>

#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/normalise.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kLike = 0.72;
/// Bytes of a key that may stand around a name in its label ("ตัวชี้วัด", "ด้าน", "(IIT)").
constexpr size_t kAround = 45;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Words that lead to an indicator's number, by their keys.
struct Leads {
  explicit Leads(const facts::Facts& facts)
      : indicator(facts.lexicon("indicator-word").front().key),
        brief(facts.lexicon("indicator-short")),
        ordinal(facts.lexicon("ordinal").front().key) {}
  /// The word for an indicator with which the key begins, written out or short ("ตชว.").
  const std::string& word_of(std::string_view key) const {
    for (const Phrase& word : brief) {
      if (key.starts_with(word.key)) {
        return word.key;
      }
    }
    return indicator;
  }
  const std::string& indicator;
  const std::vector<Phrase>& brief;
  const std::string& ordinal;
};

/// A number from 1 to `most` at the start of a key, and how many bytes it takes; 0 when none.
int small_number(std::string_view key, size_t& length, int most) {
  length = 0;
  int value = 0;
  while (length < key.size() && digit(key[length])) {
    value = value * 10 + (key[length] - '0');
    if (++length > 2) {
      return 0;
    }
  }
  return value >= 1 && value <= most ? value : 0;
}

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

constexpr size_t kThai = 3;  // bytes of a Thai letter

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

NumberLabel number_label(std::string_view label, const Leads& leads, int most) {
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

}  // namespace

IndicatorNames::IndicatorNames(const facts::Facts& facts, const facts::YearFacts& year)
    : facts_(facts), year_(year) {
  for (const facts::Indicator& indicator : year.indicators) {
    largest_ = std::max(largest_, indicator.number);
    names_.push_back({indicator.number, thai::match_key(indicator.name), true});
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

double alike_only(const std::string& key, const std::string& name) {
  return key.size() < 2 * name.size() ? thai::similarity(key, name) : 0;
}

/// A name of this size may stand among other words of its label.
bool holds(const std::string& key, const std::string& name) {
  return key.find(name) != std::string::npos && key.size() <= name.size() + kAround;
}

/// How alike a label's key and a name's are, 0..1.
double likeness(const std::string& key, const std::string& name) {
  return key == name ? 1 : holds(key, name) ? 0.95 : alike_only(key, name);
}

}  // namespace

IndicatorLabel IndicatorNames::match(std::string_view label) const {
  IndicatorLabel out;
  if (question_code(label, facts_)) {
    out.question = true;
    return out;
  }
  const NumberLabel number = number_label(label, Leads(facts_), largest_);
  out.by_number = number.value;
  out.explicit_number = number.explicit_number;
  const size_t begin = behind_number(label, number);
  const std::string key = thai::match_key(label.substr(begin));
  if (key.size() < 9) {
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
  if (out.by_name != 0 || out.by_number != 0) {
    out.name = {begin, label.size()};
    while (out.name.end > out.name.begin &&
           (label[out.name.end - 1] == ' ' || label[out.name.end - 1] == '\n')) {
      --out.name.end;
    }
  }
  return out;
}

std::string IndicatorNames::instrument(std::string_view label) const {
  const std::string key = thai::match_key(label);
  for (const InstrumentName& name : instruments_) {
    if (key.find(name.key) != std::string::npos) {
      return name.code;
    }
  }
  return "";
}

namespace {

/// A name or number of an indicator, or a name of an instrument, by bytes of the key.
struct Hit {
  size_t begin, end;
  int number;
  bool by_name;
  std::string instrument;
};

/// Calls `add` with each place of a phrase in the key.
template <typename Add>
void each_place(const std::string& key, const std::string& phrase, const Add& add) {
  for (size_t at = key.find(phrase); !phrase.empty() && at != std::string::npos;
       at = key.find(phrase, at + phrase.size())) {
    add(at);
  }
}

/// No Latin letter touches the bytes: "iit" in the middle of a Latin word is no code.
bool stands_alone(std::string_view source, const Span& where) {
  const auto letter = [&](size_t i) {
    return i < source.size() && std::isalpha(static_cast<unsigned char>(source[i])) != 0;
  };
  return !(where.begin > 0 && letter(where.begin - 1)) && !letter(where.end);
}

/// The number behind the word ตัวชี้วัด at `at` of the key, and where it ends there.
std::optional<Hit> numbered_hit(const Keyed& text, std::string_view source, size_t at,
                                const Leads& leads, int largest) {
  const std::string& key = text.key();
  size_t after = at + leads.indicator.size();
  if (key.compare(after, leads.ordinal.size(), leads.ordinal) == 0) {
    after += leads.ordinal.size();
  }
  // The key has no spaces: "ตัวชี้วัดที่ 1 88.33" must not become 188.
  size_t digits = text.source(at, after).end;
  while (digits < source.size() && source[digits] == ' ') {
    ++digits;
  }
  const auto printed = thai::find_numbers(source.substr(digits, 16));
  const bool small = !printed.empty() && printed[0].begin == 0 && printed[0].decimals == 0 &&
                     printed[0].value < 100;
  const size_t most = !small ? 3 : printed[0].value < 10 ? 1 : 2;
  size_t length = 0;
  const int number = small_number(std::string_view(key).substr(after, most), length, largest);
  const size_t end = text.source(at, after + length).end;
  const bool decimal = number != 0 && end + 1 < source.size() && source[end] == '.' &&
                       !thai::find_numbers(source.substr(end + 1, 3)).empty() &&
                       thai::find_numbers(source.substr(end + 1, 3)).front().begin == 0;
  if (number == 0 || decimal) {
    return std::nullopt;
  }
  return Hit{at, after + length, number, false, ""};
}

/// Hits in their order, without those that lie in a longer one; a number and the name right behind
/// it ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่") are one mention, said twice.
std::vector<IndicatorNames::Mention> mentions_of(std::vector<Hit> hits, const Keyed& text) {
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<IndicatorNames::Mention> out;
  size_t covered = 0;
  for (const Hit& hit : hits) {
    const Span span = text.source(hit.begin, hit.end);
    if (hit.begin < covered && !out.empty()) {
      continue;
    }
    covered = hit.end;
    if (hit.by_name && !out.empty() && out.back().by_number && !out.back().by_name &&
        text.key_offset(span.begin) - text.key_offset(out.back().span.end) <= 12) {
      IndicatorNames::Mention& last = out.back();
      last.by_name = true;
      last.conflict = last.number != hit.number;
      last.name = span;
      last.span.end = span.end;
      continue;
    }
    IndicatorNames::Mention mention;
    mention.span = span;
    mention.number = hit.number;
    mention.instrument = hit.instrument;
    mention.by_name = hit.by_name;
    mention.by_number = !hit.by_name && hit.instrument.empty();
    mention.name = hit.by_name ? span : Span{};
    out.push_back(mention);
  }
  return out;
}

}  // namespace

std::vector<IndicatorNames::Mention> IndicatorNames::find_all(const Keyed& text,
                                                              std::string_view source) const {
  constexpr size_t kLongestCode = 4;  // bytes: IIT, EBIT; longer names are Thai
  const std::string& key = text.key();
  const Leads leads(facts_);
  std::vector<Hit> hits;
  for (const Name& name : names_) {
    each_place(key, name.key, [&](size_t at) {
      hits.push_back({at, at + name.key.size(), name.number, true, ""});
    });
  }
  for (const InstrumentName& name : instruments_) {
    each_place(key, name.key, [&](size_t at) {
      const size_t end = at + name.key.size();
      if (name.key.size() > kLongestCode || stands_alone(source, text.source(at, end))) {
        hits.push_back({at, end, 0, false, name.code});
      }
    });
  }
  each_place(key, leads.indicator, [&](size_t at) {
    if (auto hit = numbered_hit(text, source, at, leads, largest_)) {
      hits.push_back(std::move(*hit));
    }
  });
  std::vector<Mention> out = mentions_of(std::move(hits), text);
  for (size_t i = 1; i < out.size(); ++i) {
    if (const Gloss gloss = gloss_of(out[i - 1], out[i], text); gloss != Gloss::none) {
      out[i - 1].span.end = out[i].span.end;
      out[i - 1].conflict = gloss == Gloss::either;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  for (size_t i = 0; i < out.size(); ++i) {
    const size_t end = text.key_offset(out[i].span.end);
    const size_t next = i + 1 < out.size() ? text.key_offset(out[i + 1].span.begin) : key.size();
    const size_t own = own_words(out[i].instrument, std::string_view(key).substr(end, next - end));
    if (own > 0 && end + own < next + (next == key.size() ? 1 : 0)) {
      out[i].span.end = text.source(end, end + own).end;
    }
  }
  return out;
}

size_t IndicatorNames::own_words(const std::string& code, std::string_view behind) const {
  constexpr size_t kFewest = 18;  // bytes of key: six letters
  size_t out = 0;
  for (const InstrumentName& own : instruments_) {
    for (size_t at = 0; own.code == code && at + kFewest <= own.key.size(); ++at) {
      size_t same = 0;
      while (same < behind.size() && at + same < own.key.size() &&
             own.key[at + same] == behind[same]) {
        ++same;
      }
      out = std::max(out, same - same % kThai);
    }
  }
  return out >= kFewest ? out : 0;
}

IndicatorNames::Gloss IndicatorNames::gloss_of(const Mention& code, const Mention& name,
                                               const Keyed& text) const {
  constexpr size_t kGlue = 3;  // bytes of key: a dash
  const size_t end = text.key_offset(code.span.end), begin = text.key_offset(name.span.begin);
  if (code.instrument.empty() || !name.by_name || name.by_number || begin > end + kGlue) {
    return Gloss::none;
  }
  const std::string said = text.key().substr(begin, text.key_offset(name.span.end) - begin);
  Gloss out = Gloss::none;
  for (const InstrumentName& own : instruments_) {
    if (own.code == code.instrument && own.key.ends_with(said)) {
      // The whole name of an indicator may be meant as such: "OIT การเปิดเผยข้อมูล".
      const bool official = std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
        return name.official && name.key == said;
      });
      return official ? Gloss::either : Gloss::ends;
    }
    if (own.code == code.instrument && own.key.starts_with(said)) {
      out = Gloss::either;
    }
  }
  return out;
}

}  // namespace ita::report
