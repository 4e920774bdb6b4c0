#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ita::thai {

/// The words of a dictionary as libdatrie writes it into a file (thbrk.tri of libthai): looked up
/// in the bytes as they stand.  The library's own loader asks for each of its numbers by itself.
class WordList {
 public:
  /// Nothing where the bytes are of another format.
  static std::optional<WordList> of(std::string bytes);
  bool contains(std::u32string_view word) const;

 private:
  explicit WordList(std::string bytes) : bytes_(std::move(bytes)) {}
  bool read_letters(std::size_t& at);
  bool read_cells(std::size_t& at);
  bool read_tails(std::size_t& at);
  std::int32_t number(std::size_t at) const;
  std::int32_t base(std::int32_t state) const;
  bool step(std::int32_t& state, int letter) const;
  int letter_of(char32_t c) const;
  std::string_view tail(std::size_t at) const;
  std::optional<std::string_view> rest_below(std::int32_t state) const;

  std::string bytes_;
  std::vector<std::pair<char32_t, char32_t>> ranges_;  ///< of letters, rising: first and last
  std::size_t cells_at_ = 0;
  std::int32_t cells_ = 0;
  std::vector<std::size_t> tails_;  ///< where each begins: two bytes of length, then letters
};

}  // namespace ita::thai
