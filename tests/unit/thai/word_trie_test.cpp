#include "thai/word_trie.h"

#include <datrie/trie.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace ita::thai {
namespace {

constexpr const char* kDictionary = "/usr/share/libthai/thbrk.tri";

std::string bytes_of(const char* file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

struct Free {
  void operator()(Trie* t) const { trie_free(t); }
};

class WordTrieOfDictionary : public testing::Test {
 protected:
  void SetUp() override {
    ours_ = WordTrie::of(bytes_of(kDictionary));
    theirs_.reset(trie_new_from_file(kDictionary));
    ASSERT_TRUE(ours_);
    ASSERT_TRUE(theirs_);
    const auto keep = [](const AlphaChar* key, TrieData /*data*/, void* words) -> Bool {
      std::u32string word;
      for (; *key != 0; ++key) {
        word.push_back(*key);
      }
      static_cast<std::vector<std::u32string>*>(words)->push_back(word);
      return TRUE;
    };
    trie_enumerate(theirs_.get(), keep, &words_);
  }

  bool they_have(const std::u32string& word) const {
    std::vector<AlphaChar> key(word.begin(), word.end());
    key.push_back(0);
    return trie_retrieve(theirs_.get(), key.data(), nullptr) != FALSE;
  }

  std::optional<WordTrie> ours_;
  std::unique_ptr<Trie, Free> theirs_;
  std::vector<std::u32string> words_;
};

TEST_F(WordTrieOfDictionary, HasEveryWord) {
  ASSERT_GT(words_.size(), 10000U);
  for (const std::u32string& word : words_) {
    EXPECT_TRUE(ours_->contains(word));
  }
}

TEST_F(WordTrieOfDictionary, SaysOfDamagedWordsWhatLibdatrieSays) {
  std::mt19937 random(7);
  for (const std::u32string& word : words_) {
    const size_t at = random() % word.size();
    std::u32string changed = word;
    changed[at] = 0x0E01 + static_cast<char32_t>(random() % 0x5B);
    for (const std::u32string& other :
         {changed, word.substr(0, at), word.substr(at), word + word[at], word + U'x'}) {
      EXPECT_EQ(ours_->contains(other), they_have(other));
    }
  }
  EXPECT_FALSE(ours_->contains(U""));
  EXPECT_FALSE(ours_->contains(std::u32string(1, 0)));
}

TEST_F(WordTrieOfDictionary, AFileThatIsCutOrDamagedIsNoneOrOnlyLacksWords) {
  const std::string whole = bytes_of(kDictionary);
  EXPECT_FALSE(WordTrie::of(""));
  EXPECT_FALSE(WordTrie::of("no dictionary at all"));
  std::mt19937 random(11);
  for (int i = 0; i < 60; ++i) {
    EXPECT_FALSE(WordTrie::of(whole.substr(0, random() % whole.size())));
    std::string damaged = whole;
    for (int k = 0; k < 40; ++k) {
      damaged[random() % (i % 2 == 0 ? 64 : damaged.size())] = static_cast<char>(random());
    }
    if (const auto trie = WordTrie::of(damaged)) {
      for (size_t w = 0; w < words_.size(); w += 50) {
        (void)trie->contains(words_[w]);
      }
    }
  }
}

}  // namespace
}  // namespace ita::thai
