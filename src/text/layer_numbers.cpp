#include "text/layer_numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "image/pix.h"
#include "image/skew.h"
#include "text/number_fusion.h"
#include "text/raised.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

constexpr double kUp = 0.95, kDown = 0.35;       // of the type size: where digits can have ink
constexpr double kTallest = 1.1, kWidest = 1.5;  // of the type size: larger pieces are rulings
constexpr double kFoot = 0.3;  // of the type size: digits have ink in this band above the baseline
constexpr double kDescent = 0.23;  // of a line's box, as in the reading of the layer
constexpr double kLeastType = 20;  // pixels of the type size: digits of 9 to 14 pixels
constexpr int kMarginPixels = 4;
constexpr int kInkBelow = 160;
constexpr double kSure = 0.6;      // of the second reading, to doubt the first by it
constexpr double kDisputed = 0.5;  // confidence of a word that two readers read differently
constexpr int kMostAlike = 3;      // readings of one year in one type that agree: the rest will

struct Run {
  size_t begin = 0, end = 0;  ///< symbols
  std::string text;           ///< Arabic digits
};

/// One to three digits, a point, one or two digits.
bool is_score(const std::string& text) {
  const size_t point = text.find('.');
  return point != std::string::npos && point >= 1 && point <= 3 && text.size() - point >= 2 &&
         text.size() - point <= 3;
}

/// Four digits that a year of this century has, of either era.
bool is_year(const std::string& text) {
  return text.size() == 4 && text.find('.') == std::string::npos &&
         ((text.starts_with("25") && text[2] >= '4') || text.starts_with("20"));
}

/// Two or three digits that are all of their word, up to 100: a score printed without decimals, or
/// a count that could be taken for one.
bool is_whole_score(const std::string& text, bool alone) {
  return alone && (text == "100" || (text.size() == 2 && text[0] != '0'));
}

/// The numbers of a word that a report is wrong with when one digit is.
std::vector<Run> number_runs(const Word& word) {
  std::vector<Run> out;
  const auto sign = [&](size_t i) { return thai::arabic_digits(word.symbols[i].text); };
  const auto digit = [&](size_t i) {
    const std::string s = i < word.symbols.size() ? sign(i) : "";
    return s.size() == 1 && s[0] >= '0' && s[0] <= '9';
  };
  for (size_t i = 0; i < word.symbols.size();) {
    if (!digit(i)) {
      ++i;
      continue;
    }
    Run run{i, i, ""};
    int points = 0;
    const auto goes_on = [&](size_t at) {  // a footnote's mark is no digit of the number
      return digit(at) && !raised_beside(word.symbols[at].box, word.symbols[run.begin].box);
    };
    for (;
         goes_on(i) || (i < word.symbols.size() && sign(i) == "." && points == 0 && goes_on(i + 1));
         ++i) {
      points += sign(i) == "." ? 1 : 0;
      run.text += sign(i);
    }
    run.end = i;
    const bool alone =
        run.begin == 0 && (run.end == word.symbols.size() ||
                           (run.end + 1 == word.symbols.size() && sign(run.end) == "%"));
    if (is_score(run.text) || is_year(run.text) || is_whole_score(run.text, alone)) {
      out.push_back(run);
    }
  }
  return out;
}

using image::PixPtr;

/// A second reading that lost the point has read every digit alike: no other place of the point is
/// read.
bool same_but_for_its_point(const std::string& printed, const std::string& second) {
  std::string digits = printed;
  std::erase(digits, '.');
  return second == digits;
}

/// A number fills less than half of its line: where more is dark, its ground is, and it is light.
void turn_light_print(PIX* ink) {
  int dark = 0;
  pixCountPixels(ink, &dark, nullptr);
  if (2L * dark > static_cast<long>(pixGetWidth(ink)) * pixGetHeight(ink)) {
    pixInvert(ink, ink);
  }
}

/// The print of a run alone: pieces of ink whose middle lies within its columns and that are no
/// rulings.
image::Raster print_of(const image::Raster& page, const Word& word, const Run& run) {
  Box points = word.symbols[run.begin].box;
  for (size_t i = run.begin + 1; i < run.end; ++i) {
    points = unite(points, word.symbols[i].box);
  }
  const double size = word.size * page.scale();
  const Box columns = page.to_pixels(points);
  const double base = word.baseline * page.scale();
  const int x0 = std::max(0, static_cast<int>(columns.x0 - 0.3 * size));
  const int x1 = std::min(page.width(), static_cast<int>(columns.x1 + 0.3 * size) + 1);
  const int y0 = std::max(0, static_cast<int>(base - kUp * size));
  const int y1 = std::min(page.height(), static_cast<int>(base + kDown * size) + 1);
  if (x1 - x0 < 4 || y1 - y0 < 4) {
    return {};
  }
  BOX* area = boxCreate(x0, y0, x1 - x0, y1 - y0);
  const PixPtr crop(pixClipRectangle(page.pix(), area, nullptr));
  boxDestroy(&area);
  const PixPtr ink(crop ? pixConvertTo1(crop.get(), kInkBelow) : nullptr);
  if (!ink) {
    return {};
  }
  turn_light_print(ink.get());
  PIXA* pieces = nullptr;
  BOXA* boxes = pixConnComp(ink.get(), &pieces, 8);
  const PixPtr kept(pixCreateTemplate(ink.get()));
  int count = 0;
  for (int i = 0; boxes != nullptr && kept && i < boxaGetCount(boxes); ++i) {
    int x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    const double middle = x0 + x + w / 2.0;
    const bool within = middle >= columns.x0 && middle <= columns.x1;
    const bool ruling = h > kTallest * size || w > kWidest * size;
    const bool cut = y == 0 || y + h == y1 - y0;
    // Marks of the lines above and below: every digit and point stands on the baseline.
    const bool stands = y0 + y < base && y0 + y + h > base - kFoot * size;
    if (within && !ruling && !cut && stands) {
      PIX* piece = pixaGetPix(pieces, i, L_CLONE);
      pixRasterop(kept.get(), x, y, w, h, PIX_PAINT, piece, 0, 0);
      pixDestroy(&piece);
      ++count;
    }
  }
  boxaDestroy(&boxes);
  pixaDestroy(&pieces);
  if (count == 0) {
    return {};
  }
  BOX* tight = nullptr;
  PIX* clipped = nullptr;
  pixClipToForeground(kept.get(), &clipped, &tight);
  boxDestroy(&tight);
  if (clipped == nullptr) {
    return {};
  }
  const PixPtr only(clipped);
  PIX* framed = pixAddBorder(only.get(), kMarginPixels, 0);
  return {framed, page.dpi()};
}

}  // namespace

bool has_checked_number(const Word& word) { return !number_runs(word).empty(); }

namespace {

/// A year or a whole number in one type: what a font says wrongly of one it says of all of them.  A
/// table of dates has hundreds, and reading all of them would take longer than reading the page.
using NumberInType = std::tuple<std::string, long, bool>;

NumberInType number_in_type(const Word& word, const Run& run) {
  std::string printed;  // the digits of the two scripts are different glyphs
  for (size_t i = run.begin; i < run.end; ++i) {
    printed += word.symbols[i].text;
  }
  return {printed, std::lround(2 * word.size), word.bold};
}

/// A word with its symbols in the frame of a page that was turned so that the word is level.
Word leveled(const Word& word, const Affine& turn) {
  Word out = word;
  for (Symbol& symbol : out.symbols) {
    symbol.box = apply(turn, symbol.box);
  }
  out.box = apply(turn, word.box);
  out.baseline = out.box.y1 - kDescent * out.box.height();
  return out;
}

class Check {
 public:
  Check(const image::Raster& page, const NumberReader& reader) : page_(page), reader_(reader) {}

  /// Doubts the word where its print says otherwise.
  void word(Word& word) {
    each_number(word, [&](const Word& level, const Run& run, const image::Raster& page) {
      hold_against(word, run, read(word, level, run, page));
    });
  }

  /// Whether the print says the same of every number of the word.
  bool confirms(const Word& word) {
    bool all = true;
    each_number(word, [&](const Word& level, const Run& run, const image::Raster& page) {
      const std::optional<NumberReading> second = read(word, level, run, page);
      all = all && (!second || (second->confidence >= kSure && says_the_same(run, *second)));
    });
    return all;
  }

 private:
  /// Calls use(level, run, page), `level` being the word as it stands on `page`.
  template <class Use>
  void each_number(const Word& word, Use use) {
    const std::vector<Run> runs = number_runs(word);
    if (runs.empty()) {
      return;
    }
    if (word.rotation == 0) {
      for (const Run& run : runs) {
        use(word, run, page_);
      }
      return;
    }
    const image::Raster& turned = page_turned(word.rotation);
    const Box size = page_.to_points({0, 0, double(page_.width()), double(page_.height())});
    const Word level = leveled(word, image::turned_by(360 - word.rotation, size.x1, size.y1));
    for (const Run& run : runs) {
      use(level, run, turned);
    }
  }

  /// None where other readings answer for this one.
  std::optional<NumberReading> read(const Word& word, const Word& level, const Run& run,
                                    const image::Raster& page) {
    int* same = is_score(run.text) ? nullptr : &agreed_[number_in_type(word, run)];
    if (same != nullptr && *same >= kMostAlike) {
      return {};
    }
    const image::Raster print = print_of(page, level, run);
    NumberReading second = print.empty() ? NumberReading{} : reader_.read(print);
    if (same != nullptr && second.is_number() && says_the_same(run, second)) {
      ++*same;
    }
    return second;
  }

  /// A sign beside the number, as in 1/2567, is not the number's.
  static bool says_the_same(const Run& run, const NumberReading& second) {
    return comparable_number(second.text, false) == run.text;
  }

  static void hold_against(Word& word, const Run& run, const std::optional<NumberReading>& second) {
    if (!second || !second->is_number() || second->confidence < kSure ||
        says_the_same(run, *second)) {
      return;
    }
    const std::string text = comparable_number(second->text, false);
    if (is_score(run.text) && same_but_for_its_point(run.text, text)) {
      return;
    }
    word.doubt("readings-differ", {{"first", run.text}, {"second", text}});
    word.confidence = std::min(word.confidence, kDisputed);
    for (size_t i = run.begin; i < run.end; ++i) {
      word.symbols[i].confidence = std::min(word.symbols[i].confidence, kDisputed);
    }
  }

  const image::Raster& page_turned(int rotation) {
    image::Raster& turned = turned_[rotation];
    if (turned.empty()) {
      turned = image::turn(page_, 360 - rotation);
    }
    return turned;
  }

  const image::Raster& page_;
  const NumberReader& reader_;
  std::map<NumberInType, int> agreed_;
  std::map<int, image::Raster> turned_;
};

}  // namespace

std::vector<Word*> unconfirmed_numbers(std::vector<Word>& words, const image::Raster& page,
                                       const NumberReader& reader) {
  std::vector<Word*> out;
  Check check(page, reader);
  for (Word& word : words) {
    const bool legible = !page.empty() && word.size * page.scale() >= kLeastType;
    if (has_checked_number(word) && !(legible && check.confirms(word))) {
      out.push_back(&word);
    }
  }
  return out;
}

void check_layer_numbers(const std::vector<Word*>& words, const image::Raster& page,
                         const NumberReader& reader) {
  Check check(page, reader);
  for (Word* word : words) {
    check.word(*word);
  }
}

namespace {

bool is_digit(const std::string& sign) {
  const std::string text = thai::arabic_digits(sign);
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
}

/// One reader saw a digit, the point or a percent sign, the other something that is no digit.  Two
/// digits that differ stay in doubt whatever a third reading says.
bool settleable(const Reason& doubt) {
  if (doubt.code != "layer-and-print-differ") {
    return false;
  }
  std::string layer, print;
  for (const auto& [name, value] : doubt.args) {
    layer = name == "layer" ? value : layer;
    print = name == "print" ? value : print;
  }
  return (is_digit(layer) || layer == "." || layer == "%") && !(is_digit(layer) && is_digit(print));
}

}  // namespace

bool has_open_difference(const Word& word) {
  return word.rotation == 0 && word.origin != Origin::ocr &&
         std::any_of(word.doubts.begin(), word.doubts.end(), settleable);
}

void settle_differences(std::vector<Word>& words, const image::Raster& page,
                        const NumberReader& reader) {
  for (Word& word : words) {
    const std::vector<Run> runs =
        has_open_difference(word) ? number_runs(word) : std::vector<Run>{};
    const bool same = std::all_of(runs.begin(), runs.end(), [&](const Run& run) {
      const image::Raster print = is_score(run.text) ? print_of(page, word, run) : image::Raster();
      const NumberReading second = print.empty() ? NumberReading{} : reader.read(print);
      return second.is_number() && second.confidence >= kSure &&
             comparable_number(second.text, false) == run.text;
    });
    if (!runs.empty() && same) {
      std::erase_if(word.doubts, settleable);
    }
  }
}

}  // namespace ita::text
