#pragma once

#include <string>
#include <vector>

#include "report/view/flow.h"

namespace ita::report {

/// One entry of a list, or one heading with what stands below it.
struct OutlineItem {
  size_t para = 0;  ///< index into the flow
  int number = 0;   ///< as printed, else by its place
  bool numbered = false;
  std::string title;          ///< without its marker
  std::vector<size_t> below;  ///< paragraphs up to the next item
  std::string rest;           ///< what the title's own paragraph says behind it
};

struct OutlineRules {
  bool said = false;           ///< the heading says that what follows are such items
  size_t longest_title = 330;  ///< bytes of the key; what is longer is a sentence
};

/// The items of a run of paragraphs: all that are marked like the first that is marked, headings
/// before plain lines; what is marked otherwise or stands further in is below them.  Where the
/// heading says what they are, dashes, a single item, a number that is missing and lines without
/// any mark count too.  Empty where nothing of the kind is there.
std::vector<OutlineItem> read_outline(const std::vector<Para>& flow,
                                      const std::vector<size_t>& paras, const OutlineRules& rules);

}  // namespace ita::report
