#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/box.h"

namespace ita {

/// Somewhere on paper that speaks for or against a value: points from the top left of the page as a
/// person reads it (until report::finish, of its reading frame).
struct Place {
  int page = 0;
  Box bbox;
  std::string raw;  ///< what is printed there

  bool operator==(const Place&) const = default;
};

/// Values that a message names, by the name that stands in its braces.
using ReasonArgs = std::vector<std::pair<std::string, std::string>>;

/// Why something was decided or is doubted.  `code` is stable and never reworded; its text in every
/// language is data in models/messages.
struct Reason {
  std::string code;
  ReasonArgs args;
  std::vector<Place> places;

  bool operator==(const Reason&) const = default;
};

}  // namespace ita
