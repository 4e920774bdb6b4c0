#include "layout/tables/partial_rules.h"

#include <algorithm>
#include <cmath>

namespace ita::layout {

namespace {

// In points and shares of the rulings over all columns.
constexpr double kBelow = 4;    // the first ruling and above the last
constexpr double kBeyond = 6;   // an end of theirs, at most
constexpr double kSameEnd = 8;  // one end is theirs
constexpr double kShortestPart = 0.25, kLongestPart = 0.97;
constexpr double kSameEdge = 2;  // points that the beginnings of two rulings may differ by
constexpr double kTouch = 2;     // points that a word may reach over the edge of its column

bool is_partial(const image::Ruling& ruling, const image::Ruling& whole) {
  return ruling.length() < kLongestPart * whole.length();
}

/// Where rulings over some columns begin or end inside the table, from the left, each as often as
/// they do.
std::vector<double> inner_ends(const std::vector<image::Ruling>& rules) {
  const Box& whole = rules.front().box;
  std::vector<double> out;
  for (const image::Ruling& rule : rules) {
    if (is_partial(rule, rules.front()) && rule.box.x0 > whole.x0 + kSameEnd) {
      out.push_back(rule.box.x0);
    }
    if (is_partial(rule, rules.front()) && rule.box.x1 < whole.x1 - kSameEnd) {
      out.push_back(rule.box.x1);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Whether the row stands right above or below a ruling that begins or ends at `edge`.
bool beside_end(const Row& row, double edge, const std::vector<image::Ruling>& rules) {
  const double y = row.line->box.cy();
  const auto below = std::find_if(rules.begin(), rules.end(),
                                  [&](const image::Ruling& rule) { return rule.box.cy() > y; });
  const auto ends = [&](const image::Ruling& rule) {
    return is_partial(rule, rules.front()) &&
           (std::abs(rule.box.x0 - edge) < kSameEdge || std::abs(rule.box.x1 - edge) < kSameEdge);
  };
  return (below != rules.end() && ends(*below)) || (below != rules.begin() && ends(*(below - 1)));
}

bool crosses(const text::Word& word, double x) {
  return word.box.x0 < x - kTouch && word.box.x1 > x + kTouch;
}

bool between(const text::Word& word, double a, double b) {
  return word.box.cx() > std::min(a, b) && word.box.cx() < std::max(a, b);
}

/// Whether any word of the region's rows, of those beside the edge's rulings alone or of all, is
/// so.
template <class Is>
bool any_word(const Region& region, const std::vector<Row>& rows, double edge, Is is) {
  for (size_t i = region.begin; i < region.end; ++i) {
    const auto& words = rows[i].line->words;
    if (beside_end(rows[i], edge, region.rules) && std::any_of(words.begin(), words.end(), is)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void add_partial_rules(const text::PageText& page, Region& region) {
  const image::Ruling whole = region.rules.front();
  const double bottom = region.rules.back().box.cy();
  for (const image::Ruling& ruling : page.rulings) {
    const bool inside = ruling.horizontal && ruling.box.cy() > whole.box.cy() + kBelow &&
                        ruling.box.cy() < bottom - kBelow &&
                        ruling.box.x0 > whole.box.x0 - kBeyond &&
                        ruling.box.x1 < whole.box.x1 + kBeyond;
    const bool partial = ruling.length() > kShortestPart * whole.length() &&
                         is_partial(ruling, whole) &&
                         (std::abs(ruling.box.x0 - whole.box.x0) < kSameEnd ||
                          std::abs(ruling.box.x1 - whole.box.x1) < kSameEnd);
    if (inside && partial) {
      region.rules.push_back(ruling);
    }
  }
  std::sort(region.rules.begin(), region.rules.end(),
            [](const auto& a, const auto& b) { return a.box.cy() < b.box.cy(); });
}

void add_gaps_at_partial_rules(Region& region, const std::vector<Row>& rows) {
  const std::vector<double> ends = inner_ends(region.rules);
  for (size_t i = 1; i < ends.size(); ++i) {
    const double edge = ends[i];
    if (edge - ends[i - 1] > kSameEdge ||
        any_word(region, rows, edge, [&](const text::Word& word) { return crosses(word, edge); })) {
      continue;
    }
    const bool known = std::any_of(region.gaps.begin(), region.gaps.end(), [&](double gap) {
      return !any_word(region, rows, edge,
                       [&](const text::Word& word) { return between(word, gap, edge); });
    });
    if (!known) {
      region.gaps.push_back(edge);
      std::sort(region.gaps.begin(), region.gaps.end());
    }
  }
}

}  // namespace ita::layout
