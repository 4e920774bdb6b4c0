#include <algorithm>
#include <cmath>
#include <optional>

#include "layout/lines/lines.h"
#include "layout/measures.h"
#include "layout/tables/regions.h"

namespace ita::layout {

namespace {

constexpr size_t kFewestColumns = 3;  // fewer may be text set beside text
constexpr size_t kFewestLines = 4;
constexpr double kOnePlace = 0.35;           // of the type size
constexpr double kFarthest = 2.6;            // type sizes from line to line
constexpr double kGap = 0.6;                 // of the type size, between columns
constexpr std::ptrdiff_t kFewestBegins = 3;  // lines of a column that begin at its usual place, …
constexpr Share kBeginAlike{3, 5};  // … and of all its lines: running text is broken anywhere
constexpr size_t kFewestFull = 3;   // lines with text in so many columns, …
constexpr Share kFull{1, 3};        // … and of all lines

/// A number under one of the line above: "100.00" under "95.00" begins further left.
bool under_value(const Row& above, const Segment& segment) {
  return segment.value &&
         std::any_of(above.segments.begin(), above.segments.end(), [&](const Segment& other) {
           return other.value && values_aligned(other, segment, above.line->size);
         });
}

/// Where the columns begin in the first line, and in the line after it: the one that names the
/// columns may be centred.
std::vector<double> starts_of_columns(const std::vector<Row>& rows, size_t start) {
  std::vector<double> out;
  for (const Segment& segment : rows[start].segments) {
    out.push_back(segment.x0);
  }
  if (start + 1 < rows.size() && rows[start + 1].segments.size() >= kFewestColumns) {
    for (const Segment& segment : rows[start + 1].segments) {
      out.push_back(segment.x0);
    }
  }
  return out;
}

/// Every segment of line `i` begins with a column, or is a number under one.
bool begins_with_columns(const std::vector<Row>& rows, size_t i,
                         const std::vector<double>& starts) {
  return std::all_of(rows[i].segments.begin(), rows[i].segments.end(), [&](const Segment& segment) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](double x) {
                         return std::abs(x - segment.x0) < kOnePlace * rows[i].line->size;
                       }) ||
           under_value(rows[i - 1], segment);
  });
}

/// One past the last line from `start` on that keeps to the places at which columns begin.
size_t end_of_text(const std::vector<Row>& rows, size_t start) {
  const std::vector<double> starts = starts_of_columns(rows, start);
  size_t end = start + 1;
  while (end < rows.size() && step(rows[end - 1], rows[end]) <= kFarthest * rows[end].line->size &&
         (end == start + 1 || begins_with_columns(rows, end, starts))) {
    ++end;
  }
  return end;
}

/// Whether the lines of a column begin at one place, in most rows and in three at least.  The first
/// line may be a centred heading.
bool flush(const std::vector<std::vector<Segment>>& lines, size_t col,
           const std::vector<double>& gaps, double size) {
  std::vector<double> begins;
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto first = std::find_if(lines[i].begin(), lines[i].end(), [&](const Segment& segment) {
      return column_of((segment.x0 + segment.x1) / 2, gaps) == col;
    });
    if (first != lines[i].end()) {
      begins.push_back(first->x0);
    }
  }
  const double usual = median(begins);
  const auto same = std::count_if(begins.begin(), begins.end(),
                                  [&](double x) { return std::abs(x - usual) < kOnePlace * size; });
  return same >= kFewestBegins && kBeginAlike.reached(same, begins.size());
}

}  // namespace

std::optional<Region> text_region(const std::vector<Row>& rows, size_t start) {
  if (rows[start].segments.size() < kFewestColumns) {
    return std::nullopt;
  }
  Region region;
  region.begin = start;
  region.end = end_of_text(rows, start);
  std::vector<std::vector<Segment>> lines;
  size_t full = 0;
  for (size_t i = start; i < region.end; ++i) {
    full += rows[i].segments.size() >= kFewestColumns;
    lines.push_back(rows[i].segments);
  }
  if (lines.size() < kFewestLines || full < kFewestFull || !kFull.reached(full, lines.size())) {
    return std::nullopt;
  }
  const double size = rows[start].line->size;
  region.gaps = column_gaps(lines, kGap * size);
  if (region.gaps.size() < 2) {
    return std::nullopt;
  }
  // Each of three columns at least must begin its lines at one place.
  size_t columns = 0;
  for (size_t col = 0; col <= region.gaps.size(); ++col) {
    columns += flush(lines, col, region.gaps, size);
  }
  return columns >= kFewestColumns ? std::optional(region) : std::nullopt;
}

}  // namespace ita::layout
