#include "image/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "image/dotted_rulings.h"
#include "image/pix.h"
#include "image/run_filters.h"
#include "image/thin_ink.h"

namespace ita::image {

namespace {

// All lengths below are pixels at this resolution, to which a page is brought first: a ruling of
// half a point is one dark pixel there, and every filter costs a quarter of what it costs at 300
// dpi.
constexpr double kWorkingDpi = 150;
constexpr double kMostPixels = 36e6;  // to scale up to
constexpr int kHat = 13;       // thicker than any ruling: what is thinner stands out of the closing
constexpr int kContrast = 26;  // grey levels between a ruling and the paper beside it
constexpr int kRun = 15;       // shortest unbroken piece, 0.1 inch
constexpr int kCrossing = 5;   // thickness of a crossing ruling, and one pixel on each side
constexpr int kGap = 30;       // breaks up to here are bridged, 0.2 inch
constexpr int kSmallGap = 6;   // breaks that no space between lines of print is as small as
constexpr double kStem = 45;   // 0.3 inch: letters are lower
constexpr double kFreeLength = 48;  // a horizontal line this long stands by itself (0.32 inch)
constexpr double kFreeHeight = 78;  // a vertical one: taller than the stem of a letter (0.52 inch)
constexpr double kBrief = 200;      // 1.3 inch
constexpr double kTouch = 7;        // ends of rulings that meet may miss one another by this
constexpr double kTightTouch = 2;   // those of a piece that is no longer than a stem
constexpr double kMaxThickness = 11;
// Pixels of the page at 300 dpi:
constexpr int kSteps = 3;    // by which a line of a fax leaves its height
constexpr int kPinHole = 6;  // the widest break in one

/// A piece of ruling as if it lay along x; for vertical ones the image was turned over its
/// diagonal.
struct Piece {
  double from = 0, to = 0;    // along
  double start = 0, end = 0;  // across, at both ends (a page is never quite straight)
  double low = 0, high = 0;   // across, extent
  double ink = 0;             // pixels along that were really seen
  double attached = 0;  // pixels along with ink right beside the line, on one side or the other
  double length() const { return to - from; }
  double thickness() const { return high - low; }
};

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
Piece measure(Pix* component, const Box& box, const Bits& ink, const Bits& runs) {
  const int w = pixGetWidth(component);
  const int h = pixGetHeight(component);
  const Bits part(component);
  Piece out;
  out.from = box.x0;
  out.to = box.x1;
  out.low = box.y0;
  out.high = box.y1;
  const int reach = std::min(w, 20);
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
    if (std::abs(out.start - out.end) > 0.05 * out.length() + 3) {
      out.low = mid - mean / 2;
      out.high = mid + mean / 2;
      out.ink = 0;  // too steep: an arc, an edge of a picture
    }
  }
  return out;
}

/// A stem or a bar with the rest of its letter on it; a broken ruling has nothing on its parts.
bool like_letter(const Piece& piece) {
  return piece.length() < kStem && piece.attached > 0.08 * piece.ink;
}

bool joins(const Piece& a, const Piece& b) {
  if (b.from < a.from || b.from - a.to > kGap || b.to <= a.to || std::abs(a.end - b.start) > 2.5) {
    return false;
  }
  // Headings stand flush with the side of the table under them.
  return b.from - a.to <= kSmallGap || (!like_letter(a) && !like_letter(b));
}

void join(Piece& a, const Piece& b) {
  a.to = b.to;
  a.end = b.end;
  a.low = std::min(a.low, b.low);
  a.high = std::max(a.high, b.high);
  a.ink += b.ink;
  a.attached += b.attached;
}

/// Straight dark pieces along x in the thin ink of a page.
std::vector<Piece> find_pieces(const PixPtr& ink) {
  std::vector<Piece> pieces;
  const PixPtr runs = ink ? long_runs(ink.get(), kRun) : nullptr;
  if (!runs) {
    return pieces;
  }
  // Where a line crosses another one the closing is as dark as the line: those holes are filled,
  // after the opening, since before it the tops of letters would flow together.
  bridge_gaps(runs.get(), kCrossing);
  // The components of the runs are the pieces: steps of a sloping line touch at their corners.
  Pixa* images = nullptr;
  Boxa* boxes = pixConnComp(runs.get(), &images, 8);
  const Bits all(ink.get());
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
    const Piece piece = measure(
        component.get(), Box{double(x), double(y), double(x + w), double(y + h)}, all, long_runs);
    if (piece.ink > 0) {
      pieces.push_back(piece);
    }
  }
  pixaDestroy(&images);
  boxaDestroy(&boxes);

  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.from < b.from; });
  std::vector<Piece> out;
  for (const Piece& piece : pieces) {
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
bool looks_drawn(const Piece& piece) {
  // Short ones are held to more: stems of letters that stand over one another line up by chance.
  const bool brief = piece.length() < kBrief;
  // Stems that stand over one another in every row of a table are broken, and letters hang on them:
  // a ruling may be broken by bad print or touched by some letters, seldom both.
  if (piece.ink < 0.93 * piece.length() && piece.attached > 0.18 * piece.ink) {
    return false;
  }
  return piece.ink >= (brief ? 0.85 : 0.65) * piece.length() &&
         piece.attached <= (brief ? 0.3 : 0.5) * piece.ink &&
         piece.length() >= 4 * piece.thickness();
}

/// Whether some ruling of the other direction passes the point (along, across) of `piece`.
bool met(double along, double across, const std::vector<Piece>& others, double touch = kTouch) {
  return std::any_of(others.begin(), others.end(), [&](const Piece& o) {
    return across >= o.from - kTouch && across <= o.to + kTouch && along >= o.low - touch &&
           along <= o.high + touch;
  });
}

/// Drops pieces too short to stand alone that do not hang between two rulings of the other
/// direction, meeting both within `touch`.
std::vector<Piece> keep_held(const std::vector<Piece>& pieces, const std::vector<Piece>& others,
                             double free_length, double touch) {
  std::vector<Piece> out;
  for (const Piece& piece : pieces) {
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
  dpi = page.dpi() > 0 ? page.dpi() : kWorkingDpi;
  if (!grey) {
    return grey;
  }
  const int factor = static_cast<int>(std::lround(dpi / kWorkingDpi));
  if (factor >= 2) {
    // The darkest of each block: a hairline must not fade.
    grey = own(pixScaleGrayMinMax(grey.get(), factor, factor, L_CHOOSE_MIN));
    dpi /= factor;
  }
  if (grey && (dpi < 0.75 * kWorkingDpi || dpi > 1.4 * kWorkingDpi)) {
    // A sheet larger than A0 is looked at coarsely: its rulings are long, and the pixels are many.
    const double pixels = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    const double scale =
        std::min(kWorkingDpi / dpi, std::max(1.0, std::sqrt(kMostPixels / pixels)));
    const auto s = static_cast<l_float32>(scale);
    grey = own(pixScaleGrayLI(grey.get(), s, s));
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
  const int ink = sorted[sorted.size() / 4];
  const int limit = ink + std::max(40, (255 - ink) / 3);
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
  if (near.length < 40) {
    return false;
  }
  if (brief && near.blank * 25 > near.length) {
    return true;
  }
  if (near.gaps * 30 <= near.length) {  // 30: 0.1 inch at 300 dpi
    return false;
  }
  // A fax draws a level line in steps, with pin holes where it steps; signs stand farther apart.
  const Breaks wide = breaks_of(grey, box, kSteps);
  return brief || wide.blank * 9 > wide.length || wide.widest > kPinHole;
}

}  // namespace

std::vector<Ruling> find_rulings(const Raster& page) {
  std::vector<Ruling> out;
  if (page.empty()) {
    return out;
  }
  double dpi = 0;
  const PixPtr grey = to_working_grey(page, dpi);
  if (!grey || pixGetWidth(grey.get()) < 2 * kRun || pixGetHeight(grey.get()) < 2 * kRun) {
    return out;
  }
  std::vector<Piece> across = find_pieces(thin_ink(grey.get(), 1, kHat, kContrast));
  // Reflected in the diagonal, a vertical line is a horizontal one with x and y exchanged.
  const PixPtr upright = thin_ink(grey.get(), kHat, 1, kContrast);
  std::vector<Piece> down = find_pieces(upright ? transposed(upright.get()) : nullptr);
  std::erase_if(across, [](const Piece& p) { return !looks_drawn(p); });
  std::erase_if(down, [](const Piece& p) { return !looks_drawn(p); });
  // Long lines first, then the short ones that hang on them.
  const auto longer = [](const std::vector<Piece>& from, double length) {
    std::vector<Piece> some;
    std::copy_if(from.begin(), from.end(), std::back_inserter(some),
                 [&](const Piece& p) { return p.length() >= length; });
    return some;
  };
  const std::vector<Piece> free_across = longer(across, kFreeLength);
  const std::vector<Piece> verticals = keep_held(down, free_across, kFreeHeight, kTightTouch);
  const std::vector<Piece> horizontals = keep_held(across, verticals, kFreeLength, kTouch);

  const double s = 72.0 / dpi;
  const PixPtr full = grey_of(page);
  const double up =
      full ? static_cast<double>(pixGetWidth(full.get())) / pixGetWidth(grey.get()) : 1;
  Lines solid;
  for (const Piece& p : horizontals) {
    const bool held = met(p.from, p.start, verticals) || met(p.to, p.end, verticals);
    if (!held && full &&
        is_print(full.get(), {p.from * up, p.low * up, p.to * up, p.high * up},
                 p.length() < kBrief)) {
      continue;
    }
    solid.across.push_back({p.from, p.low, p.to, p.high});
  }
  for (const Piece& p : verticals) {
    solid.down.push_back({p.low, p.from, p.high, p.to});
  }
  const Lines dotted = find_dotted_rulings(grey.get(), solid);
  const Lines* const kinds[] = {&solid, &dotted};
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
