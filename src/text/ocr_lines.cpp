#include "text/ocr_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ita::text {

namespace {

using image::Component;
using image::Components;

double overlap_of(double a0, double a1, double b0, double b1) {
  return std::max(0.0, std::min(a1, b1) - std::max(a0, b0));
}

template <class T>
T median(std::vector<T> values) {
  if (values.empty()) {
    return T{};
  }
  auto mid = values.begin() + static_cast<ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), mid, values.end());
  return *mid;
}

/// A line in the making: letters first, marks later.
struct Draft {
  std::vector<int> letters;
  std::vector<InkPiece> others;
  double top = 0, bottom = 0;
  double x0 = 0, x1 = 0;
  bool dead = false;
  const char* typed_row = "";

  double height() const { return bottom - top; }
};

class Finder {
 public:
  Finder(const Components& all, const std::vector<int>& members, double letter)
      : all_(all), members_(members), letter_(letter) {}

  std::vector<InkLine> run() {
    sort_by_size();
    chain(letters_, false);
    chain(tall_, true);
    merge_mark_rows();
    take_typed_rows();
    place_small();
    return finish();
  }

 private:
  const Component& at(int i) const { return all_.items[static_cast<size_t>(i)]; }

  void sort_by_size() {
    for (const int i : members_) {
      const Component& c = at(i);
      const double h = c.height();
      // A rule, a frame, a shadow at the edge: longer than any word that is one piece of ink.
      if (h > 8 * letter_ || c.width() > 25 * letter_) {
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
    std::vector<size_t> parent(from.size());
    std::iota(parent.begin(), parent.end(), size_t{0});
    const auto root = [&](size_t i) {
      while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
      }
      return i;
    };
    for (size_t i = 0; i < from.size(); ++i) {
      const Component& a = at(from[i]);
      double best = std::numeric_limits<double>::max();
      size_t next = from.size();
      for (size_t j = i + 1; j < from.size(); ++j) {
        const Component& b = at(from[j]);
        const double gap = b.x0 - a.x1;
        const double reach = 2.2 * std::max({letter_, double(a.height()), double(b.height())});
        if (gap > reach) {
          if (b.x0 - a.x1 > 2.2 * 8 * letter_) {
            break;
          }
          continue;
        }
        const double low = std::min(a.height(), b.height());
        const double high = std::max(a.height(), b.height());
        const double shared = overlap_of(a.y0, a.y1, b.y0, b.y1);
        // Half of the smaller stands beside the larger, and not over or under it in one column.
        if (shared < 0.5 * low || low < 0.45 * high ||
            gap < -0.5 * std::min(a.width(), b.width())) {
          continue;
        }
        const double cost = std::max(0.0, gap) + 0.5 * std::abs(a.y1 - b.y1);
        if (cost < best) {
          best = cost;
          next = j;
        }
      }
      if (next < from.size()) {
        parent[root(i)] = root(next);
      }
    }
    std::vector<Draft> made(from.size());
    for (size_t i = 0; i < from.size(); ++i) {
      made[root(i)].letters.push_back(from[i]);
    }
    for (Draft& draft : made) {
      if (draft.letters.empty()) {
        continue;
      }
      measure(draft);
      if (tall && draft.letters.size() < 3 && !stands_free(draft)) {
        for (const int i : draft.letters) {
          loose_tall_.push_back(i);
        }
        continue;
      }
      drafts_.push_back(std::move(draft));
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
      return overlap_of(d.top, d.bottom, draft.top, draft.bottom) > 0.3 * d.height() &&
             overlap_of(d.x0 - 2 * letter_, d.x1 + 2 * letter_, draft.x0, draft.x1) > 0;
    });
  }

  /// Marks may be as tall as letters: those of a large heading, or a vowel and a tone that touch.
  /// They make drafts of their own at first, and belong to the letters right under (or over) them.
  void merge_mark_rows() {
    for (Draft& marks : drafts_) {
      Draft* best = nullptr;
      double best_gap = std::numeric_limits<double>::max();
      for (Draft& line : drafts_) {
        if (&line == &marks || line.dead || line.letters.size() < marks.letters.size()) {
          continue;
        }
        const double gap = mark_gap(marks, line);
        if (gap < best_gap) {
          best = &line;
          best_gap = gap;
        }
      }
      if (best != nullptr) {
        for (const int i : marks.letters) {
          best->others.push_back(whole(i));
        }
        marks.dead = true;
      }
    }
    std::erase_if(drafts_, [](const Draft& d) { return d.dead; });
  }

  /// Distance between a draft that may be marks and the line it may stand on; infinite when it does
  /// not.
  double mark_gap(const Draft& marks, const Draft& line) const {
    constexpr double kNo = std::numeric_limits<double>::infinity();
    const double h = line.height();
    const bool smaller = marks.height() < 0.8 * h;
    if (marks.x0 < line.x0 - 0.6 * h || marks.x1 > line.x1 + 0.6 * h ||
        (!smaller && (marks.letters.size() > 2 || marks.height() > 1.1 * h))) {
      return kNo;
    }
    if (!std::all_of(marks.letters.begin(), marks.letters.end(),
                     [&](int i) { return has_base(at(i), line); })) {
      return kNo;
    }
    // Another line of print is further away: between two there is room for the marks of the lower
    // one.
    const double above = line.top - marks.bottom;
    const double below = marks.top - line.bottom;
    if (marks.top + marks.bottom < line.top + line.bottom) {
      return above > -0.3 * h && above < 0.5 * h ? std::max(0.0, above) : kNo;
    }
    return below > -0.3 * h && below < 0.25 * h ? std::max(0.0, below) : kNo;
  }

  InkPiece whole(int i) const { return {i, at(i).y0, at(i).y1}; }

  /// How badly a small component fits to a line; infinite when it does not.
  double misfit(const Component& c, const Draft& d) const {
    constexpr double kNo = std::numeric_limits<double>::infinity();
    double h = d.height();
    if (c.x1 < d.x0 - 1.6 * h || c.x0 > d.x1 + 1.6 * h) {
      return kNo;
    }
    // A larger word may stand on the line: what counts are the letters that it is over or under.
    double top = d.top;
    double bottom = d.bottom;
    bool based = false;
    for (const int i : d.letters) {
      const Component& b = at(i);
      if (overlap_of(c.x0 - 0.25 * h, c.x1 + 0.25 * h, b.x0, b.x1) > 0) {
        top = std::min(top, double(b.y0));
        bottom = std::max(bottom, double(b.y1));
        based = true;
      }
    }
    h = std::max(h, std::min(bottom - top, 1.6 * h));
    // Stems that rise beside the mark are no proof that it is theirs.
    double cost = 0;
    const double raised = 0.5 * (d.top - top) / h;
    const double lowered = 0.5 * (bottom - d.bottom) / h;
    if (c.cy() < top - 0.05 * h) {
      const double gap = (top - c.y1) / h;
      if (gap > 0.95) {
        return kNo;
      }
      cost = std::max(0.0, gap) + raised + (based ? 0 : 0.5);
    } else if (c.cy() > bottom + 0.05 * h) {
      const double gap = (c.y0 - bottom) / h;
      if (gap > 0.45) {
        return kNo;
      }
      cost = 0.1 + 1.6 * std::max(0.0, gap) + lowered + (based ? 0 : 0.5);
    } else if (c.cy() < d.top) {
      cost = raised;
    } else if (c.cy() > d.bottom) {
      cost = lowered;
    }
    // Beside the line's end the distance along it counts too.
    const double aside = std::max({0.0, d.x0 - c.x1, c.x0 - d.x1}) / h;
    return cost + 0.3 * aside;
  }

  bool has_base(const Component& c, const Draft& d) const {
    const double slack = 0.25 * d.height();
    return std::any_of(d.letters.begin(), d.letters.end(), [&](int i) {
      const Component& b = at(i);
      return overlap_of(c.x0 - slack, c.x1 + slack, b.x0, b.x1) > 0;
    });
  }

  /// Rows of dots or hyphens: a separator, the rest of a line, or the dotted line of a form under
  /// the words that were filled in.  The recogniser miscounts the first two, and would read the
  /// last into the words.
  void take_typed_rows() {
    std::vector<int> dots;
    std::vector<int> others;
    for (const int i : small_) {
      const Component& c = at(i);
      const bool flat = c.height() <= 0.3 * letter_ && c.width() <= 0.75 * letter_ &&
                        c.area >= 0.5 * c.height() * c.width();
      (flat ? dots : others).push_back(i);
    }
    std::sort(dots.begin(), dots.end(), [&](int a, int b) { return at(a).x0 < at(b).x0; });
    std::vector<std::vector<int>> rows;
    for (const int i : dots) {
      const Component& c = at(i);
      std::vector<int>* to = nullptr;
      for (auto& row : rows) {
        const Component& last = at(row.back());
        const double pitch = row.size() > 1 ? last.x0 - at(row[row.size() - 2]).x0 : 0;
        if (c.x0 - last.x1 < 0.9 * letter_ && std::abs(c.cy() - last.cy()) <= 0.1 * letter_ &&
            std::abs(c.width() - last.width()) <= 0.15 * letter_ + 2 &&
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
    small_ = others;
    for (const auto& row : rows) {
      if (row.size() < 6 || !take_typed_row(row)) {
        small_.insert(small_.end(), row.begin(), row.end());
      }
    }
  }

  bool take_typed_row(const std::vector<int>& row) {
    const double x0 = at(row.front()).x0;
    const double x1 = at(row.back()).x1;
    const double y = at(row[row.size() / 2]).cy();
    const Draft* under = nullptr;  // a line that the row runs through or under
    double covered = 0;
    for (const Draft& d : drafts_) {
      if (y < d.top || y > d.bottom + 0.45 * d.height() || x1 < d.x0 || x0 > d.x1) {
        continue;
      }
      under = &d;
      for (const int i : d.letters) {
        covered += overlap_of(at(i).x0, at(i).x1, x0, x1);
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
    draft.top = y - letter_ / 2;
    draft.bottom = y + letter_ / 2;
    draft.typed_row = at(row[0]).width() > 1.6 * at(row[0]).height() ? "-" : ".";
    for (const int i : row) {
      draft.others.push_back(whole(i));
    }
    if (draft.typed_row[0] == '.') {
      draft.top = y - 0.9 * letter_;  // dots stand on the baseline
      draft.bottom = y + 0.1 * letter_;
    }
    typed_.push_back(std::move(draft));
    return true;
  }

  void place_small() {
    for (const int i : loose_tall_) {
      place_tall(i);
    }
    std::vector<int> orphans;
    for (const int i : small_) {
      double best = std::numeric_limits<double>::infinity();
      Draft* to = nullptr;
      for (Draft& d : drafts_) {
        const double cost = misfit(at(i), d);
        if (cost < best) {
          best = cost;
          to = &d;
        }
      }
      if (to != nullptr) {
        to->others.push_back(whole(i));
      } else {
        orphans.push_back(i);
      }
    }
    keep_orphans(orphans);
  }

  /// A tall piece of ink: letters of two lines that touch, or a bracket, or a long tail.
  void place_tall(int i) {
    const Component& c = at(i);
    std::vector<Draft*> through;
    for (Draft& d : drafts_) {
      if (overlap_of(d.top, d.bottom, c.y0, c.y1) > 0.45 * d.height() &&
          overlap_of(d.x0 - 1.5 * letter_, d.x1 + 1.5 * letter_, c.x0, c.x1) > 0) {
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
        end = thinnest(c, static_cast<int>(through[k]->bottom),
                       static_cast<int>(through[k + 1]->top));
      }
      if (end > y) {
        through[k]->others.push_back({i, y, end});
      }
      y = std::max(y, end);
    }
  }

  /// The row of [y0, y1] with the least ink of the component.
  int thinnest(const Component& c, int y0, int y1) const {
    if (y1 <= y0) {
      return (y0 + y1) / 2;
    }
    std::vector<int> ink(static_cast<size_t>(y1 - y0 + 1), 0);
    for (const image::Run& run : all_.runs_of(c)) {
      if (run.y >= y0 && run.y <= y1) {
        ink[static_cast<size_t>(run.y - y0)] += run.length();
      }
    }
    // Of equal rows the middle one: above it tails, below it marks.
    int best = (y0 + y1) / 2;
    for (int y = y0; y <= y1; ++y) {
      const int here = ink[static_cast<size_t>(y - y0)];
      const int there = ink[static_cast<size_t>(best - y0)];
      if (here < there ||
          (here == there && std::abs(y - (y0 + y1) / 2) < std::abs(best - (y0 + y1) / 2))) {
        best = y;
      }
    }
    return best;
  }

  /// Small ink that stands on no line: a dash alone in a cell, a row of hyphens; not a speck.
  void keep_orphans(std::vector<int>& orphans) {
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
      to->others.push_back(whole(i));
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
    std::move(typed_.begin(), typed_.end(), std::back_inserter(drafts_));
    for (const Draft& d : drafts_) {
      InkLine line;
      line.top = d.top;
      line.bottom = d.bottom;
      line.typed_row = d.typed_row;
      line.letters = static_cast<int>(d.letters.size());
      for (const int i : d.letters) {
        line.pieces.push_back(whole(i));
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
      const double shared = overlap_of(top, bottom, line.top, line.bottom);
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

  const Components& all_;
  const std::vector<int>& members_;
  double letter_;
  std::vector<int> letters_, tall_, small_, loose_tall_;
  std::vector<Draft> drafts_;
  std::vector<Draft> typed_;
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
