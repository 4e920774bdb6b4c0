#pragma once

#include "text/ocr/page.h"

namespace ita::text {

/// Takes ink that is paler than the print of the page (a grey copy of a stamp, a signature, print
/// shining through from the back) out of the pieces of ink that it makes with the print it crosses:
/// what is left of them is print again, and not part of a ring as large as a stamp.  Pieces without
/// print in them stay as they are.  Returns how many were parted.
int part_pale_ink(OcrPage& page);

}  // namespace ita::text
