#include "text/ocr_typed_rows.h"

#include <algorithm>
#include <cmath>

#include "base/box.h"

namespace ita::text {

namespace {

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
      if (c.x0 - last.x1 < 0.9 * page.letter && std::abs(c.cy() - last.cy()) <= 0.1 * page.letter &&
          std::abs(c.width() - last.width()) <= 0.15 * page.letter + 2 &&
          (pitch <= 0 || std::abs(c.x0 - last.x0 - pitch) <= 0.35 * pitch + 2)) {
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
    if (y < d.top || y > d.bottom + 0.45 * d.height() || x1 < d.x0 || x0 > d.x1) {
      continue;
    }
    under = &d;
    for (const int i : d.letters) {
      covered += overlap(page.at(i).x0, page.at(i).x1, x0, x1);
    }
  }
  if (covered > 0.15 * (x1 - x0)) {
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
  draft.typed_row = page.at(row[0]).width() > 1.6 * page.at(row[0]).height() ? "-" : ".";
  for (const int i : row) {
    draft.others.push_back(page.whole(i));
  }
  if (draft.typed_row[0] == '.') {
    draft.top = y - 0.9 * letter;  // dots stand on the baseline
    draft.bottom = y + 0.1 * letter;
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
    const bool flat = c.height() <= 0.3 * page.letter && c.width() <= 0.75 * page.letter &&
                      c.area >= 0.5 * c.height() * c.width();
    (flat ? dots : others).push_back(i);
  }
  small = others;
  std::vector<Draft> out;
  for (const auto& row : even_rows(page, dots)) {
    if (row.size() < 6 || !take(page, row, out)) {
      small.insert(small.end(), row.begin(), row.end());
    }
  }
  return out;
}

}  // namespace ita::text
