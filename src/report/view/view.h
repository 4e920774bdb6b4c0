#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "layout/layout.h"
#include "report/view/flow.h"
#include "report/view/grid.h"

namespace ita::report {

/// A table as the finders need it, made once.
struct TableView {
  int index = -1;  ///< into Layout::joined
  const layout::Table* table = nullptr;
  Grid upright, turned;  ///< turned: its columns are rows
  /// Captions that are no paragraphs of the flow: rows over all columns that begin the table, parts
  /// of lines over several tables.
  std::shared_ptr<const std::deque<Para>> own;
  std::vector<const Para*> captions;  ///< those, and lines right above it, the nearest first
};

/// The layout of one report, made ready once for all finders.
struct View {
  const layout::Layout& layout;
  const std::vector<Para>& flow;
  std::vector<TableView> tables;
};

View make_view(const layout::Layout& layout, const std::vector<Para>& flow,
               const IndicatorNames& names);

}  // namespace ita::report
