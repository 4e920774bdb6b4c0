#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/view/keyed.h"
#include "report/view/labels.h"

namespace ita::report {

/// A label inside a line of text, and what it says.
struct InlineLabel {
  std::string role;     ///< of models/facts/tables.json, "measure_columns"
  std::string heading;  ///< as printed
  Span value;           ///< bytes of the text behind it, up to the next label or the end
};

/// A line with labels inside: "จัดทำคู่มือ ผู้รับผิดชอบ กองคลัง ระยะเวลา ไตรมาสที่ 2".
struct LabelledLine {
  size_t title_end = 0;  ///< byte at which the first label begins; the length without any
  std::vector<InlineLabel> labels;
};

/// The labels of those who are responsible, of times and the like inside a text, each behind a
/// space or a bracket.  Of what could also be words of the sentence only a label with a colon
/// counts, and a time must look like one.
LabelledLine inline_labels(std::string_view text, const facts::Facts& facts);

/// "ผู้รับผิดชอบ : กองคลัง   ระยะเวลา : ตุลาคม 2567": the labels behind the first one of a paragraph.
/// Each has a colon; only behind who and when, which say little, does another do without.
LabelledLine labels_beside(std::string_view text, const Label& first, const facts::Facts& facts);

/// What a label says, without the bracket that closes behind it and without what parts it from the
/// next label.
std::string label_value(std::string_view text, Span span);
/// "ขั้นตอน: 1) … 2) …": the same as a list where the label is of what is to be done and its items
/// are counted; else the one value.
std::vector<std::string> label_items(std::string_view text, Span span, std::string_view role,
                                     const facts::Facts& facts);

}  // namespace ita::report
