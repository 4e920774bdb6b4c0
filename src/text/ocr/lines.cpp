#include "text/ocr/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/box.h"
#include "text/ocr/drafts.h"
#include "text/ocr/letter_chains.h"
#include "text/ocr/marks.h"
#include "text/ocr/typed_rows.h"

namespace ita::text {

namespace {

using image::Component;
using image::Components;

// Letter heights, as they are usual on the page, unless another unit is said.
constexpr double kTallest = 8, kWidest = 25;    // of print that is one piece of ink
constexpr double kStem = 3.5, kThinStem = 0.4;  // higher and thinner than any stem: a rule
constexpr double kDash = 4, kFlat = 0.3;        // longer and flatter than any dash: a rule
constexpr double kTall = 1.95;                  // from here letters of two lines, or of a heading
constexpr double kLow = 0.62;                   // from here letters, below it marks and points
constexpr double kFilled = 0.05;                // of a letter's box, that is ink
constexpr size_t kFewestTall = 3;               // tall letters that make a line where print is
constexpr double kUsualHeight = 0.35;  // of the usual height of a line: others tell no band
constexpr double kThrough = 0.3, kTallThrough = 0.45;  // of a line's height, that runs through ink
constexpr double kFree = 2, kTallBeside = 1.5;  // beside the ends of a line: still in its way
constexpr double kSameRow = 0.5;                // of the lower line's height, of lines of one row

// Ink that stands on no line.
constexpr double kSpeck = 0.12, kDot = 0.3;  // smaller is dirt: always, and where it is alone
constexpr double kOrphanGap = 2.2;           // between neighbours in a row of such, at most
constexpr double kOrphanHeight = 0.5;        // between their middles

// What may be a letter at all: pixels of its height, its width by the height, and ink in its box.
constexpr int kLowestLetter = 10, kHighestLetter = 200, kLongest = 6;
constexpr double kLetterInk = 0.1;

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
    add_chains(letters_, false);
    add_chains(tall_, true);
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
      if (h > kTallest * letter_ || c.width() > kWidest * letter_ ||
          (h > kStem * letter_ && c.width() < kThinStem * letter_) ||
          (c.width() > kDash * letter_ && h < kFlat * letter_)) {
        continue;
      }
      if (h > kTall * letter_) {
        tall_.push_back(i);
      } else if (h >= kLow * letter_ && c.area >= kFilled * h * c.width()) {
        letters_.push_back(i);
      } else {
        small_.push_back(i);
      }
    }
  }

  /// Makes a draft of every chain of letters.
  void add_chains(const std::vector<int>& from, bool tall) {
    for (std::vector<int>& letters : chain_letters(page_, from)) {
      Draft draft;
      draft.letters = std::move(letters);
      measure(draft);
      if (tall && draft.letters.size() < kFewestTall && !stands_free(draft)) {
        loose_tall_.insert(loose_tall_.end(), draft.letters.begin(), draft.letters.end());
      } else {
        drafts_.push_back(std::move(draft));
      }
    }
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
      if (std::abs(c.height() - usual) <= kUsualHeight * usual) {
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
      return overlap(d.top, d.bottom, draft.top, draft.bottom) > kThrough * d.height() &&
             overlap(d.x0 - kFree * letter_, d.x1 + kFree * letter_, draft.x0, draft.x1) > 0;
    });
  }

  /// A tall piece of ink: letters of two lines that touch, or a bracket, or a long tail.
  void place_tall(int i) {
    const Component& c = at(i);
    std::vector<Draft*> through;
    for (Draft& d : drafts_) {
      if (overlap(d.top, d.bottom, c.y0, c.y1) > kTallThrough * d.height() &&
          overlap(d.x0 - kTallBeside * letter_, d.x1 + kTallBeside * letter_, c.x0, c.x1) > 0) {
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
      return std::max(c.width(), c.height()) < kSpeck * letter_;
    });
    std::sort(orphans.begin(), orphans.end(), [&](int a, int b) { return at(a).x0 < at(b).x0; });
    std::vector<Draft> rows;
    for (const int i : orphans) {
      const Component& c = at(i);
      Draft* to = nullptr;
      for (Draft& d : rows) {
        if (c.x0 - d.x1 < kOrphanGap * letter_ &&
            std::abs((d.top + d.bottom) / 2 - c.cy()) < kOrphanHeight * letter_) {
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
      if (d.others.size() == 1 && d.x1 - d.x0 < kDot * letter_ &&
          at(d.others[0].component).height() < kDot * letter_) {
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
      if (row < 0 || shared < kSameRow * std::min(bottom - top, line.height())) {
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
    if (c.height() >= kLowestLetter && c.height() <= kHighestLetter &&
        c.width() <= kLongest * c.height() && c.area >= kLetterInk * c.height() * c.width()) {
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
