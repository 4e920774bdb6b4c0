#include "layout/rows.h"

#include <algorithm>
#include <cmath>

#include "layout/lines.h"
#include "layout/tokens.h"

namespace ita::layout {

namespace {

/// The lines of the column that looks most like one number a row, or nothing.
const std::vector<Line>* anchor_column(const std::vector<const std::vector<Line>*>& columns) {
  const std::vector<Line>* best = nullptr;
  for (const auto* column : columns) {
    if (column->size() < 2 || (best != nullptr && best->size() >= column->size())) {
      continue;
    }
    const auto numbers = std::count_if(column->begin(), column->end(), [](const Line& line) {
      const std::string text = line.text();
      return number_like(text) || blank_value(text);
    });
    if (numbers == static_cast<std::ptrdiff_t>(column->size())) {
      best = column;
    }
  }
  return best;
}

bool beside(const Line& a, const Line& b) {
  return std::abs(a.baseline - b.baseline) < 0.4 * std::max(a.size, b.size);
}

}  // namespace

RowPlan plan_rows(const std::vector<const std::vector<Line>*>& columns, size_t least) {
  RowPlan plan;
  for (const auto* column : columns) {
    plan.row_of.emplace_back(column->size(), 0);
  }
  const std::vector<Line>* anchors = anchor_column(columns);
  if (anchors == nullptr) {
    return plan;
  }
  // Each number must have company in another column at its height, in nearly all rows.
  size_t accompanied = 0;
  for (const Line& anchor : *anchors) {
    size_t company = 0;
    for (const auto* column : columns) {
      company += std::any_of(column->begin(), column->end(),
                             [&](const Line& line) { return beside(line, anchor); });
    }
    accompanied += company >= least;
  }
  if (10 * accompanied < 6 * anchors->size()) {
    return plan;
  }
  plan.rows = static_cast<int>(anchors->size());
  plan.confidence = 10 * accompanied < 9 * anchors->size() ? 0.7 : 0.9;

  // Lines well above the first number mean that numbers stand in the middle of their rows.
  const double first = anchors->front().baseline;
  bool middle = false;
  for (const auto* column : columns) {
    for (const Line& line : *column) {
      middle = middle || line.baseline < first - 0.4 * line.size;
    }
  }
  for (size_t c = 0; c < columns.size(); ++c) {
    const std::vector<Line>& lines = *columns[c];
    for (size_t l = 0; l < lines.size(); ++l) {
      int row = -1;
      double nearest = 1e9;
      for (size_t a = 0; a < anchors->size(); ++a) {
        const double distance = std::abs((*anchors)[a].baseline - lines[l].baseline);
        const bool above = (*anchors)[a].baseline <= lines[l].baseline + 0.4 * lines[l].size;
        if (middle ? distance < nearest : above) {
          row = static_cast<int>(a);
          nearest = distance;
        }
      }
      plan.row_of[c][l] = std::max(0, row);
    }
  }
  plan.tops.assign(static_cast<size_t>(plan.rows), 1e9);
  for (size_t c = 0; c < columns.size(); ++c) {
    for (size_t l = 0; l < columns[c]->size(); ++l) {
      double& top = plan.tops[static_cast<size_t>(plan.row_of[c][l])];
      top = std::min(top, (*columns[c])[l].box.y0);
    }
  }
  return plan;
}

}  // namespace ita::layout
