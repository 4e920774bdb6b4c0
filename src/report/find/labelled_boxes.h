#pragma once

#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/view/flow.h"

namespace ita::report {

/// A box of a slide: a label ("ผู้รับผิดชอบ") and what stands under or beside it.
struct LabelledBox {
  std::string role;                  ///< of models/facts/tables.json, measure_columns
  std::string heading;               ///< the label as printed
  std::string inline_text;           ///< what follows the label on its own line
  std::vector<layout::Line> lines;   ///< top to bottom
  std::vector<layout::Line> labels;  ///< the line of the label
  Box box;                           ///< of the label
  int page = 0;
  size_t para = 0;
  bool crossed = false;  ///< a line reaches into the next box
};

/// The boxes of one measure, in the order of the page, and what stands over them.
struct BoxBoard {
  int page = 0;
  std::vector<LabelledBox> boxes;
  std::vector<size_t> above;         ///< paragraphs between the board before and the first label
  std::vector<layout::Line> titled;  ///< a cell over the boxes, in their table
  std::vector<size_t> paras;         ///< all paragraphs that it took, tables too
  bool left_over = false;            ///< text among the boxes that stands under no label
};

/// Boards of labels that stand side by side, or in a table that names no measure itself.  Labels
/// one under another in running text are a list, which others read.
std::vector<BoxBoard> labelled_boxes(const layout::Layout& layout, const std::vector<Para>& flow,
                                     const facts::Facts& facts);

}  // namespace ita::report
