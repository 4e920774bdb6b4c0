#pragma once

#include "layout/layout.h"

namespace ita::report {

/// The words [from, to) of a line as a line of their own.
layout::Line line_part(const layout::Line& line, size_t from, size_t to);

}  // namespace ita::report
