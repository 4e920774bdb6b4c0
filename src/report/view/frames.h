#pragma once

#include <optional>
#include <vector>

#include "facts/facts.h"
#include "layout/layout.h"

namespace ita::report {

/// Lines below one another as paragraphs, headings and items of lists: a line begins one where it
/// has a marker, a label or other type, or where its first word had room on the line above.
/// `left`, `right`: the edges that lines keep to, points.
std::vector<layout::Block> blocks_of_lines(const std::vector<layout::Line>& lines, double left,
                                           double right, const facts::Facts& facts);

/// Frames of text side by side or below one another, with empty room between them, are no table
/// though their edges look like one: what they say, one after the other.  Nothing for a table, and
/// where scores stand in the frames, which are read as cards.  The body of a web page beside its
/// menu, without rulings, is none either, nor a box of results in whose cells names stand with
/// their scores.
std::optional<std::vector<layout::Block>> blocks_of_frames(const layout::Table& table,
                                                           const facts::Facts& facts);

}  // namespace ita::report
