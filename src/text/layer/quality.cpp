#include <fmt/format.h>

#include <string>

#include "text/layer/parts.h"
#include "thai/cluster.h"
#include "thai/lexicon.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr double kMuchMojibake = 0.1;
constexpr double kMuchLatinInside = 0.01;
constexpr double kMuchUnmapped = 0.03;
constexpr double kSomeUnmapped = 0.002;
constexpr double kManyInvalid = 0.3;
constexpr double kSomeInvalid = 0.01;
constexpr double kForeignWords =
    0.5;  // sound Thai prose stays under 0.05, names and abbreviations included
constexpr double kDoubtfulWords = 0.12;
constexpr double kFewWords =
    0.4;  // share of what is neither Thai nor a digit that stands in Latin words
constexpr int kEnoughOther = 20;
constexpr double kControls = 0.25;  // a font may map its space to a control code: those are fewer
constexpr int kEnoughThai = 40;     // fewer letters say nothing about the words

bool is_unmapped(char32_t c) {
  return c == 0xFFFD || c < 0x20 || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_latin1_letter(char32_t c) { return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7; }

bool is_letter(char32_t c) {
  return (thai::is_thai(c) && !thai::is_thai_digit(c)) || (c >= U'a' && c <= U'z') ||
         (c >= U'A' && c <= U'Z') || is_latin1_letter(c);
}

bool is_thai_letter(char32_t c) { return thai::is_thai(c) && !thai::is_thai_digit(c); }

/// Single Latin letters with Thai letters on both sides: fonts that keep their marks in places of
/// ASCII.
int latin_inside_thai(const std::u32string& text) {
  int count = 0;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    const bool latin = is_letter(text[i]) && !is_thai_letter(text[i]);
    count += latin && is_thai_letter(text[i - 1]) && is_thai_letter(text[i + 1]) ? 1 : 0;
  }
  return count;
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view kVowels = U"aeiouyAEIOUY";
  return kVowels.find(c) != std::u32string_view::npos;
}

/// Counts what is neither Thai nor a digit, and how much of it stands in Latin words (letters with
/// a vowel among them, or capitals): a font without a mapping gives neither.
struct Other {
  int all = 0, in_words = 0;

  void add(const std::u32string& text) {
    size_t begin = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
      const bool letter = i < text.size() && is_letter(text[i]) && !thai::is_thai(text[i]);
      if (!letter) {
        close(text, begin, i);
        begin = i + 1;
        all += i < text.size() && !thai::is_thai(text[i]) && !thai::is_digit(text[i]) &&
                       !of_typed_row(text, i)
                   ? 1
                   : 0;
      }
    }
  }

 private:
  /// Dots to sign on, and lines of hyphens, say nothing about a font.
  static bool of_typed_row(const std::u32string& text, size_t i) {
    constexpr std::u32string_view kRows = U".…_-=*";
    return kRows.find(text[i]) != std::u32string_view::npos &&
           (text[i] == U'…' || (i > 0 && text[i - 1] == text[i]) ||
            (i + 1 < text.size() && text[i + 1] == text[i]));
  }

  void close(const std::u32string& text, size_t begin, size_t end) {
    const auto letters = static_cast<int>(end - begin);
    bool vowel = false;
    bool capitals = true;
    for (size_t i = begin; i < end; ++i) {
      vowel = vowel || is_vowel(text[i]);
      capitals = capitals && text[i] >= U'A' && text[i] <= U'Z';
    }
    all += letters;
    in_words += letters >= 2 && (vowel || capitals) ? letters : 0;
  }
};

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

namespace layer {

namespace {

/// What the letters of a page are, counted.
struct Counts {
  int clusters = 0;  ///< of Thai
  int invalid = 0;   ///< clusters that no script of Thai allows
  int letters = 0, latin1 = 0, unmapped = 0;
  int strangers = 0;  ///< Latin letters inside Thai words
  Other other;
};

/// What is wrong with one word.
struct Faults {
  bool impossible = false, meaningless = false;
};

/// Counts the letters of a word, by clusters.
Faults count_clusters(const std::u32string& codes, Counts& counts, LayerQuality& q) {
  Faults out;
  for (const thai::Cluster& cluster : thai::clusters(codes)) {
    bool thai_cluster = false;
    for (size_t i = cluster.begin; i < cluster.end; ++i) {
      const char32_t c = codes[i];
      const bool thai = thai::is_thai(c);
      ++q.glyphs;
      q.thai += thai ? 1 : 0;
      thai_cluster = thai_cluster || thai;
      counts.letters += is_letter(c) ? 1 : 0;
      counts.latin1 += is_latin1_letter(c) ? 1 : 0;
      counts.unmapped += is_unmapped(c) ? 1 : 0;
      out.meaningless = out.meaningless || is_unmapped(c);
    }
    counts.clusters += thai_cluster ? 1 : 0;
    counts.invalid += cluster.valid ? 0 : 1;
    out.impossible = out.impossible || !cluster.valid;
  }
  return out;
}

/// Counts a word and doubts it where it cannot be what is printed.
void look_at(Word& word, const std::u32string& codes, Counts& counts, LayerQuality& q) {
  counts.other.add(codes);
  const Faults faults = count_clusters(codes, counts, q);
  if (const int latin = latin_inside_thai(codes); latin > 0) {
    counts.strangers += latin;
    word.doubt("layer-latin-in-thai");
  }
  if (faults.impossible) {
    word.doubt("layer-impossible-thai");
  }
  if (faults.meaningless) {
    word.doubt("layer-unknown-codes");
  }
}

}  // namespace

void measure(LayerText& text) {
  LayerQuality& q = text.quality;
  Counts counts;
  std::string all;
  int number = -1;
  for (Word& word : text.words) {
    std::u32string codes;
    for (const Symbol& symbol : word.symbols) {
      codes += thai::to_utf32(symbol.text);
    }
    look_at(word, codes, counts, q);
    if (word.line != number) {
      all += '\n';
      number = word.line;
    }
    all += thai::to_utf8(codes);
    all += ' ';
  }
  q.invalid_clusters = share(counts.invalid, counts.clusters);
  if (q.controls > kControls * (q.glyphs + q.controls)) {
    counts.unmapped += q.controls;
  }
  q.unmapped = share(counts.unmapped, q.glyphs + q.controls);
  const Other& other = counts.other;
  q.no_words = other.all >= kEnoughOther ? 1 - share(other.in_words, other.all) : 0;
  q.mojibake = share(counts.latin1, counts.letters);
  q.latin_inside = share(counts.strangers, counts.letters);
  q.out_of_lexicon = q.thai > 0 ? 1 - thai::known_share(all) : 0;
}

}  // namespace layer

Judgement judge(const LayerQuality& q) {
  const auto percent = [](double part) { return fmt::format("{:.1f} %", 100 * part); };
  if (q.glyphs == 0 && q.controls == 0) {
    return {Verdict::empty, "the page has no text layer"};
  }
  if (q.mojibake > kMuchMojibake) {
    return {Verdict::ocr,
            percent(q.mojibake) + " of the letters are Latin-1: Thai in a wrong code"};
  }
  if (q.latin_inside > kMuchLatinInside) {
    return {Verdict::ocr, percent(q.latin_inside) + " of the letters are Latin inside Thai words"};
  }
  if (q.thai < kEnoughThai && q.no_words > 1 - kFewWords) {
    return {Verdict::ocr,
            percent(q.no_words) + " of the signs are in no words: a font without a mapping"};
  }
  if (q.unmapped > kMuchUnmapped) {
    return {Verdict::ocr, percent(q.unmapped) + " of the characters have no meaning"};
  }
  if (q.invalid_clusters > kManyInvalid) {
    return {Verdict::ocr, percent(q.invalid_clusters) + " of the Thai clusters are impossible"};
  }
  const bool enough = q.thai >= kEnoughThai;
  if (enough && q.out_of_lexicon > kForeignWords) {
    return {Verdict::ocr, percent(q.out_of_lexicon) + " of the Thai letters are in unknown words"};
  }
  if (q.invalid_clusters > kSomeInvalid) {
    return {Verdict::fuse, percent(q.invalid_clusters) + " of the Thai clusters are impossible"};
  }
  if (q.unmapped > kSomeUnmapped) {
    return {Verdict::fuse, percent(q.unmapped) + " of the characters have no meaning"};
  }
  if (enough && q.out_of_lexicon > kDoubtfulWords) {
    return {Verdict::fuse, percent(q.out_of_lexicon) + " of the Thai letters are in unknown words"};
  }
  if (q.lost_tones > 0) {
    return {Verdict::fuse,
            fmt::format("{} tone marks or more were lost above their vowels", q.lost_tones)};
  }
  if (q.repaired > 0) {
    return {Verdict::repaired, fmt::format("{} places of the text layer repaired", q.repaired)};
  }
  return {Verdict::trust, "the text layer is sound"};
}

}  // namespace ita::text
