#include "thai/word_list.h"

#include <cstring>

namespace ita::thai {

namespace {

// The parts of a file and what each begins with.  All numbers have their highest byte first.
constexpr std::uint32_t kLetters = 0xD9FCD9FC, kCells = 0xDAFCDAFC, kTails = 0xDFFCDFFC;
constexpr std::size_t kNumber = 4, kCell = 8;
constexpr std::size_t kTailHead = 10, kLength = 2;  // next free one, data, length
constexpr std::int32_t kRoot = 2, kFirstTail = 1;
constexpr int kMostLetters = 255, kNoLetter = -1;

}  // namespace

std::int32_t WordList::number(std::size_t at) const {
  if (at > bytes_.size() || bytes_.size() - at < kNumber) {
    return 0;
  }
  std::uint32_t out = 0;
  std::memcpy(&out, bytes_.data() + at, sizeof out);
  return static_cast<std::int32_t>(__builtin_bswap32(out));
}

/// Ranges of characters; their letters are counted from 1 over all of them.
bool WordList::read_letters(std::size_t& at) {
  const std::int32_t count = number(at + kNumber);
  if (static_cast<std::uint32_t>(number(at)) != kLetters || count < 1 || count > kMostLetters) {
    return false;
  }
  at += 2 * kNumber;
  std::int32_t last = 0;
  std::int64_t letters = 0;
  for (std::int32_t i = 0; i < count; ++i, at += 2 * kNumber) {
    const std::int32_t from = number(at);
    const std::int32_t to = number(at + kNumber);
    if (from <= last || to < from) {
      return false;
    }
    ranges_.emplace_back(static_cast<char32_t>(from), static_cast<char32_t>(to));
    letters += to - from + 1;
    last = to;
  }
  return letters <= kMostLetters;
}

bool WordList::read_cells(std::size_t& at) {
  cells_at_ = at;
  cells_ = number(at + kNumber);
  if (static_cast<std::uint32_t>(number(at)) != kCells || cells_ <= kRoot ||
      static_cast<std::size_t>(cells_) > (bytes_.size() - at) / kCell) {
    return false;
  }
  at += static_cast<std::size_t>(cells_) * kCell;
  return true;
}

bool WordList::read_tails(std::size_t& at) {
  const std::int32_t count = number(at + 2 * kNumber);
  if (static_cast<std::uint32_t>(number(at)) != kTails || count < 0 ||
      static_cast<std::size_t>(count) > bytes_.size() / kTailHead) {
    return false;
  }
  at += 3 * kNumber;
  tails_.reserve(static_cast<std::size_t>(count));
  for (std::int32_t i = 0; i < count; ++i) {
    if (bytes_.size() - at < kTailHead) {
      return false;
    }
    tails_.push_back(at + kTailHead - kLength);
    at += kTailHead;
    const std::size_t length = tail(tails_.back()).size();
    if (bytes_.size() - at < length) {
      return false;
    }
    at += length;
  }
  return true;
}

/// The letters after their number, which may reach beyond the end of a file that is cut short.
std::string_view WordList::tail(std::size_t at) const {
  const auto byte = [&](std::size_t k) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes_[k]));
  };
  return {bytes_.data() + at + kLength, byte(at) << 8U | byte(at + 1)};
}

std::optional<WordList> WordList::of(std::string bytes) {
  // The parts lie in the bytes of the list that is given out, which may be moved but never changed.
  auto out = std::make_optional(WordList(std::move(bytes)));
  std::size_t at = 0;
  if (!out->read_letters(at) || !out->read_cells(at) || !out->read_tails(at)) {
    out.reset();
  }
  return out;
}

std::int32_t WordList::base(std::int32_t state) const {
  return state >= 0 && state < cells_ ? number(cells_at_ + static_cast<std::size_t>(state) * kCell)
                                      : 0;
}

bool WordList::step(std::int32_t& state, int letter) const {
  const std::int64_t next = static_cast<std::int64_t>(base(state)) + letter;
  if (next < 0 || next >= cells_ ||
      number(cells_at_ + static_cast<std::size_t>(next) * kCell + kNumber) != state) {
    return false;
  }
  state = static_cast<std::int32_t>(next);
  return true;
}

int WordList::letter_of(char32_t c) const {
  char32_t letter = 1;
  for (const auto& [from, to] : ranges_) {
    if (c >= from && c <= to) {
      return static_cast<int>(letter + (c - from));
    }
    letter += to - from + 1;
  }
  return kNoLetter;
}

/// What is left of the only word below a state without branches.
std::optional<std::string_view> WordList::rest_below(std::int32_t state) const {
  const std::int64_t index = -static_cast<std::int64_t>(base(state)) - kFirstTail;
  if (index < 0 || index >= static_cast<std::int64_t>(tails_.size())) {
    return std::nullopt;
  }
  return tail(tails_[static_cast<std::size_t>(index)]);
}

bool WordList::contains(std::u32string_view word) const {
  std::int32_t state = kRoot;
  std::size_t i = 0;
  for (; base(state) >= 0; ++i) {  // a word ends with letter 0
    const int letter = i < word.size() ? letter_of(word[i]) : 0;
    if (letter == kNoLetter || !step(state, letter)) {
      return false;
    }
    if (i == word.size()) {
      break;
    }
  }
  const auto rest = rest_below(state);
  if (!rest || rest->size() != word.size() - i) {
    return false;
  }
  for (const char letter : *rest) {
    if (letter_of(word[i++]) != static_cast<unsigned char>(letter)) {
      return false;
    }
  }
  return true;
}

}  // namespace ita::thai
