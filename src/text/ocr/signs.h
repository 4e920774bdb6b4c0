#pragma once

#include <string>
#include <vector>

#include "text/ocr/page.h"
#include "text/ocr/words.h"

namespace ita::text {

/// The signs of "+12.50".  Neither reader of numbers knows them: to the recogniser one is a "4"
/// with a hyphen.  They are known by their shape, and kept apart while the numbers are read.
class PlusSigns {
 public:
  /// Takes the signs before numbers out of `words`.
  PlusSigns(const OcrPage& page, const InkLine& line, std::vector<ReadWord>& words);

  /// The line without the ink of the signs.
  const InkLine& rest() const { return rest_; }
  /// Each sign before the number that it stands before.
  void put_back(std::vector<ReadWord>& words) const;

 private:
  struct Sign {
    Box box;          ///< points
    std::string raw;  ///< what it was read as
  };

  bool take(const OcrPage& page, const Box& ink, std::vector<ReadWord>& words);

  InkLine rest_;
  std::vector<Sign> signs_;
};

/// Whether a piece of ink is a level and an upright stroke of like length that cross in the middle.
bool is_plus(const image::Components& ink, const image::Component& piece);

}  // namespace ita::text
