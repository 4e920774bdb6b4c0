#include "layout/tables/columns.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/lines/lines.h"
#include "layout/measures.h"
#include "layout/tables/column_sides.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

constexpr double kLeastStrip = 9;      ///< points between two columns
constexpr size_t kFewestLines = 5;     ///< in each column
constexpr size_t kFewestSymbols = 90;  ///< in each column: signatures side by side have fewer
constexpr double kSideBySide = 0.7;  ///< of the height of the lower column, that both stand beside
constexpr Share kFlushLines{1, 3};   ///< of each column, that begin at its edge: a table's do not
constexpr double kLeastColumn = 0.25;  ///< of the page's width: narrower is a margin, a number
constexpr double kUnlike = 1.6;        ///< ratio of the widths of two columns of one text, at most

bool crosses(const Item& item, double x) {
  if (item.is_table()) {
    return item.box.x0 < x && item.box.x1 > x;
  }
  return std::any_of(item.line.words.begin(), item.line.words.end(), [&](const text::Word& word) {
    return word.box.x0 < x + kLeastStrip / 2 && word.box.x1 > x - kLeastStrip / 2;
  });
}

bool two_columns(const PageFlow& page, const Stretch& stretch) {
  const auto [left, right] = sides(page, stretch);
  if (std::min(left.lines, right.lines) < kFewestLines ||
      std::min(left.symbols, right.symbols) < kFewestSymbols) {
    return false;
  }
  const double common = overlap(left.y0, left.y1, right.y0, right.y1);
  const double least = std::min(left.y1 - left.y0, right.y1 - right.y0);
  const double width = std::min(left.x1 - left.x0, right.x1 - right.x0);
  return common > kSideBySide * least && kFlushLines.reached(right.flush(), right.lines) &&
         kFlushLines.reached(left.flush(), left.lines) && right.x0 - left.x1 > kLeastStrip &&
         width > kLeastColumn * page.width && left.x1 - left.x0 < kUnlike * (right.x1 - right.x0) &&
         right.x1 - right.x0 < kUnlike * (left.x1 - left.x0);
}

/// Frames beside one another, as on slides: their lines stand at heights of their own, while those
/// of a table without rulings or of two signatures share theirs.
bool two_frames(const PageFlow& page, const Stretch& stretch) {
  constexpr size_t kFewest = 3;     // lines in each frame
  constexpr double kLeastGap = 30;  // points between the frames, at least
  constexpr Share kShared{1, 3};    // of the lines, at most: at heights that both frames have
  constexpr double kBeside = 0.5;   // of the height of the lower frame, that both stand beside
  const auto [left, right] = sides(page, stretch);
  const size_t fewer = std::min(left.lines, right.lines);
  const size_t shared =
      left.lines + right.lines - std::min(left.lines + right.lines, stretch.lines());
  const double common = overlap(left.y0, left.y1, right.y0, right.y1);
  const double least = std::min(left.y1 - left.y0, right.y1 - right.y0);
  return fewer >= kFewest && !kShared.exceeded(shared, fewer) && right.x0 - left.x1 > kLeastGap &&
         common > kBeside * least;
}

/// Fewer lines are enough where they stand as the columns of the page before stood.
bool goes_on(const PageFlow& page, const Stretch& stretch, const PageFlow::Columns& columns) {
  constexpr double kSame = 6;
  const auto [left, right] = sides(page, stretch);
  return left.lines >= kFewestLines && right.lines > 0 &&
         std::abs(left.x0 - columns.left) < kSame && std::abs(right.x0 - columns.right) < kSame &&
         left.x1 < columns.left_end + kSame && right.x1 < columns.right_end + kSame;
}

/// The longest stretch of two columns; nothing where the page has none.
std::optional<Stretch> find_stretch(const PageFlow& page, size_t from,
                                    const std::vector<image::Ruling>& rulings) {
  std::optional<Stretch> best;
  constexpr double kStep = 2;  // points
  // Of the page's width: where two columns part is looked for in its middle.
  constexpr double kFirst = 0.35, kStretch = 0.3;
  const int tried = static_cast<int>(kStretch * page.width / kStep);
  for (int step = 0; step < tried; ++step) {
    const double x = kFirst * page.width + kStep * step;
    for (size_t i = from; i < page.items.size();) {
      size_t end = i;
      while (end < page.items.size() && !crosses(page.items[end], x)) {
        ++end;
      }
      const Stretch stretch{i, end, x};
      const bool more = !best || stretch.lines() > best->lines();
      if (more && ((stretch.lines() >= kFewestLines &&
                    (two_columns(page, stretch) || two_frames(page, stretch))) ||
                   parted_by_print(page, stretch, rulings))) {
        best = stretch;
      }
      i = std::max(end, i + 1);
    }
  }
  return best;
}

/// What the columns of the page before leave at the top of this one.
std::optional<Stretch> rest_of_columns(const PageFlow& page, const PageFlow* before) {
  if (before == nullptr || !before->columns) {
    return std::nullopt;
  }
  Stretch stretch{0, 0, before->columns->gutter};
  while (stretch.begin < page.items.size() && crosses(page.items[stretch.begin], stretch.x)) {
    ++stretch.begin;
  }
  stretch.end = stretch.begin;
  while (stretch.end < page.items.size() && !crosses(page.items[stretch.end], stretch.x)) {
    ++stretch.end;
  }
  return goes_on(page, stretch, *before->columns) ? std::optional(stretch) : std::nullopt;
}

/// What stands beside a printed divider.
std::optional<Stretch> stretch_beside(const PageFlow& page, const Divider& divider) {
  const auto beside = [&](const Item& item) {
    return item.box.cy() > divider.y0 && item.box.cy() < divider.y1;
  };
  const auto first = std::find_if(page.items.begin(), page.items.end(), beside);
  const auto last = std::find_if_not(first, page.items.end(), beside);
  if (first == last) {
    return std::nullopt;
  }
  return Stretch{static_cast<size_t>(first - page.items.begin()),
                 static_cast<size_t>(last - page.items.begin()), divider.x};
}

Item item_of(std::vector<text::Word> words, const Item& from, int column) {
  Item out = from;
  out.line = make_line(std::move(words), from.line.page);
  out.box = out.line.box;
  out.column = column;
  return out;
}

/// What stands in a stretch, left of its gutter and right of it.
struct Halves {
  std::vector<Item> left, right;
};

/// Takes the items of the stretch; `column` columns stand before them.
Halves take_apart(PageFlow& page, const Stretch& stretch, int column) {
  Halves out;
  for (size_t i = stretch.begin; i < stretch.end; ++i) {
    Item& item = page.items[i];
    if (item.is_table()) {
      const bool left = item.box.cx() < stretch.x;
      item.column = left ? column + 1 : column + 2;
      (left ? out.left : out.right).push_back(std::move(item));
      continue;
    }
    auto [before, after] = halves(item.line, stretch.x);
    if (!before.empty()) {
      out.left.push_back(item_of(std::move(before), item, column + 1));
    }
    if (!after.empty()) {
      out.right.push_back(item_of(std::move(after), item, column + 2));
    }
  }
  return out;
}

/// A page number or a running head beside a column ends no flow.
bool is_body(const Item& item) { return item.role == Role::body || item.role == Role::signature; }

/// The items of a page in parts, each of one column.
std::vector<PageFlow> parts_of(const PageFlow& page) {
  std::vector<PageFlow> out;
  int column = -1;
  for (const Item& item : page.items) {
    if (out.empty() || (is_body(item) && column >= 0 && column != item.column)) {
      out.push_back(page);
      out.back().items.clear();
    }
    column = is_body(item) ? item.column : column;
    out.back().items.push_back(item);
  }
  if (out.empty()) {
    out.push_back(page);
  }
  return out;
}

/// A part that stands in columns is as wide as its items.
void fit_to_column(PageFlow& part) {
  Box box;
  bool columns = false;
  for (const Item& item : part.items) {
    box = is_body(item) ? unite(box, item.box) : box;
    columns = columns || (is_body(item) && item.column > 0);
  }
  if (columns) {
    part.left = box.x0;
    part.right = box.x1;
  }
}

}  // namespace

void order_columns(PageFlow& page, const std::optional<Divider>& divider, const PageFlow* previous,
                   const std::vector<image::Ruling>& rulings) {
  size_t from = 0;
  int column = 0;
  for (;;) {
    std::optional<Stretch> stretch =
        divider && column == 0 ? stretch_beside(page, *divider) : find_stretch(page, from, rulings);
    if (!stretch && column == 0) {
      stretch = rest_of_columns(page, previous);
    }
    if (!stretch) {
      return;
    }
    const auto [one, two] = sides(page, *stretch);
    page.columns = PageFlow::Columns{stretch->x, one.x0, one.x1, two.x0, two.x1};
    auto [left, right] = take_apart(page, *stretch, column);
    column += 2;
    std::move(right.begin(), right.end(), std::back_inserter(left));
    const auto begin = page.items.begin() + static_cast<std::ptrdiff_t>(stretch->begin);
    page.items.erase(begin, page.items.begin() + static_cast<std::ptrdiff_t>(stretch->end));
    page.items.insert(page.items.begin() + static_cast<std::ptrdiff_t>(stretch->begin),
                      std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
    from = stretch->begin + left.size();
  }
}

std::vector<PageFlow> part_columns(const std::vector<PageFlow>& pages) {
  std::vector<PageFlow> out;
  for (const PageFlow& page : pages) {
    for (PageFlow& part : parts_of(page)) {
      fit_to_column(part);
      out.push_back(std::move(part));
    }
  }
  return out;
}

}  // namespace ita::layout
