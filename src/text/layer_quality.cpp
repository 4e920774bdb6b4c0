#include <fmt/format.h>

#include <string>

#include "text/layer_parts.h"
#include "thai/cluster.h"
#include "thai/lexicon.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr double kMuchMojibake = 0.1;
constexpr double kMuchUnmapped = 0.03;
constexpr double kSomeUnmapped = 0.002;
constexpr double kManyInvalid = 0.3;
constexpr double kSomeInvalid = 0.01;
constexpr double kForeignWords =
    0.5;  // sound Thai prose stays under 0.15, names and abbreviations included
constexpr double kDoubtfulWords = 0.3;
constexpr int kEnoughThai = 40;  // fewer letters say nothing about the words

bool is_unmapped(char32_t c) {
  return c == 0xFFFD || c < 0x20 || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_latin1_letter(char32_t c) { return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7; }

bool is_letter(char32_t c) {
  return (thai::is_thai(c) && !thai::is_thai_digit(c)) || (c >= U'a' && c <= U'z') ||
         (c >= U'A' && c <= U'Z') || is_latin1_letter(c);
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

namespace layer {

void measure(LayerText& text) {
  LayerQuality& q = text.quality;
  int invalid = 0;
  int thai_clusters = 0;
  int unmapped = 0;
  int latin1 = 0;
  int letters = 0;
  std::string line;
  std::string all;
  int number = -1;
  for (Word& word : text.words) {
    std::u32string codes;
    for (const Symbol& symbol : word.symbols) {
      codes += thai::to_utf32(symbol.text);
    }
    bool impossible = false;
    bool meaningless = false;
    for (const thai::Cluster& cluster : thai::clusters(codes)) {
      bool thai_cluster = false;
      for (size_t i = cluster.begin; i < cluster.end; ++i) {
        const char32_t c = codes[i];
        ++q.glyphs;
        const bool thai = thai::is_thai(c);
        q.thai += thai ? 1 : 0;
        thai_cluster = thai_cluster || thai;
        letters += is_letter(c) ? 1 : 0;
        latin1 += is_latin1_letter(c) ? 1 : 0;
        if (is_unmapped(c)) {
          ++unmapped;
          meaningless = true;
        }
      }
      thai_clusters += thai_cluster ? 1 : 0;
      if (!cluster.valid) {
        ++invalid;
        impossible = true;
      }
    }
    if (impossible) {
      word.doubts.push_back("the text layer has letters here that cannot stand together in Thai");
    }
    if (meaningless) {
      word.doubts.push_back("the text layer has a character here without a known meaning");
    }
    if (word.line != number) {
      all += '\n';
      number = word.line;
    }
    all += thai::to_utf8(codes);
    all += ' ';
  }
  q.invalid_clusters = share(invalid, thai_clusters);
  q.unmapped = share(unmapped, q.glyphs);
  q.mojibake = share(latin1, letters);
  q.out_of_lexicon = q.thai > 0 ? 1 - thai::known_share(all) : 0;
}

}  // namespace layer

Judgement judge(const LayerQuality& q) {
  const auto percent = [](double part) { return fmt::format("{:.1f} %", 100 * part); };
  if (q.glyphs == 0) {
    return {Verdict::empty, "the page has no text layer"};
  }
  if (q.mojibake > kMuchMojibake) {
    return {Verdict::ocr,
            percent(q.mojibake) + " of the letters are Latin-1: Thai in a wrong code"};
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
  if (q.repaired > 0) {
    return {Verdict::repaired, fmt::format("{} places of the text layer repaired", q.repaired)};
  }
  return {Verdict::trust, "the text layer is sound"};
}

}  // namespace ita::text
