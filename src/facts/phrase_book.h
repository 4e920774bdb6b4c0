#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/reason.h"

namespace ita::facts {

/// The Thai for what the program says on the terminal, by the English: models/messages/
/// terminal.th.json.  A key may have places that are filled in ("holds {count} pages"); the Thai
/// names the same ones, in its own order.  Errors travel through the program and its journal in
/// English, and are put into Thai where a person reads them.  Immutable; safe to share.
class PhraseBook {
 public:
  /// The one that is part of the program.
  static const PhraseBook& shipped();
  /// `json` is an object of texts; what is none gives an empty book.
  explicit PhraseBook(std::string_view json);

  /// The Thai of a key, filled in; of a key that is not there, the key filled in.
  std::string say(std::string_view key, const ReasonArgs& args) const;
  /// The Thai of a finished English sentence: by the key whose fixed words it holds, all of them
  /// and in their order; of several by the one with the most.  What stands in its places is put
  /// into Thai where it is a sentence of its own.  A sentence that no key fits stays as it is.
  std::string translate(std::string_view english) const { return translated(english, 0); }

 private:
  struct Pattern {
    std::vector<std::string> words;   ///< fixed, one more than places; may be empty at the ends
    std::vector<std::string> places;  ///< names
    std::string thai;
    size_t weight = 0;  ///< bytes of fixed words
  };
  std::string translated(std::string_view english, int depth) const;
  static bool fits(const Pattern& pattern, std::string_view english, ReasonArgs& args);

  std::map<std::string, std::string, std::less<>> texts_;  ///< every key
  std::vector<Pattern> patterns_;                          ///< those with places, heaviest first
};

/// A text with its arguments filled in; one that is not given leaves its braces.
std::string filled(std::string_view text, const ReasonArgs& args);

}  // namespace ita::facts
