#include "thai/key.h"

#include <edlib.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::thai {

namespace {

/// edlib compares bytes: gives every distinct character of two texts a byte of its own.
class ByteAlphabet {
 public:
  /// Nothing when there are more than 256 different characters.
  std::optional<std::string> encode(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
      const auto [it, fresh] = codes_.try_emplace(c, codes_.size());
      if (it->second > 255) {
        return std::nullopt;
      }
      out.push_back(static_cast<char>(static_cast<unsigned char>(it->second)));
    }
    return out;
  }

 private:
  std::unordered_map<char32_t, size_t> codes_;
};

struct Alignment {
  int edits = 0;
  size_t begin = 0, end = 0;  // characters of the target, end exclusive
};

/// Plain dynamic programming, for the rare texts with too many different characters for edlib.
Alignment align_slowly(std::u32string_view query, std::u32string_view target, bool infix) {
  struct Cell {
    int edits = 0;
    size_t begin = 0;
  };
  std::vector<Cell> row(target.size() + 1);
  for (size_t j = 0; j <= target.size(); ++j) {
    row[j] = infix ? Cell{0, j} : Cell{static_cast<int>(j), 0};
  }
  for (size_t i = 1; i <= query.size(); ++i) {
    Cell diagonal = row[0];
    row[0].edits = static_cast<int>(i);
    for (size_t j = 1; j <= target.size(); ++j) {
      const Cell up = row[j];
      Cell best{diagonal.edits + (query[i - 1] == target[j - 1] ? 0 : 1), diagonal.begin};
      if (up.edits + 1 < best.edits) {
        best = {up.edits + 1, up.begin};
      }
      if (row[j - 1].edits + 1 < best.edits) {
        best = {row[j - 1].edits + 1, row[j - 1].begin};
      }
      diagonal = up;
      row[j] = best;
    }
  }
  size_t end = target.size();
  if (infix) {
    const auto best = std::min_element(
        row.begin(), row.end(), [](const Cell& a, const Cell& b) { return a.edits < b.edits; });
    end = static_cast<size_t>(best - row.begin());
  }
  return {row[end].edits, row[end].begin, end};
}

constexpr int kNoLimit = -1;

/// `limit`: of edits; where more are needed, `edits` is -1.  `place`: where in the target the query
/// lies is asked for, too.
Alignment align(std::u32string_view query, std::u32string_view target, bool infix,
                int limit = kNoLimit, bool place = true) {
  ByteAlphabet alphabet;
  const auto q = alphabet.encode(query);
  const auto t = q ? alphabet.encode(target) : std::nullopt;
  if (!t || q->empty() || t->empty()) {
    return align_slowly(query, target, infix);
  }
  const EdlibAlignConfig config =
      edlibNewAlignConfig(limit, infix ? EDLIB_MODE_HW : EDLIB_MODE_NW,
                          infix && place ? EDLIB_TASK_LOC : EDLIB_TASK_DISTANCE, nullptr, 0);
  EdlibAlignResult result = edlibAlign(q->data(), static_cast<int>(q->size()), t->data(),
                                       static_cast<int>(t->size()), config);
  Alignment out{result.editDistance, 0, target.size()};
  const bool done = result.status == EDLIB_STATUS_OK;
  if (done && infix && place && result.numLocations > 0) {
    // A negative end means that the pattern is cheapest to delete whole.
    const int last = result.endLocations[0];
    out.end = static_cast<size_t>(last) + 1;
    out.begin = last < 0 ? 0 : static_cast<size_t>(result.startLocations[0]);
  }
  edlibFreeAlignResult(result);
  return done ? out : align_slowly(query, target, infix);
}

/// A number for each character of ASCII and of the Thai block; none for others.
std::optional<size_t> small_code(char32_t c) {
  if (c < 0x80) {
    return static_cast<size_t>(c);
  }
  return c >= 0x0E00 && c < 0x0E80 ? std::optional<size_t>(c - 0x0E00 + 0x80) : std::nullopt;
}

/// The least edits by Myers' bits, one for each character of a query of up to 64 (J. ACM 46, 1999):
/// edlib does the same for texts of any length, and sets up more for it than a title costs.
/// `infix`: to some part of the target.  Nothing where a character is neither ASCII nor Thai.
std::optional<int> edits_by_bits(std::u32string_view query, std::u32string_view target,
                                 bool infix) {
  if (query.empty() || query.size() > 64) {
    return std::nullopt;
  }
  std::uint64_t places[256] = {};
  for (size_t i = 0; i < query.size(); ++i) {
    const auto code = small_code(query[i]);
    if (!code) {
      return std::nullopt;
    }
    places[*code] |= std::uint64_t{1} << i;
  }
  const std::uint64_t last = std::uint64_t{1} << (query.size() - 1);
  std::uint64_t more = ~std::uint64_t{0};  // by one than the row above
  std::uint64_t less = 0;
  auto edits = static_cast<int>(query.size());
  int least = edits;
  for (const char32_t c : target) {
    const auto code = small_code(c);
    if (!code) {
      return std::nullopt;
    }
    const std::uint64_t same = places[*code];
    const std::uint64_t x = same | less;
    const std::uint64_t across = (((same & more) + more) ^ more) | same;
    std::uint64_t rises = less | ~(across | more);
    std::uint64_t falls = more & across;
    edits += (rises & last) != 0 ? 1 : 0;
    edits -= (falls & last) != 0 ? 1 : 0;
    rises = rises << 1U | (infix ? 0U : 1U);
    falls <<= 1U;
    more = falls | ~(x | rises);
    less = rises & x;
    least = std::min(least, edits);
  }
  return infix ? least : edits;
}

/// `limit`: of edits; where more are needed, it may be -1.
int edits_of(std::u32string_view query, std::u32string_view target, bool infix, int limit) {
  if (const auto edits = edits_by_bits(query, target, infix)) {
    return limit != kNoLimit && *edits > limit ? -1 : *edits;
  }
  return align(query, target, infix, limit, false).edits;
}

}  // namespace

namespace {

/// The key of a text of nothing but Thai as it is typed, ASCII and breaks of lines: most are.  What
/// `normalise` puts in order there are marks, which no key has.  False for any other text.
bool plain_key(std::string_view utf8, std::string& key) {
  constexpr std::string_view kE = "\u0e40", kAe = "\u0e41";
  key.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      const bool capital = byte >= 'A' && byte <= 'Z';
      if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
        return false;
      }
      if (capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        key.push_back(static_cast<char>(capital ? byte - 'A' + 'a' : byte));
      }
      ++i;
      continue;
    }
    const std::string_view letter = utf8.substr(i, 3);
    if (byte != 0xE0 || letter.size() < 3 || (letter[1] != '\xB8' && letter[1] != '\xB9') ||
        (static_cast<unsigned char>(letter[2]) & 0xC0U) != 0x80U) {
      return false;
    }
    const char32_t c = 0x0E00 + (letter[1] == '\xB9' ? 0x40U : 0U) +
                       (static_cast<unsigned char>(letter[2]) & 0x3FU);
    if (!is_thai(c)) {
      return false;
    }
    // Two SARA E make one SARA AE: neighbours first, as `normalise` has it, then what marks part.
    const bool doubled = c == U'เ' && utf8.substr(i + letter.size()).starts_with(kE);
    i += (doubled ? 2 : 1) * letter.size();
    if (is_mark(c) || c == U'ฯ' || c == U'ๆ') {
      continue;
    }
    if (is_thai_digit(c)) {
      key.push_back(static_cast<char>('0' + (c - 0x0E50)));
    } else if (doubled) {
      key += kAe;
    } else if (c == U'เ' && key.ends_with(kE)) {
      key.replace(key.size() - kE.size(), kE.size(), kAe);
    } else {
      key += c == U'ำ' ? std::string_view("\u0e32") : letter;
    }
  }
  return true;
}

std::string made_key(std::string_view utf8) {
  if (std::string key; plain_key(utf8, key)) {
    return key;
  }
  std::u32string key;
  for (char32_t c : normalise(to_utf32(utf8)).text) {
    if (c == U'ำ') {
      c = U'า';
    } else if (is_thai_digit(c)) {
      c = U'0' + (c - 0x0E50);
    }
    if (is_mark(c) || c == U'ฯ' || c == U'ๆ' || c == 0xFFFD ||
        !(is_thai(c) || u_isalnum(static_cast<UChar32>(c)))) {
      continue;
    }
    key.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    const size_t n = key.size();
    if (n >= 2 && key[n - 1] == U'เ' && key[n - 2] == U'เ') {
      key.pop_back();
      key.back() = U'แ';
    }
  }
  return to_utf8(key);
}

struct HashOfText {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

}  // namespace

std::string match_key(std::string_view utf8) {
  // Each search for a name asks for the keys of the same cells and lines again.
  constexpr size_t kMostKept = 1 << 14;
  constexpr size_t kLongestKept = 1 << 10;
  constexpr size_t kLetter = 3;  // made as quickly as found
  if (utf8.size() <= kLetter) {
    if (std::string key; plain_key(utf8, key)) {
      return key;
    }
  }
  if (utf8.size() > kLongestKept) {
    return made_key(utf8);
  }
  thread_local std::unordered_map<std::string, std::string, HashOfText, std::equal_to<>> kept;
  if (const auto found = kept.find(utf8); found != kept.end()) {
    return found->second;
  }
  if (kept.size() >= kMostKept) {
    kept.clear();
  }
  return kept.emplace(utf8, made_key(utf8)).first->second;
}

namespace {

using Sixteen = unsigned char __attribute__((vector_size(16)));

Sixteen sixteen_at(const char* from) {
  Sixteen out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

/// The first place in [at, last] at which the letters `near` (of `part`, at that offset) and its
/// last one stand, sixteen places at a time; where it gives up, none was found before `at`.
const char* next_place(const char* at, const char* last, std::string_view part, size_t near) {
  const size_t far = part.size() - 1;
  const Sixteen first = Sixteen{} + static_cast<unsigned char>(part[near]);
  const Sixteen second = Sixteen{} + static_cast<unsigned char>(part[far]);
  for (; last - at >= 16; at += 16) {
    const Sixteen both = reinterpret_cast<Sixteen>(sixteen_at(at + near) == first) &
                         reinterpret_cast<Sixteen>(sixteen_at(at + far) == second);
    std::uint64_t halves[2];
    std::memcpy(halves, &both, sizeof halves);
    if ((halves[0] | halves[1]) != 0) {
      break;
    }
  }
  while (at <= last && (at[near] != part[near] || at[far] != part[far])) {
    ++at;
  }
  return at;
}

}  // namespace

size_t find_in(std::string_view text, std::string_view part, size_t from) {
  if (from > text.size() || part.size() > text.size() - from) {
    return std::string_view::npos;
  }
  if (part.empty()) {
    return from;
  }
  // The third byte of a Thai letter tells most of it.
  const size_t near = std::min<size_t>(2, part.size() - 1);
  const char* const last = text.data() + text.size() - part.size();
  for (const char* at = text.data() + from; at <= last; ++at) {
    at = next_place(at, last, part, near);
    if (at <= last && std::memcmp(at, part.data(), part.size()) == 0) {
      return static_cast<size_t>(at - text.data());
    }
  }
  return std::string_view::npos;
}

namespace {

/// So many letters at least must be changed, added or left out to make one text of the other: those
/// that one has and the other does not.
int fewest_edits(std::u32string_view a, std::u32string_view b) {
  int counts[128] = {};  // letters of a block of 128 code points by themselves
  for (const char32_t c : a) {
    ++counts[c % 128];
  }
  for (const char32_t c : b) {
    --counts[c % 128];
  }
  int only_a = 0;
  int only_b = 0;
  for (const int count : counts) {
    only_a += std::max(0, count);
    only_b += std::max(0, -count);
  }
  return std::max(only_a, only_b);
}

}  // namespace

double similarity(std::string_view a, std::string_view b, double least) {
  const std::u32string x = to_utf32(a);
  const std::u32string y = to_utf32(b);
  const size_t longer = std::max(x.size(), y.size());
  if (longer == 0) {
    return 1;
  }
  // What is missing in the shorter one has to be written; one edit more than allowed for rounding.
  const double most = (1 - least) * static_cast<double>(longer) + 1;
  if (static_cast<double>(longer - std::min(x.size(), y.size())) > most) {
    return 0;
  }
  const int limit = least > 0 ? static_cast<int>(most) : kNoLimit;
  if (least > 0 && fewest_edits(x, y) > limit) {
    return 0;
  }
  const int edits = edits_of(x, y, false, limit);
  return edits < 0 ? 0 : 1 - edits / static_cast<double>(longer);
}

bool is_like_part(std::u32string_view pattern, std::u32string_view text, int edits) {
  if (pattern.empty()) {
    return true;
  }
  const int needed = edits_of(pattern, text, true, edits);
  return needed >= 0 && needed <= edits;
}

Found find_like(std::string_view pattern, std::string_view text) {
  const std::u32string p = to_utf32(pattern);
  const std::u32string t = to_utf32(text);
  if (p.empty()) {
    return {0, 0, 0, 1};
  }
  const Alignment found = align(p, t, true);
  // Offsets of characters in the text as given: a broken byte is one character and one byte there.
  std::vector<size_t> offsets;
  offsets.reserve(t.size() + 1);
  size_t bytes = 0;
  for (size_t i = 0; i < t.size(); ++i) {
    offsets.push_back(bytes);
    const bool broken = t[i] == 0xFFFD && text.substr(bytes, 3) != "\xEF\xBF\xBD";
    bytes += broken ? 1 : to_utf8(t[i]).size();
  }
  offsets.push_back(std::min(bytes, text.size()));
  const double share = found.edits / static_cast<double>(p.size());
  return {offsets[found.begin], offsets[found.end], found.edits, std::max(0.0, 1 - share)};
}

}  // namespace ita::thai
