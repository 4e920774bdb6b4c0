#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// Lines that may begin a report: a title at the top of a page or in the middle of one.
struct PartHead {
  size_t begin = 0, end = 0;  ///< paragraphs of the title
  bool titled = false;        ///< it names the assessment
  bool page_top = false;
  bool prominent = false;  ///< printed as a title: centred, bold or large
  std::string words;       ///< key of its text without digits
  Agency agency;           ///< as far as the title itself names one
  int be = 0;              ///< 0 when it names no year
  Place place;
};

/// Every head of the document, in order.
std::vector<PartHead> find_heads(const std::vector<Para>& flow, const facts::Facts& facts);

}  // namespace ita::report
