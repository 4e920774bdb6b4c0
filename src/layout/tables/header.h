#pragma once

#include "layout/layout.h"

namespace ita::layout {

/// How many rows at the top of the table name its columns: they hold no values, stand out from what
/// follows (bold, or words above columns of numbers), and the parts of a divided heading belong
/// together.
int count_header_rows(const Table& table);

/// Key of a row for comparing headings through OCR slips: the keys of its cells, joined.
std::string row_key(const Table& table, int row);

}  // namespace ita::layout
