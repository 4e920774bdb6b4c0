#include <algorithm>
#include <cmath>

#include "text/layer/parts.h"
#include "thai/lexicon.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text::layer {

namespace {

constexpr char32_t kSaraA = 0x0E32;
constexpr char32_t kSaraAm = 0x0E33;
constexpr char32_t kRing = 0x0E4D;
constexpr int kFewestAm = 2;
constexpr double kSuspiciousAm = 0.3;    // share of ำ among า and ำ: sound text has 0.1
constexpr double kClearlyBetter = 0.15;  // share of known letters
constexpr double kTouchLeft = -0.3, kTouchRight = 0.1;  // of the type size

// The gap that an ordinary space leaves is 0.2 of the type size and more in the fonts of Thai
// offices; shifted marks push letters apart by up to 0.13.
constexpr double kSpace = 0.16;
constexpr double kSpaceBeyondSpacing = 0.14;

/// Fonts in which an ํ or ำ came through: these lose none.
std::vector<bool> fonts_with_rings(const std::vector<Seen>& glyphs) {
  std::vector<bool> out;
  for (const Seen& glyph : glyphs) {
    const bool ring = glyph.code == kRing || glyph.code == kSaraAm || glyph.code == 0xF711;
    if (ring && glyph.font >= 0) {
      out.resize(std::max(out.size(), static_cast<size_t>(glyph.font) + 1));
      out[static_cast<size_t>(glyph.font)] = true;
    }
  }
  return out;
}

bool takes_sara_am(const Cell& cell, const std::vector<Seen>& glyphs) {
  if (!thai::is_consonant(glyphs[cell.glyphs[0]].code)) {
    return false;
  }
  return std::none_of(cell.glyphs.begin() + 1, cell.glyphs.end(), [&](uint32_t i) {
    const char32_t c = glyphs[i].code;
    return thai::is_above_vowel(c) || thai::is_below_vowel(c);
  });
}

}  // namespace

void find_lost_rings(std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs) {
  const std::vector<bool> sound = fonts_with_rings(glyphs);
  for (LineOfCells& line : lines) {
    for (size_t i = 1; i < line.cells.size(); ++i) {
      Cell& cell = line.cells[i];
      const Cell& before = line.cells[i - 1];
      const Seen& glyph = glyphs[cell.glyphs[0]];
      // Where the run before is nothing but a mark, the break may stem from that mark's own
      // position.
      if (!cell.starts_run || cell.after_lone_mark || glyph.space_before || glyph.code != kSaraA ||
          glyph.font != glyphs[before.glyphs[0]].font || !takes_sara_am(before, glyphs)) {
        continue;
      }
      const auto font = static_cast<size_t>(std::max(glyph.font, 0));
      const double gap = (cell.box.x0 - before.box.x1) / std::max(glyph.size, 1.0F);
      cell.lost_ring =
          !(font < sound.size() && sound[font]) && gap > kTouchLeft && gap < kTouchRight;
    }
  }
}

char32_t meant(char32_t code, SaraFault fault) {
  if (fault != SaraFault::none && code == kSaraAm) {
    return kSaraA;
  }
  return fault == SaraFault::swapped && code == kSaraA ? kSaraAm : code;
}

namespace {

/// What one font of a layer wrote.
struct FontText {
  int am = 0, a = 0;
  std::u32string text;
};

std::vector<FontText> texts_of_fonts(const std::vector<LineOfCells>& lines,
                                     const std::vector<Seen>& glyphs) {
  std::vector<FontText> fonts;
  for (const LineOfCells& line : lines) {
    for (const Cell& cell : line.cells) {
      const int index = glyphs[cell.glyphs[0]].font;
      if (index < 0) {
        continue;
      }
      const auto font = static_cast<size_t>(index);
      fonts.resize(std::max(fonts.size(), font + 1));
      if (cell.lost_ring) {
        fonts[font].text.push_back(kRing);
      }
      for (const uint32_t i : cell.glyphs) {
        fonts[font].am += glyphs[i].code == kSaraAm ? 1 : 0;
        fonts[font].a += glyphs[i].code == kSaraA ? 1 : 0;
        fonts[font].text.push_back(glyphs[i].code);
      }
    }
    for (FontText& font : fonts) {
      font.text.push_back(U'\n');
    }
  }
  return fonts;
}

/// How well a text reads when the font has the fault.
double fluency_with(SaraFault fault, std::u32string text) {
  for (size_t i = 0; i < text.size(); ++i) {
    // ํ before ำ says what is meant, whatever the font does.
    text[i] = i > 0 && text[i - 1] == kRing ? text[i] : meant(text[i], fault);
  }
  return thai::fluency(thai::to_utf8(thai::normalise(text).text));
}

SaraFault fault_of(const FontText& font) {
  SaraFault out = SaraFault::none;
  if (font.am < kFewestAm || font.am < kSuspiciousAm * (font.am + font.a)) {
    return out;
  }
  double best = fluency_with(SaraFault::none, font.text) + kClearlyBetter;
  // Swapped comes first: of two equal explanations the one that leaves no choice.
  for (const SaraFault fault : {SaraFault::swapped, SaraFault::all_am}) {
    if (fault == SaraFault::swapped && font.a == 0) {
      continue;  // nothing tells it from the other fault
    }
    if (const double share = fluency_with(fault, font.text); share > best) {
      best = share;
      out = fault;
    }
  }
  return out;
}

}  // namespace

std::vector<SaraFault> sara_faults(const std::vector<LineOfCells>& lines,
                                   const std::vector<Seen>& glyphs) {
  std::vector<SaraFault> out;
  for (const FontText& font : texts_of_fonts(lines, glyphs)) {
    out.push_back(fault_of(font));
  }
  return out;
}

double space_threshold(const LineOfCells& line, const std::vector<Seen>& glyphs) {
  std::vector<double> gaps;
  double size = 0;
  for (size_t i = 0; i < line.cells.size(); ++i) {
    size = std::max(size, static_cast<double>(glyphs[line.cells[i].glyphs[0]].size));
    if (i > 0) {
      double right = line.cells[i - 1].box.x1;  // the marks of a letter take part of its width
      for (const uint32_t glyph : line.cells[i - 1].glyphs) {
        right = std::max(right, glyphs[glyph].box.x1);
      }
      gaps.push_back(line.cells[i].box.x0 - right);
    }
  }
  if (gaps.size() < 8) {
    return kSpace * size;
  }
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(kSpace * size, *middle + kSpaceBeyondSpacing * size);
}

}  // namespace ita::text::layer
