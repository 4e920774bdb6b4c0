#pragma once

#include <vector>

#include "report/find/sentences/tokens.h"
#include "report/view/flow.h"

namespace ita::report {

/// Words of one line that stand together, or such lines one under the other.
struct Segment {
  enum class Kind {
    text,
    name,    ///< names one indicator, instrument or the whole, and holds no score
    number,  ///< a number that may be a score, and nothing else but a unit
    unit     ///< "คะแนน" by itself
  };
  Kind kind = Kind::text;
  std::vector<layout::Line> lines;  ///< top to bottom; copies of the layout's
  Box box;
  int page = 0;
  size_t para = 0;
  int panel = 0;       ///< of its page, as layout::Block::panel
  bool alone = false;  ///< no name stands on its printed line
};

/// Whether two segments stand in panels, each in its own: then they do not belong together.
bool in_other_panels(const Segment& a, const Segment& b);

/// The running text of the document in segments: cut where the print leaves a gap, labels of
/// several lines put together.
/// Lines of a table without rulings above its first name count as well: a row of numbers over their
/// names looks like one.
std::vector<Segment> segments_of(const std::vector<Para>& flow, const layout::Layout& layout,
                                 const ScoreContext& context);

/// What stands in a column of a table without rulings that holds the axis of a chart: the layout
/// took the chart for a part of the table beside it.
std::vector<Segment> segments_of_charts(const layout::Layout& layout, const ScoreContext& context);

/// The kind of a label or number, by its words.
Segment::Kind kind_of(const std::vector<layout::Line>& lines, const ScoreContext& context);

}  // namespace ita::report
