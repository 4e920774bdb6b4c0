#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/view/flow.h"

namespace ita::report {

/// What the words before a year speak of.
enum class AboutYear {
  result,      ///< results of the assessment
  plan,        ///< measures, targets, plans
  comparison,  ///< a year that the results are held against
  neither
};

/// A fiscal year printed in running text.
struct YearMention {
  int be = 0;  ///< Buddhist era
  AboutYear about = AboutYear::neither;
  int weight = 0;  ///< by the place where it stands
  const Para* para = nullptr;
  Span span;                    ///< bytes of the para's text
  std::optional<Reason> doubt;  ///< why it may be misprinted
};

/// Weights of mentions.
constexpr int kTitleYear = 12, kHeadingYear = 5, kRunningHeadYear = 4, kBodyYear = 1;

/// Every year that the paragraph names, in order, dates and document numbers left out.
/// `lead`: text of the title's lines above, where a title comes in several paragraphs.
std::vector<YearMention> years_in(const Para& para, bool title, const facts::Facts& facts,
                                  const std::string& lead = "");

}  // namespace ita::report
