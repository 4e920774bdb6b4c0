#include "thai/word_list.h"

#include <datrie/trie.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "base/rest_of.h"

namespace ita::thai {
namespace {

constexpr const char* kFile = "/usr/share/libthai/thbrk.tri";

struct Compared {
  const WordList& words;
  Trie* trie;
  long compared = 0, known = 0, different = 0;

  void compare(const std::u32string& word) {
    std::vector<AlphaChar> key(word.begin(), word.end());
    key.push_back(0);
    const bool known_there = trie_retrieve(trie, key.data(), nullptr) != FALSE;
    different += words.contains(word) == known_there ? 0 : 1;
    known += known_there ? 1 : 0;
    ++compared;
  }
};

/// A word of the dictionary, all that it begins with, and what a wrong letter makes of it.
Bool compare_around(const AlphaChar* key, TrieData, void* to) {
  auto& compared = *static_cast<Compared*>(to);
  std::u32string word;
  for (; *key != 0; ++key) {
    word += static_cast<char32_t>(*key);
    compared.compare(word);
  }
  for (char32_t& letter : word) {
    const char32_t right = letter;
    for (const char32_t wrong : {U'ก', U'า', U'A'}) {
      letter = wrong;
      compared.compare(word);
    }
    letter = right;
  }
  compared.compare(word + U'ก');
  return TRUE;
}

TEST(WordList, KnowsTheWordsThatTheLibraryKnows) {
  std::ifstream in(kFile, std::ios::binary);
  const auto words = WordList::of(rest_of(in));
  const std::unique_ptr<Trie, void (*)(Trie*)> trie(trie_new_from_file(kFile), trie_free);
  ASSERT_TRUE(words);
  ASSERT_TRUE(trie);
  Compared compared{*words, trie.get()};
  trie_enumerate(trie.get(), compare_around, &compared);
  EXPECT_GT(compared.known, 20000);
  EXPECT_GT(compared.compared, 2 * compared.known);
  EXPECT_EQ(compared.different, 0);
  EXPECT_FALSE(words->contains(U""));
}

TEST(WordList, RefusesWhatIsCutShort) {
  std::ifstream in(kFile, std::ios::binary);
  const std::string whole = rest_of(in);
  ASSERT_GT(whole.size(), 1000u);
  for (const size_t size : {size_t(0), size_t(3), size_t(20), whole.size() / 2, whole.size() - 1}) {
    EXPECT_FALSE(WordList::of(whole.substr(0, size))) << size;
  }
  EXPECT_FALSE(WordList::of("another file altogether, of no words at all"));
}

}  // namespace
}  // namespace ita::thai
