#include "text/layer/number_runs.h"

#include <algorithm>

#include "image/pix.h"
#include "text/layer/raised.h"
#include "thai/normalise.h"

namespace ita::text {

namespace {

using image::PixPtr;

constexpr double kUp = 0.95, kDown = 0.35;       // of the type size: where digits can have ink
constexpr double kTallest = 1.1, kWidest = 1.5;  // of the type size: larger pieces are rulings
constexpr double kFoot = 0.3;  // of the type size: digits have ink in this band above the baseline
constexpr double kBeside = 0.3;  // of the type size: a digit's ink may leave its columns by this
constexpr int kLeastArea = 4;    // pixels of either side of the crop
constexpr int kMarginPixels = 4;
constexpr int kInkBelow = 160;
constexpr size_t kWholeDigits = 3, kDecimals = 2;  // of a score, at most

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

/// A number fills less than half of its line: where more is dark, its ground is, and it is light.
void turn_light_print(PIX* ink) {
  int dark = 0;
  pixCountPixels(ink, &dark, nullptr);
  if (2L * dark > static_cast<long>(pixGetWidth(ink)) * pixGetHeight(ink)) {
    pixInvert(ink, ink);
  }
}

}  // namespace

bool is_score(const std::string& text) {
  const size_t point = text.find('.');
  return point != std::string::npos && point >= 1 && point <= kWholeDigits &&
         text.size() - point >= 2 && text.size() - point <= kDecimals + 1;
}

std::vector<NumberRun> number_runs(const Word& word) {
  std::vector<NumberRun> out;
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
    NumberRun run{i, i, ""};
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

image::Raster print_of(const image::Raster& page, const Word& word, const NumberRun& run) {
  Box points = word.symbols[run.begin].box;
  for (size_t i = run.begin + 1; i < run.end; ++i) {
    points = unite(points, word.symbols[i].box);
  }
  const double size = word.size * page.scale();
  const Box columns = page.to_pixels(points);
  const double base = word.baseline * page.scale();
  const int x0 = std::max(0, static_cast<int>(columns.x0 - kBeside * size));
  const int x1 = std::min(page.width(), static_cast<int>(columns.x1 + kBeside * size) + 1);
  const int y0 = std::max(0, static_cast<int>(base - kUp * size));
  const int y1 = std::min(page.height(), static_cast<int>(base + kDown * size) + 1);
  if (x1 - x0 < kLeastArea || y1 - y0 < kLeastArea) {
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

}  // namespace ita::text
