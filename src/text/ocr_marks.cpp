#include "text/ocr_marks.h"

#include <algorithm>
#include <cmath>
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
constexpr double kAskew = 0.15;  // letter heights between the right edges of a letter and its vowel
constexpr double kAligned = 0.06;                    // ... where it hangs as a vowel does
constexpr double kHangsFrom = 0.41, kHangsTo = 0.6;  // height of a vowel under a letter
constexpr double kHangsNear = 0.16;                  // and paper between them
constexpr double kHanging = 0.02;                    // price of hanging as a vowel does
constexpr double kMostAskew = 0.3;  // price of a vowel that hangs elsewhere, at the most
constexpr double kTone = 0.42;  // letter heights; tones are seldom taller, vowels under letters are
constexpr double kTouchFrom = 0.42, kTouchTo = 0.6;  // of the height of two marks that touch
constexpr double kFoot = 0.25;   // letter heights that a tone reaches under the letter it touches
constexpr double kInside = 0.6;  // share of a tone's width that lies over its vowel
constexpr double kStackGap = 0.35;   // letter heights between a vowel and its tone
constexpr double kRather = 0.09;     // dearer than hanging, standing on a vowel is still likelier
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

/// How far the right edge of a component is from the right leg of a letter of the line, where
/// vowels hang, in letter heights.
struct LegDistance {
  double least = kNo;   ///< infinite when it hangs under no letter
  bool hidden = false;  ///< it is under letters that touch, which hide their legs
};

LegDistance leg_distance(const Drafting& page, const Component& c, const Draft& d) {
  const double h = d.height();
  LegDistance out;
  for (const int i : d.letters) {
    const Component& b = page.at(i);
    if (overlap(c.x0, c.x1, b.x0 - kSlack * h, b.x1 + kSlack * h) > 0) {
      out.hidden = out.hidden || b.width() > 1.4 * h;
      out.least = std::min(out.least, std::abs(c.x1 - b.x1) / h);
    }
  }
  return out;
}

/// Price of not hanging where vowels hang.
double askew(const Drafting& page, const Component& c, const Draft& d) {
  const LegDistance leg = leg_distance(page, c, d);
  return leg.hidden || leg.least == kNo ? 0 : std::clamp(leg.least - kAskew, 0.0, kMostAskew);
}

/// Right under the right leg of a letter, and as tall as the vowels that hang there and tones are
/// not.
bool hangs_as_a_vowel(const Drafting& page, const Component& c, const Draft& d) {
  const double h = d.height();
  const double gap = c.y0 - d.bottom;
  return gap > -0.02 * h && gap < kHangsNear * h && c.height() >= kHangsFrom * h &&
         c.height() <= kHangsTo * h && leg_distance(page, c, d).least <= kAligned;
}

/// The box of the rows [y0, y1) of a component.
Component part_of(const Drafting& page, const Component& c, int y0, int y1) {
  Component out = c;
  out.x0 = c.x1;
  out.x1 = c.x0;
  out.y0 = y0;
  out.y1 = y1;
  for (const image::Run& run : page.all.runs_of(c)) {
    if (run.y >= y0 && run.y < y1) {
      out.x0 = std::min(out.x0, run.x0);
      out.x1 = std::max(out.x1, run.x1);
    }
  }
  return out;
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
    cost = (hangs_as_a_vowel(page, c, d) ? kHanging : kUnder) + 0.5 * std::max(0.0, gap) +
           2.5 * std::max(0.0, gap - kUnderGap) + lowered +
           0.6 * std::max(0.0, kTone - c.height() / h) + askew(page, c, d) + (based ? 0 : 0.5);
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
  // What reaches down beside the vowel does not stand on it.
  return gap > kStackGap ? kNo : kOnMark + std::abs(gap) + tall;
}

/// A place that a small component may take: the cheapest one is given first.
struct Offer {
  double cost = 0;
  size_t mark = 0;   // index into the small ones
  size_t draft = 0;  // index into the drafts
  bool on_letters = true;
  bool operator<(const Offer& other) const { return cost > other.cost; }  // cheapest on top
};

/// What every small component would pay for a place at the letters of each line.
///
/// A tone whose vowel stands on the next line is often closer to a letter of the line above than
/// its vowel to its letters.  Where it would rather stand on that vowel than hang under the letter,
/// the letter has to wait until the vowel has its place.
std::vector<Offer> offers_of_letters(const Drafting& page, const std::vector<int>& small) {
  std::vector<Offer> out;
  for (size_t i = 0; i < small.size(); ++i) {
    for (size_t k = 0; k < page.drafts.size(); ++k) {
      const double cost = misfit(page, page.at(small[i]), page.drafts[k]);
      if (cost < kNo) {
        out.push_back({cost, i, k, true});
      }
    }
  }
  const std::vector<Offer> first = out;
  for (Offer& offer : out) {
    const Component& c = page.at(small[offer.mark]);
    const Draft& above = page.drafts[offer.draft];
    if (c.cy() <= above.bottom) {
      continue;
    }
    const double rather = hangs_as_a_vowel(page, c, above) ? 0 : kRather;
    for (const Offer& other : first) {
      const Component& vowel = page.at(small[other.mark]);
      if (other.mark == offer.mark || other.draft == offer.draft || vowel.y0 < c.y1 ||
          overlap(vowel.x0, vowel.x1, c.x0, c.x1) <= 0) {
        continue;
      }
      const double on_vowel = misfit_on_mark(c, vowel, page.drafts[other.draft]);
      if (on_vowel < offer.cost + rather) {
        offer.cost = std::max(offer.cost, other.cost + on_vowel + kOnMark);
      }
    }
  }
  return out;
}

/// The lines beside a row of marks.
struct Homes {
  struct Home {
    Draft* line = nullptr;
    double gap = kNo;
  };
  Home over, under;  ///< the line that the marks hang from, and the one that they stand on
};

Homes homes_of(Drafting& page, const Draft& marks) {
  Homes out;
  for (Draft& line : page.drafts) {
    if (&line == &marks || line.dead || line.letters.size() < marks.letters.size()) {
      continue;
    }
    const double gap = mark_gap(page, marks, line);
    Homes::Home& home = marks.top + marks.bottom < line.top + line.bottom ? out.under : out.over;
    if (gap < home.gap) {
      home = {&line, gap};
    }
  }
  return out;
}

/// In tight leading a vowel under a letter may touch a mark of the next line.
void share_out(Drafting& page, int mark, Draft& over, Draft& under) {
  const Component& c = page.at(mark);
  const int cut = thinnest_row(page, c, c.y0 + static_cast<int>(kTouchFrom * c.height()),
                               c.y0 + static_cast<int>(kTouchTo * c.height()));
  if (askew(page, part_of(page, c, c.y0, cut), over) <= 0) {
    over.others.push_back({mark, c.y0, cut});
    under.others.push_back({mark, cut, c.y1});
  } else {
    under.others.push_back(page.whole(mark));
  }
}

}  // namespace

void merge_mark_rows(Drafting& page) {
  for (Draft& marks : page.drafts) {
    const auto [over, under] = homes_of(page, marks);
    if (over.line == nullptr && under.line == nullptr) {
      continue;
    }
    marks.dead = true;
    if (over.line != nullptr && under.line != nullptr && marks.letters.size() == 1) {
      share_out(page, marks.letters[0], *over.line, *under.line);
      continue;
    }
    Draft& best = over.gap < under.gap ? *over.line : *under.line;
    for (const int i : marks.letters) {
      best.others.push_back(page.whole(i));
    }
  }
  std::erase_if(page.drafts, [](const Draft& d) { return d.dead; });
}

namespace {

/// The line under `bottom` on one of whose vowels a tone stands for less than `price`; null without
/// one.
Draft* line_of_tone(Drafting& page, const Component& tone, double bottom,
                    const std::vector<int>& vowels, double price) {
  Draft* best = nullptr;
  for (Draft& line : page.drafts) {
    if (line.top < bottom) {
      continue;
    }
    for (const int v : vowels) {
      const Component& vowel = page.at(v);
      const double cost = misfit(page, vowel, line) < kNo ? misfit_on_mark(tone, vowel, line) : kNo;
      if (cost < price) {
        price = cost;
        best = &line;
      }
    }
  }
  return best;
}

}  // namespace

void cut_touching_tones(Drafting& page, const std::vector<int>& small) {
  for (const Draft& own : page.drafts) {
    const double h = own.height();
    for (const int i : own.letters) {
      const Component& c = page.at(i);
      if (c.y1 - own.bottom < kFoot * h || c.y0 > own.bottom - 0.5 * h) {
        continue;
      }
      const auto bottom = static_cast<int>(own.bottom);
      const int cut = thinnest_row(page, c, bottom - 2, bottom + static_cast<int>(0.15 * h));
      const Component tone = part_of(page, c, cut, c.y1);
      // A vowel, or the tail of a letter, hangs from the right leg.  The leg ends over the tone.
      const int leg = part_of(page, c, c.y0, bottom - static_cast<int>(kFoot * h)).x1;
      const double right = std::abs(leg - tone.x1) / h;
      if (right < kAskew) {
        continue;
      }
      Draft* next = line_of_tone(page, tone, own.bottom, small, kUnder + right);
      if (next != nullptr) {
        page.foot[i] = cut;
        next->others.push_back({i, cut, c.y1});
      }
    }
  }
}

std::vector<int> place_marks(Drafting& page, const std::vector<int>& small) {
  std::priority_queue<Offer> offers;
  for (const Offer& offer : offers_of_letters(page, small)) {
    offers.push(offer);
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
