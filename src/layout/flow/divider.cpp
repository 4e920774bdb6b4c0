#include "layout/flow/divider.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "layout/lines/lines.h"
#include "layout/lines/tokens.h"

namespace ita::layout {

namespace {

constexpr double kLeastHeight = 0.3;           ///< of the page
constexpr double kFirst = 0.25, kLast = 0.75;  ///< of its width: where a divider may stand
constexpr double kTouch = 3;                   ///< points: a ruling that ends so near meets it
constexpr size_t kFewestLines = 3;             ///< on each side
constexpr int kFewestValues = 3;     ///< numbers beside words that make one table of both sides
constexpr double kFoot = 0.85;       ///< of the height: page numbers stand below
constexpr double kOffMiddle = 0.05;  ///< of the width: they stand so near to that of their half
constexpr double kMiddleOfLeft = 0.25, kMiddleOfRight = 0.75;  ///< of the width: of the halves

struct Sides {
  std::vector<Line> left, right;
};

/// Nothing where a word stands on the divider.
std::optional<Sides> sides_of(const text::PageText& page, const Divider& divider) {
  std::vector<text::Word> left, right;
  for (const text::Word& word : page.words) {
    if (word.box.cy() < divider.y0 || word.box.cy() > divider.y1) {
      continue;
    }
    if (word.box.x0 < divider.x && word.box.x1 > divider.x) {
      return std::nullopt;
    }
    (word.box.cx() < divider.x ? left : right).push_back(word);
  }
  return Sides{make_lines(std::move(left), page.number), make_lines(std::move(right), page.number)};
}

bool is_value(const Line& line) {
  return std::all_of(line.words.begin(), line.words.end(), [](const text::Word& word) {
    return number_like(word.text()) || blank_value(word.text());
  });
}

/// Lines of the one side that are numbers and share their height with words of the other.
int values_beside(const std::vector<Line>& words, const std::vector<Line>& values) {
  return static_cast<int>(std::count_if(values.begin(), values.end(), [&](const Line& value) {
    return is_value(value) && std::any_of(words.begin(), words.end(), [&](const Line& line) {
             return !is_value(line) && line.box.y0 < value.box.cy() && line.box.y1 > value.box.cy();
           });
  }));
}

bool parts(const text::PageText& page, const Divider& divider) {
  const std::optional<Sides> sides = sides_of(page, divider);
  return sides && std::min(sides->left.size(), sides->right.size()) >= kFewestLines &&
         values_beside(sides->left, sides->right) < kFewestValues &&
         values_beside(sides->right, sides->left) < kFewestValues;
}

/// A ruling that no horizontal meets: those of a table hang together.
bool stands_free(const image::Ruling& ruling, const std::vector<image::Ruling>& all) {
  return std::none_of(all.begin(), all.end(), [&](const image::Ruling& other) {
    return other.horizontal && other.box.cy() > ruling.box.y0 - kTouch &&
           other.box.cy() < ruling.box.y1 + kTouch && other.box.x0 < ruling.box.x1 + kTouch &&
           other.box.x1 > ruling.box.x0 - kTouch;
  });
}

std::optional<Divider> drawn(const text::PageText& page) {
  for (const image::Ruling& ruling : page.rulings) {
    const double x = ruling.box.cx();
    const Divider divider{x, ruling.box.y0, ruling.box.y1};
    if (!ruling.horizontal && ruling.length() > kLeastHeight * page.height &&
        x > kFirst * page.width && x < kLast * page.width && stands_free(ruling, page.rulings) &&
        parts(page, divider)) {
      return divider;
    }
  }
  return std::nullopt;
}

/// The page number in the middle of one half of the sheet's foot; -1 without one.
int number_of_half(const text::PageText& page, bool left) {
  std::vector<text::Word> words;
  for (const text::Word& word : page.words) {
    if (word.box.cy() > kFoot * page.height && (word.box.cx() < page.width / 2) == left) {
      words.push_back(word);
    }
  }
  const std::vector<Line> lines = make_lines(std::move(words), page.number);
  const double middle = (left ? kMiddleOfLeft : kMiddleOfRight) * page.width;
  return lines.size() == 1 && std::abs(lines[0].box.cx() - middle) < kOffMiddle * page.width
             ? page_number_value(lines[0].text())
             : -1;
}

/// Two pages on one sheet, each with its number.
std::optional<Divider> fold(const text::PageText& page) {
  const int left = page.width > page.height ? number_of_half(page, true) : -1;
  const Divider divider{page.width / 2, 0, page.height};
  return left > 0 && number_of_half(page, false) == left + 1 && parts(page, divider)
             ? std::optional(divider)
             : std::nullopt;
}

}  // namespace

std::optional<Divider> find_divider(const text::PageText& page) {
  const std::optional<Divider> ruling = drawn(page);
  return ruling ? ruling : fold(page);
}

AlignedTables find_tables_beside(const text::PageText& page, std::vector<text::Word> words,
                                 const std::optional<Divider>& divider, const Table* before) {
  if (!divider) {
    return find_aligned_tables(page, make_lines(std::move(words), page.number), before);
  }
  enum Part : size_t { above, left, right, below, parts };
  std::array<std::vector<text::Word>, parts> groups;
  for (text::Word& word : words) {
    const double y = word.box.cy();
    const Part beside = word.box.cx() < divider->x ? left : right;
    groups[y < divider->y0 ? above : y > divider->y1 ? below : beside].push_back(std::move(word));
  }
  AlignedTables out;
  for (std::vector<text::Word>& group : groups) {
    AlignedTables found = find_aligned_tables(page, make_lines(std::move(group), page.number));
    std::move(found.tables.begin(), found.tables.end(), std::back_inserter(out.tables));
    std::move(found.rest.begin(), found.rest.end(), std::back_inserter(out.rest));
  }
  return out;
}

}  // namespace ita::layout
