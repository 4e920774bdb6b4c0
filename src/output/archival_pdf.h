#pragma once

#include <qpdf/QPDF.hh>
#include <string>

namespace ita::output {

/// What makes a PDF of our own pictures and invisible text a PDF/A-2b: metadata that say so, and
/// what its colours mean.  Written with a file identifier and without encryption it conforms (ISO
/// 19005-2): its only fonts are Type 3, which the file holds.
void make_archival(QPDF& pdf);

/// An ICC profile, version 2.1, of the sRGB colours (IEC 61966-2-1): matrix and tone curve.
std::string srgb_profile();

}  // namespace ita::output
