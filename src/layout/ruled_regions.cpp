#include <algorithm>
#include <cmath>

#include "layout/join.h"
#include "layout/lines.h"
#include "layout/regions.h"
#include "layout/ruled_columns.h"
#include "layout/tokens.h"
#include "thai/list_marker.h"
#include "thai/numerals.h"

namespace ita::layout {

namespace {

constexpr double kFramed = 0.7;     // of a band's height, that its sides have a ruling
constexpr size_t kLeastValues = 5;  // in one line, to be the columns of a table

/// The same for columns that stand close together.
bool fits_closely(const Row& row, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return reach_over(segment, gaps) < row.line->size ||
           parted_at_gaps(row, segment, gaps, kNarrow);
  });
}

/// Horizontal rulings that begin and end together, from the top: the frame of a table without
/// verticals.
std::vector<std::vector<image::Ruling>> ruling_stacks(const text::PageText& page,
                                                      const std::vector<Row>& rows) {
  std::vector<image::Ruling> rulings;
  for (const image::Ruling& ruling : page.rulings) {
    if (ruling.horizontal && ruling.length() > 0.3 * page.width) {
      rulings.push_back(ruling);
    }
  }
  std::sort(rulings.begin(), rulings.end(),
            [](const auto& a, const auto& b) { return a.box.cy() < b.box.cy(); });
  std::vector<std::vector<image::Ruling>> out;
  for (const image::Ruling& ruling : rulings) {
    const bool text_below = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      const Box& box = row.line->box;
      return box.cy() > ruling.box.cy() && box.x0 < ruling.box.x1 && box.x1 > ruling.box.x0;
    });
    bool placed = false;
    for (auto& stack : out) {
      const image::Ruling& last = stack.back();
      const double same = std::max(6.0, 0.015 * ruling.length());
      if (std::abs(last.box.x0 - ruling.box.x0) < same &&
          std::abs(last.box.x1 - ruling.box.x1) < same) {
        stack.push_back(ruling);
        placed = true;
        break;
      }
    }
    if (!placed && text_below) {
      out.push_back({ruling});
    }
  }
  return out;
}

/// Rows whose middles lie between two heights.
std::vector<const Row*> rows_between(const std::vector<Row>& rows, double top, double bottom) {
  std::vector<const Row*> out;
  for (const Row& row : rows) {
    if (row.line->box.cy() >= top && row.line->box.cy() <= bottom) {
      out.push_back(&row);
    }
  }
  return out;
}

bool across_columns(const Row& row) { return row.segments.size() == 1 && !row.has_value(); }

/// Rows that name columns: words or years in several places, no values, no number of an entry.
bool names_columns(const std::vector<const Row*>& rows) {
  bool several = false;
  for (const Row* row : rows) {
    const bool values =
        std::any_of(row->segments.begin(), row->segments.end(), [&](const Segment& segment) {
          return (segment.value || &segment == &row->segments.front()) &&
                 number_like(segment.text) && !thai::parse_year_be(segment.text);
        });
    if (values || thai::list_marker(row->segments.front().text).style != thai::ListStyle::none) {
      return false;
    }
    several = several || row->segments.size() > 1;
  }
  return several;
}

/// Where the last columns are merged down over all rows, only the heading has rulings from edge to
/// edge; those of the rows end short and make a stack of their own.  Its last place ends the table.
void take_partial_stacks(std::vector<std::vector<image::Ruling>>& stacks,
                         const std::vector<Row>& rows) {
  for (size_t i = 0; i < stacks.size(); ++i) {
    for (size_t k = 0; k < stacks.size() && stacks[i].size() == 2; ++k) {
      const image::Ruling whole = stacks[i].back();
      const image::Ruling part = stacks[k].front();
      const double end = stacks[k].back().box.cy();
      const bool inside =
          part.box.x0 > whole.box.x0 - 6 && part.box.x1 < whole.box.x1 + 6 &&
          part.length() > 0.4 * whole.length() &&
          (std::abs(part.box.x0 - whole.box.x0) < 8 || std::abs(part.box.x1 - whole.box.x1) < 8);
      const bool next = k != i && part.box.cy() > whole.box.cy() &&
                        std::none_of(stacks.begin(), stacks.end(), [&](const auto& other) {
                          return &other != &stacks[i] && &other != &stacks[k] &&
                                 other.front().box.cy() > whole.box.cy() &&
                                 other.front().box.cy() < end;
                        });
      const std::vector<const Row*> between = rows_between(rows, whole.box.cy(), part.box.cy());
      const bool text = std::any_of(between.begin(), between.end(),
                                    [](const Row* row) { return row->segments.size() > 1; });
      const bool heading = std::any_of(between.begin(), between.end(), [](const Row* row) {
        return across_columns(*row) && row->line->bold;
      });
      if (!inside || !next || !text || heading ||
          !names_columns(rows_between(rows, stacks[i].front().box.cy(), whole.box.cy()))) {
        continue;
      }
      image::Ruling last = whole;
      last.box.y0 = last.box.y1 = end;
      stacks[i].push_back(last);
      stacks.erase(stacks.begin() + static_cast<std::ptrdiff_t>(k));
      if (k < i) {
        --i;
      }
      break;
    }
  }
}

/// Verticals at both ends of what lies between two rulings.
bool framed(const text::PageText& page, const image::Ruling& top, const image::Ruling& bottom) {
  const double height = bottom.box.cy() - top.box.cy();
  const auto side = [&](double x) {
    return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const image::Ruling& v) {
      return !v.horizontal && std::abs(v.box.cx() - x) < 6 &&
             overlap(v.box.y0, v.box.y1, top.box.cy(), bottom.box.cy()) >
                 std::min(12.0, kFramed * height);
    });
  };
  return side(top.box.x0) && side(top.box.x1);
}

/// Tables with and without sides may have one width: where the sides begin or end, so does a table.
std::vector<std::vector<image::Ruling>> part_at_frames(const text::PageText& page,
                                                       const std::vector<image::Ruling>& stack) {
  std::vector<std::vector<image::Ruling>> out(1);
  for (size_t i = 0; i < stack.size(); ++i) {
    out.back().push_back(stack[i]);
    if (i > 0 && i + 1 < stack.size() &&
        framed(page, stack[i - 1], stack[i]) != framed(page, stack[i], stack[i + 1])) {
      out.push_back({stack[i]});
    }
  }
  return out;
}

/// Tables of one width under one another share the ends of their rulings.  They part where text
/// across the columns stands over a line that names columns, and where a broad band is empty; text
/// after the last row is no part of them.
std::vector<std::vector<image::Ruling>> part_stack(const std::vector<image::Ruling>& stack,
                                                   const std::vector<Row>& rows) {
  std::vector<std::vector<image::Ruling>> out(1);
  bool values = false;
  for (size_t i = 0; i < stack.size(); ++i) {
    out.back().push_back(stack[i]);
    if (i + 1 == stack.size()) {
      break;
    }
    const double top = stack[i].box.cy();
    const double bottom = stack[i + 1].box.cy();
    const std::vector<const Row*> band = rows_between(rows, top, bottom);
    const bool last = i + 2 == stack.size();
    if (band.empty()) {
      if (bottom - top > 40) {
        out.emplace_back();
      }
      continue;
    }
    values = values || std::any_of(band.begin(), band.end(), [](const Row* row) {
               return row->has_value() ||
                      std::any_of(row->segments.begin(), row->segments.end(),
                                  [](const Segment& s) { return !unit_of(s).empty(); });
             });
    // In a table of text a lone line is the end of the longest cell, unless its type is a
    // heading's.
    size_t title = band.size();
    while (title > 0 && across_columns(*band[title - 1]) &&
           (values || band[title - 1]->line->bold)) {
      --title;
    }
    if (i == 0) {
      const bool all = std::all_of(band.begin(), band.end(),
                                   [](const Row* row) { return across_columns(*row); });
      title = all ? 0 : band.size();
    }
    const bool before_heading =
        !last && names_columns(rows_between(rows, bottom, stack[i + 2].box.cy()));
    if (title == 0 && (before_heading || last)) {
      out.emplace_back();
      values = false;
    } else if (title < band.size() && before_heading) {
      // The table above ends without a ruling; its last rows stand in one band with the title of
      // the next.
      image::Ruling end = stack[i];
      const double y = (band[title - 1]->line->box.y1 + band[title]->line->box.y0) / 2;
      end.box.y0 = y;
      end.box.y1 = y;
      out.back().push_back(end);
      out.emplace_back();
      values = false;
    }
  }
  return out;
}

/// Rulings over some of the columns only: they end where the table ends on one side at least.
void add_partial_rules(const text::PageText& page, Region& region) {
  const image::Ruling whole = region.rules.front();
  const double bottom = region.rules.back().box.cy();
  for (const image::Ruling& ruling : page.rulings) {
    const bool inside = ruling.horizontal && ruling.box.cy() > whole.box.cy() + 4 &&
                        ruling.box.cy() < bottom - 4 && ruling.box.x0 > whole.box.x0 - 6 &&
                        ruling.box.x1 < whole.box.x1 + 6;
    const bool partial =
        ruling.length() > 0.25 * whole.length() && ruling.length() < 0.97 * whole.length() &&
        (std::abs(ruling.box.x0 - whole.box.x0) < 8 || std::abs(ruling.box.x1 - whole.box.x1) < 8);
    if (inside && partial) {
      region.rules.push_back(ruling);
    }
  }
  std::sort(region.rules.begin(), region.rules.end(),
            [](const auto& a, const auto& b) { return a.box.cy() < b.box.cy(); });
}

/// The gaps of a table on the page before that has the same edges and no verticals either.
std::vector<double> columns_of(const Table* before, const std::vector<image::Ruling>& stack) {
  if (before == nullptr || before->kind != TableKind::half_ruled || before->cols < 3 ||
      stack.front().box.x0 > before->box.x0 + 12 || stack.front().box.x1 < before->box.x1 - 12) {
    return {};
  }
  const std::vector<double> edges = column_edges(*before);
  return {edges.begin() + 1, edges.end() - 1};
}

double share_fitting(const std::vector<Row>& rows, const Region& region,
                     const std::vector<double>& gaps) {
  double fitting = 0;
  for (size_t i = region.begin; i < region.end; ++i) {
    fitting += fits_closely(rows[i], gaps) ? 1 : 0;
  }
  return fitting;
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

/// A table between horizontal rulings.
std::optional<Region> ruled_region(const text::PageText& page, const std::vector<Row>& rows,
                                   const std::vector<image::Ruling>& stack, const Table* before) {
  if (stack.size() < 2 || (stack.size() == 2 && framed(page, stack.front(), stack.back()))) {
    return std::nullopt;
  }
  const double top = stack.front().box.cy();
  const double bottom = stack.back().box.cy();
  Region region;
  region.kind = TableKind::half_ruled;
  region.narrow = true;
  region.begin = rows.size();
  std::vector<std::vector<Segment>> lines;
  size_t inside = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    const Box& box = rows[i].line->box;
    if (box.cy() < top || box.cy() > bottom) {
      continue;
    }
    if (box.x0 < stack.front().box.x0 - 10 || box.x1 > stack.front().box.x1 + 10) {
      return std::nullopt;  // prose between two separators
    }
    region.begin = std::min(region.begin, i);
    region.end = i + 1;
    ++inside;
    // Between rulings the columns may stand close together: any gap wider than a space counts.
    std::vector<Segment> fine = segments_of(*rows[i].line, 0.45);
    if (fine.size() >= 2) {
      lines.push_back(std::move(fine));
    }
  }
  if (inside < 2 || lines.size() < 2 || 3 * lines.size() < inside) {
    return std::nullopt;
  }
  region.gaps =
      ruled_columns(rows_between(rows, top, bottom), rows_between(rows, top, stack[1].box.cy()));
  const std::vector<double> going_on = columns_of(before, stack);
  if (going_on.size() > region.gaps.size() &&
      share_fitting(rows, region, going_on) >= share_fitting(rows, region, region.gaps)) {
    region.gaps = going_on;
  }
  const auto fits = [&](const std::vector<double>& gaps, bool groups) {
    size_t n = 0;
    for (size_t i = region.begin; i < region.end; ++i) {
      n +=
          fits_closely(rows[i], gaps) || (groups && names_groups(rows[i], gaps, stack[1].box.cy()));
    }
    return n;
  };
  const std::vector<double> of_values = gaps_of_values(lines, region.gaps.size());
  const bool groups = !of_values.empty() && fits(of_values, true) == inside;
  if (groups) {
    region.gaps = of_values;
  }
  if (region.gaps.empty()) {
    return std::nullopt;
  }
  const size_t fitting = fits(region.gaps, groups);
  if (10 * fitting < 8 * inside) {
    return std::nullopt;
  }
  region.rules = stack;
  add_partial_rules(page, region);
  // A row that the page end broke has no ruling below it.
  const size_t after_rules = region.end;
  const auto follows = [&](const Row& above, const Row& row) {
    const double size = row.line->size;
    return step(above, row) < 2 * size || row.line->box.y0 - bottom < size;
  };
  while (region.end < rows.size() && fits_closely(rows[region.end], region.gaps) &&
         (rows[region.end].segments.size() >= 2 || region.end > after_rules) &&
         !(rows[region.end].line->bold && names_columns({&rows[region.end]})) &&
         follows(rows[region.end - 1], rows[region.end]) &&
         rows[region.end].line->box.y0 > 0.5 * page.height) {
    ++region.end;
  }
  return region;
}

}  // namespace

std::vector<Region> ruled_regions(const text::PageText& page, const std::vector<Row>& rows,
                                  const Table* before) {
  std::vector<Region> out;
  std::vector<std::vector<image::Ruling>> stacks;
  std::vector<std::vector<image::Ruling>> found = ruling_stacks(page, rows);
  take_partial_stacks(found, rows);
  for (const auto& stack : found) {
    for (const auto& alike : part_at_frames(page, stack)) {
      for (auto& part : part_stack(alike, rows)) {
        stacks.push_back(std::move(part));
      }
    }
  }
  for (const auto& stack : stacks) {
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
