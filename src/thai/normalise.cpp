#include "thai/normalise.h"

#include <algorithm>
#include <array>
#include <optional>

#include "thai/unicode.h"

namespace ita::thai {

namespace {

constexpr char32_t kSaraA = 0x0E32;        // า
constexpr char32_t kSaraAm = 0x0E33;       // ำ
constexpr char32_t kNikhahit = 0x0E4D;     // ํ
constexpr char32_t kThanthakhat = 0x0E4C;  // ์

/// U+F700–U+F71A: shifted and raised marks of Windows and Mac Thai fonts, and the two consonants
/// without their lower part.
constexpr std::array<char32_t, 27> kPrivateUse = {
    U'ฐ',   0x0E34, 0x0E35, 0x0E36, 0x0E37, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B,
    0x0E4C, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, U'ญ',   0x0E31, 0x0E4D,
    0x0E47, 0x0E48, 0x0E49, 0x0E4A, 0x0E4B, 0x0E4C, 0x0E38, 0x0E39, 0x0E3A};

std::u32string_view ligature(char32_t c) {
  static constexpr std::array<std::u32string_view, 7> kParts = {U"ff",  U"fi", U"fl", U"ffi",
                                                                U"ffl", U"st", U"st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kParts[c - 0xFB00] : std::u32string_view{};
}

bool is_ignorable(char32_t c) {
  const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F);
  return control || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

char32_t plain(char32_t c) {
  if (c >= 0xF700 && c < 0xF700 + kPrivateUse.size()) {
    return kPrivateUse[c - 0xF700];
  }
  if (c >= 0xFF01 && c <= 0xFF5E) {  // full-width forms
    return c - 0xFF01 + U'!';
  }
  if (c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
    return U' ';
  }
  return c;
}

struct Piece {
  char32_t c = 0;
  uint32_t source = 0;
};
using Pieces = std::vector<Piece>;

Pieces simplify(std::u32string_view input) {
  Pieces out;
  out.reserve(input.size());
  for (size_t i = 0; i < input.size(); ++i) {
    const auto source = static_cast<uint32_t>(i);
    const char32_t c = input[i];
    if (is_ignorable(c)) {
      continue;
    }
    if (const auto parts = ligature(c); !parts.empty()) {
      for (const char32_t part : parts) {
        out.push_back({part, source});
      }
      continue;
    }
    out.push_back({plain(c), source});
  }
  return out;
}

/// Place of a mark in a cluster: vowel, ํ, then tone or ์.
int rank(char32_t c) {
  if (c == kNikhahit) {
    return 1;
  }
  return is_above_vowel(c) || is_below_vowel(c) ? 0 : 2;
}

bool is_top(char32_t c) { return is_tone(c) || c == kThanthakhat; }

/// Writes one base (or none) with its marks and the า or ำ after it.
class ClusterWriter {
 public:
  explicit ClusterWriter(Normalised& out) : out_(out) {}

  void begin(const Piece* base) {
    pieces_.clear();
    if (base != nullptr) {
      pieces_.push_back(*base);
    }
    marks_begin_ = pieces_.size();
  }

  void add_mark(const Piece& mark) {
    if (!has([&](char32_t c) { return c == mark.c; })) {
      pieces_.push_back(mark);
    }
  }

  /// Whether a tone or ์ that was found behind า fits on this base (a second, different one does
  /// not).
  bool takes_top(char32_t top) const {
    return is_top(top) && !has([&](char32_t c) { return is_top(c) && c != top; });
  }

  void finish(const std::optional<Piece>& sara, bool nikhahit_after) {
    std::stable_sort(marks_begin(), pieces_.end(),
                     [](const Piece& a, const Piece& b) { return rank(a.c) < rank(b.c); });
    if (sara) {
      Piece last = *sara;
      const auto ring = std::find_if(marks_begin(), pieces_.end(),
                                     [](const Piece& p) { return p.c == kNikhahit; });
      if (ring != pieces_.end()) {
        last = {kSaraAm, std::min(ring->source, last.source)};
        pieces_.erase(ring);
      } else if (nikhahit_after) {
        last.c = kSaraAm;
      }
      pieces_.push_back(last);
    }
    // Reordered marks would run backwards: each output takes the least source of itself and what
    // follows.
    for (size_t i = pieces_.size(); i-- > 1;) {
      pieces_[i - 1].source = std::min(pieces_[i - 1].source, pieces_[i].source);
    }
    for (const Piece& p : pieces_) {
      out_.text.push_back(p.c);
      out_.source.push_back(p.source);
    }
  }

 private:
  template <class Test>
  bool has(Test test) const {
    return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(marks_begin_), pieces_.end(),
                       [&](const Piece& p) { return test(p.c); });
  }

  Pieces::iterator marks_begin() {
    return pieces_.begin() + static_cast<std::ptrdiff_t>(marks_begin_);
  }

  Normalised& out_;
  Pieces pieces_;
  size_t marks_begin_ = 0;
};

/// No mark stands on า: a tone or ํ after it belongs to the base before it.  Other marks stay where
/// they are, so that the fault is seen.  `i`: the first piece after า; afterwards the first that is
/// left.  Whether there was a ํ among them.
bool take_marks_after_sara(Pieces& pieces, size_t& i, ClusterWriter& writer) {
  bool nikhahit = false;
  size_t end = i;
  while (end < pieces.size() && is_mark(pieces[end].c)) {
    ++end;
  }
  size_t kept = end;
  for (size_t k = end; k-- > i;) {
    if (pieces[k].c == kNikhahit) {
      nikhahit = true;
    } else if (writer.takes_top(pieces[k].c)) {
      writer.add_mark(pieces[k]);
    } else {
      pieces[--kept] = pieces[k];
    }
  }
  i = kept;
  return nikhahit;
}

/// A base with its marks and its า or ำ, or marks without a base; `i` moves behind them.
void take_cluster(Pieces& pieces, size_t& i, ClusterWriter& writer) {
  const Piece here = pieces[i];
  const bool base = is_consonant(here.c);
  writer.begin(base ? &here : nullptr);
  i += base ? 1 : 0;
  while (i < pieces.size() && is_mark(pieces[i].c)) {
    writer.add_mark(pieces[i++]);
  }
  std::optional<Piece> sara;
  bool nikhahit_after = false;
  if (i < pieces.size() && (pieces[i].c == kSaraA || pieces[i].c == kSaraAm)) {
    sara = pieces[i++];
    nikhahit_after = base && take_marks_after_sara(pieces, i, writer);
  }
  writer.finish(sara, nikhahit_after);
}

}  // namespace

Normalised normalise(std::u32string_view input) {
  Pieces pieces = simplify(input);
  Normalised out;
  out.text.reserve(pieces.size());
  out.source.reserve(pieces.size());
  ClusterWriter writer(out);
  for (size_t i = 0; i < pieces.size();) {
    const Piece here = pieces[i];
    const bool doubled = here.c == U'เ' && i + 1 < pieces.size() && pieces[i + 1].c == U'เ';
    if (!doubled && (is_consonant(here.c) || is_mark(here.c))) {
      take_cluster(pieces, i, writer);
      continue;
    }
    out.text.push_back(doubled ? U'แ' : here.c);
    out.source.push_back(here.source);
    i += doubled ? 2 : 1;
  }
  return out;
}

std::string normalise(std::string_view utf8) { return to_utf8(normalise(to_utf32(utf8)).text); }

std::string arabic_digits(std::string_view utf8) {
  std::u32string text = to_utf32(utf8);
  for (char32_t& c : text) {
    if (is_thai_digit(c)) {
      c = U'0' + (c - 0x0E50);
    }
  }
  return to_utf8(text);
}

}  // namespace ita::thai
