#pragma once

#include <optional>
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

/// A line of running text that is the heading of a table of measures: the layout could not cut the
/// table into its cells.
bool heads_measures_table(const Para& para, const facts::Facts& facts);

namespace detail {

/// Words of one line of a page that stand together.
struct BoxPiece {
  layout::Line line;
  size_t para = 0;
  bool opens = false;  ///< the heading of a section
};

/// Measures beside one another, each a column of labels with the same words: "มาตรการ", what is to
/// be done, "ผู้รับผิดชอบ", "ระยะเวลา".  `boxes`: the labels of the page, `texts`: its other lines.
/// Empty where a column lacks a label that another one has, or the word that says where the measure
/// is named.
std::vector<BoxBoard> boards_beside(const std::vector<LabelledBox>& boxes,
                                    const std::vector<BoxPiece>& texts, const facts::Facts& facts);

/// The label that a line is or begins with.  `coloured`: the print sets labels off by a ground,
/// which leaves a space before their text.
std::optional<LabelledBox> box_of_label(const layout::Line& line, size_t para,
                                        const facts::Facts& facts, bool coloured = false);

/// Enough of them to be the parts of a measure.
bool says_what_and_who(const std::vector<LabelledBox>& boxes);

/// The boxes of a table: a label over its text in one cell, or with its text in the next cell.
/// Nothing where the table names its measures itself.
std::optional<BoxBoard> boxes_of_table(const layout::Table& table, size_t para,
                                       const facts::Facts& facts);

}  // namespace detail

}  // namespace ita::report
