#include "layout/tables/ruled_columns.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/measures.h"

namespace ita::layout {

namespace {

/// A space between words is about a quarter of the type size, in justified lines half of it.
constexpr double kWideEm = 0.55;
constexpr size_t kManyLines = 6;
constexpr double kCell = 0.5;        ///< points, resolution of the projection
constexpr double kLeastStrip = 0.1;  ///< of the type size, that no line enters
/// Of the lines with words on both sides of a strip, that leave more than a space there.
constexpr Share kWidelyParted{1, 3};

/// A vertical strip between words.
struct Strip {
  double x0 = 0, x1 = 0;
  double middle() const { return (x0 + x1) / 2; }
  double width() const { return x1 - x0; }
};

/// How many lines have a word over each place from `left` on.
struct Cover {
  double left = 0;
  std::vector<int> lines;
};

Cover cover_of(const std::vector<const Row*>& rows) {
  double left = kOffPage;
  double right = -kOffPage;
  for (const Row* row : rows) {
    for (const text::Word& word : row->line->words) {
      left = std::min(left, word.box.x0);
      right = std::max(right, word.box.x1);
    }
  }
  Cover out{left, {}};
  if (right <= left) {
    return out;
  }
  out.lines.assign(static_cast<size_t>((right - left) / kCell) + 2, 0);
  for (const Row* row : rows) {
    for (const text::Word& word : row->line->words) {
      const auto from = static_cast<size_t>((word.box.x0 - left) / kCell);
      const auto to = static_cast<size_t>(std::ceil((word.box.x1 - left) / kCell));
      for (size_t i = from; i < std::min(to, out.lines.size()); ++i) {
        ++out.lines[i];
      }
    }
  }
  return out;
}

/// Within the places begin..end, of the parts that the fewest lines cross the last: labels of
/// totals lean to the right.  Without width where none is as wide as `least`.
Strip clearest(const Cover& cover, size_t begin, size_t end, int allowed, double least) {
  Strip best;
  for (int level = 0; level <= allowed && best.width() <= 0; ++level) {
    for (size_t a = begin; a < end;) {
      size_t b = a;
      while (b < end && cover.lines[b] <= level) {
        ++b;
      }
      const Strip strip{cover.left + static_cast<double>(a) * kCell,
                        cover.left + static_cast<double>(b) * kCell};
      best = strip.width() >= least ? strip : best;
      a = std::max(b, a + 1);
    }
  }
  return best;
}

/// Strips that at most `allowed` lines cross with a word.
std::vector<Strip> clear_strips(const std::vector<const Row*>& rows, int allowed, double least) {
  const Cover cover = cover_of(rows);
  const size_t size = cover.lines.size();
  std::vector<Strip> out;
  for (size_t i = 0; i < size;) {
    size_t end = i;
    while (end < size && cover.lines[end] <= allowed) {
      ++end;
    }
    if (end == i) {
      ++i;
      continue;
    }
    const Strip best = clearest(cover, i, end, allowed, least);
    if (i > 0 && end < size && best.width() > 0) {
      out.push_back(best);
    }
    i = end;
  }
  return out;
}

/// What the lines say about a strip.
struct Witness {
  int beside = 0;  ///< lines with words on both sides
  int wide = 0;    ///< of these, with more than a space between
};

Witness ask(const std::vector<const Row*>& rows, const Strip& strip, double before, double after) {
  Witness out;
  for (const Row* row : rows) {
    double end = -kOffPage;
    double start = kOffPage;
    for (const text::Word& word : row->line->words) {
      const double x = word.box.cx();
      if (x < strip.middle() && x > before) {
        end = std::max(end, word.box.x1);
      } else if (x >= strip.middle() && x < after) {
        start = std::min(start, word.box.x0);
      }
    }
    if (end > -kOffPage && start < kOffPage) {
      ++out.beside;
      out.wide += start - end > kWideEm * row->line->size ? 1 : 0;
    }
  }
  return out;
}

/// Words that stand at one place in several lines leave a strip, too: hardly ever wider than a
/// space.
void drop_spaces(std::vector<Strip>& strips, const std::vector<const Row*>& rows) {
  for (size_t i = 0; i < strips.size();) {
    const double before = i > 0 ? strips[i - 1].middle() : -kOffPage;
    const double after = i + 1 < strips.size() ? strips[i + 1].middle() : kOffPage;
    const Witness witness = ask(rows, strips[i], before, after);
    // Cells merged down have their text on lines of its own, beside no other: a wide strip is
    // enough.
    const bool clear =
        rows.size() >= kManyLines && strips[i].width() > kWideEm * rows.front()->line->size;
    if (!clear && (witness.wide == 0 || !kWidelyParted.reached(witness.wide, witness.beside))) {
      strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;  // what was beside it has other neighbours now
    } else {
      ++i;
    }
  }
}

/// Where column `col` begins and ends, between the middles of its strips.
std::pair<double, double> sides_of(const std::vector<Strip>& strips, size_t col) {
  return {col > 0 ? strips[col - 1].middle() : -kOffPage,
          col < strips.size() ? strips[col].middle() : kOffPage};
}

bool is_named(const std::vector<Strip>& strips, size_t col,
              const std::vector<const Row*>& heading) {
  const auto [from, to] = sides_of(strips, col);
  return std::any_of(heading.begin(), heading.end(), [from = from, to = to](const Row* row) {
    return std::any_of(
        row->line->words.begin(), row->line->words.end(),
        [&](const text::Word& word) { return word.box.cx() > from && word.box.cx() < to; });
  });
}

/// The strip beside a nameless column that is none: that to the column that it never stands beside
/// (the label of a total, set to the right), else to the nearer one.
size_t needless_strip(const std::vector<Strip>& strips, size_t col,
                      const std::vector<const Row*>& rows) {
  if (col == 0 || col >= strips.size()) {
    return std::min(col, strips.size() - 1);
  }
  const auto beside = [&](size_t i) {
    return ask(rows, strips[i], sides_of(strips, i).first, sides_of(strips, i + 1).second).beside;
  };
  const bool left = beside(col - 1) > 0;
  const bool right = beside(col) > 0;
  if (left != right) {
    return left ? col : col - 1;
  }
  return strips[col - 1].width() < strips[col].width() ? col - 1 : col;
}

/// Every column has a name; a strip that parts off a nameless one (of bullets, say) is none.
void drop_unnamed(std::vector<Strip>& strips, const std::vector<const Row*>& rows,
                  const std::vector<const Row*>& heading) {
  for (size_t col = 0; col <= strips.size() && !strips.empty();) {
    if (is_named(strips, col, heading)) {
      ++col;
      continue;
    }
    strips.erase(strips.begin() + static_cast<std::ptrdiff_t>(needless_strip(strips, col, rows)));
    col = 0;
  }
}

}  // namespace

std::vector<double> ruled_columns(const std::vector<const Row*>& rows,
                                  const std::vector<const Row*>& heading) {
  if (rows.size() < 2) {
    return {};
  }
  std::vector<Strip> strips =
      clear_strips(rows, stray_lines(rows.size()), kLeastStrip * rows.front()->line->size);
  drop_spaces(strips, rows);
  drop_unnamed(strips, rows, heading);
  std::vector<double> out;
  out.reserve(strips.size());
  for (const Strip& strip : strips) {
    out.push_back(strip.middle());
  }
  return out;
}

}  // namespace ita::layout
