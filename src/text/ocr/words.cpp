#include "text/ocr/words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "thai/cluster.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

// Of the line's height.
constexpr double kLowestLetter = 0.7, kTallestLetter = 1.5;  // letters that tell the type size
constexpr double kSpace = 0.14;                              // gap where the recogniser saw a space
constexpr double kWideGap = 0.8;                             // gap that is a space whatever it saw

constexpr size_t kFewestLetters = 4;  // that tell the type size
constexpr double kThickest = 1.5;     // of the usual stroke: longer runs are bars and bows
// An underline: of the type size above and below the baseline, and of the word's width: how much of
// it runs under the word, and how long it is at most.
constexpr double kOverBaseline = 0.05, kUnderBaseline = 0.25, kUnderlined = 0.8,
                 kLongestRuling = 12;

/// Ink of a line by column, to see where it has gaps and how far it reaches.
class Columns {
 public:
  Columns(const OcrPage& page, const InkLine& line) : x0_(line.x0) {
    const auto n = static_cast<size_t>(std::max(1, line.x1 - line.x0));
    top_.assign(n, 1 << 30);
    bottom_.assign(n, -1);
    for (const InkPiece& piece : line.pieces) {
      const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
      for (const image::Run& run : page.ink.runs_of(c)) {
        if (run.y < piece.y0 || run.y >= piece.y1) {
          continue;
        }
        for (int x = run.x0; x < run.x1; ++x) {
          const auto k = static_cast<size_t>(x - x0_);
          top_[k] = std::min(top_[k], run.y);
          bottom_[k] = std::max(bottom_[k], run.y + 1);
        }
      }
    }
  }

  /// Widest stretch without ink between two places.
  int gap(double from, double to) const {
    int best = 0;
    int here = 0;
    for (int x = static_cast<int>(from); x <= static_cast<int>(to); ++x) {
      here = empty(x) ? here + 1 : 0;
      best = std::max(best, here);
    }
    return best;
  }

  /// The box shrunk or grown to the ink in its columns; unchanged where there is none.
  Box fit(const Box& box) const {
    Box out{0, 1e9, 0, -1};
    bool any = false;
    for (int x = static_cast<int>(box.x0); x < static_cast<int>(std::ceil(box.x1)); ++x) {
      if (!empty(x)) {
        out.x0 = any ? out.x0 : x;
        out.x1 = x + 1;
        out.y0 = std::min(out.y0, double(top_[at(x)]));
        out.y1 = std::max(out.y1, double(bottom_[at(x)]));
        any = true;
      }
    }
    return any ? out : box;
  }

 private:
  size_t at(int x) const { return static_cast<size_t>(x - x0_); }
  bool empty(int x) const { return x < x0_ || at(x) >= bottom_.size() || bottom_[at(x)] < 0; }
  int x0_;
  std::vector<int> top_, bottom_;
};

/// Consonants of the official fonts are this part of the type size (TH Sarabun: 6.7 points at size
/// 16).
constexpr double kLetterOfSize = 0.42;
template <class T>
T median(std::vector<T> values, T otherwise) {
  if (values.empty()) {
    return otherwise;
  }
  auto mid = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), mid, values.end());
  return *mid;
}

/// Sets the type size of a word from the letters in its box; returns the thickness of their
/// strokes.
double measure_type(const OcrPage& page, const InkLine& line, Word& word) {
  const Box box = page.grey.to_pixels(word.box);
  std::vector<double> heights;
  std::vector<int> strokes;
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    if (c.cx() < box.x0 || c.cx() > box.x1 || c.height() < kLowestLetter * line.height() ||
        c.height() > kTallestLetter * line.height()) {
      continue;
    }
    heights.push_back(c.height());
    for (const image::Run& run : page.ink.runs_of(c)) {
      strokes.push_back(run.length());
    }
  }
  const double letter = heights.size() < kFewestLetters ? line.height() : median(heights, 0.0);
  word.size = letter / kLetterOfSize / page.grey.scale();
  // The usual run is an upright stroke; bars and bows make longer ones.
  const double usual = median(strokes, 0);
  double sum = 0;
  double n = 0;
  for (const int stroke : strokes) {
    if (stroke <= kThickest * usual) {
      sum += stroke;
      n += 1;
    }
  }
  const double tall = std::max(letter, line.height());
  return n > 0 && tall > 0 ? sum / n / tall : 0;
}

/// A ruling right under the word, hardly longer than the line: an underline.
bool is_underlined(const OcrPage& page, const Word& word) {
  return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const image::Ruling& r) {
    return r.horizontal && r.box.cy() > word.baseline - kOverBaseline * word.size &&
           r.box.cy() < word.baseline + kUnderBaseline * word.size &&
           overlap(r.box.x0, r.box.x1, word.box.x0, word.box.x1) > kUnderlined * word.box.width() &&
           r.length() < kLongestRuling * word.box.width();
  });
}

/// One cluster in pixels, and whether the recogniser saw a space before it.
struct Piece {
  Symbol symbol;
  bool space_before = false;
};

/// A part of the reading without spaces, as clusters.
void add_clusters(const std::vector<const Symbol*>& part, bool space, std::vector<Piece>& out) {
  std::u32string text;
  std::vector<size_t> source;
  for (size_t i = 0; i < part.size(); ++i) {
    for (const char32_t c : thai::to_utf32(part[i]->text)) {
      text.push_back(c);
      source.push_back(i);
    }
  }
  const thai::Normalised normal = thai::normalise(std::u32string_view(text));
  const auto clusters = thai::clusters(normal.text);
  for (size_t k = 0; k < clusters.size(); ++k) {
    const thai::Cluster& cluster = clusters[k];
    Piece piece;
    piece.space_before = space && k == 0;
    Symbol& symbol = piece.symbol;
    symbol.text = thai::to_utf8(
        std::u32string_view(normal.text).substr(cluster.begin, cluster.end - cluster.begin));
    // All that the recogniser gave between this cluster's first character and the next one's.
    const size_t first = source[normal.source[cluster.begin]];
    const size_t last = k + 1 < clusters.size()
                            ? std::max(first + 1, source[normal.source[clusters[k + 1].begin]])
                            : part.size();
    symbol.confidence = 1;
    for (size_t i = first; i < last && i < part.size(); ++i) {
      symbol.raw += part[i]->raw;
      symbol.box = unite(symbol.box, part[i]->box);
      symbol.confidence = std::min(symbol.confidence, part[i]->confidence);
    }
    if (last == first + 1) {
      symbol.alternatives = part[first]->alternatives;
    }
    out.push_back(std::move(piece));
  }
}

std::vector<Piece> pieces_of(const RecognisedLine& reading) {
  std::vector<Piece> out;
  std::vector<const Symbol*> part;
  bool space = false;
  const auto flush = [&] {
    if (!part.empty()) {
      add_clusters(part, space, out);
      part.clear();
    }
  };
  for (const Symbol& symbol : reading.symbols) {
    if (symbol.text == " ") {
      flush();
      space = true;
    } else {
      part.push_back(&symbol);
      if (part.size() == 1 && out.empty()) {
        space = false;
      }
    }
  }
  flush();
  return out;
}

/// Whether a space before `pieces[i]` would part a number from its point: print that was stretched
/// to the margin, or a speck, makes the recogniser see one there.  After a point a space is left:
/// "1. 2567" is two things.
bool before_decimals(const std::vector<Piece>& pieces, size_t i) {
  const auto digit = [&](size_t k) {
    const std::u32string text = thai::to_utf32(pieces[k].symbol.text);
    return !text.empty() && std::all_of(text.begin(), text.end(), thai::is_digit);
  };
  return i > 0 && i + 1 < pieces.size() && digit(i - 1) && pieces[i].symbol.text == "." &&
         digit(i + 1) && !pieces[i + 1].space_before;
}

}  // namespace

std::vector<ReadWord> make_words(const OcrPage& page, const InkLine& line,
                                 const RecognisedLine& reading) {
  std::vector<Word> out;
  const Columns columns(page, line);
  const double h = line.height();
  const std::vector<Piece> pieces = pieces_of(reading);
  for (size_t i = 0; i < pieces.size(); ++i) {
    Symbol symbol = pieces[i].symbol;
    bool begins = out.empty();
    if (!begins) {
      const Box& before = pieces[i - 1].symbol.box;
      const int gap = columns.gap(before.cx(), symbol.box.cx());
      // A space that the recogniser saw needs some gap in print; a wide gap is one whatever it saw.
      const bool space = pieces[i].space_before && !before_decimals(pieces, i);
      begins = (space && gap >= kSpace * h) || gap >= kWideGap * h;
    }
    if (begins) {
      Word word;
      word.origin = Origin::ocr;
      word.baseline = page.grey.to_points({0, 0, 0, line.bottom}).y1;
      out.push_back(std::move(word));
    }
    Word& word = out.back();
    symbol.box = page.grey.to_points(columns.fit(symbol.box));
    word.box = unite(word.box, symbol.box);
    word.confidence = std::min(word.confidence, symbol.confidence);
    word.symbols.push_back(std::move(symbol));
  }
  mend_colons(out);
  std::vector<ReadWord> made;
  for (Word& word : out) {
    mend_code(word);
    mend_point(word);
    word.underlined = is_underlined(page, word);
    const double stroke = measure_type(page, line, word);
    made.push_back({std::move(word), stroke});
  }
  return made;
}

}  // namespace ita::text
