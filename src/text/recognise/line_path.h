#pragma once

#include <vector>

#include "text/recognise/line_net.h"

namespace ita::text {

/// One character on the way through a network's outputs.
struct PathSymbol {
  int output = 0;
  int first = 0, end = 0;  ///< time steps at which it is seen
  /// Of its least sure step, the steps without a character before it included: a little more than
  /// twice the logarithm of its share, at most -0.19 (Tesseract: recodebeam.cpp, the scale of what
  /// is in no dictionary).
  double certainty = 0;
};

/// The likeliest way through the outputs in which every character may stay for several steps, with
/// steps of `null` between characters (connectionist temporal classification, Graves 2006).  Steps
/// count by their logarithms; at the edges of a character the shares of the character and of `null`
/// count together, as Tesseract's beam search has it.  What is least sure before a space is charged
/// to the character before the space.
std::vector<PathSymbol> best_path(const LineOutputs& outputs, int null, int space);

/// The certainty of this share.
double certainty_of(double share);

/// What Tesseract calls confidence, from 0 to 1.
double confidence_of(double certainty);

}  // namespace ita::text
