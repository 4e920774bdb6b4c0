#pragma once

#include <optional>
#include <vector>

#include "report/find/tables/heading.h"
#include "report/view/grid.h"
#include "thai/numerals.h"

namespace ita::report {

/// A number beside the main one of its cell: "(76)" behind a score, "/30".
struct AnnexNumber {
  Role role = Role::other;
  double value = 0;
  int decimals = 0;
  Span span;
};

/// A cell of numbers: the one that the column is about, and what is added to it.
struct CellNumbers {
  ScoreReading main;
  bool comma = false;          ///< a comma stands for the decimal point
  std::optional<double> full;  ///< "25.06/30"
  std::vector<AnnexNumber> annex;
  bool split = false;    ///< the cell holds two numbers
  bool changed = false;  ///< with an arrow from one to the other
};

CellNumbers read_cell(const GridCell& cell, const Heading& heading, const facts::Facts& facts);

/// "93.60 → 96.28", "92.75 → 92.08 ▼0.67": two scores and an arrow from what it was to what it is
/// now, and perhaps by how much it rose or fell.
bool is_change(std::string_view text, const std::vector<thai::Number>& numbers,
               const facts::Facts& facts);

/// Whether anything in the cell may be a number of the table: read, "-", or not to be read.
bool holds_number(const GridCell& cell);

}  // namespace ita::report
