#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/median.h"
#include "layout/lines/tokens.h"
#include "layout/measures.h"
#include "layout/tables/join.h"
#include "layout/tables/partial_rules.h"
#include "layout/tables/region_rows.h"
#include "layout/tables/regions.h"
#include "layout/tables/ruled_columns.h"
#include "layout/tables/ruling_stacks.h"

namespace ita::layout {

namespace {

constexpr double kBelow = 4;          // points: a ground begins at the last ruling
constexpr double kSameEnd = 8;        // points, of a ground and the rulings
constexpr double kSameEdge = 12;      // points that edges of a table differ by from page to page
constexpr double kOutside = 10;       // points that text may stand out of its rulings
constexpr double kHighestRow = 45;    // points, of a row on a ground of its own
constexpr double kNearBelow = 2;      // type sizes from a head to its first row
constexpr size_t kFewestOfPitch = 4;  // rulings, to tell the pitch of the rows between them
constexpr double kLeastPitch = 0.6, kMostPitch = 1.5;  // of it, to a row without a ruling
constexpr double kFineGap = 0.45;                      // of the type size: wider than a space

constexpr size_t kLeastValues = 5;   // in one line, to be the columns of a table
constexpr size_t kFewestOfText = 6;  // lines that are no single row
constexpr int kFewestKnown = 3;      // columns: fewer are too few to be known again
constexpr Share kFitting{8, 10};     // of the lines, that keep to the columns of a table
constexpr Share kInParts{1, 3};      // of the lines between rulings: else it is text in a frame
constexpr double kLowerHalf = 0.5;  // of the page's height, below which the page's end breaks a row

/// Whether a row keeps to its columns, though they may stand close together.
bool fits_closely(const Row& row, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return reach_over(segment, gaps) < row.line->size ||
           parted_at_gaps(row, segment, gaps, kNarrow);
  });
}

/// The gaps of a table on the page before that has the same edges and no verticals either.
std::vector<double> columns_of(const Table* before, const RulingStack& stack) {
  if (before == nullptr || before->kind != TableKind::half_ruled || before->cols < kFewestKnown ||
      stack.front().box.x0 > before->box.x0 + kSameEdge ||
      stack.front().box.x1 < before->box.x1 - kSameEdge) {
    return {};
  }
  const std::vector<double> edges = column_edges(*before);
  return {edges.begin() + 1, edges.end() - 1};
}

/// Where the indicators are the columns, the heading names groups of them, and only the line of the
/// values shows every column.  Its gaps, where it has more of them than were found.
std::vector<double> gaps_of_values(const std::vector<std::vector<Segment>>& lines, size_t found) {
  std::vector<double> out;
  for (const std::vector<Segment>& line : lines) {
    const bool values = std::all_of(line.begin() + 1, line.end(), [](const Segment& segment) {
      return decimal_like(segment.text) || blank_value(segment.text);
    });
    if (!values || line.size() < kLeastValues || line.size() <= std::max(out.size(), found) + 1) {
      continue;
    }
    out.clear();
    for (size_t i = 1; i < line.size(); ++i) {
      out.push_back((line[i - 1].x1 + line[i].x0) / 2);
    }
  }
  return out;
}

/// A heading over several columns each, above the names of these.
bool names_groups(const Row& row, const std::vector<double>& gaps, double below) {
  return !row.has_value() && row.line->box.cy() < below &&
         2 * row.segments.size() <= gaps.size() + 1;
}

/// The lines between the outer rulings of a stack.
struct Between {
  size_t begin = 0, end = 0;                  ///< rows
  size_t count = 0;                           ///< of those that lie between the rulings
  std::vector<std::vector<Segment>> several;  ///< lines of several segments, cut at narrow gaps
};

/// Nothing where text sticks out on a side: it is prose between two separators.
std::optional<Between> lines_between(const std::vector<Row>& rows, const RulingStack& stack) {
  Between out;
  out.begin = rows.size();
  for (size_t i = 0; i < rows.size(); ++i) {
    const Box& box = rows[i].line->box;
    if (box.cy() < stack.front().box.cy() || box.cy() > stack.back().box.cy()) {
      continue;
    }
    if (box.x0 < stack.front().box.x0 - kOutside || box.x1 > stack.front().box.x1 + kOutside) {
      return std::nullopt;
    }
    out.begin = std::min(out.begin, i);
    out.end = i + 1;
    ++out.count;
    // Between rulings the columns may stand close together: any gap wider than a space counts.
    std::vector<Segment> fine = segments_of(*rows[i].line, kFineGap);
    if (fine.size() >= 2) {
      out.several.push_back(std::move(fine));
    }
  }
  return out;
}

/// Rows that keep to the columns.  `groups_above`: height over which a row may name groups of them.
size_t count_fitting(const std::vector<Row>& rows, const Region& region,
                     const std::vector<double>& gaps,
                     std::optional<double> groups_above = std::nullopt) {
  size_t out = 0;
  for (size_t i = region.begin; i < region.end; ++i) {
    out +=
        fits_closely(rows[i], gaps) || (groups_above && names_groups(rows[i], gaps, *groups_above));
  }
  return out;
}

/// Finds where the columns part.  False where the rows do not keep to what was found.
bool part_columns(Region& region, const std::vector<Row>& rows, const RulingStack& stack,
                  const Between& between, const Table* before) {
  const double top = stack.front().box.cy();
  const double heading_end = stack[1].box.cy();
  region.gaps = ruled_columns(rows_between(rows, top, stack.back().box.cy()),
                              rows_between(rows, top, heading_end));
  add_gaps_at_partial_rules(region, rows);
  const std::vector<double> going_on = columns_of(before, stack);
  if (going_on.size() > region.gaps.size() &&
      count_fitting(rows, region, going_on) >= count_fitting(rows, region, region.gaps)) {
    region.gaps = going_on;
  }
  const std::vector<double> of_values = gaps_of_values(between.several, region.gaps.size());
  if (!of_values.empty() && count_fitting(rows, region, of_values, heading_end) == between.count) {
    region.gaps = of_values;
    return true;
  }
  return !region.gaps.empty() &&
         kFitting.reached(count_fitting(rows, region, region.gaps), between.count);
}

/// A row that the page end broke has no ruling below it.
void add_broken_row(Region& region, const std::vector<Row>& rows, double page_height) {
  const double bottom = region.rules.back().box.cy();
  const size_t after_rules = region.end;
  const auto follows = [&](const Row& above, const Row& row) {
    const double size = row.line->size;
    return step(above, row) < 2 * size || row.line->box.y0 - bottom < size;
  };
  while (region.end < rows.size() && fits_closely(rows[region.end], region.gaps) &&
         (rows[region.end].segments.size() >= 2 || region.end > after_rules) &&
         !(rows[region.end].line->bold && name_columns({&rows[region.end]})) &&
         follows(rows[region.end - 1], rows[region.end]) &&
         rows[region.end].line->box.y0 > kLowerHalf * page_height) {
    ++region.end;
  }
}

/// The last row may be set off by its ground, not by a ruling: "Total …" on dark.
void add_filled_row(Region& region, const std::vector<Row>& rows, const text::PageText& page) {
  const image::Ruling last = region.rules.back();
  const auto ground = std::find_if(page.panels.begin(), page.panels.end(), [&](const Box& panel) {
    return std::abs(panel.x0 - last.box.x0) < kSameEnd &&
           std::abs(panel.x1 - last.box.x1) < kSameEnd &&
           std::abs(panel.y0 - last.box.cy()) < kBelow && panel.height() < kHighestRow;
  });
  const size_t begin = region.end;
  while (ground != page.panels.end() && region.end < rows.size() &&
         rows[region.end].line->box.cy() < ground->y1 &&
         fits_closely(rows[region.end], region.gaps)) {
    ++region.end;
  }
  if (region.end > begin && rows[begin].has_value()) {
    region.rules.push_back(last);
    region.rules.back().box.y0 = region.rules.back().box.y1 = ground->y1;
  } else {
    region.end = begin;
  }
}

/// Whether a row stands one pitch from its neighbour and keeps to the columns.
bool goes_on(const Region& region, const Row& row, double distance, double pitch) {
  return distance > kLeastPitch * pitch && distance < kMostPitch * pitch &&
         row.segments.size() >= 2 && fits_closely(row, region.gaps);
}

/// Where each band between rulings holds one row, rows beyond the outer rulings are told by their
/// pitch: rulings below the rows leave the first without one above, and those at the edge of a
/// ground are not seen.
void add_rows_beyond(Region& region, const std::vector<Row>& rows, const Between& between,
                     const RulingStack& stack) {
  if (stack.size() < kFewestOfPitch || between.count + 1 != stack.size()) {
    return;
  }
  std::vector<double> steps;
  for (size_t i = between.begin + 1; i < between.end; ++i) {
    steps.push_back(step(rows[i - 1], rows[i]));
  }
  const double pitch = median(steps);
  const auto rule_at = [&](double y) {
    image::Ruling rule = stack.front();
    rule.box.y0 = rule.box.y1 = y;
    return rule;
  };
  bool head = name_columns({&rows[region.begin]});
  while (region.begin > 0 && !head) {
    const Row& row = rows[region.begin - 1];
    const bool names = name_columns({&row});
    if (!goes_on(region, row, step(row, rows[region.begin]), pitch) ||
        (!names && !row.has_value())) {
      break;
    }
    --region.begin;
    head = names;
    region.rules.insert(region.rules.begin(), rule_at(row.line->box.y0));
  }
  while (region.end < rows.size() &&
         goes_on(region, rows[region.end], step(rows[region.end - 1], rows[region.end]), pitch)) {
    region.rules.push_back(rule_at(rows[region.end].line->box.y1));
    ++region.end;
  }
}

/// Between two rulings the names of columns, and right below them rows of values without rulings:
/// the head of a table of values, and no table by itself.
bool heads_values(const std::vector<Row>& rows, const RulingStack& stack) {
  const double bottom = stack.back().box.cy();
  const auto below = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.line->box.cy() > bottom && row.line->box.x1 > stack.back().box.x0 &&
           row.line->box.x0 < stack.back().box.x1;
  });
  return stack.size() == 2 && name_columns(rows_between(rows, stack.front().box.cy(), bottom)) &&
         below != rows.end() && below->has_value() &&
         below->line->box.y0 - bottom < kNearBelow * below->line->size;
}

/// A table between horizontal rulings.
std::optional<Region> ruled_region(const text::PageText& page, const std::vector<Row>& rows,
                                   const RulingStack& stack, const Table* before) {
  if (stack.size() < 2 || heads_values(rows, stack) ||
      (stack.size() == 2 && framed(page, stack.front(), stack.back()))) {
    return std::nullopt;
  }
  const std::optional<Between> between = lines_between(rows, stack);
  if (!between || between->count < 2 || between->several.size() < 2 ||
      !kInParts.reached(between->several.size(), between->count)) {
    return std::nullopt;
  }
  Region region;
  region.kind = TableKind::half_ruled;
  region.narrow = true;
  region.begin = between->begin;
  region.end = between->end;
  region.rules = stack;
  add_partial_rules(page, region);
  if (!part_columns(region, rows, stack, *between, before)) {
    return std::nullopt;
  }
  add_filled_row(region, rows, page);
  add_rows_beyond(region, rows, *between, stack);
  add_broken_row(region, rows, page.height);
  // Nothing parts many lines between two rulings into rows: text between two bands.
  const bool rows_told = stack.size() > 2 || rows_of_region(rows, region).row_of.back() > 0;
  return rows_told || between->count < kFewestOfText ? std::optional(region) : std::nullopt;
}

}  // namespace

std::vector<Region> ruled_regions(const text::PageText& page, const std::vector<Row>& rows,
                                  const Table* before) {
  std::vector<Region> out;
  for (const RulingStack& stack : table_stacks(page, rows)) {
    const std::optional<Region> region =
        ruled_region(page, rows, stack, out.empty() ? before : nullptr);
    const bool free = region && std::none_of(out.begin(), out.end(), [&](const Region& other) {
                        return region->begin < other.end && other.begin < region->end;
                      });
    if (free) {
      out.push_back(*region);
    }
  }
  return out;
}

}  // namespace ita::layout
