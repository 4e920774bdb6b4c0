#include "image/ruling_pieces.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/box.h"
#include "image/pix.h"
#include "image/run_filters.h"

namespace ita::image {

namespace {

constexpr int kCrossing = 5;  // thickness of a crossing ruling, and one pixel on each side
constexpr int kGap = 30;      // breaks up to here are bridged, 0.2 inch
constexpr int kSmallGap = 6;  // breaks that no space between lines of print is as small as
constexpr double kStem = 45;  // 0.3 inch: letters are lower
constexpr double kMaxThickness = 11;
constexpr int kEnd = 20;         // columns at either end that tell where a piece begins and ends
constexpr double kOffset = 2.5;  // between the ends of two pieces of one line, across it
// Across a piece, from end to end: more than this share of its length and these pixels is no slope
// of a line but a hook of a letter.
constexpr double kSlope = 0.05, kStep = 3;

// Shares of a piece's ink that has more ink on its sides, and of its length that is ink.
constexpr double kAttachedStem = 0.08;          // of a short piece: the rest of a letter
constexpr double kWhole = 0.93, kFree = 0.18;   // a ruling is whole or free, seldom neither
constexpr double kInk = 0.65, kAttached = 0.5;  // of a ruling at all
constexpr double kBriefInk = 0.85, kBriefAttached = 0.3;  // of a short one
constexpr double kSlender = 4;                            // its length, by its thickness

bool bit(const l_uint32* line, int x) { return ((line[x / 32] >> (31 - x % 32)) & 1U) != 0; }

class Bits {
 public:
  explicit Bits(Pix* pix)
      : data_(pixGetData(pix)), wpl_(pixGetWpl(pix)), w_(pixGetWidth(pix)), h_(pixGetHeight(pix)) {}
  bool operator()(int x, int y) const {
    return x >= 0 && y >= 0 && x < w_ && y < h_ && bit(data_ + static_cast<ptrdiff_t>(y) * wpl_, x);
  }

 private:
  const l_uint32* data_;
  int wpl_, w_, h_;
};

/// Centre of the line's ink in the columns [x0, x1) of a component's own image.
double centre(const Bits& part, int x0, int x1, int height) {
  double sum = 0;
  int n = 0;
  for (int x = x0; x < x1; ++x) {
    for (int y = 0; y < height; ++y) {
      if (part(x, y)) {
        sum += y;
        ++n;
      }
    }
  }
  return n > 0 ? sum / n + 0.5 : height / 2.0;
}

/// Whether ink on one side of a line (step −1 above, 1 below) is but the other line of a double
/// ruling: a long run, thin, with nothing behind it.
bool twin_beside(const Bits& runs, const Bits& ink, int x, int y, int step) {
  return (runs(x, y + 2 * step) || runs(x, y + 3 * step) || runs(x, y + 4 * step)) &&
         !ink(x, y + 7 * step) && !ink(x, y + 8 * step) && !ink(x, y + 9 * step);
}

/// Measures one component of the mask of long runs; `ink` holds all that is dark.
RulingPiece measure(Pix* component, const Box& box, const Bits& ink, const Bits& runs) {
  const int w = pixGetWidth(component);
  const int h = pixGetHeight(component);
  const Bits part(component);
  RulingPiece out;
  out.from = box.x0;
  out.to = box.x1;
  out.low = box.y0;
  out.high = box.y1;
  const int reach = std::min(w, kEnd);
  out.start = box.y0 + centre(part, 0, reach, h);
  out.end = box.y0 + centre(part, w - reach, w, h);
  double thick = 0;
  for (int x = 0; x < w; ++x) {
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < h; ++y) {
      if (part(x, y)) {
        top = top < 0 ? y : top;
        bottom = y;
      }
    }
    if (top < 0) {
      continue;
    }
    thick += bottom - top + 1;
    out.ink += 1;
    const int px = static_cast<int>(box.x0) + x;
    const int above = static_cast<int>(box.y0) + top;
    const int below = static_cast<int>(box.y0) + bottom;
    const bool over = ink(px, above - 2) && ink(px, above - 3);
    const bool under = ink(px, below + 2) && ink(px, below + 3);
    if ((over && !twin_beside(runs, ink, px, above, -1)) ||
        (under && !twin_beside(runs, ink, px, below, 1))) {
      out.attached += 1;
    }
  }
  // The extent across counts the slope; what matters for "is it a line" is the thickness at one
  // place.
  if (out.ink > 0) {
    const double mean = thick / out.ink;
    const double mid = (out.start + out.end) / 2;
    out.low = std::min(out.start, out.end) - mean / 2;
    out.high = std::max(out.start, out.end) + mean / 2;
    if (mean > kMaxThickness) {
      out.ink = 0;
    }
    if (std::abs(out.start - out.end) > kSlope * out.length() + kStep) {
      out.low = mid - mean / 2;
      out.high = mid + mean / 2;
      out.ink = 0;  // too steep: an arc, an edge of a picture
    }
  }
  return out;
}

/// A stem or a bar with the rest of its letter on it; a broken ruling has nothing on its parts.
bool like_letter(const RulingPiece& piece) {
  return piece.length() < kStem && piece.attached > kAttachedStem * piece.ink;
}

bool joins(const RulingPiece& a, const RulingPiece& b) {
  if (b.from < a.from || b.from - a.to > kGap || b.to <= a.to ||
      std::abs(a.end - b.start) > kOffset) {
    return false;
  }
  // Headings stand flush with the side of the table under them.
  return b.from - a.to <= kSmallGap || (!like_letter(a) && !like_letter(b));
}

void join(RulingPiece& a, const RulingPiece& b) {
  a.to = b.to;
  a.end = b.end;
  a.low = std::min(a.low, b.low);
  a.high = std::max(a.high, b.high);
  a.ink += b.ink;
  a.attached += b.attached;
}

/// Straight dark pieces along x in the thin ink of a page.
std::vector<RulingPiece> find_pieces(Pix* ink) {
  std::vector<RulingPiece> pieces;
  const PixPtr runs = ink != nullptr ? long_runs(ink, kRulingRun) : nullptr;
  if (!runs) {
    return pieces;
  }
  // Where a line crosses another one the closing is as dark as the line: those holes are filled,
  // after the opening, since before it the tops of letters would flow together.
  bridge_gaps(runs.get(), kCrossing);
  // The components of the runs are the pieces: steps of a sloping line touch at their corners.
  Pixa* images = nullptr;
  Boxa* boxes = pixConnComp(runs.get(), &images, 8);
  const Bits all(ink);
  const Bits long_runs(runs.get());
  const int n = boxes != nullptr ? boxaGetCount(boxes) : 0;
  for (int i = 0; i < n; ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 w = 0;
    l_int32 h = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
    if (h > w) {
      continue;
    }
    const PixPtr component = own(pixaGetPix(images, i, L_CLONE));
    const RulingPiece piece = measure(
        component.get(), Box{double(x), double(y), double(x + w), double(y + h)}, all, long_runs);
    if (piece.ink > 0) {
      pieces.push_back(piece);
    }
  }
  pixaDestroy(&images);
  boxaDestroy(&boxes);
  return pieces;
}

/// Joins the pieces of broken rulings.
std::vector<RulingPiece> joined(std::vector<RulingPiece> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const RulingPiece& a, const RulingPiece& b) { return a.from < b.from; });
  std::vector<RulingPiece> out;
  for (const RulingPiece& piece : pieces) {
    auto best = out.end();
    for (auto it = out.begin(); it != out.end(); ++it) {
      if (joins(*it, piece) && (best == out.end() || it->to > best->to)) {
        best = it;
      }
    }
    if (best == out.end()) {
      out.push_back(piece);
    } else {
      join(*best, piece);
    }
  }
  return out;
}

/// Bars of letters have stems on them; a ruling is free on both sides nearly everywhere.
bool looks_drawn(const RulingPiece& piece) {
  // Short ones are held to more: stems of letters that stand over one another line up by chance.
  const bool brief = piece.length() < kBriefRuling;
  // Stems that stand over one another in every row of a table are broken, and letters hang on them:
  // a ruling may be broken by bad print or touched by some letters, seldom both.
  if (piece.ink < kWhole * piece.length() && piece.attached > kFree * piece.ink) {
    return false;
  }
  return piece.ink >= (brief ? kBriefInk : kInk) * piece.length() &&
         piece.attached <= (brief ? kBriefAttached : kAttached) * piece.ink &&
         piece.length() >= kSlender * piece.thickness();
}

}  // namespace

std::vector<RulingPiece> find_ruling_pieces(Pix* ink) {
  std::vector<RulingPiece> out = joined(find_pieces(ink));
  std::erase_if(out, [](const RulingPiece& piece) { return !looks_drawn(piece); });
  return out;
}

}  // namespace ita::image
