#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "thai/key.h"

namespace ita::report {

/// A half-open range of bytes of a text.
struct Span {
  size_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
};

/// A text with its match key (thai::match_key) and the way back from the key to the text, so that a
/// phrase can be found through lost marks and odd spaces and still be pointed at on the page.
class Keyed {
 public:
  Keyed() = default;
  explicit Keyed(std::string_view utf8);

  const std::string& key() const { return key_; }
  /// First occurrence of the phrase (given as a key) at or after byte `from` of the text.
  std::optional<Span> find(std::string_view phrase_key, size_t from = 0) const;
  bool contains(std::string_view phrase_key) const {
    return thai::find_in(key_, phrase_key) != std::string::npos;
  }
  /// Bytes of the text behind the bytes [begin, end) of the key.
  Span source(size_t begin, size_t end) const;
  /// Length of the key of the first `bytes` bytes of the text.
  size_t key_offset(size_t bytes) const;

 private:
  std::string key_;
  std::vector<Span> source_;  ///< for each byte of the key, the character it came from
};

using facts::Phrase;
std::vector<Phrase> phrases(const std::vector<std::string>& words);

/// The longest of the phrases that the key contains; null when none does.
const Phrase* longest_in(std::string_view key, const std::vector<Phrase>& list);
bool any_in(std::string_view key, const std::vector<Phrase>& list);

}  // namespace ita::report
