#include "text/layer/numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "image/skew.h"
#include "text/layer/number_runs.h"
#include "text/numbers/fusion.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

constexpr double kDescent = 0.23;  // of a line's box, as in the reading of the layer
constexpr double kLeastType = 20;  // pixels of the type size: digits of 9 to 14 pixels
constexpr double kSure = 0.6;      // of the second reading, to doubt the first by it
constexpr double kDisputed = 0.5;  // confidence of a word that two readers read differently
constexpr int kMostAlike = 3;      // readings of one year in one type that agree: the rest will

/// A second reading that lost the point has read every digit alike: no other place of the point is
/// read.
bool same_but_for_its_point(const std::string& printed, const std::string& second) {
  std::string digits = printed;
  std::erase(digits, '.');
  return second == digits;
}

}  // namespace

bool has_checked_number(const Word& word) { return !number_runs(word).empty(); }

namespace {

/// A year or a whole number in one type: what a font says wrongly of one it says of all of them.  A
/// table of dates has hundreds, and reading all of them would take longer than reading the page.
using NumberInType = std::tuple<std::string, long, bool>;

NumberInType number_in_type(const Word& word, const NumberRun& run) {
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
    each_number(word, [&](const Word& level, const NumberRun& run, const image::Raster& page) {
      hold_against(word, run, read(word, level, run, page));
    });
  }

  /// Whether the print says the same of every number of the word.
  bool confirms(const Word& word) {
    bool all = true;
    each_number(word, [&](const Word& level, const NumberRun& run, const image::Raster& page) {
      const std::optional<NumberReading> second = read(word, level, run, page);
      all = all && (!second || (second->confidence >= kSure && says_the_same(run, *second)));
    });
    return all;
  }

 private:
  /// Calls use(level, run, page), `level` being the word as it stands on `page`.
  template <class Use>
  void each_number(const Word& word, Use use) {
    const std::vector<NumberRun> runs = number_runs(word);
    if (runs.empty()) {
      return;
    }
    if (word.rotation == 0) {
      for (const NumberRun& run : runs) {
        use(word, run, page_);
      }
      return;
    }
    const image::Raster& turned = page_turned(word.rotation);
    const Box size = page_.to_points({0, 0, double(page_.width()), double(page_.height())});
    const Word level = leveled(word, image::turned_by(360 - word.rotation, size.x1, size.y1));
    for (const NumberRun& run : runs) {
      use(level, run, turned);
    }
  }

  /// None where other readings answer for this one.
  std::optional<NumberReading> read(const Word& word, const Word& level, const NumberRun& run,
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
  static bool says_the_same(const NumberRun& run, const NumberReading& second) {
    return comparable_number(second.text, false) == run.text;
  }

  static void hold_against(Word& word, const NumberRun& run,
                           const std::optional<NumberReading>& second) {
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
    const std::vector<NumberRun> runs =
        has_open_difference(word) ? number_runs(word) : std::vector<NumberRun>{};
    const bool same = std::all_of(runs.begin(), runs.end(), [&](const NumberRun& run) {
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
