#include <algorithm>
#include <cmath>
#include <map>

#include "text/layer/fused_letters.h"
#include "text/layer/layer.h"
#include "thai/cluster.h"
#include "thai/lexicon.h"
#include "thai/normalise.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

constexpr double kSureEnough = 0.6;  // an OCR reading may complete a damaged letter
constexpr double kSureToAdd = 0.75;  // … and may stand where the layer has nothing
constexpr double kGap = 0.7;         // costs of the alignment
constexpr double kOtherLetter = 0.6;
constexpr double kNotBelow = 2.0;
constexpr double kEqual = 1e-9;    // sums of costs that differ by less are one
constexpr double kTouching = 0.3;  // share of the narrower box
constexpr double kOnLine = 0.6;  // of the lower height, that a word of a line has in common with it
constexpr double kBesideLine = 0.2;     // of a line's height, that print may stand out of its ends
constexpr double kCovered = 0.4;        // of a letter's box: the layer has a word there
constexpr size_t kMostPairs = 4000000;  // letters by letters: a line of more is none

struct Place {
  size_t word = 0, symbol = 0;
};

class Fusion {
 public:
  Fusion(const std::vector<Word>& layer, const std::vector<Word>& ocr)
      : out_(layer), ocr_(ocr), used_(ocr.size()) {
    for (size_t i = 0; i < ocr.size(); ++i) {
      used_[i].assign(ocr[i].symbols.size(), false);
    }
  }

  std::vector<Word> run() {
    std::map<int, std::vector<size_t>> lines;
    int next_line = 0;
    for (size_t i = 0; i < out_.size(); ++i) {
      next_line = std::max(next_line, out_[i].line + 1);
      if (out_[i].rotation == 0) {
        lines[out_[i].line].push_back(i);
      }
    }
    for (const auto& [number, words] : lines) {
      fuse_line(words);
    }
    add_unused(next_line);
    std::erase_if(out_, [](const Word& word) { return word.symbols.empty(); });
    return std::move(out_);
  }

 private:
  const Symbol& layer_symbol(const Place& p) const { return out_[p.word].symbols[p.symbol]; }
  const Symbol& ocr_symbol(const Place& p) const { return ocr_[p.word].symbols[p.symbol]; }

  void fuse_line(const std::vector<size_t>& words) {
    std::vector<Place> layer;
    Box band;
    for (const size_t w : words) {
      band = unite(band, out_[w].box);
      for (size_t s = 0; s < out_[w].symbols.size(); ++s) {
        layer.push_back({w, s});
      }
    }
    std::vector<Place> ocr;
    const double margin = kBesideLine * band.height();
    for (size_t w = 0; w < ocr_.size(); ++w) {
      const double common = overlap(ocr_[w].box.y0, ocr_[w].box.y1, band.y0, band.y1);
      if (ocr_[w].rotation != 0 ||
          common < kOnLine * std::min(ocr_[w].box.height(), band.height())) {
        continue;
      }
      for (size_t s = 0; s < ocr_[w].symbols.size(); ++s) {
        const Box& box = ocr_[w].symbols[s].box;
        if (!used_[w][s] && box.cx() > band.x0 - margin && box.cx() < band.x1 + margin) {
          ocr.push_back({w, s});
        }
      }
    }
    const auto by_x = [](const auto& get) {
      return [get](const Place& a, const Place& b) { return get(a).box.cx() < get(b).box.cx(); };
    };
    std::stable_sort(ocr.begin(), ocr.end(),
                     by_x([this](const Place& p) -> const Symbol& { return ocr_symbol(p); }));
    std::stable_sort(layer.begin(), layer.end(),
                     by_x([this](const Place& p) -> const Symbol& { return layer_symbol(p); }));
    align(layer, ocr);
  }

  double match_cost(const Symbol& a, const Symbol& b) const {
    const double common = overlap(a.box.x0, a.box.x1, b.box.x0, b.box.x1);
    const double narrower = std::min(a.box.width(), b.box.width());
    if (common < kTouching * narrower) {
      return kNotBelow;
    }
    return folded(base_of(a)) == folded(base_of(b)) ? 0 : kOtherLetter;
  }

  void align(const std::vector<Place>& layer, const std::vector<Place>& ocr) {
    const size_t n = layer.size();
    const size_t m = ocr.size();
    if (n == 0 || m == 0 || n * m > kMostPairs) {
      return;
    }
    std::vector<double> cost((n + 1) * (m + 1));
    const auto at = [m](size_t i, size_t j) { return i * (m + 1) + j; };
    for (size_t i = 0; i <= n; ++i) {
      for (size_t j = 0; j <= m; ++j) {
        if (i == 0 || j == 0) {
          cost[at(i, j)] = kGap * static_cast<double>(i + j);
          continue;
        }
        const double match = match_cost(layer_symbol(layer[i - 1]), ocr_symbol(ocr[j - 1]));
        cost[at(i, j)] = std::min(
            {cost[at(i - 1, j - 1)] + match, cost[at(i - 1, j)] + kGap, cost[at(i, j - 1)] + kGap});
      }
    }
    std::vector<std::pair<Place, Place>> pairs;
    for (size_t i = n, j = m; i > 0 && j > 0;) {
      const double match = match_cost(layer_symbol(layer[i - 1]), ocr_symbol(ocr[j - 1]));
      if (std::abs(cost[at(i, j)] - cost[at(i - 1, j - 1)] - match) < kEqual) {
        if (match < kNotBelow) {
          pairs.emplace_back(layer[i - 1], ocr[j - 1]);
        }
        --i, --j;
      } else if (std::abs(cost[at(i, j)] - cost[at(i - 1, j)] - kGap) < kEqual) {
        --i;
      } else {
        --j;
      }
    }
    std::map<size_t, std::vector<std::pair<size_t, const Symbol*>>> variants;
    for (const auto& [l, o] : pairs) {
      used_[o.word][o.symbol] = true;
      const Symbol& theirs = ocr_symbol(o);
      if (differs_in_marks(layer_symbol(l), theirs)) {
        variants[l.word].emplace_back(l.symbol, &theirs);
      } else {
        decide(l, theirs);
      }
    }
    for (const auto& [word, symbols] : variants) {
      choose_marks(out_[word], symbols);
    }
  }

  static bool differs_in_marks(const Symbol& layer, const Symbol& ocr) {
    return layer.text != ocr.text && folded(base_of(layer)) == folded(base_of(ocr)) &&
           !thai::is_digit(base_of(layer)) && is_valid(layer) && is_valid(ocr) &&
           ocr.confidence >= kSureEnough;
  }

  /// Both readings of the marks could stand there: the lexicon decides on the word as a whole, then
  /// letter by letter. Where it has no voice, a mark that was seen in the image stands against none
  /// in the layer.
  static void choose_marks(Word& word,
                           const std::vector<std::pair<size_t, const Symbol*>>& symbols) {
    const auto with = [&](const auto& choose) {
      std::string text;
      for (size_t i = 0; i < word.symbols.size(); ++i) {
        const auto it = std::find_if(symbols.begin(), symbols.end(), [&](const auto& pair) {
          return pair.first == i && choose(pair);
        });
        text += it == symbols.end() ? word.symbols[i].text : it->second->text;
      }
      return thai::fluency(text);
    };
    const double layer = with([](const auto&) { return false; });
    const double image = with([](const auto&) { return true; });
    for (const auto& pair : symbols) {
      Symbol& symbol = word.symbols[pair.first];
      const double one = with([&](const auto& other) { return other.first == pair.first; });
      const bool mark_lost =
          thai::to_utf32(symbol.text).size() < thai::to_utf32(pair.second->text).size();
      if (image > layer || one > layer || (image == layer && mark_lost)) {
        take(word, symbol, *pair.second);
      } else {
        symbol.alternatives.push_back({pair.second->text, pair.second->confidence});
      }
    }
  }

  static void doubt_between(Word& word, const Symbol& layer, const Symbol& ocr) {
    word.doubt("layer-and-print-differ", {{"layer", layer.text}, {"print", ocr.text}});
  }

  void decide(const Place& place, const Symbol& ocr) {
    Word& word = out_[place.word];
    Symbol& layer = word.symbols[place.symbol];
    if (layer.text == ocr.text) {
      return;
    }
    const char32_t l = base_of(layer);
    const char32_t o = base_of(ocr);
    if (thai::is_digit(l) && thai::is_digit(o)) {
      if (folded(l) != folded(o)) {
        doubt_between(word, layer, ocr);
        layer.alternatives.push_back({ocr.text, ocr.confidence});
      }
      return;
    }
    const bool damaged = !is_valid(layer);
    if (damaged && ocr.confidence >= kSureEnough && is_valid(ocr)) {
      take(word, layer, ocr);
      if (thai::is_digit(o)) {
        word.doubt("layer-lacks-sign", {{"print", ocr.text}});
      }
      return;
    }
    layer.alternatives.push_back({ocr.text, ocr.confidence});
    if (thai::is_digit(l) != thai::is_digit(o) || ocr.confidence >= kSureEnough) {
      doubt_between(word, layer, ocr);
    }
  }

  static void take(Word& word, Symbol& layer, const Symbol& ocr) {
    layer.alternatives.push_back({layer.text, 0});
    layer.text = ocr.text;
    layer.confidence = ocr.confidence;
    word.confidence = std::min(word.confidence, ocr.confidence);
    word.origin = Origin::repaired_text_layer;
  }

  /// What OCR sees and the layer does not have: letters into the word they touch, the rest as words
  /// of their own.
  void add_unused(int next_line) {
    std::map<int, int> numbers;
    for (size_t w = 0; w < ocr_.size(); ++w) {
      Word rest = ocr_[w];
      rest.symbols.clear();
      rest.box = {};
      for (size_t s = 0; s < ocr_[w].symbols.size(); ++s) {
        const Symbol& symbol = ocr_[w].symbols[s];
        if (used_[w][s] || covered(symbol.box) || symbol.confidence < kSureToAdd) {
          continue;
        }
        rest.symbols.push_back(symbol);
        rest.box = unite(rest.box, symbol.box);
      }
      if (rest.symbols.empty()) {
        continue;
      }
      const auto [it, fresh] = numbers.try_emplace(ocr_[w].line, next_line);
      next_line += fresh ? 1 : 0;
      rest.line = it->second;
      out_.push_back(std::move(rest));
    }
  }

  bool covered(const Box& box) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Word& word) {
      return intersect(word.box, box).area() > kCovered * box.area();
    });
  }

  std::vector<Word> out_;
  const std::vector<Word>& ocr_;
  std::vector<std::vector<bool>> used_;
};

}  // namespace

std::vector<Word> fuse(const std::vector<Word>& layer, const std::vector<Word>& ocr) {
  return Fusion(layer, ocr).run();
}

}  // namespace ita::text
