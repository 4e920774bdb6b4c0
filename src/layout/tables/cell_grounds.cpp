#include "layout/tables/cell_grounds.h"

#include <algorithm>

namespace ita::layout {

namespace {

constexpr double kCovered = 0.8;  // of the cell's area
constexpr double kHigher = 1.3;   // times the cell's height: more is the ground of several rows
constexpr double kWider = 0.9;    // of the table's width: more is the ground of a whole row

bool lies_on(const Cell& cell, const Box& panel, const Table& table) {
  const double covered = overlap(cell.box.x0, cell.box.x1, panel.x0, panel.x1) *
                         overlap(cell.box.y0, cell.box.y1, panel.y0, panel.y1);
  return covered > kCovered * cell.box.area() && panel.height() < kHigher * cell.box.height() &&
         panel.width() < kWider * table.box.width();
}

}  // namespace

void mark_grounds(Table& table, const text::PageText& page) {
  for (Cell& cell : table.cells) {
    cell.ground = std::any_of(page.panels.begin(), page.panels.end(),
                              [&](const Box& panel) { return lies_on(cell, panel, table); });
  }
}

}  // namespace ita::layout
