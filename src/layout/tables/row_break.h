#pragma once

#include <optional>

#include "layout/layout.h"

namespace ita::layout {

/// Whether the page end broke a row.
struct RowBreak {
  bool continues = false;
  std::optional<Reason> doubt;  ///< why that is not sure
};

/// Whether row `first` of `next` is the rest of the last row of `table`, which `next` continues and
/// which has as many columns.
RowBreak row_break(const Table& table, const Table& next, int first);

}  // namespace ita::layout
