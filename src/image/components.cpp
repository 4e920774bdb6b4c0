#include "image/components.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>

namespace ita::image {

// Whole words at a time where they are blank or full.
void append_runs(const uint32_t* line, int y, int width, std::vector<Run>& out) {
  int x = 0;
  while (x < width) {
    // The bit at x is the highest of what is left of its word.
    const l_uint32 word = line[x / 32] << (x % 32);
    if (word == 0) {
      x = (x / 32 + 1) * 32;
      continue;
    }
    x += std::countl_zero(word);
    if (x >= width) {
      return;
    }
    const int start = x;
    while (x < width) {
      const l_uint32 rest = ~line[x / 32] << (x % 32);
      if (rest == 0) {
        x = (x / 32 + 1) * 32;
      } else {
        x += std::countl_zero(rest);
        break;
      }
    }
    out.push_back({y, start, std::min(x, width)});
    x = std::min(x, width);
  }
}

namespace {

uint32_t root(std::vector<uint32_t>& parent, uint32_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

/// The runs of a page and how they hang together, corners included.
struct TouchingRuns {
  std::vector<Run> runs;         ///< row by row
  std::vector<uint32_t> parent;  ///< of each run; that of the first run of a component is itself
};

TouchingRuns touching_runs(Pix* ink) {
  TouchingRuns out;
  const int width = pixGetWidth(ink);
  const int wpl = pixGetWpl(ink);
  const l_uint32* data = pixGetData(ink);
  size_t above = 0;
  size_t above_end = 0;
  for (int y = 0; y < pixGetHeight(ink); ++y) {
    const size_t begin = out.runs.size();
    append_runs(data + static_cast<ptrdiff_t>(y) * wpl, y, width, out.runs);
    for (size_t i = begin; i < out.runs.size(); ++i) {
      const Run& run = out.runs[i];
      out.parent.push_back(static_cast<uint32_t>(i));
      while (above < above_end && out.runs[above].x1 < run.x0) {
        ++above;
      }
      for (size_t j = above; j < above_end && out.runs[j].x0 <= run.x1; ++j) {
        const uint32_t a = root(out.parent, static_cast<uint32_t>(j));
        const uint32_t b = root(out.parent, static_cast<uint32_t>(i));
        out.parent[std::max(a, b)] = std::min(a, b);
      }
    }
    above = begin;
    above_end = out.runs.size();
  }
  return out;
}

/// The components without their runs.  `index`: gets the component of each run.
std::vector<Component> measure(TouchingRuns& touching, std::vector<uint32_t>& index) {
  const std::vector<Run>& runs = touching.runs;
  std::vector<Component> out;
  index.assign(runs.size(), 0);
  for (size_t i = 0; i < runs.size(); ++i) {
    const uint32_t r = root(touching.parent, static_cast<uint32_t>(i));
    if (r == i) {
      index[i] = static_cast<uint32_t>(out.size());
      out.push_back({runs[i].x0, runs[i].y, runs[i].x1, runs[i].y + 1, 0, 0, 0});
    }
    index[i] = index[r];
    Component& c = out[index[i]];
    c.x0 = std::min(c.x0, runs[i].x0);
    c.x1 = std::max(c.x1, runs[i].x1);
    c.y1 = std::max(c.y1, runs[i].y + 1);
    c.area += runs[i].length();
    ++c.run_count;
  }
  return out;
}

}  // namespace

Components find_components(Pix* ink, int min_area) {
  Components out;
  if (ink == nullptr || pixGetDepth(ink) != 1) {
    return out;
  }
  TouchingRuns touching = touching_runs(ink);
  // Count first, then place each run behind those of its component.
  std::vector<uint32_t> index;
  std::vector<Component> all = measure(touching, index);
  std::vector<int64_t> place(all.size(), -1);
  uint32_t next = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].area >= min_area) {
      place[i] = next;
      all[i].first_run = next;
      next += all[i].run_count;
      out.items.push_back(all[i]);
    }
  }
  out.runs.resize(next);
  for (size_t i = 0; i < touching.runs.size(); ++i) {
    if (place[index[i]] >= 0) {
      out.runs[static_cast<size_t>(place[index[i]]++)] = touching.runs[i];
    }
  }
  return out;
}

}  // namespace ita::image
