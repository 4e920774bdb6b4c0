#include "text/paint_doubts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "text/numbers/candidate.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

// Of the type size, up from the baseline.  Digits are 0.45 (TH Sarabun) to 0.72 high (Helvetica);
// an underline lies below the baseline, the rulings of a table above the digits.
constexpr double kStrikeLow = 0.08, kStrikeHigh = 0.5;
// A line that slants is no ruling: it may enter the digits from above and leave them below.
constexpr double kSlant = 0.1, kSlantLow = -0.1, kSlantHigh = 0.8;
constexpr double kStruck = 0.6;    // share of a number's width that a line through it covers
constexpr double kCutDigit = 0.3;  // share of a digit's width beyond the clip
constexpr double kCutHigh = 0.3, kCutLow = 0.12;  // of the type size: digits end above, begin below
constexpr double kMiddle = 0.25;                  // of the type size: half way up a digit
constexpr double kDescent = 0.23;     // of a glyph's box, as in the reading of the layer
constexpr double kOnBaseline = 0.35;  // of the type size
constexpr double kSameStart = 0.15, kSameBaseline = 0.05;
constexpr size_t kLikeScore = 4;    // signs of a number that a score has at the least
constexpr double kNoteBeside = 70;  // points
constexpr int kColumns = 24;        // a number's width is looked at in so many parts

/// [begin, end) of the symbols of a number, with the point and the comma within it.
struct Run {
  size_t begin = 0, end = 0;
};

std::vector<Run> digit_runs(const Word& word) {
  std::vector<Run> out;
  const auto& s = word.symbols;
  const auto digit = [&](size_t i) { return i < s.size() && is_digit_sign(s[i].text); };
  for (size_t i = 0; i < s.size(); ++i) {
    if (!digit(i)) {
      continue;
    }
    Run run{i, i + 1};
    while (digit(run.end) ||
           (run.end < s.size() && (s[run.end].text == "." || s[run.end].text == ",") &&
            digit(run.end + 1))) {
      ++run.end;
    }
    out.push_back(run);
    i = run.end;
  }
  return out;
}

Box box_of(const Word& word, const Run& run) {
  Box out;
  for (size_t i = run.begin; i < run.end; ++i) {
    out = unite(out, word.symbols[i].box);
  }
  return out;
}

void doubt(Word& word, const char* code) { word.doubt(code); }

/// Lines that are no part of a table: what goes on far beyond a number is a ruling of its row.
class Strikes {
 public:
  explicit Strikes(const document::PagePaint& paint) {
    for (const document::PaintedLine& line : paint.lines) {
      if (std::abs(line.x1 - line.x0) > 0.1) {
        lines_.push_back(&line);
      }
    }
    std::sort(lines_.begin(), lines_.end(), [](const auto* a, const auto* b) {
      return std::min(a->y0, a->y1) < std::min(b->y0, b->y1);
    });
    for (const auto* line : lines_) {
      tallest_ = std::max(tallest_, std::abs(line->y1 - line->y0));
    }
  }

  /// Whether lines run through most of the number's width at the height of its digits.
  bool through(const Box& run, double baseline, double size) const {
    const double low = baseline - kSlantLow * size;  // the lowest of all that may strike
    const double high = baseline - kSlantHigh * size;
    bool covered[kColumns] = {};
    const auto first = std::lower_bound(
        lines_.begin(), lines_.end(), high - tallest_,
        [](const auto* line, double y) { return std::min(line->y0, line->y1) < y; });
    for (auto it = first; it != lines_.end(); ++it) {
      const document::PaintedLine& line = **it;
      if (std::min(line.y0, line.y1) > low) {
        break;
      }
      const bool slants = std::abs(line.y1 - line.y0) > kSlant * std::abs(line.x1 - line.x0);
      const double from = baseline - (slants ? kSlantHigh : kStrikeHigh) * size;
      const double to = baseline - (slants ? kSlantLow : kStrikeLow) * size;
      for (int i = 0; i < kColumns; ++i) {
        const double x = run.x0 + (i + 0.5) * run.width() / kColumns;
        if (x < std::min(line.x0, line.x1) || x > std::max(line.x0, line.x1)) {
          continue;
        }
        const double y = line.y0 + (x - line.x0) * (line.y1 - line.y0) / (line.x1 - line.x0);
        covered[i] = covered[i] || (y > from && y < to);
      }
    }
    return static_cast<double>(std::count(covered, covered + kColumns, true)) >= kStruck * kColumns;
  }

 private:
  std::vector<const document::PaintedLine*> lines_;
  double tallest_ = 0;
};

bool beside(const Box& note, const Box& number) {
  const double common = overlap(note.y0, note.y1, number.y0, number.y1);
  const double gap = std::max(note.x0 - number.x1, number.x0 - note.x1);
  return common > 0.4 * std::min(note.height(), number.height()) && gap > 0 && gap < kNoteBeside;
}

}  // namespace

PaintedTexts::PaintedTexts(const document::PagePaint& paint) {
  for (const document::PaintedText& text : paint.texts) {
    by_row_.push_back(&text);
  }
  std::stable_sort(by_row_.begin(), by_row_.end(),
                   [](const auto* a, const auto* b) { return a->y < b->y; });
}

const document::PaintedText* PaintedTexts::before(double x, double baseline, double reach) const {
  const document::PaintedText* best = nullptr;
  const auto first = std::lower_bound(by_row_.begin(), by_row_.end(), baseline - reach,
                                      [](const auto* text, double y) { return text->y < y; });
  for (auto it = first; it != by_row_.end() && (*it)->y < baseline + reach; ++it) {
    if ((*it)->x <= x && (best == nullptr || (*it)->x > best->x ||
                          ((*it)->x == best->x && (*it)->order > best->order))) {
      best = *it;
    }
  }
  return best;
}

void doubt_by_paint(std::vector<Word>& words, const document::PagePaint& paint,
                    const Projection& to_page) {
  const Strikes strikes(paint);
  for (Word& word : words) {
    if (word.rotation != 0 || word.size <= 0) {
      continue;
    }
    for (const Run& run : digit_runs(word)) {
      const Box frame = box_of(word, run);
      const Box box = apply(to_page, frame);
      const double baseline =
          apply(to_page, {frame.x0, word.baseline, frame.x1, word.baseline}).cy();
      if (strikes.through(box, baseline, word.size)) {
        doubt(word, "number-struck-through");
      }
      if (run.end - run.begin >= kLikeScore &&
          std::any_of(paint.notes.begin(), paint.notes.end(),
                      [&](const document::PaintedNote& note) { return beside(note.box, box); })) {
        doubt(word, "note-beside-number");
      }
    }
  }
}

namespace {

bool is_digit(char32_t c) { return thai::is_digit(c); }

/// How much of a glyph its clip leaves to be seen.
enum class Sight { whole, part, none };

Sight sight_of(const document::Glyph& glyph, double baseline, const Box& clip) {
  const double seen = overlap(glyph.box.x0, glyph.box.x1, clip.x0, clip.x1);
  const double middle = baseline - kMiddle * glyph.size;
  if (seen < kCutDigit * glyph.box.width() || clip.y0 > baseline ||
      clip.y1 < middle - kMiddle * glyph.size) {
    return Sight::none;
  }
  const bool low = clip.y1 < baseline - kCutLow * glyph.size;
  const bool high = clip.y0 > baseline - kCutHigh * glyph.size;
  return seen < (1 - kCutDigit) * glyph.box.width() || low || high ? Sight::part : Sight::whole;
}

/// The operator that draws `glyph`: each begins where it says; what follows in a run is drawn by
/// the same one, `current`.
const document::PaintedText* drawn_by(const PaintedTexts& texts, const document::Glyph& glyph,
                                      const document::PaintedText* current) {
  const double x = glyph.box.x0 + kSameStart * glyph.size;
  if (glyph.starts_run || current == nullptr) {
    return texts.before(x, glyph.box.y1 - kDescent * glyph.box.height(), kOnBaseline * glyph.size);
  }
  const auto* begun = texts.before(x, current->y, kSameBaseline * glyph.size);
  return begun != nullptr && begun->x >= x - 2 * kSameStart * glyph.size ? begun : current;
}

/// Boxes of digits that can be seen, at which a clip cuts their number.
std::vector<Box> digits_at_cut(const document::TextLayer& layer, const document::PagePaint& paint) {
  std::vector<Box> out;
  const PaintedTexts texts(paint);
  const document::PaintedText* text = nullptr;
  const document::Glyph* last = nullptr;  // of the same run, a digit or a point
  Sight last_sight = Sight::whole;
  for (const document::Glyph& glyph : layer.glyphs) {
    if (glyph.rotation != 0 || glyph.size <= 0) {
      last = nullptr;
      continue;
    }
    text = drawn_by(texts, glyph, text);
    last = glyph.starts_run ? nullptr : last;
    if (text == nullptr || (!is_digit(glyph.code) && glyph.code != U'.')) {
      last = nullptr;
      continue;
    }
    const Sight sight =
        text->invisible || text->pale ? Sight::whole : sight_of(glyph, text->y, text->clip);
    if (sight == Sight::part && is_digit(glyph.code)) {
      out.push_back(glyph.box);
    }
    if (last != nullptr && (sight == Sight::none) != (last_sight == Sight::none)) {
      out.push_back(sight == Sight::none ? last->box : glyph.box);
    }
    last = &glyph;
    last_sight = sight;
  }
  return out;
}

}  // namespace

void doubt_cut_numbers(std::vector<Word>& words, const document::TextLayer& layer,
                       const document::PagePaint& paint) {
  const std::vector<Box> cuts = digits_at_cut(layer, paint);
  for (Word& word : words) {
    const bool cut = std::any_of(cuts.begin(), cuts.end(), [&](const Box& box) {
      return word.box.contains(box.cx(), box.cy());
    });
    if (cut && !digits_of(word).empty()) {
      doubt(word, "number-cut-off");
    }
  }
}

}  // namespace ita::text
