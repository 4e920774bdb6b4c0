#include "text/ocr/typed_rows.h"

#include <algorithm>
#include <cmath>

#include "base/box.h"

namespace ita::text {

namespace {

// Letter heights of the page.
constexpr double kGap = 0.9;                  // between neighbours, at most
constexpr double kSameHeight = 0.1;           // between their middles
constexpr double kSameWidth = 0.15;           // between their widths, and kPixels
constexpr double kFlat = 0.3, kShort = 0.75;  // higher or longer ink is no dot and no hyphen
constexpr double kOverDots = 0.9,
                 kUnderDots = 0.1;  // the band of a line: dots stand on its baseline

constexpr double kPixels = 2;    // that grain adds to widths and steps
constexpr double kEven = 0.35;   // of the step from one to the next, that the next one differs by
constexpr double kFull = 0.5;    // of its box, that a dot or hyphen fills
constexpr double kHyphen = 1.6;  // width by height, from which it is no dot
constexpr double kUnderLine = 0.45;  // of a line's height: a row so near below is its writing line
constexpr double kWrittenOn = 0.15;  // of a row's length, over which letters stand: a form's line
constexpr size_t kFewest = 6;        // fewer may be full stops and marks

using image::Component;

/// Dots or dashes of one size at one height and at even distances.
std::vector<std::vector<int>> even_rows(const Drafting& page, std::vector<int> dots) {
  std::sort(dots.begin(), dots.end(), [&](int a, int b) { return page.at(a).x0 < page.at(b).x0; });
  std::vector<std::vector<int>> rows;
  for (const int i : dots) {
    const Component& c = page.at(i);
    std::vector<int>* to = nullptr;
    for (auto& row : rows) {
      const Component& last = page.at(row.back());
      const double pitch = row.size() > 1 ? last.x0 - page.at(row[row.size() - 2]).x0 : 0;
      if (c.x0 - last.x1 < kGap * page.letter &&
          std::abs(c.cy() - last.cy()) <= kSameHeight * page.letter &&
          std::abs(c.width() - last.width()) <= kSameWidth * page.letter + kPixels &&
          (pitch <= 0 || std::abs(c.x0 - last.x0 - pitch) <= kEven * pitch + kPixels)) {
        to = &row;
      }
    }
    if (to == nullptr) {
      rows.emplace_back();
      to = &rows.back();
    }
    to->push_back(i);
  }
  return rows;
}

/// Whether the row is taken out of the small ink; when it is text, its line is added to `out`.
bool take(const Drafting& page, const std::vector<int>& row, std::vector<Draft>& out) {
  const double letter = page.letter;
  const double x0 = page.at(row.front()).x0;
  const double x1 = page.at(row.back()).x1;
  const double y = page.at(row[row.size() / 2]).cy();
  const Draft* under = nullptr;  // a line that the row runs through or under
  double covered = 0;
  for (const Draft& d : page.drafts) {
    if (y < d.top || y > d.bottom + kUnderLine * d.height() || x1 < d.x0 || x0 > d.x1) {
      continue;
    }
    under = &d;
    for (const int i : d.letters) {
      covered += overlap(page.at(i).x0, page.at(i).x1, x0, x1);
    }
  }
  if (covered > kWrittenOn * (x1 - x0)) {
    return true;  // the writing line of a form: no text
  }
  if (under != nullptr) {
    return false;  // dots typed between words: the recogniser reads them in their place
  }
  Draft draft;
  draft.x0 = x0;
  draft.x1 = x1;
  draft.top = y - letter / 2;
  draft.bottom = y + letter / 2;
  draft.typed_row = page.at(row[0]).width() > kHyphen * page.at(row[0]).height() ? "-" : ".";
  for (const int i : row) {
    draft.others.push_back(page.whole(i));
  }
  if (draft.typed_row[0] == '.') {
    draft.top = y - kOverDots * letter;  // dots stand on the baseline
    draft.bottom = y + kUnderDots * letter;
  }
  out.push_back(std::move(draft));
  return true;
}

}  // namespace

std::vector<Draft> take_typed_rows(const Drafting& page, std::vector<int>& small) {
  std::vector<int> dots;
  std::vector<int> others;
  for (const int i : small) {
    const Component& c = page.at(i);
    const bool flat = c.height() <= kFlat * page.letter && c.width() <= kShort * page.letter &&
                      c.area >= kFull * c.height() * c.width();
    (flat ? dots : others).push_back(i);
  }
  small = others;
  std::vector<Draft> out;
  for (const auto& row : even_rows(page, dots)) {
    if (row.size() < kFewest || !take(page, row, out)) {
      small.insert(small.end(), row.begin(), row.end());
    }
  }
  return out;
}

}  // namespace ita::text
