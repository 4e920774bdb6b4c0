#include "text/ocr/writing_lines.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "image/clean.h"
#include "image/pix.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

using image::Component;

constexpr double kLargest = 0.3;   // letter heights: size of a dot
constexpr double kPitch = 1.0;     // ... and the widest distance of two
constexpr double kLevel = 1.6;     // pixels that the dots of a line differ in height
constexpr double kOff = 0.22;      // parts of the distance that a dot may be off its place
constexpr int kLongGap = 60;       // places hidden by print between two free dots
constexpr size_t kFewestDots = 6;  // free ones that make a line
constexpr int kFewestHidden = 3;
constexpr double kInked = 0.5;  // share of a place that is ink where a dot is in print
constexpr double kFull = 0.85;  // share of the places without a free dot that hide one
constexpr int kLeastInk = 5;    // pixels of a piece of ink, as everywhere

/// Free dots of one line.
struct Row {
  std::vector<const Component*> dots;
  double pitch = 0;
};

std::vector<const Component*> find_dots(const OcrPage& page, double letter) {
  std::vector<const Component*> out;
  for (const Component& c : page.ink.items) {
    if (c.width() >= 2 && c.height() >= 2 && c.width() <= kLargest * letter &&
        c.height() <= kLargest * letter && std::abs(c.width() - c.height()) <= 2 &&
        c.area >= 0.6 * c.width() * c.height()) {
      out.push_back(&c);
    }
  }
  return out;
}

/// Distance of neighbouring dots: the usual one of those that are near.
double pitch_of(const std::vector<const Component*>& dots, double letter) {
  std::vector<double> steps;
  for (size_t i = 1; i < dots.size(); ++i) {
    const double step = dots[i]->cx() - dots[i - 1]->cx();
    if (step <= kPitch * letter) {
      steps.push_back(step);
    }
  }
  if (steps.size() + 1 < kFewestDots) {
    return 0;
  }
  const auto mid = steps.begin() + static_cast<ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), mid, steps.end());
  // The mean of those like it knows the distance to parts of a pixel.
  double sum = 0;
  double n = 0;
  for (const double step : steps) {
    if (std::abs(step - *mid) <= 1.5) {
      sum += step;
      n += 1;
    }
  }
  return sum / n;
}

/// Cuts dots on one height, from left to right, where they leave their places.
void add_rows(const std::vector<const Component*>& dots, double letter, std::vector<Row>& out) {
  const double pitch = pitch_of(dots, letter);
  if (pitch <= 0) {
    return;
  }
  Row row{{dots.front()}, pitch};
  const auto close = [&] {
    if (row.dots.size() >= kFewestDots) {
      out.push_back(row);
    }
  };
  for (size_t i = 1; i < dots.size(); ++i) {
    const double step = dots[i]->cx() - row.dots.back()->cx();
    const double places = std::round(step / row.pitch);
    if (places < 1) {
      continue;  // a point of the print
    }
    if (places > kLongGap || std::abs(step - places * row.pitch) > kOff * row.pitch + 1) {
      close();
      row = {{dots[i]}, pitch};
      continue;
    }
    row.dots.push_back(dots[i]);
    const double all = dots[i]->cx() - row.dots.front()->cx();
    row.pitch = all / std::round(all / row.pitch);
  }
  close();
}

std::vector<Row> find_rows(std::vector<const Component*> dots, double letter) {
  std::sort(dots.begin(), dots.end(),
            [](const Component* a, const Component* b) { return a->cy() < b->cy(); });
  std::vector<Row> out;
  for (size_t from = 0; from < dots.size();) {
    size_t to = from + 1;
    while (to < dots.size() && dots[to]->cy() - dots[to - 1]->cy() < 1 &&
           dots[to]->cy() - dots[from]->cy() <= 2 * kLevel) {
      ++to;
    }
    std::vector<const Component*> level(dots.begin() + static_cast<ptrdiff_t>(from),
                                        dots.begin() + static_cast<ptrdiff_t>(to));
    std::sort(level.begin(), level.end(),
              [](const Component* a, const Component* b) { return a->x0 < b->x0; });
    if (level.size() >= kFewestDots) {
      add_rows(level, letter, out);
    }
    from = to;
  }
  return out;
}

class Ink {
 public:
  Ink(Pix* grey, int threshold) : grey_(grey), threshold_(threshold) {}
  bool at(int x, int y) const {
    return x >= 0 && y >= 0 && x < pixGetWidth(grey_) && y < pixGetHeight(grey_) &&
           GET_DATA_BYTE(line(y), x) < threshold_;
  }
  void clear(int x, int y) const {
    if (x >= 0 && y >= 0 && x < pixGetWidth(grey_) && y < pixGetHeight(grey_)) {
      SET_DATA_BYTE(line(y), x, image::kPaper);
    }
  }

 private:
  l_uint32* line(int y) const {
    return pixGetData(grey_) + static_cast<ptrdiff_t>(y) * pixGetWpl(grey_);
  }
  Pix* grey_;
  int threshold_;
};

/// The place of a dot, pixels.
struct Place {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

bool hidden_dot(const Ink& ink, const Place& place) {
  int dark = 0;
  for (int y = place.y0; y < place.y1; ++y) {
    for (int x = place.x0; x < place.x1; ++x) {
      dark += ink.at(x, y) ? 1 : 0;
    }
  }
  return dark >= kInked * (place.x1 - place.x0) * (place.y1 - place.y0);
}

void erase(const Ink& ink, const Ink& before, const Place& place) {
  const auto passes_above = [&](int x) {
    return before.at(x, place.y0 - 2) && before.at(x, place.y0 - 3);
  };
  const auto passes_below = [&](int x) {
    return before.at(x, place.y1 + 1) && before.at(x, place.y1 + 2);
  };
  for (int y = place.y0 - 1; y <= place.y1; ++y) {
    const bool aside = (before.at(place.x0 - 3, y) && before.at(place.x0 - 2, y)) ||
                       (before.at(place.x1 + 1, y) && before.at(place.x1 + 2, y));
    for (int x = place.x0 - 1; x <= place.x1; ++x) {
      if (!aside && !passes_above(x) && !passes_below(x)) {
        ink.clear(x, y);
      }
    }
  }
}

/// A lone dot at an end of a row may be a point of the print beside a leader.
void trim(Row& row) {
  const auto lone = [&](const Component* end, const Component* next) {
    return std::abs(end->cx() - next->cx()) > 1.5 * row.pitch;
  };
  while (row.dots.size() > 1 && lone(row.dots[0], row.dots[1])) {
    row.dots.erase(row.dots.begin());
  }
  while (row.dots.size() > 1 && lone(row.dots.back(), row.dots[row.dots.size() - 2])) {
    row.dots.pop_back();
  }
}

/// Places between the first and the last free dot of a row where print hides one; none where print
/// leaves places without a dot.
std::vector<Place> hidden_places(const Row& row, const Ink& ink) {
  std::vector<Place> out;
  int all = 0;
  for (size_t i = 1; i < row.dots.size(); ++i) {
    const Component& a = *row.dots[i - 1];
    const Component& b = *row.dots[i];
    const int places = static_cast<int>(std::lround((b.cx() - a.cx()) / row.pitch));
    for (int k = 1; k < places; ++k, ++all) {
      const double part = static_cast<double>(k) / places;
      const auto between = [&](int from, int to) {
        return static_cast<int>(std::lround(from + part * (to - from)));
      };
      const Place place{between(a.x0, b.x0), between(a.y0, b.y0), between(a.x1, b.x1),
                        between(a.y1, b.y1)};
      if (hidden_dot(ink, place)) {
        out.push_back(place);
      }
    }
  }
  return static_cast<double>(out.size()) >= kFull * all ? out : std::vector<Place>{};
}

}  // namespace

int erase_writing_lines(OcrPage& page) {
  page.erased_dots.clear();
  if (page.grey.empty() || page.grey.depth() != 8) {
    return 0;
  }
  std::vector<int> all(page.ink.items.size());
  std::iota(all.begin(), all.end(), 0);
  const double letter = letter_height(page.ink, all);
  std::vector<Row> rows = find_rows(find_dots(page, letter), letter);
  const Ink before(page.grey.pix(), page.threshold);
  image::Raster clean;
  int count = 0;
  for (Row& row : rows) {
    trim(row);
    const std::vector<Place> hidden = hidden_places(row, before);
    if (static_cast<int>(hidden.size()) < kFewestHidden) {
      continue;
    }
    if (clean.empty()) {
      clean = image::Raster(pixCopy(nullptr, page.grey.pix()), page.grey.dpi());
      if (clean.empty()) {
        return 0;
      }
    }
    const Ink ink(clean.pix(), page.threshold);
    for (const Place& place : hidden) {
      erase(ink, before, place);
      page.erased_dots.push_back(
          {double(place.x0), double(place.y0), double(place.x1), double(place.y1)});
    }
    for (const Component* dot : row.dots) {
      page.erased_dots.push_back(
          {double(dot->x0), double(dot->y0), double(dot->x1), double(dot->y1)});
      for (int y = dot->y0 - 1; y <= dot->y1; ++y) {
        for (int x = dot->x0 - 1; x <= dot->x1; ++x) {
          ink.clear(x, y);
        }
      }
    }
    count += static_cast<int>(hidden.size());
  }
  if (count > 0) {
    page.grey = std::move(clean);
    page.ink = image::find_components(image::binarise(page.grey, page.threshold).pix(), kLeastInk);
  }
  return count;
}

void doubt_numbers_on_writing_lines(const OcrPage& page, std::vector<ReadWord>& words) {
  constexpr double kSlack = 2;  // pixels
  const auto is_digit = [](const Symbol& symbol) {
    const std::u32string wide = thai::to_utf32(symbol.text);
    return wide.size() == 1 && thai::is_digit(wide[0]);
  };
  for (ReadWord& read : words) {
    const auto& symbols = read.word.symbols;
    bool doubtful = false;
    for (size_t i = 1; i < symbols.size() && !page.erased_dots.empty() && !doubtful; ++i) {
      if (!is_digit(symbols[i - 1]) || !is_digit(symbols[i])) {
        continue;
      }
      const Box a = page.grey.to_pixels(symbols[i - 1].box);
      const Box b = page.grey.to_pixels(symbols[i].box);
      doubtful = std::any_of(page.erased_dots.begin(), page.erased_dots.end(), [&](const Box& dot) {
        return dot.cx() > a.x1 - kSlack && dot.cx() < b.x0 + kSlack && dot.cy() > a.cy() &&
               dot.cy() < a.y1 + a.height() / 4;
      });
    }
    if (doubtful && read.word.doubts.empty()) {
      read.word.doubt("number-on-dots", {{"raw", read.word.text()}});
    }
  }
}

}  // namespace ita::text
