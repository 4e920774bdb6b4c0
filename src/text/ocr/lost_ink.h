#pragma once

#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// Doubts numbers beside ink that is on no line: the ring of a stamp or a long stroke through a
/// digit makes one piece with it, which is no letter by its size, and then both readers see the
/// number without that digit.
class LostInk {
 public:
  explicit LostInk(const OcrPage& page);
  void doubt_numbers(std::vector<ReadWord>& words) const;

 private:
  bool at(const Box& digits) const;

  const OcrPage& page_;
  std::vector<size_t> lost_;  ///< components, as high as letters or higher
};

}  // namespace ita::text
