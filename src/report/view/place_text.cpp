#include "report/view/place_text.h"

#include <algorithm>

#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

constexpr char32_t kPaiyannoi = 0x0E2F, kMaiyamok = 0x0E46;  // signs of shortening, repeating

size_t length_at(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// A Thai letter or mark, or the hyphen of a double name.
bool in_name(std::string_view text, size_t at, size_t begin) {
  const std::string_view c = text.substr(at, length_at(text, at));
  if (c == "-") {
    return at > begin && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xE0;
  }
  if (c.size() != 3 || c[0] != '\xE0') {
    return false;
  }
  const char32_t code = thai::to_utf32(c)[0];
  return thai::is_thai(code) && !thai::is_thai_digit(code) && code != kPaiyannoi &&
         code != kMaiyamok;
}

bool stops(std::string_view rest, const facts::Facts& facts) {
  const std::vector<Phrase>& list = facts.lexicon("name-stops");
  return std::any_of(list.begin(), list.end(),
                     [&](const Phrase& stop) { return rest.starts_with(stop.text); });
}

bool letter_before(std::string_view text, size_t at) { return at >= 3 && text[at - 3] == '\xE0'; }

}  // namespace

Span name_at(std::string_view text, size_t at, const facts::Facts& facts) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) {
    ++at;
  }
  size_t end = at;
  if (stops(text.substr(at), facts)) {
    return {at, at};
  }
  while (end < text.size() && in_name(text, end, at) && !stops(text.substr(end), facts)) {
    end += length_at(text, end);
  }
  return {at, end};
}

std::string longer_name(std::string_view text, Span name, const facts::Facts& facts) {
  const std::string_view gap = text.substr(name.end, 1);
  if (gap != " " && gap != "\n") {
    return std::string(text.substr(name.begin, name.end - name.begin));
  }
  const Span more = name_at(text, name.end + 1, facts);
  return std::string(text.substr(name.begin, name.end - name.begin)) +
         std::string(text.substr(more.begin, more.end - more.begin));
}

std::vector<LeadMention> leads_in(std::string_view text, const Keyed& keyed,
                                  const std::string& word) {
  std::vector<LeadMention> out;
  if (word.ends_with(".")) {
    for (size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      if (!letter_before(text, at)) {
        out.push_back({at, at + word.size()});
      }
    }
    return out;
  }
  const std::string key = thai::match_key(word);
  for (auto at = keyed.find(key); at; at = keyed.find(key, at->end)) {
    out.push_back(*at);
  }
  return out;
}

namespace {

bool capital_has(const std::string& name, bool district, const facts::Facts& facts) {
  const std::string& capital = facts.lexicon("capital").front().text;
  return district ? facts.place_exists({"", name, capital})
                  : facts.place_exists({name, "", capital});
}

const std::vector<Phrase>& capital_words(bool district, const facts::Facts& facts) {
  return facts.lexicon(district ? "capital-district" : "capital-subdistrict");
}

}  // namespace

std::vector<PlaceMention> capital_places(std::string_view text, const Keyed& keyed, bool district,
                                         const facts::Facts& facts) {
  std::vector<PlaceMention> out = places_after(text, keyed, capital_words(district, facts), facts);
  std::erase_if(
      out, [&](const PlaceMention& place) { return !capital_has(place.name, district, facts); });
  return out;
}

bool capital_place_at(std::string_view text, size_t at, const facts::Facts& facts) {
  for (const bool district : {true, false}) {
    for (const Phrase& word : capital_words(district, facts)) {
      if (text.substr(at).starts_with(word.text)) {
        const Span name = name_at(text, at + word.text.size(), facts);
        return capital_has(std::string(text.substr(name.begin, name.end - name.begin)), district,
                           facts);
      }
    }
  }
  return false;
}

namespace {

/// "… 15 in the district and 21st of the province": the district has no name there.
bool begins_with_and(std::string_view text, const facts::Facts& facts) {
  const auto& words = facts.lexicon("list-and");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return text.starts_with(word.text); });
}

}  // namespace

std::vector<PlaceMention> places_after(std::string_view text, const Keyed& keyed,
                                       const std::vector<Phrase>& words,
                                       const facts::Facts& facts) {
  std::vector<PlaceMention> out;
  for (const Phrase& word : words) {
    for (const LeadMention& lead : leads_in(text, keyed, word.text)) {
      const Span name = name_at(text, lead.end, facts);
      if (!name.empty() && !begins_with_and(text.substr(name.begin), facts)) {
        out.push_back({std::string(text.substr(name.begin, name.end - name.begin)),
                       longer_name(text, name, facts),
                       name,
                       {lead.begin, name.end}});
      }
    }
  }
  return out;
}

}  // namespace ita::report
