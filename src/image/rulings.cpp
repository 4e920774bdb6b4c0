#include "image/rulings.h"

#include <algorithm>
#include <cmath>

#include "image/dotted_rulings.h"
#include "image/enlarge.h"
#include "image/pix.h"
#include "image/ruling_ink.h"
#include "image/ruling_pieces.h"
#include "image/run_filters.h"

namespace ita::image {

namespace {

// Pixels at the resolution of ruling_pieces.h.
constexpr double kMostPixels = 36e6;  // to scale up to
constexpr double kPointsPerInch = 72;
// Resolutions that are near enough to that of the search, by it.
constexpr double kLeastScale = 0.75, kMostScale = 1.4;
constexpr int kHat = 13;       // thicker than any ruling: what is thinner stands out of the closing
constexpr int kContrast = 26;  // grey levels between a ruling and the paper beside it
constexpr double kFreeLength = 48;  // a horizontal line this long stands by itself (0.32 inch)
constexpr double kFreeHeight = 78;  // a vertical one: taller than the stem of a letter (0.52 inch)
constexpr double kTouch = 7;        // ends of rulings that meet may miss one another by this
constexpr double kTightTouch = 2;   // those of a piece that is no longer than a stem
// Pixels of the page at 300 dpi:
constexpr int kSteps = 3;    // by which a line of a fax leaves its height
constexpr int kPinHole = 6;  // the widest break in one
constexpr int kShort = 40;   // where breaks tell nothing
constexpr int kPerGap = 30;  // a line has no more breaks than one in so many: 0.1 inch
// One pixel in so many is blank, at most, of a short line and of any.
constexpr int kBlankOfBrief = 25, kBlank = 9;
// What counts as a break is lighter than the darkest quarter of a line by this part of the way to
// white, or so many levels.
constexpr int kQuarter = 4, kContrastPart = 3, kLeastContrast = 40;

/// Whether some ruling of the other direction passes the point (along, across) of `piece`.
bool met(double along, double across, const std::vector<RulingPiece>& others,
         double touch = kTouch) {
  return std::any_of(others.begin(), others.end(), [&](const RulingPiece& o) {
    return across >= o.from - kTouch && across <= o.to + kTouch && along >= o.low - touch &&
           along <= o.high + touch;
  });
}

/// Drops pieces too short to stand alone that do not hang between two rulings of the other
/// direction, meeting both within `touch`.
std::vector<RulingPiece> keep_held(const std::vector<RulingPiece>& pieces,
                                   const std::vector<RulingPiece>& others, double free_length,
                                   double touch) {
  std::vector<RulingPiece> out;
  for (const RulingPiece& piece : pieces) {
    if (piece.length() >= free_length ||
        (met(piece.from, piece.start, others, touch) && met(piece.to, piece.end, others, touch))) {
      out.push_back(piece);
    }
  }
  return out;
}

/// Shared where the page is grey already; not to be changed.
PixPtr grey_of(const Raster& page) {
  return page.depth() == 8 && pixGetColormap(page.pix()) == nullptr
             ? own(pixClone(page.pix()))
             : own(pixConvertTo8(page.pix(), 0));
}

PixPtr to_working_grey(const Raster& page, double& dpi) {
  PixPtr grey = grey_of(page);
  dpi = page.dpi() > 0 ? page.dpi() : kRulingDpi;
  if (!grey) {
    return grey;
  }
  const int factor = static_cast<int>(std::lround(dpi / kRulingDpi));
  if (factor >= 2) {
    // The darkest of each block: a hairline must not fade.
    grey = own(pixScaleGrayMinMax(grey.get(), factor, factor, L_CHOOSE_MIN));
    dpi /= factor;
  }
  if (grey && (dpi < kLeastScale * kRulingDpi || dpi > kMostScale * kRulingDpi)) {
    // A sheet larger than A0 is looked at coarsely: its rulings are long, and the pixels are many.
    const double pixels = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    const double scale = std::min(kRulingDpi / dpi, std::max(1.0, std::sqrt(kMostPixels / pixels)));
    const auto s = static_cast<l_float32>(scale);
    grey = enlarged(grey.get(), s);
    dpi *= scale;
  }
  return grey;
}

/// The light columns of a strip of `grey`.
struct Breaks {
  int length = 0;
  int gaps = 0;    ///< runs of light columns between dark ones
  int blank = 0;   ///< light columns
  int widest = 0;  ///< columns of the widest gap
};

/// `box` in pixels of `grey`, taken `margin` rows larger above and below.
Breaks breaks_of(Pix* grey, const Box& box, int margin) {
  const int x0 = std::max(0, static_cast<int>(box.x0));
  const int x1 = std::min(pixGetWidth(grey), static_cast<int>(box.x1));
  const int y0 = std::max(0, static_cast<int>(box.y0) - margin);
  const int y1 = std::min(pixGetHeight(grey), static_cast<int>(box.y1) + 1 + margin);
  std::vector<int> darkest;
  for (int x = x0; x < x1; ++x) {
    int least = 255;
    for (int y = y0; y < y1; ++y) {
      const l_uint32* line = pixGetData(grey) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey);
      least = std::min(least, static_cast<int>(GET_DATA_BYTE(line, x)));
    }
    darkest.push_back(least);
  }
  Breaks out;
  out.length = static_cast<int>(darkest.size());
  if (darkest.empty()) {
    return out;
  }
  std::vector<int> sorted = darkest;
  std::sort(sorted.begin(), sorted.end());
  const int ink = sorted[sorted.size() / kQuarter];
  const int limit = ink + std::max(kLeastContrast, (255 - ink) / kContrastPart);
  int gap = 0;
  bool open = true;
  for (const int grey_level : darkest) {
    const bool light = grey_level > limit;
    gap = light ? gap + 1 : 0;
    out.widest = std::max(out.widest, gap);
    out.gaps += light && !open ? 1 : 0;
    out.blank += light ? 1 : 0;
    open = light;
  }
  return out;
}

/// A row of typed hyphens or dots, or the feet of letters that stand on one height, look like a
/// line at the working resolution; at the page's own they show their gaps.  `box` in pixels of
/// `grey`.
bool is_print(Pix* grey, const Box& box, bool brief) {
  const Breaks near = breaks_of(grey, box, 1);
  if (near.length < kShort) {
    return false;
  }
  if (brief && near.blank * kBlankOfBrief > near.length) {
    return true;
  }
  if (near.gaps * kPerGap <= near.length) {
    return false;
  }
  // A fax draws a level line in steps, with pin holes where it steps; signs stand farther apart.
  const Breaks wide = breaks_of(grey, box, kSteps);
  return brief || wide.blank * kBlank > wide.length || wide.widest > kPinHole;
}

}  // namespace

std::vector<Ruling> find_rulings(const Raster& page, bool dotted) {
  std::vector<Ruling> out;
  if (page.empty()) {
    return out;
  }
  double dpi = 0;
  const PixPtr grey = to_working_grey(page, dpi);
  if (!grey || pixGetWidth(grey.get()) < 2 * kRulingRun ||
      pixGetHeight(grey.get()) < 2 * kRulingRun) {
    return out;
  }
  const PixPtr level = ink_across(grey.get(), kHat, kContrast);
  const std::vector<RulingPiece> across = find_ruling_pieces(level.get());
  // Reflected in the diagonal, a vertical line is a horizontal one with x and y exchanged.
  PixPtr upright = ink_down(grey.get(), kHat, kContrast);
  upright = upright ? transposed(upright.get()) : nullptr;
  const std::vector<RulingPiece> down = find_ruling_pieces(upright.get());
  // Long lines first, then the short ones that hang on them.
  const auto longer = [](const std::vector<RulingPiece>& from, double length) {
    std::vector<RulingPiece> some;
    std::copy_if(from.begin(), from.end(), std::back_inserter(some),
                 [&](const RulingPiece& p) { return p.length() >= length; });
    return some;
  };
  const std::vector<RulingPiece> free_across = longer(across, kFreeLength);
  const std::vector<RulingPiece> verticals = keep_held(down, free_across, kFreeHeight, kTightTouch);
  const std::vector<RulingPiece> horizontals = keep_held(across, verticals, kFreeLength, kTouch);

  const double s = kPointsPerInch / dpi;
  const PixPtr full = grey_of(page);
  const double up =
      full ? static_cast<double>(pixGetWidth(full.get())) / pixGetWidth(grey.get()) : 1;
  Lines solid;
  for (const RulingPiece& p : horizontals) {
    const bool held = met(p.from, p.start, verticals) || met(p.to, p.end, verticals);
    if (!held && full &&
        is_print(full.get(), {p.from * up, p.low * up, p.to * up, p.high * up},
                 p.length() < kBriefRuling)) {
      continue;
    }
    solid.across.push_back({p.from, p.low, p.to, p.high});
  }
  for (const RulingPiece& p : verticals) {
    solid.down.push_back({p.low, p.from, p.high, p.to});
  }
  const Lines broken = dotted ? find_dotted_rulings(grey.get(), solid) : Lines{};
  const Lines* const kinds[] = {&solid, &broken};
  for (const Lines* lines : kinds) {
    for (const bool horizontal : {true, false}) {
      for (const Box& b : horizontal ? lines->across : lines->down) {
        out.push_back({{b.x0 * s, b.y0 * s, b.x1 * s, b.y1 * s}, horizontal});
      }
    }
  }
  return out;
}

}  // namespace ita::image
