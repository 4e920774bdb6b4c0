#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// A place that a text names after one of its words ("อำเภอ", "อ.").
struct PlaceMention {
  std::string name;
  std::string
      longer;  ///< with the next word, where only a gap or a line break divides them; else the same
  Span span;   ///< of the name
  Span whole;  ///< with the word before it
};

/// Every name after one of `words` in the text.  Abbreviations count only with their point and not
/// inside a word.
std::vector<PlaceMention> places_after(std::string_view text, const Keyed& keyed,
                                       const std::vector<Phrase>& words, const facts::Facts& facts);

/// The same for the capital, whose words ("เขต", "แขวง") many names of offices use too: only the
/// names that it has count.
std::vector<PlaceMention> capital_places(std::string_view text, const Keyed& keyed, bool district,
                                         const facts::Facts& facts);

/// Whether a district or subdistrict of the capital stands at `at` ("เขตดอนเมือง").
bool capital_place_at(std::string_view text, size_t at, const facts::Facts& facts);

/// Where a text bears `word` as the words of a kind of place or agency; by key, so that lost marks
/// do no harm.  Abbreviations count only with their point and not inside a word.
using LeadMention = Span;
std::vector<LeadMention> leads_in(std::string_view text, const Keyed& keyed,
                                  const std::string& word);

/// The name with the word behind the gap: a reader may see a gap where the print has none.
std::string longer_name(std::string_view text, Span name, const facts::Facts& facts);

/// The bytes of a proper name that begins at `at`: to the first space, digit, bracket, or word of a
/// smaller or larger place.
Span name_at(std::string_view text, size_t at, const facts::Facts& facts);

}  // namespace ita::report
