#include "text/ocr/mark_fit.h"

#include <algorithm>
#include <cmath>

#include "base/box.h"

namespace ita::text {

namespace {

using image::Component;

constexpr double kHighest = 0.95;  // letter heights between the letters and a mark over them
constexpr double kLowest = 0.45;   // and under them
constexpr double kUnderGap = 0.2;  // letter heights; vowels hang no lower under their letters
constexpr double kAligned = 0.06;  // ... where it hangs as a vowel does
constexpr double kHangsFrom = 0.41, kHangsTo = 0.6;  // height of a vowel under a letter
constexpr double kHangsNear = 0.16;                  // and paper between them
constexpr double kHanging = 0.02;                    // price of hanging as a vowel does
constexpr double kMostAskew = 0.3;  // price of a vowel that hangs elsewhere, at the most
constexpr double kTone = 0.42;  // letter heights; tones are seldom taller, vowels under letters are
constexpr double kInside = 0.6;       // share of a tone's width that lies over its vowel
constexpr double kStackGap = 0.35;    // letter heights between a vowel and its tone
constexpr double kStackHigh = 1.15;   // letter heights from the letters to the lower edge of a tone
constexpr double kOverLetter = 0.02;  // letter heights that a vowel may reach into its letter
constexpr double kHidingLegs = 1.4;   // letter heights: what is wider are letters that touch
// Letter heights from the letters of a line, beyond which ink is not of it.
constexpr double kFarBeside = 1.6, kFarOver = 3, kFarUnder = 2;
constexpr double kStemHigh = 1.25, kStemWide = 0.55;  // of the line, and of its own height: ใ ไ โ
constexpr double kLargestWord = 1.6;                  // letter heights of a larger word on a line
constexpr double kEdge = 0.05;       // letter heights beyond the letters: over or under, not beside
constexpr double kBesideTone = 0.1;  // letter heights that a tone may reach beside its vowel

// Prices of a letter height, and of what is wrong once.
constexpr double kRaised = 0.5;    // over a taller letter, or under a deeper one
constexpr double kBaseless = 0.5;  // no letter under the mark, or over it
constexpr double kGapUnder = 0.5;  // between a letter and what hangs under it …
constexpr double kTooLow = 2.5;    // … and more, where vowels do not hang any more
constexpr double kToneHigh = 0.6;  // too low to be a vowel under a letter
constexpr double kAside = 0.3;     // beside the end of the line

/// Columns in which a mark may stand on a letter, on both sides of it, in letter heights.
constexpr double kSlack = 0.25;

/// How far the right edge of a component is from the right leg of a letter of the line, where
/// vowels hang, in letter heights.
struct LegDistance {
  double least = kNoPlace;  ///< infinite when it hangs under no letter
  bool hidden = false;      ///< it is under letters that touch, which hide their legs
};

LegDistance leg_distance(const Drafting& page, const Component& c, const Draft& d) {
  const double h = d.height();
  LegDistance out;
  for (const int i : d.letters) {
    const Component& b = page.at(i);
    if (overlap(c.x0, c.x1, b.x0 - kSlack * h, b.x1 + kSlack * h) > 0) {
      out.hidden = out.hidden || b.width() > kHidingLegs * h;
      out.least = std::min(out.least, std::abs(c.x1 - b.x1) / h);
    }
  }
  return out;
}

}  // namespace

bool has_base(const Drafting& page, const Component& c, const Draft& d) {
  const double slack = kSlack * d.height();
  return std::any_of(d.letters.begin(), d.letters.end(), [&](int i) {
    const Component& b = page.at(i);
    return overlap(c.x0 - slack, c.x1 + slack, b.x0, b.x1) > 0;
  });
}

double askew(const Drafting& page, const Component& c, const Draft& d) {
  const LegDistance leg = leg_distance(page, c, d);
  return leg.hidden || leg.least == kNoPlace ? 0 : std::clamp(leg.least - kOffLeg, 0.0, kMostAskew);
}

bool hangs_as_a_vowel(const Drafting& page, const Component& c, const Draft& d) {
  const double h = d.height();
  const double gap = c.y0 - d.bottom;
  return gap > -kOverLetter * h && gap < kHangsNear * h && c.height() >= kHangsFrom * h &&
         c.height() <= kHangsTo * h && leg_distance(page, c, d).least <= kAligned;
}

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

double misfit(const Drafting& page, const Component& c, const Draft& d) {
  double h = d.height();
  if (c.x1 < d.x0 - kFarBeside * h || c.x0 > d.x1 + kFarBeside * h || c.y1 < d.top - kFarOver * h ||
      c.y0 > d.bottom + kFarUnder * h) {
    return kNoPlace;
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
      const bool stem = b.height() > kStemHigh * h && b.width() < kStemWide * b.height();
      top = stem ? top : std::min(top, double(b.y0));
      bottom = std::max(bottom, double(b.y1));
    }
  }
  h = std::max(h, std::min(bottom - top, kLargestWord * h));
  // Stems that rise beside the mark are no proof that it is theirs.
  double cost = 0;
  const double raised = kRaised * (d.top - top) / h;
  const double lowered = kRaised * (bottom - d.bottom) / h;
  if (c.cy() < top - kEdge * h) {
    const double gap = (top - c.y1) / h;
    if (gap > kHighest) {
      return kNoPlace;
    }
    cost = std::max(0.0, gap) + raised + (based ? 0 : kBaseless);
  } else if (c.cy() > bottom + kEdge * h) {
    const double gap = (c.y0 - bottom) / h;
    if (gap > kLowest) {
      return kNoPlace;
    }
    cost = (hangs_as_a_vowel(page, c, d) ? kHanging : kHangingUnder) +
           kGapUnder * std::max(0.0, gap) + kTooLow * std::max(0.0, gap - kUnderGap) + lowered +
           kToneHigh * std::max(0.0, kTone - c.height() / h) + askew(page, c, d) +
           (based ? 0 : kBaseless);
  } else if (c.cy() < d.top) {
    cost = raised;
  } else if (c.cy() > d.bottom) {
    cost = lowered;
  }
  // Beside the line's end the distance along it counts too.
  const double aside = std::max({0.0, d.x0 - c.x1, c.x0 - d.x1}) / h;
  return cost + kAside * aside;
}

double misfit_on_mark(const Component& c, const Component& mark, const Draft& d) {
  const double h = d.height();
  // The vowel is over the letters, the tone over the vowel; both over one consonant.
  if (mark.cy() > d.top || c.cy() > mark.y0 || d.top - c.y1 > kStackHigh * h ||
      overlap(c.x0, c.x1, mark.x0 - kBesideTone * h, mark.x1 + kBesideTone * h) <
          kInside * c.width()) {
    return kNoPlace;
  }
  const double gap = (mark.y0 - c.y1) / h;
  const double tall = 2 * std::max(0.0, c.height() / h - kTone);
  // What reaches down beside the vowel does not stand on it.
  return gap > kStackGap ? kNoPlace : kStandingOnMark + std::abs(gap) + tall;
}

}  // namespace ita::text
