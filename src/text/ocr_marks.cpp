#include "text/ocr_marks.h"

#include <algorithm>
#include <limits>
#include <queue>

#include "base/box.h"

namespace ita::text {

namespace {

using image::Component;

constexpr double kNo = std::numeric_limits<double>::infinity();
constexpr double kHighest = 0.95;  // letter heights between the letters and a mark over them
constexpr double kLowest = 0.45;   // and under them
constexpr double kOnMark = 0.04;   // price of standing on a mark
constexpr double kUnder = 0.1;     // price of hanging under a letter
constexpr double kUnderGap = 0.2;  // letter heights; vowels hang no lower under their letters
constexpr double kTone = 0.42;  // letter heights; tones are seldom taller, vowels under letters are
constexpr double kInside = 0.6;      // share of a tone's width that lies over its vowel
constexpr double kStackGap = 0.35;   // letter heights between a vowel and its tone
constexpr double kStackHigh = 1.15;  // letter heights from the letters to the lower edge of a tone

/// Columns in which a mark may stand on a letter, on both sides of it, in letter heights.
constexpr double kSlack = 0.25;

bool has_base(const Drafting& page, const Component& c, const Draft& d) {
  const double slack = kSlack * d.height();
  return std::any_of(d.letters.begin(), d.letters.end(), [&](int i) {
    const Component& b = page.at(i);
    return overlap(c.x0 - slack, c.x1 + slack, b.x0, b.x1) > 0;
  });
}

/// Distance between a draft that may be marks and the line it may stand on; infinite when it does
/// not.
double mark_gap(const Drafting& page, const Draft& marks, const Draft& line) {
  const double h = line.height();
  const bool smaller = marks.height() < 0.8 * h;
  if (marks.x0 < line.x0 - 0.6 * h || marks.x1 > line.x1 + 0.6 * h ||
      (!smaller && (marks.letters.size() > 2 || marks.height() > 1.1 * h))) {
    return kNo;
  }
  if (!std::all_of(marks.letters.begin(), marks.letters.end(),
                   [&](int i) { return has_base(page, page.at(i), line); })) {
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

/// How badly a small component fits to the letters of a line; infinite when it does not.
double misfit(const Drafting& page, const Component& c, const Draft& d) {
  double h = d.height();
  if (c.x1 < d.x0 - 1.6 * h || c.x0 > d.x1 + 1.6 * h || c.y1 < d.top - 3 * h ||
      c.y0 > d.bottom + 2 * h) {
    return kNo;
  }
  // A larger word may stand on the line: what counts are the letters that it is over or under.
  double top = d.top;
  double bottom = d.bottom;
  bool based = false;
  for (const int i : d.letters) {
    const Component& b = page.at(i);
    if (overlap(c.x0 - kSlack * h, c.x1 + kSlack * h, b.x0, b.x1) > 0) {
      based = true;
      // Nothing stands on the narrow stems that rise over the line (ใ ไ โ).
      const bool stem = b.height() > 1.25 * h && b.width() < 0.55 * b.height();
      top = stem ? top : std::min(top, double(b.y0));
      bottom = std::max(bottom, double(b.y1));
    }
  }
  h = std::max(h, std::min(bottom - top, 1.6 * h));
  // Stems that rise beside the mark are no proof that it is theirs.
  double cost = 0;
  const double raised = 0.5 * (d.top - top) / h;
  const double lowered = 0.5 * (bottom - d.bottom) / h;
  if (c.cy() < top - 0.05 * h) {
    const double gap = (top - c.y1) / h;
    if (gap > kHighest) {
      return kNo;
    }
    cost = std::max(0.0, gap) + raised + (based ? 0 : 0.5);
  } else if (c.cy() > bottom + 0.05 * h) {
    const double gap = (c.y0 - bottom) / h;
    if (gap > kLowest) {
      return kNo;
    }
    cost = kUnder + 0.5 * std::max(0.0, gap) + 2.5 * std::max(0.0, gap - kUnderGap) + lowered +
           0.6 * std::max(0.0, kTone - c.height() / h) + (based ? 0 : 0.5);
  } else if (c.cy() < d.top) {
    cost = raised;
  } else if (c.cy() > d.bottom) {
    cost = lowered;
  }
  // Beside the line's end the distance along it counts too.
  const double aside = std::max({0.0, d.x0 - c.x1, c.x0 - d.x1}) / h;
  return cost + 0.3 * aside;
}

/// How badly `c` fits on top of `mark`, which stands on the letters of `d`: a tone on its vowel.
double misfit_on_mark(const Component& c, const Component& mark, const Draft& d) {
  const double h = d.height();
  // The vowel is over the letters, the tone over the vowel; both over one consonant.
  if (mark.cy() > d.top || c.cy() > mark.y0 || d.top - c.y1 > kStackHigh * h ||
      overlap(c.x0, c.x1, mark.x0 - 0.1 * h, mark.x1 + 0.1 * h) < kInside * c.width()) {
    return kNo;
  }
  const double gap = (mark.y0 - c.y1) / h;
  const double tall = 2 * std::max(0.0, c.height() / h - kTone);
  return gap > kStackGap ? kNo : kOnMark + std::max(0.0, gap) + tall;
}

/// A place that a small component may take: the cheapest one is given first.
struct Offer {
  double cost = 0;
  size_t mark = 0;   // index into the small ones
  size_t draft = 0;  // index into the drafts
  bool on_letters = true;
  bool operator<(const Offer& other) const { return cost > other.cost; }  // cheapest on top
};

}  // namespace

void merge_mark_rows(Drafting& page) {
  for (Draft& marks : page.drafts) {
    Draft* best = nullptr;
    double best_gap = std::numeric_limits<double>::max();
    for (Draft& line : page.drafts) {
      if (&line == &marks || line.dead || line.letters.size() < marks.letters.size()) {
        continue;
      }
      const double gap = mark_gap(page, marks, line);
      if (gap < best_gap) {
        best = &line;
        best_gap = gap;
      }
    }
    if (best != nullptr) {
      for (const int i : marks.letters) {
        best->others.push_back(page.whole(i));
      }
      marks.dead = true;
    }
  }
  std::erase_if(page.drafts, [](const Draft& d) { return d.dead; });
}

std::vector<int> place_marks(Drafting& page, const std::vector<int>& small) {
  std::priority_queue<Offer> offers;
  for (size_t i = 0; i < small.size(); ++i) {
    for (size_t k = 0; k < page.drafts.size(); ++k) {
      const double cost = misfit(page, page.at(small[i]), page.drafts[k]);
      if (cost < kNo) {
        offers.push({cost, i, k, true});
      }
    }
  }
  std::vector<bool> placed(small.size(), false);
  while (!offers.empty()) {
    const Offer offer = offers.top();
    offers.pop();
    if (placed[offer.mark]) {
      continue;
    }
    placed[offer.mark] = true;
    Draft& d = page.drafts[offer.draft];
    d.others.push_back(page.whole(small[offer.mark]));
    if (!offer.on_letters) {
      continue;  // nothing stands on a tone
    }
    for (size_t j = 0; j < small.size(); ++j) {
      if (placed[j]) {
        continue;
      }
      const double cost = misfit_on_mark(page.at(small[j]), page.at(small[offer.mark]), d);
      if (cost < kNo) {
        offers.push({cost, j, offer.draft, false});
      }
    }
  }
  std::vector<int> left;
  for (size_t i = 0; i < small.size(); ++i) {
    if (!placed[i]) {
      left.push_back(small[i]);
    }
  }
  return left;
}

}  // namespace ita::text
