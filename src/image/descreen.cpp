#include "image/descreen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "image/clean.h"
#include "image/pix.h"

namespace ita::image {

namespace {

// Inches.
constexpr double kDot = 0.0135;         // sides of a dot at the most: 4 pixels at 300 dpi
constexpr double kTile = 0.16;          // a screen is told from grain in fields of this size
constexpr int kLeastTile = 8;           // pixels
constexpr int kLeastDot = 2;            // pixels
constexpr int kFewestDots = 24;         // in a field; print has a dozen specks in a bad copy
constexpr double kSpeck = 0.0085;       // sides of a dot that no sign of print is as small as
constexpr int kFewestSpecks = 6;        // in each of the fields around: a sparse dither
constexpr double kOneSize = 1.8;        // dots of a screen differ less in area from their usual one
constexpr double kEven = 0.6;           // share of a field's dots that are of its usual size
constexpr int kSampledRow = 5;          // one row in so many, for a first look
constexpr double kWorthALook = 0.0008;  // short runs for each pixel looked at

struct Dot {
  int x = 0, y = 0, w = 0, h = 0, area = 0;
};

/// Whether short runs of ink with paper above and below are as many as only a screen has.
bool may_have_screens(Pix* ink, int most) {
  const int w = pixGetWidth(ink);
  const int h = pixGetHeight(ink);
  const int wpl = pixGetWpl(ink);
  long dots = 0;
  long looked = 0;
  for (int y = most + 1; y + most + 1 < h; y += kSampledRow) {
    const l_uint32* line = pixGetData(ink) + static_cast<ptrdiff_t>(y) * wpl;
    const auto paper = [&](int x, int step) {
      for (int k = 1; k <= most; ++k) {
        if (GET_DATA_BIT(line + static_cast<ptrdiff_t>(step) * k * wpl, x) == 0) {
          return true;
        }
      }
      return false;
    };
    looked += w;
    int run = 0;
    for (int x = 0; x < w; ++x) {
      if (GET_DATA_BIT(line, x) != 0) {
        ++run;
        continue;
      }
      if (run > 0 && run <= most && paper(x - 1, -1) && paper(x - 1, 1)) {
        ++dots;
      }
      run = 0;
    }
  }
  return static_cast<double>(dots) > kWorthALook * static_cast<double>(looked);
}

/// Pieces of ink no larger than a dot.  Dots that touch at their corners only are two.
std::vector<Dot> find_dots(Pix* ink, int most) {
  std::vector<Dot> out;
  BOXA* boxes = pixConnComp(ink, nullptr, 4);
  for (int i = 0; boxes != nullptr && i < boxaGetCount(boxes); ++i) {
    Dot dot;
    boxaGetBoxGeometry(boxes, i, &dot.x, &dot.y, &dot.w, &dot.h);
    if (dot.w > most || dot.h > most) {
      continue;
    }
    for (int y = dot.y; y < dot.y + dot.h; ++y) {
      const l_uint32* line = pixGetData(ink) + static_cast<ptrdiff_t>(y) * pixGetWpl(ink);
      for (int x = dot.x; x < dot.x + dot.w; ++x) {
        dot.area += GET_DATA_BIT(line, x) != 0 ? 1 : 0;
      }
    }
    out.push_back(dot);
  }
  boxaDestroy(&boxes);
  return out;
}

void erase(Pix* grey, const Dot& dot) {
  const int x1 = std::min(pixGetWidth(grey), dot.x + dot.w + 1);
  const int y1 = std::min(pixGetHeight(grey), dot.y + dot.h + 1);
  for (int y = std::max(0, dot.y - 1); y < y1; ++y) {
    l_uint32* line = pixGetData(grey) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey);
    for (int x = std::max(0, dot.x - 1); x < x1; ++x) {
      SET_DATA_BYTE(line, x, kPaper);
    }
  }
}

/// Fields of a page with the dots in each.
class Fields {
 public:
  Fields(const std::vector<Dot>& dots, int width, int height, int side)
      : across_(width / side + 1), down_(height / side + 1) {
    fields_.resize(static_cast<size_t>(across_) * static_cast<size_t>(down_));
    for (const Dot& dot : dots) {
      at(dot.x / side, dot.y / side).push_back(&dot);
    }
  }

  int across() const { return across_; }
  int down() const { return down_; }
  size_t index(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(across_) + static_cast<size_t>(x);
  }
  std::vector<const Dot*>& at(int x, int y) { return fields_[index(x, y)]; }
  const std::vector<const Dot*>& at(int x, int y) const { return fields_[index(x, y)]; }
  size_t size() const { return fields_.size(); }

  /// Visits a field and those beside it.
  template <class Visit>
  void around(int column, int row, Visit visit) const {
    for (int y = std::max(0, row - 1); y <= std::min(down_ - 1, row + 1); ++y) {
      for (int x = std::max(0, column - 1); x <= std::min(across_ - 1, column + 1); ++x) {
        visit(x, y);
      }
    }
  }

 private:
  int across_ = 0, down_ = 0;
  std::vector<std::vector<const Dot*>> fields_;
};

/// The usual area of the dots of a field that is a screen; 0 elsewhere.
double screen_in(std::vector<const Dot*>& in) {
  if (in.size() < kFewestDots) {
    return 0;
  }
  const auto middle = in.begin() + static_cast<std::ptrdiff_t>(in.size() / 2);
  std::nth_element(in.begin(), middle, in.end(),
                   [](const Dot* a, const Dot* b) { return a->area < b->area; });
  const double area = (*middle)->area;
  const auto even = std::count_if(in.begin(), in.end(), [&](const Dot* dot) {
    return dot->area <= kOneSize * area + 1 && dot->area * kOneSize + 1 >= area;
  });
  return static_cast<double>(even) >= kEven * static_cast<double>(in.size()) ? area : 0;
}

/// What is told of the fields of a page.
struct Screens {
  std::vector<double> usual;  ///< area of the dots of each field that is a screen; 0 elsewhere
  std::vector<int> specks;    ///< in each field
};

template <class Test>
Screens look_at(Fields& fields, Test is_speck) {
  Screens out{std::vector<double>(fields.size(), 0), std::vector<int>(fields.size(), 0)};
  for (int y = 0; y < fields.down(); ++y) {
    for (int x = 0; x < fields.across(); ++x) {
      std::vector<const Dot*>& in = fields.at(x, y);
      out.usual[fields.index(x, y)] = screen_in(in);
      out.specks[fields.index(x, y)] =
          static_cast<int>(std::count_if(in.begin(), in.end(), is_speck));
    }
  }
  return out;
}

/// What a field and those around it are.
struct Surroundings {
  double area = 0;      ///< of a screen's dots; 0 where there is none
  bool sparse = false;  ///< strewn with specks
};

/// A screen goes on into the fields beside it, which it may fill in part only.
Surroundings around(const Fields& fields, const Screens& screens, int column, int row, int side,
                    const Raster& page) {
  Surroundings out;
  int near = 0;
  double looked_at = 0;  // whole fields: at the page's edge there are fewer, and parts of them
  fields.around(column, row, [&](int x, int y) {
    out.area = std::max(out.area, screens.usual[fields.index(x, y)]);
    near += screens.specks[fields.index(x, y)];
    looked_at += static_cast<double>(std::min(side, page.width() - x * side)) *
                 std::min(side, page.height() - y * side) / (side * side);
  });
  out.sparse = near >= kFewestSpecks * looked_at;
  return out;
}

}  // namespace

Raster without_screens(const Raster& flat, int threshold, double dpi) {
  if (flat.empty() || flat.depth() != 8) {
    return flat.copy();
  }
  const int most = std::max(kLeastDot, static_cast<int>(std::lround(kDot * dpi)));
  const Raster ink = binarise(flat, threshold);
  if (ink.empty() || !may_have_screens(ink.pix(), most)) {
    return flat.copy();
  }
  const std::vector<Dot> dots = find_dots(ink.pix(), most);
  const int side = std::max(kLeastTile, static_cast<int>(kTile * dpi));
  Fields fields(dots, flat.width(), flat.height(), side);
  const int speck = std::max(kLeastDot, static_cast<int>(std::lround(kSpeck * dpi)));
  const auto is_speck = [&](const Dot* dot) { return dot->w <= speck && dot->h <= speck; };
  const Screens screens = look_at(fields, is_speck);
  std::vector<const Dot*> gone;
  for (int row = 0; row < fields.down(); ++row) {
    for (int column = 0; column < fields.across(); ++column) {
      const auto [area, sparse] = around(fields, screens, column, row, side, flat);
      for (const Dot* dot : fields.at(column, row)) {
        if ((area > 0 && dot->area <= kOneSize * area + 1) || (sparse && is_speck(dot))) {
          gone.push_back(dot);
        }
      }
    }
  }
  Raster out;
  if (!gone.empty()) {
    out = Raster(pixCopy(nullptr, flat.pix()), flat.dpi());
  }
  if (out.empty()) {
    return flat.copy();
  }
  for (const Dot* dot : gone) {
    erase(out.pix(), *dot);
  }
  return out;
}

}  // namespace ita::image
