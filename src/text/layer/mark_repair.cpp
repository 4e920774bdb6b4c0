#include <algorithm>
#include <string>

#include "text/layer/parts.h"
#include "thai/cluster.h"
#include "thai/lexicon.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

/// Marks of which the layer does not say which they are, or not even that they are there.
namespace ita::text::layer {

namespace {

constexpr char32_t kRing = 0x0E4D;
// Of the type size: beyond the letter it stands on (justified lines move marks); a full stop takes
// 0.2 and more.
constexpr double kNoRoom = 0.05;
constexpr double kAtLetter = 0.08;   // of the type size, behind the letter; a space is wider
constexpr double kClearPlace = 0.5;  // letters explained more, for each place
// Of the type size: a run that goes on where the one before it ends.
constexpr double kTouchLeft = -0.12, kTouchRight = 0.03;
constexpr int kFewestBreaks = 2;
constexpr int kManyVowels = 24;  // in sound text a fifth of them has a tone: never none of so many
constexpr double kOftener = 3;   // than behind letters without a vowel

bool is_ascii_sign(char32_t c) { return c > U' ' && c < 0x7F; }

bool on_one_line(const Box& a, const Box& b) {
  return overlap(a.y0, a.y1, b.y0, b.y1) > b.height() / 2;
}

bool takes_mark(char32_t c) {
  return thai::is_consonant(c) || thai::is_above_vowel(c) || thai::is_below_vowel(c);
}

/// Letters that the lexicon explains, less a letter for each word and three for each impossible
/// cluster.
double explained(const std::u32string& codes) {
  const std::u32string text = thai::normalise(codes).text;
  const std::string utf8 = thai::to_utf8(text);
  int impossible = 0;
  for (const thai::Cluster& cluster : thai::clusters(text)) {
    impossible += cluster.valid ? 0 : 1;
  }
  return thai::fluency(utf8) * static_cast<double>(text.size()) - 3.0 * impossible;
}

/// A code without a meaning, and the lines that it stands in.
struct Places {
  int count = 0;
  std::vector<size_t> lines;
};

/// The text of a line with `mark` where `code` stands and the marks that are known already.
std::u32string spelled(const LineOfCells& line, const std::vector<Seen>& glyphs,
                       const std::map<CodeOfFont, char32_t>& known, const CodeOfFont& code,
                       char32_t mark) {
  std::u32string text;
  for (const Cell& cell : line.cells) {
    for (const uint32_t i : cell.glyphs) {
      const CodeOfFont here{glyphs[i].font, glyphs[i].raw};
      const auto found = known.find(here);
      const bool unknown = glyphs[i].code == kUnknown;
      text.push_back(unknown && here == code           ? mark
                     : unknown && found != known.end() ? found->second
                                                       : glyphs[i].code);
    }
  }
  return text;
}

/// The mark that explains clearly more than any other; 0 without one.
char32_t clearly_best(const std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs,
                      const std::map<CodeOfFont, char32_t>& known, const CodeOfFont& code,
                      const Places& places) {
  const auto score = [&](char32_t mark) {
    std::u32string text;
    for (const size_t line : places.lines) {
      text += spelled(lines[line], glyphs, known, code, mark) + U'\n';
    }
    return explained(text);
  };
  double best = score(kUnknown);
  double second = best;
  char32_t out = 0;
  for (char32_t mark = 0x0E31; mark <= kRing; ++mark) {
    if (!thai::is_mark(mark)) {
      continue;
    }
    const double here = score(mark);
    if (here > best) {
      second = best;
      best = here;
      out = mark;
    } else {
      second = std::max(second, here);
    }
  }
  return best < second + kClearPlace * places.count ? 0 : out;
}

/// What a font does behind its letters.
struct FontBreaks {
  int vowels = 0;  ///< above a letter, without a tone
  int with_tone = 0;
  int behind_vowel = 0;  ///< runs that end behind such a vowel and go on at once
  int plain = 0;         ///< letters without marks
  int behind_plain = 0;
};

FontBreaks& of_font(std::map<int, FontBreaks>& fonts, const Seen& glyph) {
  return fonts[glyph.font];
}

/// Counts one cell.
void count(FontBreaks& font, const Cell& cell, const std::vector<Seen>& glyphs, bool breaks) {
  bool vowel = false;
  bool other = false;
  for (size_t k = 1; k < cell.glyphs.size(); ++k) {
    const char32_t code = plain(glyphs[cell.glyphs[k]].code);
    (thai::is_above_vowel(code) ? vowel : other) = true;
  }
  if (vowel) {
    ++(other ? font.with_tone : font.vowels);
    font.behind_vowel += !other && breaks ? 1 : 0;
  } else if (!other) {
    ++font.plain;
    font.behind_plain += breaks ? 1 : 0;
  }
}

}  // namespace

void find_marks_in_ascii(std::vector<Seen>& glyphs) {
  const Seen* before = nullptr;
  Box letter;  // that the glyph before stands on, or is
  for (Seen& glyph : glyphs) {
    const bool there = before != nullptr && on_one_line(letter, glyph.box) &&
                       glyph.box.x0 > letter.x0 &&
                       glyph.box.x0 < letter.x1 + kAtLetter * glyph.size;
    const double room = glyph.box.x1 - std::max(letter.x1, glyph.box.x0);
    if (there && before->font == glyph.font && is_ascii_sign(glyph.code) &&
        (takes_mark(plain(before->code)) || before->code == kUnknown) && glyph.code == glyph.raw &&
        room < kNoRoom * glyph.size) {
      glyph.code = kUnknown;
    }
    const bool on_letter = glyph.code == kUnknown || thai::is_mark(plain(glyph.code));
    letter = there && on_letter ? unite(letter, glyph.box) : glyph.box;
    before = &glyph;
  }
}

std::map<CodeOfFont, char32_t> unknown_marks(const std::vector<LineOfCells>& lines,
                                             const std::vector<Seen>& glyphs) {
  std::map<CodeOfFont, Places> codes;
  for (size_t line = 0; line < lines.size(); ++line) {
    for (const Cell& cell : lines[line].cells) {
      for (const uint32_t i : cell.glyphs) {
        if (glyphs[i].code != kUnknown || glyphs[i].font < 0) {
          continue;
        }
        Places& places = codes[{glyphs[i].font, glyphs[i].raw}];
        ++places.count;
        if (places.lines.empty() || places.lines.back() != line) {
          places.lines.push_back(line);
        }
      }
    }
  }
  // The code with the most places first: what it means helps to tell the others.
  std::vector<std::pair<CodeOfFont, Places>> order(codes.begin(), codes.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  std::map<CodeOfFont, char32_t> out;
  for (const auto& [code, places] : order) {
    if (const char32_t mark = clearly_best(lines, glyphs, out, code, places); mark != 0) {
      out[code] = mark;
    }
  }
  return out;
}

int lost_tones(const std::vector<LineOfCells>& lines, const std::vector<Seen>& glyphs) {
  std::map<int, FontBreaks> fonts;
  for (const LineOfCells& line : lines) {
    for (size_t i = 0; i < line.cells.size(); ++i) {
      const Cell& cell = line.cells[i];
      const Seen& base = glyphs[cell.glyphs[0]];
      if (!thai::is_consonant(plain(base.code))) {
        continue;
      }
      bool breaks = false;
      if (i + 1 < line.cells.size() && line.cells[i + 1].starts_run) {
        const Seen& next = glyphs[line.cells[i + 1].glyphs[0]];
        const double gap = (next.box.x0 - cell.box.x1) / std::max(1.0F, base.size);
        breaks = !next.space_before && next.font == base.font && thai::is_thai(next.code) &&
                 !line.cells[i + 1].after_lone_mark && gap > kTouchLeft && gap < kTouchRight;
      }
      count(of_font(fonts, base), cell, glyphs, breaks);
    }
  }
  int out = 0;
  for (const auto& [font, seen] : fonts) {
    if (font < 0 || seen.with_tone > 0) {
      continue;
    }
    const double share = static_cast<double>(seen.behind_vowel) / std::max(1, seen.vowels);
    const double usual = static_cast<double>(seen.behind_plain) / std::max(1, seen.plain);
    if (seen.behind_vowel >= kFewestBreaks && share > kOftener * usual) {
      out += seen.behind_vowel;
    } else if (seen.vowels >= kManyVowels) {
      out += 1;
    }
  }
  return out;
}

}  // namespace ita::text::layer
