#pragma once

#include <set>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "report/view/flow.h"
#include "report/view/indicator_match.h"

namespace ita::report {

/// Whether paragraphs hold the scores of a report, of any kind of assessment: a table of them, or
/// enough in text.
class PartScores {
 public:
  PartScores(const std::vector<Para>& flow, const layout::Layout& layout,
             const facts::Facts& facts);

  /// A table of scores among the paragraphs `begin` to `end`.
  bool in_tables(size_t begin, size_t end) const;

  /// Scores in sentences, lists or cards: enough indicators, each in a paragraph that holds a score
  /// or beside as many paragraphs that are numbers and nothing else.
  bool in_text(const std::vector<size_t>& paras) const;

  /// Either, in the paragraphs `begin` to `end`.
  bool in(size_t begin, size_t end) const;

 private:
  std::set<int> named_with_scores(const std::vector<size_t>& paras,
                                  const IndicatorNames& names) const;

  const std::vector<Para>& flow_;
  const layout::Layout& layout_;
  std::vector<IndicatorNames> names_;  ///< of every kind of assessment
};

}  // namespace ita::report
