#include <algorithm>
#include <optional>
#include <utility>

#include "layout/lines/lines.h"
#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "layout/tables/regions.h"
#include "layout/tables/ruled_columns.h"

namespace ita::layout {

namespace {

constexpr Share kLabelledRows{6, 10};  // of the rows, with words: numbers about a chart have none
constexpr Share kDecimals{1, 3};       // of the values: a list of plain numbers has fewer
constexpr Share kStrangers{1, 10};     // of the lines, at most, that keep to no column
constexpr size_t kMostHeading = 6;     // lines that name the columns
constexpr size_t kNextValues = 4;      // lines from row to row, at most: text of cells in between
constexpr size_t kRowsForNarrow = 4;   // fewer leave strips by chance
constexpr size_t kFewestRows = 3;      // two numbers in line are no table yet

// Of the type size.
constexpr double kFarthestLine = 3.2;  // from line to line of a table
constexpr double kGap = 0.6;           // between columns: wider than a space
// From line to line of the heading: type sizes and points, or a share of the usual step of rows.
constexpr double kHeadingStep = 2.2, kHeadingSlack = 4, kHeadingStepOfRows = 1.6;

bool fits(const Row& row, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return reach_over(segment, gaps) < row.line->size;
  });
}

bool shares_value_column(const Row& a, const Row& b) {
  for (const Segment& x : a.segments) {
    for (const Segment& y : b.segments) {
      if (x.value && y.value && values_aligned(x, y, std::max(a.line->size, b.line->size))) {
        return true;
      }
    }
  }
  return false;
}

/// Numbers in a column: what the first column of a list of contents or a plain list lacks is a
/// decimal or a second column.
bool looks_like_scores(const std::vector<Row>& rows, const std::vector<size_t>& seeds,
                       const std::vector<double>& gaps) {
  int decimals = 0;
  int values = 0;
  size_t labelled = 0;
  std::vector<int> by_column(gaps.size() + 1, 0);
  for (const size_t i : seeds) {
    labelled += std::any_of(rows[i].segments.begin(), rows[i].segments.end(),
                            [](const Segment& s) { return !s.value && !number_like(s.text); });
    for (const Segment& segment : rows[i].segments) {
      if (!segment.value) {
        continue;
      }
      ++values;
      decimals += decimal_like(segment.text);
      ++by_column[column_of((segment.x0 + segment.x1) / 2, gaps)];
    }
  }
  if (!kLabelledRows.reached(labelled, seeds.size())) {
    return false;  // numbers about a chart
  }
  const auto columns = std::count_if(by_column.begin(), by_column.end(), [&](int count) {
    return 2 * count >= static_cast<int>(seeds.size());
  });
  return kDecimals.reached(decimals, values) || columns >= 2;
}

/// Lines above the first row that name the columns.
size_t include_header(const std::vector<Row>& rows, size_t begin, const std::vector<double>& gaps,
                      double usual_step) {
  size_t first = begin;
  bool found = false;
  while (first > 0 && begin - first < kMostHeading) {
    const Row& row = rows[first - 1];
    const double distance = step(row, rows[first]);
    if (distance > std::max(kHeadingStep * row.line->size + kHeadingSlack,
                            kHeadingStepOfRows * usual_step) ||
        row.has_value() || !fits(row, gaps)) {
      break;
    }
    const bool several = row.segments.size() >= 2;
    const bool over_last_columns =
        row.segments.size() == 1 &&
        column_of((row.segments[0].x0 + row.segments[0].x1) / 2, gaps) > 0;
    if (!several && !over_last_columns) {
      break;
    }
    found = found || several;
    --first;
  }
  return found ? first : begin;
}

/// Lines from `start` on, close below one another, with values under those of the one before.
std::vector<size_t> value_lines(const std::vector<Row>& rows, size_t start) {
  std::vector<size_t> out{start};
  for (size_t i = start + 1; i < rows.size(); ++i) {
    const Row& last = rows[out.back()];
    if (i - out.back() > kNextValues ||
        step(rows[i - 1], rows[i]) > kFarthestLine * last.line->size) {
      break;
    }
    if (rows[i].segments.size() >= 2 && shares_value_column(last, rows[i])) {
      out.push_back(i);
    }
  }
  return out;
}

/// The strips between the segments of some lines.
std::vector<double> gaps_between(const std::vector<Row>& rows, const std::vector<size_t>& of) {
  std::vector<std::vector<Segment>> lines;
  lines.reserve(of.size());
  for (const size_t i : of) {
    lines.push_back(rows[i].segments);
  }
  return column_gaps(lines, kGap * rows[of.front()].line->size);
}

/// Lines between rows must keep to the columns; prose that mentions numbers does not.
bool keeps_to_columns(const std::vector<Row>& rows, size_t first, size_t last,
                      const std::vector<double>& gaps) {
  size_t strangers = 0;
  for (size_t i = first; i <= last; ++i) {
    strangers += !fits(rows[i], gaps);
  }
  return !kStrangers.exceeded(strangers, last - first + 1);
}

double usual_step(const std::vector<Row>& rows, const std::vector<size_t>& of) {
  std::vector<double> steps;
  for (size_t i = 1; i < of.size(); ++i) {
    steps.push_back(step(rows[of[i - 1]], rows[of[i]]));
  }
  return median(std::move(steps));
}

/// Where the columns are named, narrow gaps between them are found word by word.  `first`: of the
/// rows under the heading; the region's end is known.
void part_narrow_columns(Region& region, const std::vector<Row>& rows, size_t first) {
  std::vector<const Row*> all, heading;
  for (size_t i = region.begin; i < region.end; ++i) {
    all.push_back(&rows[i]);
    if (i < first) {
      heading.push_back(&rows[i]);
    }
  }
  std::vector<double> gaps = ruled_columns(all, heading);
  if (gaps.size() > region.gaps.size()) {
    region.gaps = std::move(gaps);
    region.narrow = true;
  }
}

}  // namespace

std::optional<Region> value_region(const std::vector<Row>& rows, size_t start) {
  if (!rows[start].has_value() || rows[start].segments.size() < 2) {
    return std::nullopt;
  }
  const std::vector<size_t> seeds = value_lines(rows, start);
  if (seeds.size() < 2) {
    return std::nullopt;
  }
  Region region;
  region.gaps = gaps_between(rows, seeds);
  if (region.gaps.empty() || !looks_like_scores(rows, seeds, region.gaps) ||
      !keeps_to_columns(rows, seeds.front(), seeds.back(), region.gaps)) {
    return std::nullopt;
  }
  region.begin = include_header(rows, seeds.front(), region.gaps, usual_step(rows, seeds));
  region.end = seeds.back() + 1;
  const bool named = region.begin < seeds.front();
  if (named && seeds.size() >= kRowsForNarrow) {
    part_narrow_columns(region, rows, seeds.front());
  }
  // Two rows are enough for a table of several columns that are named.
  if (seeds.size() < kFewestRows && (region.gaps.size() < 2 || !named)) {
    return std::nullopt;
  }
  return region;
}

}  // namespace ita::layout
