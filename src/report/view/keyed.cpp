#include "report/view/keyed.h"

#include <algorithm>

#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

size_t character_length(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

bool is_mark(std::string_view utf8, size_t at) {
  return utf8[at] == '\xE0' && thai::is_mark(thai::to_utf32(utf8.substr(at, 3))[0]);
}

}  // namespace

Keyed::Keyed(std::string_view utf8) {
  key_.reserve(utf8.size());
  source_.reserve(utf8.size());
  constexpr std::string_view kE = "\u0e40";  // SARA E
  size_t at = 0;
  while (at < utf8.size()) {
    size_t length =
        std::min(character_length(static_cast<unsigned char>(utf8[at])), utf8.size() - at);
    // The one fold of the key that looks at two characters: เเ is แ.
    if (utf8.substr(at, length) == kE && utf8.substr(at + length, kE.size()) == kE) {
      length += kE.size();
    }
    const std::string folded = thai::match_key(utf8.substr(at, length));
    key_ += folded;
    source_.insert(source_.end(), folded.size(), Span{at, at + length});
    if (folded.empty() && !source_.empty() && source_.back().end == at && is_mark(utf8, at)) {
      // A mark belongs to the letter before it.
      for (auto it = source_.rbegin(); it != source_.rend() && it->end == at; ++it) {
        it->end = at + length;
      }
    }
    at += length;
  }
}

std::optional<Span> Keyed::find(std::string_view phrase_key, size_t from) const {
  if (phrase_key.empty()) {
    return std::nullopt;
  }
  const size_t found = thai::find_in(key_, phrase_key, key_offset(from));
  if (found == std::string::npos) {
    return std::nullopt;
  }
  return source(found, found + phrase_key.size());
}

Span Keyed::source(size_t begin, size_t end) const {
  if (begin >= end || end > source_.size()) {
    return {};
  }
  return {source_[begin].begin, source_[end - 1].end};
}

size_t Keyed::key_offset(size_t bytes) const {
  const auto it = std::partition_point(source_.begin(), source_.end(),
                                       [&](const Span& s) { return s.begin < bytes; });
  return static_cast<size_t>(it - source_.begin());
}

std::vector<Phrase> phrases(const std::vector<std::string>& words) {
  std::vector<Phrase> out;
  out.reserve(words.size());
  for (const std::string& word : words) {
    out.emplace_back(word);
  }
  std::erase_if(out, [](const Phrase& p) { return p.key.empty(); });
  return out;
}

const Phrase* longest_in(std::string_view key, const std::vector<Phrase>& list) {
  const Phrase* best = nullptr;
  for (const Phrase& phrase : list) {
    if ((best == nullptr || phrase.key.size() > best->key.size()) &&
        thai::find_in(key, phrase.key) != std::string_view::npos) {
      best = &phrase;
    }
  }
  return best;
}

bool any_in(std::string_view key, const std::vector<Phrase>& list) {
  return longest_in(key, list) != nullptr;
}

}  // namespace ita::report
