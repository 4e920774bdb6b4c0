#include "text/ocr/letter_chains.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/box.h"
#include "base/disjoint_sets.h"

namespace ita::text {

namespace {

using image::Component;

constexpr double kGap = 2.2;          // letter heights between neighbours of one line, at most …
constexpr double kTallest = 8;        // … of letters as high as this
constexpr double kOffBaseline = 0.5;  // price of a pixel between baselines, by one along the line
constexpr double kSameHeight = 0.5;   // of the lower letter's height, that both have in common
constexpr double kAlike = 0.45;       // of the higher letter's height, that the lower one has
constexpr double kOverlap = 0.5;      // of the narrower letter's width, that both may share

/// Half of the smaller stands beside the larger, near it, and not over or under it in one column.
bool beside(const Component& a, const Component& b, double letter) {
  const double gap = b.x0 - a.x1;
  const double low = std::min(a.height(), b.height());
  const double high = std::max(a.height(), b.height());
  return gap <= kGap * std::max(letter, high) &&
         overlap(a.y0, a.y1, b.y0, b.y1) >= kSameHeight * low && low >= kAlike * high &&
         gap >= -kOverlap * std::min(a.width(), b.width());
}

/// Index of the letter that follows letter `i` on its line; `from` is sorted from the left.
std::optional<size_t> follower(const Drafting& page, const std::vector<int>& from, size_t i) {
  const Component& a = page.at(from[i]);
  double best = std::numeric_limits<double>::max();
  std::optional<size_t> next;
  for (size_t j = i + 1; j < from.size(); ++j) {
    const Component& b = page.at(from[j]);
    const double gap = b.x0 - a.x1;
    if (gap > kGap * kTallest * page.letter) {
      break;  // no letter reaches so far
    }
    const double cost = std::max(0.0, gap) + kOffBaseline * std::abs(a.y1 - b.y1);
    if (cost < best && beside(a, b, page.letter)) {
      best = cost;
      next = j;
    }
  }
  return next;
}

}  // namespace

std::vector<std::vector<int>> chain_letters(const Drafting& page, std::vector<int> letters) {
  std::sort(letters.begin(), letters.end(),
            [&](int a, int b) { return page.at(a).x0 < page.at(b).x0; });
  DisjointSets chains(letters.size());
  for (size_t i = 0; i < letters.size(); ++i) {
    if (const auto next = follower(page, letters, i)) {
      chains.join(i, *next);
    }
  }
  std::vector<std::vector<int>> made(letters.size());
  for (size_t i = 0; i < letters.size(); ++i) {
    made[chains.find(i)].push_back(letters[i]);
  }
  std::erase_if(made, [](const std::vector<int>& chain) { return chain.empty(); });
  return made;
}

}  // namespace ita::text
