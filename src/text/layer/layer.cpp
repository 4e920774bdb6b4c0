#include "text/layer/layer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "text/layer/parts.h"
#include "thai/cluster.h"
#include "thai/lexicon.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

using layer::Cell;
using layer::Direction;
using layer::LineOfCells;
using layer::Seen;

constexpr char32_t kRing = 0x0E4D;
constexpr double kDescent = 0.23;  // of the height of a glyph box: what lies below the baseline
constexpr double kApartInNumber = 0.8;  // of the type size
constexpr double kOtherColumn =
    2.5;  // of the type size: a gap from which on words are not of one line

/// Characters of one word with the glyph that each stands for.
struct Spelling {
  std::u32string codes;
  std::vector<uint32_t> glyphs;
  std::vector<bool> added;   ///< written by a repair, not by the layer
  bool either_sara = false;  ///< the font does not tell า from ำ
};

/// Digits that a font draws in the other script are no repair of the text.
bool same_but_digits(std::u32string_view text, std::u32string_view raw) {
  return std::equal(text.begin(), text.end(), raw.begin(), raw.end(), [](char32_t a, char32_t b) {
    return a == b || (thai::is_thai_digit(a) && b == U'0' + (a - 0x0E50));
  });
}

double known(const std::u32string& codes) {
  return thai::known_share(thai::to_utf8(thai::normalise(codes).text));
}

/// In a word of a font that does not tell า from ำ: writes the one that makes words.  False when
/// the lexicon cannot tell.
bool choose_sara(Spelling& spelling) {
  const auto score = [&] {
    return thai::fluency(thai::to_utf8(thai::normalise(spelling.codes).text));
  };
  bool sure = true;
  double best = score();
  for (char32_t& code : spelling.codes) {
    if (code != U'า') {
      continue;
    }
    code = U'ำ';
    const double other = score();
    sure = sure && other != best;
    if (other > best) {
      best = other;
    } else {
      code = U'า';
    }
  }
  return sure;
}

/// Takes back each lost ํ without which the word is better known to the lexicon.  True when one was
/// taken back.
bool refuse_wrong_rings(Spelling& spelling) {
  if (std::find(spelling.added.begin(), spelling.added.end(), true) == spelling.added.end()) {
    return false;
  }
  bool refused = false;
  double best = known(spelling.codes);
  for (size_t i = spelling.codes.size(); i-- > 0 && best < 1;) {
    if (!spelling.added[i]) {
      continue;
    }
    std::u32string without = spelling.codes;
    without.erase(i, 1);
    const double share = known(without);
    if (share <= best) {
      continue;
    }
    best = share;
    const auto at = static_cast<std::ptrdiff_t>(i);
    spelling.codes = std::move(without);
    spelling.glyphs.erase(spelling.glyphs.begin() + at);
    spelling.added.erase(spelling.added.begin() + at);
    refused = true;
  }
  return refused;
}

class WordBuilder {
 public:
  WordBuilder(const Direction& direction, const document::TextLayer& layer,
              const std::vector<LineOfCells>& lines, LayerText& out)
      : glyphs_(direction.glyphs),
        direction_(direction),
        layer_(layer),
        faults_(layer::sara_faults(lines, direction.glyphs)),
        unknown_(layer::unknown_marks(lines, direction.glyphs)),
        out_(out) {}

  void add_line(const LineOfCells& line, int& number) {
    const double threshold = layer::space_threshold(line, glyphs_);
    size_t begin = 0;
    for (size_t i = 1; i <= line.cells.size(); ++i) {
      const bool last = i == line.cells.size();
      const double gap = last ? 0 : line.cells[i].box.x0 - right_edge(line, begin, i);
      if (!last &&
          (gap < threshold || !line.cells[i].starts_run || continues_number(line.cells, i, gap))) {
        continue;
      }
      add_word(line, begin, i, number);
      if (last || gap > kOtherColumn * size_of(line.cells[i - 1])) {
        ++number;
      }
      begin = i;
    }
  }

 private:
  double size_of(const Cell& cell) const { return glyphs_[cell.glyphs[0]].size; }

  layer::SaraFault fault_of(const Seen& glyph) const {
    const bool known = glyph.font >= 0 && static_cast<size_t>(glyph.font) < faults_.size();
    return known ? faults_[static_cast<size_t>(glyph.font)] : layer::SaraFault::none;
  }

  char32_t meant(const Seen& glyph, layer::SaraFault fault) const {
    if (glyph.code == layer::kUnknown) {
      const auto mark = unknown_.find({glyph.font, glyph.raw});
      return mark == unknown_.end() ? glyph.code : mark->second;
    }
    return layer::meant(glyph.code, fault);
  }

  char32_t code_of(const Cell& cell) const { return glyphs_[cell.glyphs[0]].code; }

  /// "581,096 .00": justified lines push the marks of a number away from it.
  bool continues_number(const std::vector<Cell>& cells, size_t i, double gap) const {
    const auto digit = [&](size_t k) {
      return k < cells.size() && thai::is_digit(code_of(cells[k]));
    };
    const char32_t mark = code_of(cells[i]);
    const bool apart = gap < kApartInNumber * size_of(cells[i]);
    return apart && (mark == U'.' || mark == U',') && digit(i - 1) && digit(i + 1) &&
           !cells[i + 1].starts_run;
  }

  /// A letter inside the one before it (a kerned mark, a comma) must not hide where that one ends.
  double right_edge(const LineOfCells& line, size_t begin, size_t end) const {
    double x = line.cells[end - 1].box.x1;
    for (size_t i = end - 1; i + 2 >= end && i >= begin && i < end; --i) {
      x = std::max(x, line.cells[i].box.x1);
      for (const uint32_t glyph : line.cells[i].glyphs) {
        x = std::max(x, glyphs_[glyph].box.x1);
      }
    }
    return x;
  }

  Spelling spell(const LineOfCells& line, size_t begin, size_t end) const {
    Spelling out;
    for (size_t i = begin; i < end; ++i) {
      const Cell& cell = line.cells[i];
      if (cell.lost_ring) {
        out.codes.push_back(kRing);
        out.glyphs.push_back(cell.glyphs[0]);
        out.added.push_back(true);
      }
      for (const uint32_t glyph : cell.glyphs) {
        const bool ring = !out.codes.empty() && out.codes.back() == kRing;
        const layer::SaraFault fault = ring ? layer::SaraFault::none : fault_of(glyphs_[glyph]);
        out.codes.push_back(meant(glyphs_[glyph], fault));
        out.glyphs.push_back(glyph);
        out.added.push_back(false);
        out.either_sara = out.either_sara || fault == layer::SaraFault::all_am;
      }
    }
    return out;
  }

  void add_word(const LineOfCells& line, size_t begin, size_t end, int number) {
    Spelling spelling = spell(line, begin, end);
    const bool refused = refuse_wrong_rings(spelling);
    const bool unsure_sara = spelling.either_sara && !choose_sara(spelling);
    const thai::Normalised normal = thai::normalise(spelling.codes);
    if (normal.text.empty()) {
      return;
    }
    Word word;
    word.rotation = direction_.rotation;
    word.line = number;
    size_t bold = 0;
    Box level;
    for (const thai::Cluster& cluster : thai::clusters(normal.text)) {
      const size_t from = cluster.begin == 0 ? 0 : normal.source[cluster.begin];
      const size_t to =
          cluster.end < normal.text.size() ? normal.source[cluster.end] : spelling.codes.size();
      Symbol symbol;
      const std::u32string_view text(normal.text.data() + cluster.begin,
                                     cluster.end - cluster.begin);
      std::u32string raw;
      Box box;
      for (size_t k = from; k < std::max(to, from + 1); ++k) {
        const Seen& glyph = glyphs_[spelling.glyphs[k]];
        box = unite(box, glyph.box);
        if (!spelling.added[k]) {
          raw.push_back(glyph.raw);
        }
      }
      symbol.text = thai::to_utf8(text);
      symbol.raw = thai::to_utf8(raw);
      symbol.box = apply(direction_.to_page, box);
      level = unite(level, box);
      const Seen& first = glyphs_[spelling.glyphs[from]];
      bold += is_bold(first) ? 1 : 0;
      word.size = std::max(word.size, static_cast<double>(first.size));
      if (!same_but_digits(text, raw)) {
        word.origin = Origin::repaired_text_layer;
        ++out_.quality.repaired;
      }
      word.symbols.push_back(std::move(symbol));
    }
    if (unsure_sara) {
      word.doubt("layer-sara-font");
    }
    if (refused) {
      word.doubt("layer-sara-unsure");
    }
    word.bold = 2 * bold > word.symbols.size();
    word.box = apply(direction_.to_page, level);
    word.baseline = word.rotation == 0 ? level.y1 - kDescent * level.height() : word.box.y1;
    out_.words.push_back(std::move(word));
  }

  bool is_bold(const Seen& glyph) const {
    return glyph.font >= 0 && static_cast<size_t>(glyph.font) < layer_.fonts.size() &&
           layer_.fonts[static_cast<size_t>(glyph.font)].bold;
  }

  const std::vector<Seen>& glyphs_;
  const Direction& direction_;
  const document::TextLayer& layer_;
  std::vector<layer::SaraFault> faults_;
  std::map<layer::CodeOfFont, char32_t> unknown_;
  LayerText& out_;
};

}  // namespace

LayerText read_layer(const document::TextLayer& text_layer, const document::PageInfo& page) {
  LayerText out;
  int number = 0;
  for (Direction& direction : layer::visible_glyphs(text_layer, page)) {
    out.quality.controls += direction.controls;
    out.quality.across += direction.across;
    layer::find_marks_in_ascii(direction.glyphs);
    std::vector<LineOfCells> lines = layer::build_lines(direction.glyphs);
    out.quality.lost_tones += layer::lost_tones(lines, direction.glyphs);
    layer::find_lost_rings(lines, direction.glyphs);
    layer::restore_widths(lines, direction.glyphs);
    WordBuilder words(direction, text_layer, lines, out);
    for (const LineOfCells& line : lines) {
      words.add_line(line, number);
    }
  }
  layer::measure(out);
  return out;
}

}  // namespace ita::text
