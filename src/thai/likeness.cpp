#include <edlib.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "thai/key.h"
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
