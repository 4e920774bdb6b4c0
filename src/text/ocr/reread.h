#pragma once

#include "text/ocr/page.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// What was read in a line, boxes in pixels of the page.
struct LineReading {
  RecognisedLine line;
  int missed = 0;  ///< pieces of ink as large as a letter or a dash for which no symbol stands
};

/// Reads one line.  Where ink is left without a symbol the line is read again with a wider margin,
/// and the reading that leaves less counts.
Result<LineReading> read_ink(const OcrPage& page, const InkLine& line, Recogniser& recogniser);

/// Pieces of ink of letter or dash size in `line` that no symbol of the reading stands for.
int missed_ink(const OcrPage& page, const InkLine& line, const RecognisedLine& reading);

}  // namespace ita::text
