#include "thai/word_trie.h"

#include <utility>

namespace ita::thai {

namespace {

// The file: signed numbers of four bytes, the highest byte first.  A map of characters to signs
// from 1 on, a double array of states, and the ends of words that no other word shares.
constexpr std::uint32_t kAlphabet = 0xD9FCD9FC, kStates = 0xDAFCDAFC, kTails = 0xDFFCDFFC;
constexpr std::size_t kNumber = 4;
constexpr std::int32_t kMost = 1 << 24;  // of anything that the file counts
constexpr std::int32_t kRoot = 2;
constexpr std::int32_t kFirstTail = 1;
constexpr int kNoSign = -1, kLastSign = 255;

}  // namespace

std::int32_t WordTrie::number(std::size_t at) const {
  std::uint32_t out = 0;
  for (std::size_t i = at; i < at + kNumber; ++i) {
    out = out << 8U | static_cast<unsigned char>(bytes_[i]);
  }
  return static_cast<std::int32_t>(out);
}

std::optional<WordTrie> WordTrie::of(std::string bytes) {
  WordTrie out;
  out.bytes_ = std::move(bytes);
  std::size_t at = 0;
  bool good = true;
  const auto next = [&] {
    good = good && out.bytes_.size() - at >= kNumber;
    at += good ? kNumber : 0;
    return good ? out.number(at - kNumber) : 0;
  };
  const auto count = [&] {
    const std::int32_t n = next();
    good = good && n >= 0 && n <= kMost;
    return good ? n : 0;
  };
  good = static_cast<std::uint32_t>(next()) == kAlphabet;
  for (std::int32_t n = count(); n > 0 && good; --n) {
    const auto begin = static_cast<std::uint32_t>(next());
    out.alphabet_.push_back({begin, static_cast<std::uint32_t>(next())});
  }
  out.cells_ = at;
  good = good && static_cast<std::uint32_t>(next()) == kStates;
  out.states_ = count();
  const std::size_t cells = static_cast<std::size_t>(out.states_) * 2 * kNumber;
  good = good && out.states_ > kRoot && cells <= out.bytes_.size() - out.cells_;
  at = good ? out.cells_ + cells : at;
  good = good && static_cast<std::uint32_t>(next()) == kTails;
  next();  // the first one that is free
  for (std::int32_t n = count(); n > 0 && good; --n) {
    next();  // the next one that is free
    next();  // what belongs to the word
    good = good && out.bytes_.size() - at >= 2;
    out.tails_.push_back(at);
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(out.bytes_[i]));
    };
    const std::size_t length = good ? byte(at) << 8U | byte(at + 1) : 0;
    good = good && out.bytes_.size() - at - 2 >= length;
    at += good ? 2 + length : 0;
  }
  return good ? std::optional(std::move(out)) : std::nullopt;
}

std::int32_t WordTrie::base(std::int32_t state) const {
  return number(cells_ + static_cast<std::size_t>(state) * 2 * kNumber);
}

std::int32_t WordTrie::check(std::int32_t state) const {
  return number(cells_ + static_cast<std::size_t>(state) * 2 * kNumber + kNumber);
}

/// The sign of a character; the end of a word is 0.
int WordTrie::sign_of(char32_t c) const {
  std::uint32_t before = 1;
  for (const Range& range : alphabet_) {
    if (c >= range.begin && c <= range.end) {
      const std::uint32_t sign = before + (c - range.begin);
      return sign <= kLastSign ? static_cast<int>(sign) : kNoSign;
    }
    before += range.end - range.begin + 1;
  }
  return kNoSign;
}

bool WordTrie::ends_as(std::int32_t tail, std::u32string_view rest) const {
  if (tail < kFirstTail || static_cast<std::size_t>(tail - kFirstTail) >= tails_.size()) {
    return false;
  }
  const std::size_t at = tails_[static_cast<std::size_t>(tail - kFirstTail)];
  const std::size_t length = static_cast<std::size_t>(static_cast<unsigned char>(bytes_[at]))
                                 << 8U |
                             static_cast<unsigned char>(bytes_[at + 1]);
  if (length != rest.size()) {
    return false;
  }
  for (std::size_t i = 0; i < length; ++i) {
    if (sign_of(rest[i]) != static_cast<unsigned char>(bytes_[at + 2 + i])) {
      return false;
    }
  }
  return true;
}

bool WordTrie::contains(std::u32string_view word) const {
  std::int32_t state = kRoot;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const std::int32_t from = base(state);
    if (from < 0) {
      return ends_as(-from, word.substr(i));
    }
    const int sign = i < word.size() ? sign_of(word[i]) : 0;
    const std::int64_t to = std::int64_t{from} + sign;
    if (sign == kNoSign || to >= states_ || check(static_cast<std::int32_t>(to)) != state) {
      return false;
    }
    state = static_cast<std::int32_t>(to);
  }
  // The end was a step of its own; what lies behind it is empty.
  const std::int32_t from = base(state);
  return from >= 0 || ends_as(-from, {});
}

}  // namespace ita::thai
