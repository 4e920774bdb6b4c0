#pragma once

#include <leptonica/allheaders.h>

#include <vector>

namespace ita::image {

// All lengths are pixels at this resolution, to which a page is brought first: a ruling of half a
// point is one dark pixel there, and every filter costs a quarter of what it costs at 300 dpi.
inline constexpr double kRulingDpi = 150;
inline constexpr int kRulingRun = 15;        ///< shortest unbroken piece, 0.1 inch
inline constexpr double kBriefRuling = 200;  ///< 1.3 inch: shorter ones are held to more

/// A piece of ruling as if it lay along x; for vertical ones the image was turned over its
/// diagonal.
struct RulingPiece {
  double from = 0, to = 0;    // along
  double start = 0, end = 0;  // across, at both ends (a page is never quite straight)
  double low = 0, high = 0;   // across, extent
  double ink = 0;             // pixels along that were really seen
  double attached = 0;  // pixels along with ink right beside the line, on one side or the other
  double length() const { return to - from; }
  double thickness() const { return high - low; }
};

/// Straight dark pieces along x in the thin ink of a page (1 bit; may be null), broken ones joined,
/// that look drawn: bars of letters have stems on them.
std::vector<RulingPiece> find_ruling_pieces(Pix* ink);

}  // namespace ita::image
