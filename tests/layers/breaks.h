#pragma once

#include <string>
#include <vector>

#include "typesetter.h"

namespace ita::layers {

/// What a reader has to do with such a page.
enum class Expect {
  repair,  ///< the text comes out right from the layer alone
  route    ///< the layer alone must not be believed: OCR has to see the page
};

/// One known fault of text layers.
struct Break {
  std::string name;  ///< usable as a file name
  std::string description;
  Expect expect = Expect::repair;
  Page (*make)();
};

const std::vector<Break>& breaks();

/// What is printed on every one of the pages, line by line.
const std::vector<std::u32string>& printed_lines();

}  // namespace ita::layers
