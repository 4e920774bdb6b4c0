#pragma once

#include <limits>

#include "text/ocr/drafts.h"

/// How badly small pieces of ink fit to places at letters: prices, in letter heights.
namespace ita::text {

/// The price of a place that cannot be taken.
constexpr double kNoPlace = std::numeric_limits<double>::infinity();
/// The price of standing on a mark, and of hanging under a letter.
constexpr double kStandingOnMark = 0.04, kHangingUnder = 0.1;
/// Letter heights between the right edges of a letter and of the vowel that hangs from its leg.
constexpr double kOffLeg = 0.15;

/// Whether a letter of the line stands under or over the component.
bool has_base(const Drafting& page, const image::Component& c, const Draft& d);

/// Price of not hanging where vowels hang.
double askew(const Drafting& page, const image::Component& c, const Draft& d);

/// Right under the right leg of a letter, and as tall as the vowels that hang there and tones are
/// not.
bool hangs_as_a_vowel(const Drafting& page, const image::Component& c, const Draft& d);

/// The box of the rows [y0, y1) of a component.
image::Component part_of(const Drafting& page, const image::Component& c, int y0, int y1);

/// How badly a small component fits to the letters of a line; infinite when it does not.
double misfit(const Drafting& page, const image::Component& c, const Draft& d);

/// How badly `c` fits on top of `mark`, which stands on the letters of `d`: a tone on its vowel.
double misfit_on_mark(const image::Component& c, const image::Component& mark, const Draft& d);

}  // namespace ita::text
