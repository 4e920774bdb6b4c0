#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"

namespace ita::report {

/// What a phrase of the lexicon says of a number near it.
enum class CueKind {
  stop,      ///< holds the letters of another cue and says nothing
  score,     ///< the number is a result
  now,       ///< of the year at hand
  previous,  ///< of the year before
  from,
  to,
  target,
  maximum,
  difference,
  higher,  ///< held against something
  rank,
  weight,
  points,
  share,
  count,
  mean,
  others,  ///< of a group of agencies
  self_assessed,
  forecast,
  example,
  before_appeal,
  after_appeal,
  corrected,
  overall,   ///< names the whole
  order,     ///< "respectively"
  contrast,  ///< a new thought begins
  rest,      ///< "next", "highest": the thought goes on with another name
  same,      ///< several names have one score
  full,      ///< "got full marks": the maximum is the result
  own        ///< the reporting agency is the subject
};

struct Cue {
  CueKind kind;
  Span span;        ///< bytes of the text
  std::string key;  ///< of the phrase found
};

/// Every cue of the text in order, the longest where several overlap; none inside `taken`.
std::vector<Cue> find_cues(const Keyed& text, const facts::Facts& facts,
                           const std::vector<Span>& taken);

/// How the text between a name and a number ties them together.
struct Gap {
  bool empty = false;      ///< nothing but words that tie, commas and "and"
  bool tight = false;      ///< empty and not separated
  bool separated = false;  ///< a comma, "and", a new line
  bool verb = false;       ///< "got", "equals": the number follows its name
  bool link = false;       ///< "in", "of", "indicator no.": the name may follow its number
  bool binds = false;      ///< "in", "of": the name follows its number
  size_t letters = 0;      ///< bytes of key that stand between
};
Gap gap_between(std::string_view text, size_t from, size_t to, const facts::Facts& facts);
/// Whether only a comma, "and", units and the like stand between, as in a list.
bool list_glue(std::string_view text, size_t from, size_t to, const facts::Facts& facts);
/// The same where each number may have its level behind it: "87.92 (ระดับ A) และ 84.37 (ระดับ B)".
bool list_glue_with_levels(std::string_view text, size_t from, size_t to,
                           const facts::Facts& facts);

/// Whether the words before byte `at` only suppose what follows: an example in a handbook
/// ("หากหน่วยงานได้ …", "ตัวอย่างการคำนวณ …").
bool supposed(const Keyed& text, size_t at, const facts::Facts& facts);
/// Whether a number with decimals stands in the text, as scores have.
bool has_decimals(std::string_view text);
/// Whether the text before or behind a number says that it is a score.
bool unit_beside(std::string_view before, std::string_view after, const facts::Facts& facts);

/// Puts a space in the place of each of the phrases in a key, the longest first; whether any was
/// there.
bool take_out(std::string& key, const std::vector<Phrase>& words);

/// Whether the trimmed text ends or begins with one of the phrases, as printed.
bool ends_with_any(std::string_view text, const std::vector<Phrase>& words);
/// A full stop and a capital between the bytes: what an English sentence says ends with it.
bool sentence_ends_between(std::string_view text, size_t from, size_t to);
bool starts_with_any(std::string_view text, const std::vector<Phrase>& words);

}  // namespace ita::report
