#include "text/ocr/marks.h"

#include <algorithm>
#include <cmath>
#include <queue>

#include "base/box.h"
#include "text/ocr/mark_fit.h"

namespace ita::text {

namespace {

using image::Component;

constexpr double kTouchFrom = 0.42, kTouchTo = 0.6;  // of the height of two marks that touch
constexpr double kFoot = 0.25;    // letter heights that a tone reaches under the letter it touches
constexpr double kRather = 0.09;  // dearer than hanging, standing on a vowel is still likelier

// A row of marks and the line of letters that it stands on, in letter heights of the line.
constexpr double kLowerThanLetters = 0.8;  // as high as this: marks, whatever their number
constexpr double kTallestMarks = 1.1;      // of two at the most
constexpr double kBeyondLine = 0.6;        // of a mark beyond the end of the line
constexpr double kInto = 0.3;              // marks may reach into the line by this
constexpr double kMostOver = 0.5, kMostUnder = 0.25;  // and stand off it by this

// Where a tone hangs on a letter of the line above: from here in the letter, and cut within these.
constexpr double kFromBottom = 0.5, kCutBelow = 0.15;
constexpr int kCutAbove = 2;  // pixels

/// Distance between a draft that may be marks and the line it may stand on; infinite when it does
/// not.
double mark_gap(const Drafting& page, const Draft& marks, const Draft& line) {
  const double h = line.height();
  const bool smaller = marks.height() < kLowerThanLetters * h;
  if (marks.x0 < line.x0 - kBeyondLine * h || marks.x1 > line.x1 + kBeyondLine * h ||
      (!smaller && (marks.letters.size() > 2 || marks.height() > kTallestMarks * h))) {
    return kNoPlace;
  }
  if (!std::all_of(marks.letters.begin(), marks.letters.end(),
                   [&](int i) { return has_base(page, page.at(i), line); })) {
    return kNoPlace;
  }
  // Another line of print is further away: between two there is room for the marks of the lower
  // one.
  const double above = line.top - marks.bottom;
  const double below = marks.top - line.bottom;
  if (marks.top + marks.bottom < line.top + line.bottom) {
    return above > -kInto * h && above < kMostOver * h ? std::max(0.0, above) : kNoPlace;
  }
  return below > -kInto * h && below < kMostUnder * h ? std::max(0.0, below) : kNoPlace;
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
      if (cost < kNoPlace) {
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
        offer.cost = std::max(offer.cost, other.cost + on_vowel + kStandingOnMark);
      }
    }
  }
  return out;
}

/// The lines beside a row of marks.
struct Homes {
  struct Home {
    Draft* line = nullptr;
    double gap = kNoPlace;
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
      const double cost =
          misfit(page, vowel, line) < kNoPlace ? misfit_on_mark(tone, vowel, line) : kNoPlace;
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
      if (c.y1 - own.bottom < kFoot * h || c.y0 > own.bottom - kFromBottom * h) {
        continue;
      }
      const auto bottom = static_cast<int>(own.bottom);
      const int cut =
          thinnest_row(page, c, bottom - kCutAbove, bottom + static_cast<int>(kCutBelow * h));
      const Component tone = part_of(page, c, cut, c.y1);
      // A vowel, or the tail of a letter, hangs from the right leg.  The leg ends over the tone.
      const int leg = part_of(page, c, c.y0, bottom - static_cast<int>(kFoot * h)).x1;
      const double right = std::abs(leg - tone.x1) / h;
      if (right < kOffLeg) {
        continue;
      }
      Draft* next = line_of_tone(page, tone, own.bottom, small, kHangingUnder + right);
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
      if (cost < kNoPlace) {
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
