#include "thai/lexicon.h"

#include <datrie/trie.h>
#include <thai/thbrk.h>
#include <thai/thwbrk.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "thai/unicode.h"

namespace ita::thai {

namespace {

/// libthai breaks text into words but does not say whether a piece is a word: that needs its trie.
class Dictionary {
 public:
  static const Dictionary& get() {
    static const Dictionary dictionary;
    return dictionary;
  }

  std::vector<size_t> breaks(const std::u32string& text) const {
    if (!breaker_ || text.empty()) {
      return {};
    }
    std::vector<thwchar_t> wide;
    wide.reserve(text.size() + 1);
    for (const char32_t c : text) {
      // A zero would end the text for libthai.
      wide.push_back(static_cast<thwchar_t>(c == 0 ? U' ' : c));
    }
    wide.push_back(0);
    std::vector<int> positions(text.size());
    const int count =
        th_brk_wc_find_breaks(breaker_.get(), wide.data(), positions.data(), positions.size());
    std::vector<size_t> out;
    out.reserve(static_cast<size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i) {
      out.push_back(static_cast<size_t>(positions[static_cast<size_t>(i)]));
    }
    return out;
  }

  bool contains(std::u32string_view word) const {
    if (!trie_) {
      return false;
    }
    std::vector<AlphaChar> key(word.begin(), word.end());
    key.push_back(0);
    return trie_retrieve(trie_.get(), key.data(), nullptr) != FALSE;
  }

  bool loaded() const { return trie_ != nullptr && breaker_ != nullptr; }

 private:
  Dictionary() : breaker_(th_brk_new(nullptr)) {
    const char* folder = std::getenv("LIBTHAI_DICTDIR");
    const std::string folders[] = {folder != nullptr ? folder : "", "/usr/share/libthai"};
    for (const std::string& path : folders) {
      if (!path.empty() && !trie_) {
        trie_.reset(trie_new_from_file((path + "/thbrk.tri").c_str()));
      }
    }
  }

  struct Free {
    void operator()(Trie* t) const { trie_free(t); }
    void operator()(ThBrk* b) const { th_brk_delete(b); }
  };
  std::unique_ptr<ThBrk, Free> breaker_;
  std::unique_ptr<Trie, Free> trie_;
};

bool is_letter(char32_t c) {
  return is_thai(c) && !is_thai_digit(c) && c != U'ฯ' && c != U'ๆ' && c != 0x0E3F && c < 0x0E5A;
}

}  // namespace

std::vector<size_t> word_starts(std::string_view utf8) {
  const std::u32string text = to_utf32(utf8);
  if (text.empty()) {
    return {};
  }
  std::vector<size_t> starts = {0};
  for (const size_t at : Dictionary::get().breaks(text)) {
    starts.push_back(at);
  }
  std::vector<size_t> bytes(text.size() + 1, utf8.size());
  size_t offset = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    bytes[i] = std::min(offset, utf8.size());
    const bool broken = text[i] == 0xFFFD && utf8.substr(offset, 3) != "\xEF\xBF\xBD";
    offset += broken ? 1 : to_utf8(text[i]).size();
  }
  std::vector<size_t> out;
  for (const size_t start : starts) {
    if (start < text.size() && text[start] != U' ' && text[start] != U'\n' &&
        (out.empty() || bytes[start] > out.back())) {
      out.push_back(bytes[start]);
    }
  }
  return out;
}

namespace {

struct Coverage {
  size_t letters = 0;
  size_t known = 0;  ///< letters in words
  size_t words = 0;
};

Coverage cover(std::string_view utf8) {
  const std::u32string text = to_utf32(utf8);
  const Dictionary& dictionary = Dictionary::get();
  Coverage out;
  for (size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && is_letter(text[end])) {
      ++end;
    }
    const std::u32string run = text.substr(i, end - i);
    std::vector<size_t> cuts = dictionary.breaks(run);
    cuts.push_back(run.size());
    size_t begin = 0;
    for (const size_t cut : cuts) {
      if (cut <= begin) {
        continue;
      }
      const std::u32string_view word(run.data() + begin, cut - begin);
      if (word.size() >= 2 && dictionary.contains(word)) {
        out.known += word.size();
        ++out.words;
      }
      begin = cut;
    }
    out.letters += run.size();
    i = end;
  }
  return out;
}

}  // namespace

double known_share(std::string_view utf8) {
  const Coverage found = cover(utf8);
  // Without a dictionary nothing is known about the text, so nothing may be held against it.
  if (found.letters == 0 || !Dictionary::get().loaded()) {
    return 1;
  }
  return static_cast<double>(found.known) / static_cast<double>(found.letters);
}

double fluency(std::string_view utf8) {
  const Coverage found = cover(utf8);
  if (found.letters == 0 || !Dictionary::get().loaded()) {
    return 1;
  }
  return static_cast<double>(found.known - found.words) / static_cast<double>(found.letters);
}

}  // namespace ita::thai
