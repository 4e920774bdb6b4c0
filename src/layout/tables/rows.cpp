#include "layout/tables/rows.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/lines/lines.h"
#include "layout/lines/tokens.h"
#include "layout/measures.h"

namespace ita::layout {

namespace {

constexpr double kSameHeight = 0.4;  // of the type size, between baselines
constexpr double kNextLine = 1.3;    // of the type size, to the lines around a number
constexpr double kSureRows = 0.9, kUnsureRows = 0.7;  // confidence
// Of the numbers, with text in line in other columns: for rows at all, and for sure ones.  A
// heading over them may belong to one cell whose text happens to hold numbers.
constexpr Share kInLine{6, 10}, kInLineUnderHeading{9, 10}, kInLineForSure{9, 10};
constexpr size_t kMostHeading = 4;  // lines
constexpr size_t kLeastUnderHeading =
    4;  // numbers that make rows of a cell that has its heading in it

bool value(const Line& line) {
  const std::string text = line.text();
  return number_like(text) || blank_value(text);
}

/// The column that looks most like one number a row, under a heading of some lines or none.
struct Anchors {
  const std::vector<Line>* column = nullptr;
  size_t first = 0;  ///< of its lines that is a number
  size_t count() const { return column == nullptr ? 0 : column->size() - first; }
  const Line& at(size_t i) const { return (*column)[first + i]; }
};

Anchors anchor_column(const std::vector<const std::vector<Line>*>& columns) {
  Anchors best;
  for (const auto* column : columns) {
    const auto first = std::find_if(column->begin(), column->end(), value);
    Anchors here{column, static_cast<size_t>(first - column->begin())};
    const size_t least = here.first == 0 ? 2 : kLeastUnderHeading;
    if (here.first <= kMostHeading && here.count() >= least && here.count() > best.count() &&
        std::all_of(first, column->end(), value)) {
      best = here;
    }
  }
  return best;
}

bool beside(const Line& a, const Line& b) {
  return std::abs(a.baseline - b.baseline) < kSameHeight * std::max(a.size, b.size);
}

/// A number between the two lines of a name: one just above it, one just below, none at its height.
bool between_lines(const Line& anchor, const std::vector<Line>& column) {
  bool above = false;
  bool below = false;
  for (const Line& line : column) {
    if (beside(line, anchor)) {
      return false;
    }
    const double apart = line.baseline - anchor.baseline;
    above = above || (apart < 0 && -apart < kNextLine * anchor.size);
    below = below || (apart > 0 && apart < kNextLine * anchor.size);
  }
  return above && below;
}

/// How many of the numbers have company at their height in `least` columns, their own included.
size_t accompanied(const Anchors& anchors, const std::vector<const std::vector<Line>*>& columns,
                   size_t least) {
  size_t out = 0;
  for (size_t a = 0; a < anchors.count(); ++a) {
    size_t company = 0;
    for (const auto* column : columns) {
      company += std::any_of(column->begin(), column->end(),
                             [&](const Line& line) { return beside(line, anchors.at(a)); });
    }
    out += company >= least;
  }
  return out;
}

/// Baseline above which lines belong to the heading: the names of the columns reach as far down as
/// in the columns of numbers.
double end_of_heading(const Anchors& anchors,
                      const std::vector<const std::vector<Line>*>& columns) {
  double out = -kOffPage;
  for (const auto* column : columns) {
    const auto number = std::find_if(column->begin(), column->end(), value);
    if (number != column->begin() && number != column->end() && beside(*number, anchors.at(0))) {
      const Line& last = *(number - 1);
      out = std::max(out, last.baseline + kSameHeight * last.size);
    }
  }
  return out;
}

/// Lines well above the first number, or around any, mean that numbers stand in the middle of their
/// rows.
bool in_middle_of_rows(const Anchors& anchors, const std::vector<const std::vector<Line>*>& columns,
                       double head_end) {
  const double first = anchors.at(0).baseline;
  for (const auto* column : columns) {
    for (const Line& line : *column) {
      if (line.baseline > head_end && line.baseline < first - kSameHeight * line.size) {
        return true;
      }
    }
    for (size_t a = 0; a < anchors.count(); ++a) {
      if (between_lines(anchors.at(a), *column)) {
        return true;
      }
    }
  }
  return false;
}

/// Index of the number whose row a line belongs to: the last that is not below it, or the nearest.
/// Empty when the line stands above all of them.
std::optional<size_t> anchor_of(const Line& line, const Anchors& anchors, bool middle) {
  std::optional<size_t> out;
  double nearest = kOffPage;
  for (size_t a = 0; a < anchors.count(); ++a) {
    const double distance = std::abs(anchors.at(a).baseline - line.baseline);
    const bool above = anchors.at(a).baseline <= line.baseline + kSameHeight * line.size;
    if (middle ? distance < nearest : above) {
      out = a;
      nearest = distance;
    }
  }
  return out;
}

std::vector<double> tops_of(const RowPlan& plan,
                            const std::vector<const std::vector<Line>*>& columns) {
  std::vector<double> out(static_cast<size_t>(plan.rows), kOffPage);
  for (size_t c = 0; c < columns.size(); ++c) {
    for (size_t l = 0; l < columns[c]->size(); ++l) {
      double& top = out[static_cast<size_t>(plan.row_of[c][l])];
      top = std::min(top, (*columns[c])[l].box.y0);
    }
  }
  return out;
}

}  // namespace

RowPlan plan_rows(const std::vector<const std::vector<Line>*>& columns, size_t least) {
  RowPlan plan;
  for (const auto* column : columns) {
    plan.row_of.emplace_back(column->size(), 0);
  }
  const Anchors anchors = anchor_column(columns);
  if (anchors.column == nullptr) {
    return plan;
  }
  const bool headed = anchors.first > 0;
  const size_t sure = accompanied(anchors, columns, least);
  if (!(headed ? kInLineUnderHeading : kInLine).reached(sure, anchors.count())) {
    return plan;
  }
  const int head = headed ? 1 : 0;
  plan.rows = head + static_cast<int>(anchors.count());
  plan.confidence = kInLineForSure.reached(sure, anchors.count()) ? kSureRows : kUnsureRows;
  const double head_end = headed ? end_of_heading(anchors, columns) : -kOffPage;
  const bool middle = in_middle_of_rows(anchors, columns, head_end);
  for (size_t c = 0; c < columns.size(); ++c) {
    for (size_t l = 0; l < columns[c]->size(); ++l) {
      const Line& line = (*columns[c])[l];
      const auto anchor =
          line.baseline > head_end ? anchor_of(line, anchors, middle) : std::nullopt;
      plan.row_of[c][l] = anchor ? head + static_cast<int>(*anchor) : 0;
    }
  }
  plan.tops = tops_of(plan, columns);
  return plan;
}

}  // namespace ita::layout
