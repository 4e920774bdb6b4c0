#pragma once

#include <string>

#include "facts/facts.h"
#include "report/find/plan/inline_labels.h"
#include "report/report.h"
#include "report/view/flow.h"

namespace ita::report {

/// What the lines of a list say of the measure that it names.

/// What a label inside a line says.
void put_value(Measure& into, const InlineLabel& label, const std::string& value,
               const facts::Facts& facts);

/// What stands under a title: paragraphs say how, numbered or dashed lines after them are steps; a
/// line that is a unit or a time says who or when.  `last`: the paragraph before it.
void add_text_below(Measure& into, const Para& para, const Para* last, const facts::Facts& facts);

}  // namespace ita::report
