#include <algorithm>
#include <cctype>
#include <optional>

#include "report/view/indicator_leads.h"
#include "report/view/indicator_match.h"
#include "thai/numerals.h"

namespace ita::report {

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
  for (size_t at = thai::find_in(key, phrase); !phrase.empty() && at != std::string::npos;
       at = thai::find_in(key, phrase, at + phrase.size())) {
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
    if (names_instrument(out[i - 1], out[i], text)) {
      out[i].span.begin = out[i - 1].span.begin;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(--i));
      continue;
    }
    if (const Gloss gloss = gloss_of(out[i - 1], out[i], text); gloss != Gloss::none) {
      out[i - 1].span.end = out[i].span.end;
      out[i - 1].conflict = gloss == Gloss::either;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  for (size_t i = 0; i < out.size(); ++i) {
    const size_t end = text.key_offset(out[i].span.end);
    const size_t next = i + 1 < out.size() ? text.key_offset(out[i + 1].span.begin) : key.size();
    const std::string_view behind = std::string_view(key).substr(end, next - end);
    if (const size_t own = own_words(out[i].instrument, behind); own > 0) {
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

bool IndicatorNames::names_instrument(const Mention& name, const Mention& code,
                                      const Keyed& text) const {
  const facts::Indicator* known =
      name.by_name && !name.by_number ? indicator(name.number) : nullptr;
  const size_t begin = text.key_offset(name.span.begin), end = text.key_offset(name.span.end);
  if (known == nullptr || code.instrument != known->instrument ||
      text.key_offset(code.span.begin) != end) {
    return false;
  }
  const std::string said = text.key().substr(begin, end - begin);
  const bool official = std::any_of(names_.begin(), names_.end(), [&](const Name& other) {
    return other.official && other.key == said;
  });
  return !official &&
         std::any_of(instruments_.begin(), instruments_.end(), [&](const InstrumentName& own) {
           return own.code == code.instrument && own.key.ends_with(said);
         });
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
      const bool official = std::any_of(names_.begin(), names_.end(), [&](const Name& known) {
        return known.official && known.key == said;
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
