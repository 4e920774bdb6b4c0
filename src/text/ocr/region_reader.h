#pragma once

#include <vector>

#include "base/result.h"
#include "text/numbers/reader.h"
#include "text/ocr/lost_ink.h"
#include "text/ocr/page.h"
#include "text/ocr/read_line.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// Reads the lines of a page's regions, numbers by two readers; print that runs upwards in a cell
/// is turned and read again.
class RegionReader {
 public:
  RegionReader(Recogniser& lines, NumberReader& numbers) : recogniser_(lines), numbers_(numbers) {}

  /// The lines of a cell, or of what stands outside of tables.  `region`: its index in the page.
  Result<std::vector<ReadLine>> read(const OcrPage& page, size_t region, const LostInk& lost);

 private:
  Result<std::vector<ReadLine>> read_lines(const OcrPage& page, const std::vector<InkLine>& ink,
                                           bool in_cell, const LostInk& lost);
  Result<ReadLine> read_line(const OcrPage& page, const InkLine& line, const LostInk& lost);
  void read_lone_number(const OcrPage& page, const InkLine& line, ReadLine& out) const;

  Recogniser& recogniser_;
  NumberReader& numbers_;
};

}  // namespace ita::text
