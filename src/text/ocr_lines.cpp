#include "text/ocr_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/box.h"
#include "base/disjoint_sets.h"
#include "text/ocr_drafts.h"
#include "text/ocr_marks.h"
#include "text/ocr_typed_rows.h"

namespace ita::text {

namespace {

using image::Component;
using image::Components;

template <class T>
T median(std::vector<T> values) {
  if (values.empty()) {
    return T{};
  }
  auto mid = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), mid, values.end());
  return *mid;
}

class Finder {
 public:
  Finder(const Components& all, const std::vector<int>& members, double letter)
      : page_{all, letter, {}, {}}, members_(members), letter_(letter), drafts_(page_.drafts) {}

  std::vector<InkLine> run() {
    sort_by_size();
    chain(letters_, false);
    chain(tall_, true);
    merge_mark_rows(page_);
    std::vector<Draft> typed = take_typed_rows(page_, small_);
    for (const int i : loose_tall_) {
      place_tall(i);
    }
    cut_touching_tones(page_, small_);
    keep_orphans(place_marks(page_, small_));
    std::move(typed.begin(), typed.end(), std::back_inserter(drafts_));
    return finish();
  }

 private:
  const Component& at(int i) const { return page_.at(i); }

  void sort_by_size() {
    for (const int i : members_) {
      const Component& c = at(i);
      const double h = c.height();
      // A rule, a frame, a shadow at the edge: longer than any word that is one piece of ink, or
      // longer and thinner than any stem or dash.
      if (h > 8 * letter_ || c.width() > 25 * letter_ ||
          (h > 3.5 * letter_ && c.width() < 0.4 * letter_) ||
          (c.width() > 4 * letter_ && h < 0.3 * letter_)) {
        continue;
      }
      if (h > 1.95 * letter_) {
        tall_.push_back(i);
      } else if (h >= 0.62 * letter_ && c.area >= 0.05 * h * c.width()) {
        letters_.push_back(i);
      } else {
        small_.push_back(i);
      }
    }
  }

  /// Links each letter to the one that follows on its line and makes a draft of every chain.
  void chain(std::vector<int>& from, bool tall) {
    std::sort(from.begin(), from.end(), [&](int a, int b) { return at(a).x0 < at(b).x0; });
    DisjointSets chains(from.size());
    for (size_t i = 0; i < from.size(); ++i) {
      if (const auto next = follower(from, i)) {
        chains.join(i, *next);
      }
    }
    std::vector<Draft> made(from.size());
    for (size_t i = 0; i < from.size(); ++i) {
      made[chains.find(i)].letters.push_back(from[i]);
    }
    for (Draft& draft : made) {
      if (draft.letters.empty()) {
        continue;
      }
      measure(draft);
      if (tall && draft.letters.size() < 3 && !stands_free(draft)) {
        loose_tall_.insert(loose_tall_.end(), draft.letters.begin(), draft.letters.end());
      } else {
        drafts_.push_back(std::move(draft));
      }
    }
  }

  /// Index of the letter that follows letter `i` on its line; `from` is sorted from the left.
  std::optional<size_t> follower(const std::vector<int>& from, size_t i) const {
    const Component& a = at(from[i]);
    double best = std::numeric_limits<double>::max();
    std::optional<size_t> next;
    for (size_t j = i + 1; j < from.size(); ++j) {
      const Component& b = at(from[j]);
      const double gap = b.x0 - a.x1;
      if (gap > 2.2 * 8 * letter_) {
        break;  // no letter reaches so far
      }
      const double cost = std::max(0.0, gap) + 0.5 * std::abs(a.y1 - b.y1);
      if (cost < best && beside(a, b)) {
        best = cost;
        next = j;
      }
    }
    return next;
  }

  /// Half of the smaller stands beside the larger, near it, and not over or under it in one column.
  bool beside(const Component& a, const Component& b) const {
    const double gap = b.x0 - a.x1;
    const double low = std::min(a.height(), b.height());
    const double high = std::max(a.height(), b.height());
    return gap <= 2.2 * std::max(letter_, high) && overlap(a.y0, a.y1, b.y0, b.y1) >= 0.5 * low &&
           low >= 0.45 * high && gap >= -0.5 * std::min(a.width(), b.width());
  }

  void measure(Draft& draft) const {
    std::vector<double> tops;
    std::vector<double> bottoms;
    std::vector<double> heights;
    draft.x0 = std::numeric_limits<double>::max();
    draft.x1 = 0;
    for (const int i : draft.letters) {
      const Component& c = at(i);
      heights.push_back(c.height());
      draft.x0 = std::min(draft.x0, double(c.x0));
      draft.x1 = std::max(draft.x1, double(c.x1));
    }
    const double usual = median(heights);
    for (const int i : draft.letters) {
      const Component& c = at(i);
      if (std::abs(c.height() - usual) <= 0.35 * usual) {
        tops.push_back(c.y0);
        bottoms.push_back(c.y1);
      }
    }
    draft.top = median(tops);
    draft.bottom = median(bottoms);
  }

  /// No line of letters runs through it.
  bool stands_free(const Draft& draft) const {
    return std::none_of(drafts_.begin(), drafts_.end(), [&](const Draft& d) {
      return overlap(d.top, d.bottom, draft.top, draft.bottom) > 0.3 * d.height() &&
             overlap(d.x0 - 2 * letter_, d.x1 + 2 * letter_, draft.x0, draft.x1) > 0;
    });
  }

  /// A tall piece of ink: letters of two lines that touch, or a bracket, or a long tail.
  void place_tall(int i) {
    const Component& c = at(i);
    std::vector<Draft*> through;
    for (Draft& d : drafts_) {
      if (overlap(d.top, d.bottom, c.y0, c.y1) > 0.45 * d.height() &&
          overlap(d.x0 - 1.5 * letter_, d.x1 + 1.5 * letter_, c.x0, c.x1) > 0) {
        through.push_back(&d);
      }
    }
    if (through.empty()) {
      Draft alone;
      alone.letters.push_back(i);
      measure(alone);
      drafts_.push_back(std::move(alone));
      return;
    }
    std::sort(through.begin(), through.end(),
              [](const Draft* a, const Draft* b) { return a->top < b->top; });
    int y = c.y0;
    for (size_t k = 0; k < through.size(); ++k) {
      int end = c.y1;
      if (k + 1 < through.size()) {
        end = thinnest_row(page_, c, static_cast<int>(through[k]->bottom),
                           static_cast<int>(through[k + 1]->top));
      }
      if (end > y) {
        through[k]->others.push_back({i, y, end});
      }
      y = std::max(y, end);
    }
  }

  /// Small ink that stands on no line: a dash alone in a cell, a row of hyphens; not a speck.
  void keep_orphans(std::vector<int> orphans) {
    std::erase_if(orphans, [&](int i) {
      const Component& c = at(i);
      return std::max(c.width(), c.height()) < 0.12 * letter_;
    });
    std::sort(orphans.begin(), orphans.end(), [&](int a, int b) { return at(a).x0 < at(b).x0; });
    std::vector<Draft> rows;
    for (const int i : orphans) {
      const Component& c = at(i);
      Draft* to = nullptr;
      for (Draft& d : rows) {
        if (c.x0 - d.x1 < 2.2 * letter_ &&
            std::abs((d.top + d.bottom) / 2 - c.cy()) < 0.5 * letter_) {
          to = &d;
        }
      }
      if (to == nullptr) {
        rows.emplace_back();
        to = &rows.back();
        to->x0 = c.x0;
        // A band of letter height around it, as if a letter stood there.
        to->top = c.cy() - letter_ / 2;
        to->bottom = c.cy() + letter_ / 2;
      }
      to->others.push_back(page_.whole(i));
      to->x1 = std::max(to->x1, double(c.x1));
    }
    for (Draft& d : rows) {
      if (d.others.size() == 1 && d.x1 - d.x0 < 0.3 * letter_ &&
          at(d.others[0].component).height() < 0.3 * letter_) {
        continue;
      }
      drafts_.push_back(std::move(d));
    }
  }

  std::vector<InkLine> finish() {
    std::vector<InkLine> out;
    for (const Draft& d : drafts_) {
      InkLine line;
      line.top = d.top;
      line.bottom = d.bottom;
      line.typed_row = d.typed_row;
      line.letters = static_cast<int>(d.letters.size());
      for (const int i : d.letters) {
        line.pieces.push_back(page_.whole(i));
      }
      line.pieces.insert(line.pieces.end(), d.others.begin(), d.others.end());
      line.x0 = line.y0 = std::numeric_limits<int>::max();
      for (const InkPiece& piece : line.pieces) {
        const Component& c = at(piece.component);
        line.x0 = std::min(line.x0, c.x0);
        line.x1 = std::max(line.x1, c.x1);
        line.y0 = std::min(line.y0, piece.y0);
        line.y1 = std::max(line.y1, piece.y1);
      }
      out.push_back(std::move(line));
    }
    number_rows(out);
    return out;
  }

  static void number_rows(std::vector<InkLine>& lines) {
    std::sort(lines.begin(), lines.end(), [](const InkLine& a, const InkLine& b) {
      return a.top + a.bottom < b.top + b.bottom;
    });
    int row = -1;
    double top = 0;
    double bottom = 0;
    for (InkLine& line : lines) {
      const double shared = overlap(top, bottom, line.top, line.bottom);
      if (row < 0 || shared < 0.5 * std::min(bottom - top, line.height())) {
        ++row;
        top = line.top;
        bottom = line.bottom;
      }
      line.row = row;
    }
    std::stable_sort(lines.begin(), lines.end(), [](const InkLine& a, const InkLine& b) {
      return a.row != b.row ? a.row < b.row : a.x0 < b.x0;
    });
  }

  Drafting page_;
  const std::vector<int>& members_;
  double letter_;
  std::vector<Draft>& drafts_;
  std::vector<int> letters_, tall_, small_, loose_tall_;
};

}  // namespace

double letter_height(const Components& all, const std::vector<int>& members) {
  // Areas weigh: specks and dots may outnumber the letters.
  std::vector<std::pair<int, int>> heights;
  long total = 0;
  for (const int i : members) {
    const Component& c = all.items[static_cast<size_t>(i)];
    if (c.height() >= 10 && c.height() <= 200 && c.width() <= 6 * c.height() &&
        c.area >= 0.1 * c.height() * c.width()) {
      heights.emplace_back(c.height(), c.area);
      total += c.area;
    }
  }
  std::sort(heights.begin(), heights.end());
  long sum = 0;
  for (const auto& [height, area] : heights) {
    sum += area;
    if (2 * sum >= total) {
      return height;
    }
  }
  return 0;
}

std::vector<InkLine> find_lines(const Components& all, const std::vector<int>& members,
                                double letter) {
  if (members.empty() || letter <= 0) {
    return {};
  }
  return Finder(all, members, letter).run();
}

}  // namespace ita::text
