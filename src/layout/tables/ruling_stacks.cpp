#include "layout/tables/ruling_stacks.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/tokens.h"
#include "layout/tables/stack_parts.h"
#include "thai/list_marker.h"
#include "thai/numerals.h"

namespace ita::layout {

namespace {

constexpr double kLongRuling = 0.3;  // of the page's width, to be a table's
constexpr double kSamePlace = 6;     // points
constexpr double kSlant = 0.015;     // of a ruling's length, that a scan may move its ends by
constexpr double kSameEnd = 8;       // points
constexpr double kLeastPart = 0.4;   // of the heading's rulings
constexpr double kShortSide = 12;    // points of a band's side that show it
constexpr double kFramed = 0.7;      // of a band's height, that its sides have a ruling

/// All of the page, before they are parted.
std::vector<RulingStack> ruling_stacks(const text::PageText& page, const std::vector<Row>& rows) {
  std::vector<image::Ruling> rulings;
  for (const image::Ruling& ruling : page.rulings) {
    if (ruling.horizontal && ruling.length() > kLongRuling * page.width) {
      rulings.push_back(ruling);
    }
  }
  std::sort(rulings.begin(), rulings.end(),
            [](const auto& a, const auto& b) { return a.box.cy() < b.box.cy(); });
  std::vector<RulingStack> out;
  for (const image::Ruling& ruling : rulings) {
    const bool text_below = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      const Box& box = row.line->box;
      return box.cy() > ruling.box.cy() && box.x0 < ruling.box.x1 && box.x1 > ruling.box.x0;
    });
    bool placed = false;
    for (auto& stack : out) {
      const image::Ruling& last = stack.back();
      const double same = std::max(kSamePlace, kSlant * ruling.length());
      if (std::abs(last.box.x0 - ruling.box.x0) < same &&
          std::abs(last.box.x1 - ruling.box.x1) < same) {
        stack.push_back(ruling);
        placed = true;
        break;
      }
    }
    if (!placed && text_below) {
      out.push_back({ruling});
    }
  }
  return out;
}

}  // namespace

std::vector<const Row*> rows_between(const std::vector<Row>& rows, double top, double bottom) {
  std::vector<const Row*> out;
  for (const Row& row : rows) {
    if (row.line->box.cy() >= top && row.line->box.cy() <= bottom) {
      out.push_back(&row);
    }
  }
  return out;
}

bool name_columns(const std::vector<const Row*>& rows) {
  bool several = false;
  for (const Row* row : rows) {
    const bool values =
        std::any_of(row->segments.begin(), row->segments.end(), [&](const Segment& segment) {
          return (segment.value || &segment == &row->segments.front()) &&
                 number_like(segment.text) && !thai::parse_year_be(segment.text);
        });
    if (values || thai::list_marker(row->segments.front().text).style != thai::ListStyle::none) {
      return false;
    }
    several = several || row->segments.size() > 1;
  }
  return several;
}

bool framed(const text::PageText& page, const image::Ruling& top, const image::Ruling& bottom) {
  const double height = bottom.box.cy() - top.box.cy();
  const auto side = [&](double x) {
    return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const image::Ruling& v) {
      return !v.horizontal && std::abs(v.box.cx() - x) < kSamePlace &&
             overlap(v.box.y0, v.box.y1, top.box.cy(), bottom.box.cy()) >
                 std::min(kShortSide, kFramed * height);
    });
  };
  return side(top.box.x0) && side(top.box.x1);
}

namespace {

/// Whether the rulings `part` go on with the rulings `whole` of a heading: within them, ending with
/// them on one side at least, and the next below them.
bool goes_on_with(const RulingStack& whole, const RulingStack& part,
                  const std::vector<RulingStack>& stacks) {
  const image::Ruling& last = whole.back();
  const image::Ruling& first = part.front();
  const bool inside = first.box.x0 > last.box.x0 - kSamePlace &&
                      first.box.x1 < last.box.x1 + kSamePlace &&
                      first.length() > kLeastPart * last.length() &&
                      (std::abs(first.box.x0 - last.box.x0) < kSameEnd ||
                       std::abs(first.box.x1 - last.box.x1) < kSameEnd);
  return inside && first.box.cy() > last.box.cy() &&
         std::none_of(stacks.begin(), stacks.end(), [&](const RulingStack& other) {
           return &other != &whole && &other != &part && other.front().box.cy() > last.box.cy() &&
                  other.front().box.cy() < part.back().box.cy();
         });
}

/// Rows of a table, with no heading of another among them.
bool rows_of_table(const std::vector<const Row*>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const Row* row) { return row->segments.size() > 1; }) &&
         std::none_of(rows.begin(), rows.end(),
                      [](const Row* row) { return across_columns(*row) && row->line->bold; });
}

/// Where the last columns are merged down over all rows, only the heading has rulings from edge to
/// edge; those of the rows end short and make a stack of their own.  Its last place ends the table.
void take_partial_stacks(std::vector<RulingStack>& stacks, const std::vector<Row>& rows) {
  for (size_t i = 0; i < stacks.size(); ++i) {
    for (size_t k = 0; k < stacks.size() && stacks[i].size() == 2; ++k) {
      image::Ruling last = stacks[i].back();
      if (k == i || !goes_on_with(stacks[i], stacks[k], stacks) ||
          !rows_of_table(rows_between(rows, last.box.cy(), stacks[k].front().box.cy())) ||
          !name_columns(rows_between(rows, stacks[i].front().box.cy(), last.box.cy()))) {
        continue;
      }
      last.box.y0 = last.box.y1 = stacks[k].back().box.cy();
      stacks[i].push_back(last);
      stacks.erase(stacks.begin() + static_cast<std::ptrdiff_t>(k));
      if (k < i) {
        --i;
      }
      break;
    }
  }
}

/// Tables with and without sides may have one width: where the sides begin or end, so does a table.
std::vector<RulingStack> part_at_frames(const text::PageText& page, const RulingStack& stack) {
  std::vector<RulingStack> out(1);
  for (size_t i = 0; i < stack.size(); ++i) {
    out.back().push_back(stack[i]);
    if (i > 0 && i + 1 < stack.size() &&
        framed(page, stack[i - 1], stack[i]) != framed(page, stack[i], stack[i + 1])) {
      out.push_back({stack[i]});
    }
  }
  return out;
}

}  // namespace

std::vector<RulingStack> table_stacks(const text::PageText& page, const std::vector<Row>& rows) {
  std::vector<RulingStack> found = ruling_stacks(page, rows);
  take_partial_stacks(found, rows);
  std::vector<RulingStack> out;
  for (const RulingStack& stack : found) {
    for (const RulingStack& alike : part_at_frames(page, stack)) {
      for (RulingStack& part : part_stack(alike, rows)) {
        out.push_back(std::move(part));
      }
    }
  }
  return out;
}

}  // namespace ita::layout
