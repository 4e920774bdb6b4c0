#pragma once

#include <vector>

#include "text/ocr/words.h"

namespace ita::text {

/// A line of ink as it was read.
struct ReadLine {
  std::vector<ReadWord> words;
  double confidence = 0;  ///< mean of the symbols, as the recogniser said
  size_t symbols = 0;
  int missed = 0;  ///< pieces of ink without a symbol
  bool in_cell = false;
  bool specks = false;  ///< nothing in it is as large as a letter
  int row = 0;          ///< of its region
  Box box;              ///< of its ink, points, reading frame
};

}  // namespace ita::text
