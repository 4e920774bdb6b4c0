#include "image/dotted_rulings.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/components.h"
#include "image/pix.h"
#include "image/run_filters.h"
#include "image/thin_ink.h"

namespace ita::image {

namespace {

// Pixels at 150 to 210 dpi.
constexpr int kHat = 13;       // thicker than any ruling
constexpr int kContrast = 40;  // grey levels between a dot and the paper
constexpr int kThin = 5;       // highest piece of a broken line
constexpr int kSteps = 3;      // times that: a crooked line runs in steps
constexpr int kSlender = 3;    // width of a line of dots by its height, at least
constexpr int kDotGap = 15;    // between two pieces
constexpr int kShortest = 28;  // of a row of dots
// Between two rows of dots on one line, where print crosses it or few dots are left.  Tables stand
// over one another more often than side by side.
constexpr double kGapAcross = 110;
constexpr double kGapDown = 60;
constexpr double kSameLine = 3;
constexpr double kInk = 0.22;        // share of a row that must be dots: specks are sparser
constexpr double kReach = 22;        // between the end of a line and the one that it meets
constexpr double kShortAcross = 90;  // a line across must be as long; rows are lower
constexpr double kSparse = 0.05;     // share of dots with which a line goes on to the next one
constexpr size_t kLeastMet = 2;      // lines of the other direction that a line must meet
constexpr size_t kLeastOfGrid = 3;   // dotted lines of one direction that make a grid

/// The dots alone: what hangs on letters is no piece of a line.
PixPtr find_dots(PixPtr ink) {
  if (!ink) {
    return nullptr;
  }
  const Components parts = find_components(ink.get(), 1);
  pixClearAll(ink.get());
  for (const Component& part : parts.items) {
    if (part.height() > kThin) {
      continue;
    }
    for (const Run& run : parts.runs_of(part)) {
      pixRasterop(ink.get(), run.x0, run.y, run.length(), 1, PIX_SET, nullptr, 0, 0);
    }
  }
  return ink;
}

/// Share of the columns of the box that hold a dot.
double share_of_dots(Pix* dots, const Box& box) {
  const int x0 = std::max(0, static_cast<int>(box.x0));
  const int y0 = std::max(0, static_cast<int>(box.y0));
  const int w = std::min(pixGetWidth(dots), static_cast<int>(box.x1)) - x0;
  const int h = std::min(pixGetHeight(dots), static_cast<int>(box.y1)) - y0;
  if (w <= 0 || h <= 0) {
    return 0;
  }
  BOX* area = boxCreate(x0, y0, w, h);
  const PixPtr part = own(pixClipRectangle(dots, area, nullptr));
  boxDestroy(&area);
  Numa* columns = part ? pixCountPixelsByColumn(part.get()) : nullptr;
  int dark = 0;
  for (int x = 0; columns != nullptr && x < numaGetCount(columns); ++x) {
    l_int32 n = 0;
    numaGetIValue(columns, x, &n);
    dark += n > 0 ? 1 : 0;
  }
  numaDestroy(&columns);
  return static_cast<double>(dark) / w;
}

/// Boxes of rows of dots along x.
std::vector<Box> rows_of_dots(Pix* dots) {
  std::vector<Box> out;
  const PixPtr thick = thickened(dots);
  if (!thick) {
    return out;
  }
  bridge_gaps(thick.get(), kDotGap);
  const PixPtr rows = long_runs(thick.get(), kShortest);
  const Components found = find_components(rows.get(), kShortest);
  for (const Component& row : found.items) {
    const Box box{double(row.x0), double(row.y0), double(row.x1), double(row.y1)};
    if (row.height() <= kSteps * kThin && row.width() >= kSlender * row.height() &&
        share_of_dots(dots, box) >= kInk) {
      out.push_back({box.x0, box.y0 + 1, box.x1, box.y1 - 1});
    }
  }
  return out;
}

/// Rows on one line become one.
std::vector<Box> joined(std::vector<Box> rows, double gap) {
  std::sort(rows.begin(), rows.end(), [](const Box& a, const Box& b) { return a.x0 < b.x0; });
  std::vector<Box> out;
  for (const Box& row : rows) {
    auto best = out.end();
    for (auto it = out.begin(); it != out.end(); ++it) {
      if (row.x0 - it->x1 < gap && std::abs(it->cy() - row.cy()) <= kSameLine &&
          (best == out.end() || it->x1 > best->x1)) {
        best = it;
      }
    }
    if (best == out.end()) {
      out.push_back(row);
    } else {
      *best = unite(*best, row);
    }
  }
  return out;
}

bool meet(const Box& across, const Box& down) {
  return down.cx() > across.x0 - kReach && down.cx() < across.x1 + kReach &&
         across.cy() > down.y0 - kReach && across.cy() < down.y1 + kReach;
}

size_t count_met(const Box& line, const std::vector<Box>& others, bool across) {
  return static_cast<size_t>(std::count_if(others.begin(), others.end(), [&](const Box& other) {
    return across ? meet(line, other) : meet(other, line);
  }));
}

std::vector<Box> both(std::vector<Box> a, const std::vector<Box>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// Lengthens a line to the outermost ones that it meets.
void stretch(Box& line, const std::vector<Box>& others, bool across) {
  for (const Box& other : others) {
    if (across && meet(line, other)) {
      line.x0 = std::min(line.x0, other.cx());
      line.x1 = std::max(line.x1, other.cx());
    } else if (!across && meet(other, line)) {
      line.y0 = std::min(line.y0, other.cy());
      line.y1 = std::max(line.y1, other.cy());
    }
  }
}

/// Lengthens a line along x to the next ones that cross its height as long as some dots are left.
void stretch_sparse(Box& line, const std::vector<Box>& others, Pix* dots) {
  std::vector<double> places;
  for (const Box& other : others) {
    if (line.cy() > other.y0 - kReach && line.cy() < other.y1 + kReach) {
      places.push_back(other.cx());
    }
  }
  std::sort(places.begin(), places.end());
  const auto dotted = [&](double from, double to) {
    return share_of_dots(dots, {from, line.cy() - kSameLine, to, line.cy() + kSameLine}) >= kSparse;
  };
  for (const double place : places) {
    if (place > line.x1 + kReach) {
      if (!dotted(line.x1, place)) {
        break;
      }
      line.x1 = place;
    }
  }
  for (auto it = places.rbegin(); it != places.rend(); ++it) {
    if (*it < line.x0 - kReach) {
      if (!dotted(*it, line.x0)) {
        break;
      }
      line.x0 = *it;
    }
  }
}

Box reflected(const Box& box) { return {box.y0, box.x0, box.y1, box.x1}; }

std::vector<Box> reflected(std::vector<Box> boxes) {
  for (Box& box : boxes) {
    box = reflected(box);
  }
  return boxes;
}

}  // namespace

Lines find_dotted_rulings(Pix* grey, const Lines& solid) {
  PixPtr ink = thin_ink(grey, kHat, kHat, kContrast);
  PixPtr turned = ink ? transposed(ink.get()) : nullptr;
  const PixPtr dots = find_dots(std::move(ink));
  const PixPtr turned_dots = find_dots(std::move(turned));
  if (!dots || !turned_dots) {
    return {};
  }
  Lines out{joined(rows_of_dots(dots.get()), kGapAcross),
            reflected(joined(rows_of_dots(turned_dots.get()), kGapDown))};
  std::erase_if(out.across, [](const Box& box) { return box.width() < kShortAcross; });
  for (size_t before = 0; before != out.across.size() + out.down.size();) {
    before = out.across.size() + out.down.size();
    const std::vector<Box> down = both(out.down, solid.down);
    std::erase_if(out.across,
                  [&](const Box& box) { return count_met(box, down, true) < kLeastMet; });
    const std::vector<Box> across = both(out.across, solid.across);
    std::erase_if(out.down,
                  [&](const Box& box) { return count_met(box, across, false) < kLeastMet; });
  }
  if (out.across.size() < kLeastOfGrid && out.down.size() < kLeastOfGrid) {
    return {};
  }
  const std::vector<Box> down = both(out.down, solid.down);
  const std::vector<Box> across = both(out.across, solid.across);
  for (Box& box : out.across) {
    stretch(box, down, true);
    stretch_sparse(box, down, dots.get());
  }
  for (Box& box : out.down) {
    stretch(box, across, false);
    Box level = reflected(box);
    stretch_sparse(level, reflected(across), turned_dots.get());
    box = reflected(level);
  }
  return out;
}

}  // namespace ita::image
