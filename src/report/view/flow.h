#pragma once

#include <memory>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"
#include "layout/lines/traced.h"
#include "report/view/keyed.h"
#include "report/view/marker.h"

namespace ita::report {

enum class Section { front, scores, history, analysis, measures, limitations, other };

/// One block of the document, ready to be searched.
struct Para {
  std::shared_ptr<const layout::Block>
      own;  ///< a part of a block of the layout; empty for a whole one
  const layout::Block* block = nullptr;
  layout::TracedText traced;  ///< lines joined as prose; empty for a table
  Keyed keyed;
  Marker marker;
  bool bold = false;       ///< every word is
  bool heading = false;    ///< looks like one, by the layout or by its print
  bool furniture = false;  ///< running head, page number, signature
  bool framed = false;     ///< in a frame or column beside others, where each paragraph is an item
  Section section = Section::front;
  bool opens_section = false;  ///< is the heading of its section
  bool says_issues = false;    ///< that heading says that what follows must be improved
  size_t content = 0;  ///< byte at which text of the section follows in its heading's own paragraph
                       ///< ("ข้อจำกัด : …"); 0 for none
  double right_edge = 0;  ///< of the running text on its page, points

  const std::string& text() const { return traced.text(); }
  int page() const { return block->page; }
  int table() const { return block->table; }
};

/// The blocks in reading order, each with the section it stands in.
std::vector<Para> make_flow(const layout::Layout& layout, const facts::Facts& facts);

/// A paragraph of a block that the layout does not have as one of its own.
Para para_of(layout::Block block, const facts::Facts& facts);

/// The topic of the year whose name the text bears best; 0 similarity when none does.
struct TopicMatch {
  int number = 0;
  double similarity = 0;
  std::string name;
};
TopicMatch match_topic(std::string_view title, const facts::YearFacts& year);

}  // namespace ita::report
