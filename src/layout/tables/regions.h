#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "layout/layout.h"
#include "layout/lines/segments.h"

namespace ita::layout {

/// A line of the flow with its segments, a candidate for a line of a table.
struct Row {
  const Line* line = nullptr;
  std::vector<Segment> segments;

  bool has_value() const {
    return std::any_of(segments.begin(), segments.end(), [](const Segment& s) { return s.value; });
  }
};

/// A stretch of lines [begin, end) that is a table, with where its columns part.
struct Region {
  size_t begin = 0, end = 0;
  std::vector<double> gaps;
  std::vector<image::Ruling> rules;  ///< the horizontals in it, from the top; those that cover only
                                     ///< some columns leave the cells of the others merged
  TableKind kind = TableKind::borderless;
  bool narrow = false;  ///< columns with little space between, told word by word
};

/// The least space that parts columns, of the type size: wider than that between words …
constexpr double kColumnSpace = 0.3;
/// … and between rulings, where a strip that no word enters is enough.
constexpr double kNarrow = 0.12;

/// Column of a place, counted from the gaps to its left.
size_t column_of(double x, const std::vector<double>& gaps);
/// Points by which a segment reaches over the worst of the gaps; negative when it keeps to its
/// column.
double reach_over(const Segment& segment, const std::vector<double>& gaps);
/// Whether words end and begin at every gap that the segment reaches over: narrow columns leave
/// little space between them, and the segment is really several.
/// `space_em`: the least space that parts them, by the type size.
bool parted_at_gaps(const Row& row, const Segment& segment, const std::vector<double>& gaps,
                    double space_em = kColumnSpace);
/// Distance of the baselines of two lines.
double step(const Row& above, const Row& below);
/// Whether two values in type of that size stand one under the other: by their ends, their middles,
/// or, more strictly, their beginnings.
bool values_aligned(const Segment& a, const Segment& b, double size);

/// A table of numbers beside words whose first number stands in row `start`.
std::optional<Region> value_region(const std::vector<Row>& rows, size_t start);
/// A table of text from row `start` on: at least three columns whose lines begin at the same
/// places.
std::optional<Region> text_region(const std::vector<Row>& rows, size_t start);
/// The first rows of a page that go on with the table at the end of the page before, told by its
/// columns: two or three of them would be no table by themselves.
std::optional<Region> continued_region(const std::vector<Row>& rows, const Table& before);
/// Tables between horizontal rulings that begin and end together.
/// `before`: the table at the end of the page before, whose columns the first of them may continue.
std::vector<Region> ruled_regions(const text::PageText& page, const std::vector<Row>& rows,
                                  const Table* before = nullptr);

}  // namespace ita::layout
