#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ita::thai {

/// The words of a dictionary file of libdatrie (thbrk.tri of libthai), asked for one at a time.
/// libdatrie itself reads such a file number by number, which takes as long as reading a page.
class WordTrie {
 public:
  /// Nothing where the bytes are no such file.
  static std::optional<WordTrie> of(std::string bytes);

  bool contains(std::u32string_view word) const;

 private:
  struct Range {
    std::uint32_t begin = 0, end = 0;  ///< characters, the last one included
  };

  std::int32_t number(std::size_t at) const;
  std::int32_t base(std::int32_t state) const;
  std::int32_t check(std::int32_t state) const;
  int sign_of(char32_t c) const;
  bool ends_as(std::int32_t tail, std::u32string_view rest) const;

  std::string bytes_;
  std::vector<Range> alphabet_;
  std::size_t cells_ = 0;  ///< where the cells begin
  std::int32_t states_ = 0;
  std::vector<std::size_t> tails_;  ///< where the ends of words begin: two bytes of length first
};

}  // namespace ita::thai
