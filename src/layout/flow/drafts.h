#pragma once

#include <array>

#include "layout/flow/page_flow.h"
#include "layout/measures.h"
#include "thai/list_marker.h"

namespace ita::layout {

/// Sizes of paragraphs, of the type size: two edges at one place are nearer than this …
constexpr double kAligned = 0.4;
/// … and an indent is at least this.
constexpr double kIndent = 0.8;
/// Share of bold symbols above which a line counts as bold (a few symbols of another font do not
/// matter).
constexpr double kBoldLine = 0.8;

/// Share of the line's symbols in bold type.
double bold_share(const Line& line);
/// Equal margins left and right, full lines included.
bool balanced(const Line& line, const PageFlow& page);
/// Bold titles may fill most of the line; plain text needs wide margins, for the first line of a
/// paragraph that ends early is balanced, too.
bool is_centred(const Line& line, const PageFlow& page);
/// Space after the end of the line, as a share of the width of the text.
double room_after(const Line& line, const PageFlow& page);

/// A block under construction, with what the lines after it are compared to.
struct Draft {
  Block block;
  Role role = Role::body;
  thai::ListMarker marker;
  double text_x = 0;   ///< where the text after the marker begins, against the left edge; points
  double first_x = 0;  ///< where the first line begins, against the left edge
  double rest_x =
      0;  ///< where the lines after it begin, against the left edge; with `lines.size() > 1`
  bool centred = false;
  const PageFlow* page = nullptr;  ///< of the last line

  const Line& last() const { return block.lines.back(); }
};

Draft begin_draft(const Line& line, const PageFlow& page, Role role);
void extend(Draft& draft, const Line& line, const PageFlow& page);
bool all_bold(const Draft& draft);

/// The last number of each kind of list so far.
using Counters = std::array<int, static_cast<size_t>(thai::ListStyle::word) + 1>;

/// Whether `line`, below the draft on the same page, begins something new.
bool starts_block(const Draft& draft, const Line& line, const PageFlow& page,
                  const Counters& counters);

}  // namespace ita::layout
