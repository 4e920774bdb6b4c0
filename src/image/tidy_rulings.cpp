#include "image/tidy_rulings.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/box.h"

namespace ita::image {

namespace {

constexpr double kSame = 4;  // points between two places that are meant to be one

bool crosses(const Ruling& vertical, const Ruling& h) {
  return h.horizontal && h.box.cy() > vertical.box.y0 - kSame &&
         h.box.cy() < vertical.box.y1 + kSame && h.box.x0 < vertical.box.cx() + kSame &&
         h.box.x1 > vertical.box.cx() - kSame;
}

/// Heights at which horizontals cross the vertical, from the top.
std::vector<double> crossings(const Ruling& vertical, const std::vector<Ruling>& rulings) {
  std::vector<double> out;
  for (const Ruling& h : rulings) {
    if (crosses(vertical, h)) {
      out.push_back(h.box.cy());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// By how much a vertical goes on beyond the height `y` at its upper or lower end.
double overshoot(const Ruling& vertical, bool top, double y) {
  return top ? y - vertical.box.y0 : vertical.box.y1 - y;
}

/// Whether a vertical that goes on beyond its last horizontal, at height `y`, should end there.
bool should_end(const Ruling& vertical, const std::vector<Ruling>& rulings, bool top, double y) {
  const double over = overshoot(vertical, top, y);
  const double end = top ? vertical.box.y0 : vertical.box.y1;
  // It may reach a horizontal that is broken where they meet.
  const bool at_horizontal = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& h) {
    return h.horizontal && std::abs(h.box.cy() - end) < kSame;
  });
  if (over < kSame || at_horizontal) {
    return false;
  }
  // A table open at this side has all its verticals end together; one that goes on to another
  // horizontal shows that this one should have.
  int all = 0;
  int like = 0;
  bool further = false;
  for (const Ruling& v : rulings) {
    if (!v.horizontal && v.box.y0 < y + kSame && v.box.y1 > y - kSame) {
      ++all;
      like += std::abs(overshoot(v, top, y) - over) < kSame;
      further = further || overshoot(v, top, y) > over + kSame;
    }
  }
  return further || like + (all > 2 ? 1 : 0) < all;
}

/// Cuts verticals at their first and last horizontal where they should end there; all as they stand
/// before any is cut.
void trim_ends(std::vector<Ruling>& rulings) {
  std::vector<Ruling> trimmed = rulings;
  for (size_t i = 0; i < rulings.size(); ++i) {
    const std::vector<double> ys =
        rulings[i].horizontal ? std::vector<double>() : crossings(rulings[i], rulings);
    if (ys.size() < 2) {
      continue;
    }
    if (should_end(rulings[i], rulings, true, ys.front())) {
      trimmed[i].box.y0 = ys.front();
    }
    if (should_end(rulings[i], rulings, false, ys.back())) {
      trimmed[i].box.y1 = ys.back();
    }
  }
  rulings = std::move(trimmed);
}

/// Where three or more horizontals that a vertical crosses end together and nothing stands at that
/// end.
void close_open_sides(std::vector<Ruling>& rulings) {
  std::vector<Ruling> added;
  for (const Ruling& inner : rulings) {
    if (inner.horizontal) {
      continue;
    }
    // The horizontals that this vertical crosses, and where they end.
    std::vector<double> ends[2];
    for (const Ruling& h : rulings) {
      if (crosses(inner, h)) {
        ends[0].push_back(h.box.x0);
        ends[1].push_back(h.box.x1);
      }
    }
    for (const bool left : {true, false}) {
      const std::vector<double>& places = ends[left ? 0 : 1];
      if (places.size() < 3) {
        continue;
      }
      const double x = left ? *std::min_element(places.begin(), places.end())
                            : *std::max_element(places.begin(), places.end());
      const auto together = std::count_if(
          places.begin(), places.end(), [&](double place) { return std::abs(place - x) < kSame; });
      const auto stands_at_end = [&](const Ruling& v) {
        return !v.horizontal && std::abs(v.box.cx() - x) < 3 * kSame &&
               overlap(v.box.y0, v.box.y1, inner.box.y0, inner.box.y1) > 2 * kSame;
      };
      if (together < 3 || std::abs(x - inner.box.cx()) < 3 * kSame ||
          std::any_of(rulings.begin(), rulings.end(), stands_at_end) ||
          std::any_of(added.begin(), added.end(), stands_at_end)) {
        continue;
      }
      added.push_back({{x - 0.3, inner.box.y0, x + 0.3, inner.box.y1}, false});
    }
  }
  rulings.insert(rulings.end(), added.begin(), added.end());
}

/// Pieces of a vertical without the bands in which no other vertical could close a cell with it.
std::vector<Ruling> without_bridges(const Ruling& vertical, const std::vector<Ruling>& rulings) {
  const std::vector<double> ys = crossings(vertical, rulings);
  std::vector<Ruling> out{vertical};
  for (size_t i = 1; i < ys.size(); ++i) {
    const double top = ys[i - 1];
    const double bottom = ys[i];
    if (bottom - top < 2 * kSame) {
      continue;
    }
    const bool partner = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& v) {
      return !v.horizontal && std::abs(v.box.cx() - vertical.box.cx()) > 2 * kSame &&
             overlap(v.box.y0, v.box.y1, top, bottom) > 0.85 * (bottom - top);
    });
    if (!partner) {
      Ruling rest = out.back();
      out.back().box.y1 = top;
      rest.box.y0 = bottom;
      out.push_back(rest);
    }
  }
  return out;
}

}  // namespace

std::vector<Ruling> tidy_rulings(std::vector<Ruling> rulings) {
  trim_ends(rulings);
  close_open_sides(rulings);
  std::vector<Ruling> out;
  for (const Ruling& ruling : rulings) {
    if (ruling.horizontal) {
      out.push_back(ruling);
      continue;
    }
    for (const Ruling& piece : without_bridges(ruling, rulings)) {
      if (piece.box.height() > 1) {
        out.push_back(piece);
      }
    }
  }
  return out;
}

}  // namespace ita::image
