#include "text/ocr/orientation.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <vector>

#include "image/perspective.h"
#include "image/pix.h"
#include "image/skew.h"

namespace ita::text {

using image::own;
using image::PixPtr;
using image::Raster;

namespace {

constexpr double kEven = 0.5;        // levelness of a page that says nothing
constexpr int kRuling = 20;          // pixels at an eighth of the size: longer than any stem
constexpr int kLettersForMarks = 8;  // of a line, whose marks are counted
constexpr double kLowestMark = 0.15, kTallestMark = 0.7;  // of the line's height
constexpr double kInto = 0.1;  // of the line's height, that marks may reach into it

// Lines that are read for a trial.
constexpr size_t kTrialLines = 3;
constexpr int kFewestLetters = 3;
constexpr double kLongestLine = 60;  // letter heights: longer ones take long
constexpr int kMargin = 6;           // pixels around the line

/// How strongly the ink changes from row to row: high when lines of print lie along the rows.
double row_contrast(Pix* ink) {
  constexpr int kStrips = 8;  // narrow strips, so that some skew does no harm
  const int w = pixGetWidth(ink);
  const int h = pixGetHeight(ink);
  double sum = 0;
  for (int i = 0; i < kStrips; ++i) {
    BOX* box = boxCreate(i * w / kStrips, 0, w / kStrips, h);
    const PixPtr strip = own(pixClipRectangle(ink, box, nullptr));
    boxDestroy(&box);
    Numa* counts = strip ? pixCountPixelsByRow(strip.get(), nullptr) : nullptr;
    l_float32 last = 0;
    for (int y = 0; counts != nullptr && y < numaGetCount(counts); ++y) {
      l_float32 n = 0;
      numaGetFValue(counts, y, &n);
      sum += static_cast<double>((n - last) * (n - last));
      last = n;
    }
    numaDestroy(&counts);
  }
  return sum / std::max(1, h);
}

}  // namespace

double levelness(const Raster& ink) {
  // At an eighth of the size a line of print is a bar, and letters show no stems any more.
  PixPtr small = own(pixReduceRankBinaryCascade(ink.pix(), 1, 1, 1, 0));
  if (!small) {
    return kEven;
  }
  // Rulings speak for both directions.
  const PixPtr across = own(pixOpenBrick(nullptr, small.get(), kRuling, 1));
  const PixPtr down = own(pixOpenBrick(nullptr, small.get(), 1, kRuling));
  pixSubtract(small.get(), small.get(), across.get());
  pixSubtract(small.get(), small.get(), down.get());
  const PixPtr turned = own(pixRotate90(small.get(), 1));
  const double level = row_contrast(small.get());
  const double upright = row_contrast(turned.get());
  return level + upright > 0 ? level / (level + upright) : kEven;
}

MarkCount count_marks(const OcrPage& page) {
  MarkCount out;
  for (const auto& lines : page.regions) {
    for (const InkLine& line : lines) {
      if (line.letters < kLettersForMarks) {
        continue;
      }
      for (const InkPiece& piece : line.pieces) {
        const image::Component& c = page.ink.items[static_cast<size_t>(piece.component)];
        if (c.height() > kTallestMark * line.height() || c.height() < kLowestMark * line.height()) {
          continue;
        }
        out.above += c.y1 < line.top + kInto * line.height() ? 1 : 0;
        out.below += c.y0 > line.bottom - kInto * line.height() ? 1 : 0;
      }
    }
  }
  return out;
}

TrialReading try_reading(const OcrPage& page, Recogniser& recogniser) {
  std::vector<const InkLine*> lines;
  for (const auto& region : page.regions) {
    for (const InkLine& line : region) {
      if (line.letters >= kFewestLetters && line.x1 - line.x0 < kLongestLine * page.letter) {
        lines.push_back(&line);
      }
    }
  }
  std::sort(lines.begin(), lines.end(),
            [](const InkLine* a, const InkLine* b) { return a->letters > b->letters; });
  TrialReading out;
  const size_t n = std::min(kTrialLines, lines.size());
  for (size_t i = 0; i < n; ++i) {
    const Raster image = line_image(page, *lines[i], kMargin);
    const auto one = recogniser.recognise(image);
    const auto two = recogniser.recognise(image::turn(image, 180));
    out.as_is += (one ? one->confidence : 0) / static_cast<double>(n);
    out.turned += (two ? two->confidence : 0) / static_cast<double>(n);
  }
  return out;
}

}  // namespace ita::text
