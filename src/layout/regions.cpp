#include "layout/regions.h"

#include <algorithm>
#include <cmath>

#include "layout/lines.h"
#include "layout/tokens.h"

namespace ita::layout {

size_t column_of(double x, const std::vector<double>& gaps) {
  return static_cast<size_t>(std::upper_bound(gaps.begin(), gaps.end(), x) - gaps.begin());
}

double reach_over(const Segment& segment, const std::vector<double>& gaps) {
  double worst = 0;
  for (const double gap : gaps) {
    worst = std::max(worst, std::min(gap - segment.x0, segment.x1 - gap));
  }
  return worst;
}

bool parted_at_gaps(const Row& row, const Segment& segment, const std::vector<double>& gaps) {
  const std::vector<text::Word>& words = row.line->words;
  const double size = row.line->size;
  for (const double gap : gaps) {
    if (segment.x0 > gap || segment.x1 < gap) {
      continue;
    }
    bool parted = false;
    for (size_t i = segment.first + 1; i < segment.last; ++i) {
      const double end = words[i - 1].box.x1;
      const double start = words[i].box.x0;
      parted = parted ||
               (end < gap + 0.6 * size && start > gap - 0.6 * size && start - end > 0.3 * size);
    }
    if (!parted) {
      return false;
    }
  }
  return true;
}

namespace {

bool fits(const Row& row, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return reach_over(segment, gaps) < row.line->size;
  });
}

/// The same for columns that stand close together.
bool fits_closely(const Row& row, const std::vector<double>& gaps) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return reach_over(segment, gaps) < row.line->size || parted_at_gaps(row, segment, gaps);
  });
}

}  // namespace

double step(const Row& above, const Row& below) {
  return below.line->baseline - above.line->baseline;
}

namespace {

bool values_aligned(const Segment& a, const Segment& b, double size) {
  return std::abs(a.x1 - b.x1) < 0.7 * size ||
         std::abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 1.4 * size || std::abs(a.x0 - b.x0) < 0.4 * size;
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
  if (10 * labelled < 6 * seeds.size()) {
    return false;  // numbers about a chart
  }
  const auto columns = std::count_if(by_column.begin(), by_column.end(), [&](int count) {
    return 2 * count >= static_cast<int>(seeds.size());
  });
  return 3 * decimals >= values || columns >= 2;
}

/// Lines above the first row that name the columns.
size_t include_header(const std::vector<Row>& rows, size_t begin, const std::vector<double>& gaps) {
  size_t first = begin;
  bool found = false;
  while (first > 0 && begin - first < 4) {
    const Row& row = rows[first - 1];
    const double distance = step(row, rows[first]);
    if (distance > 2.2 * row.line->size + 4 || row.has_value() || !fits(row, gaps)) {
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

}  // namespace

std::optional<Region> value_region(const std::vector<Row>& rows, size_t start) {
  if (!rows[start].has_value() || rows[start].segments.size() < 2) {
    return std::nullopt;
  }
  std::vector<size_t> seeds{start};
  for (size_t i = start + 1; i < rows.size(); ++i) {
    const Row& last = rows[seeds.back()];
    if (i - seeds.back() > 4 || step(rows[i - 1], rows[i]) > 3.2 * last.line->size) {
      break;
    }
    if (rows[i].segments.size() >= 2 && shares_value_column(last, rows[i])) {
      seeds.push_back(i);
    }
  }
  if (seeds.size() < 2) {
    return std::nullopt;
  }
  std::vector<std::vector<Segment>> lines;
  for (const size_t i : seeds) {
    lines.push_back(rows[i].segments);
  }
  Region region;
  region.gaps = column_gaps(lines, 0.6 * rows[start].line->size);
  if (region.gaps.empty() || !looks_like_scores(rows, seeds, region.gaps)) {
    return std::nullopt;
  }
  // Lines between rows must keep to the columns; prose that mentions numbers does not.
  size_t strangers = 0;
  for (size_t i = seeds.front(); i <= seeds.back(); ++i) {
    strangers += !fits(rows[i], region.gaps);
  }
  if (10 * strangers > seeds.back() - seeds.front() + 1) {
    return std::nullopt;
  }
  region.begin = include_header(rows, seeds.front(), region.gaps);
  // Two rows are enough for a table of several columns that are named.
  if (seeds.size() < 3 && (region.gaps.size() < 2 || region.begin == seeds.front())) {
    return std::nullopt;
  }
  region.end = seeds.back() + 1;
  return region;
}

std::optional<Region> text_region(const std::vector<Row>& rows, size_t start) {
  if (rows[start].segments.size() < 3) {
    return std::nullopt;
  }
  size_t end = start + 1;
  std::vector<std::vector<Segment>> lines{rows[start].segments};
  std::vector<double> starts;
  for (const Segment& segment : rows[start].segments) {
    starts.push_back(segment.x0);
  }
  // The line that names the columns may be centred: starts are taken from the line after it, too.
  if (start + 1 < rows.size() && rows[start + 1].segments.size() >= 3) {
    for (const Segment& segment : rows[start + 1].segments) {
      starts.push_back(segment.x0);
    }
  }
  size_t full = 1;
  for (; end < rows.size(); ++end) {
    if (step(rows[end - 1], rows[end]) > 2.6 * rows[end].line->size) {
      break;
    }
    const auto aligned = std::count_if(
        rows[end].segments.begin(), rows[end].segments.end(), [&](const Segment& segment) {
          return std::any_of(starts.begin(), starts.end(), [&](double x) {
            return std::abs(x - segment.x0) < 0.35 * rows[end].line->size;
          });
        });
    if (aligned < static_cast<std::ptrdiff_t>(rows[end].segments.size()) && end > start + 1) {
      break;
    }
    full += rows[end].segments.size() >= 3;
    lines.push_back(rows[end].segments);
  }
  if (end - start < 4 || full < 3 || 3 * full < end - start) {
    return std::nullopt;
  }
  Region region;
  region.gaps = column_gaps(lines, 0.6 * rows[start].line->size);
  if (region.gaps.size() < 2) {
    return std::nullopt;
  }
  // Each of three columns at least must begin its lines at one place; the first line may be a
  // centred heading.
  size_t flush = 0;
  for (size_t col = 0; col <= region.gaps.size(); ++col) {
    std::vector<double> begins;
    for (size_t i = 1; i < lines.size(); ++i) {
      for (const Segment& segment : lines[i]) {
        if (column_of((segment.x0 + segment.x1) / 2, region.gaps) == col) {
          begins.push_back(segment.x0);
          break;
        }
      }
    }
    const double usual = median(begins);
    const auto same = std::count_if(begins.begin(), begins.end(), [&](double x) {
      return std::abs(x - usual) < 0.35 * rows[start].line->size;
    });
    flush += same >= 3 && 5 * static_cast<size_t>(same) >= 3 * begins.size();
  }
  if (flush < 3) {
    return std::nullopt;
  }
  region.begin = start;
  region.end = end;
  return region;
}

namespace {

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

/// Rows that name columns: words in several places, no values, no number of an entry.
bool names_columns(const std::vector<const Row*>& rows) {
  bool several = false;
  for (const Row* row : rows) {
    const std::string& front = row->segments.front().text;
    if (row->has_value() || number_like(front) || find_marker(front).kind != MarkerKind::none) {
      return false;
    }
    several = several || row->segments.size() > 1;
  }
  return several;
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
    values = values ||
             std::any_of(band.begin(), band.end(), [](const Row* row) { return row->has_value(); });
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

/// Verticals at both ends: a box around a drawing or a text.
bool framed(const text::PageText& page, const std::vector<image::Ruling>& stack) {
  const auto side = [&](double x) {
    return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const image::Ruling& v) {
      return !v.horizontal && std::abs(v.box.cx() - x) < 6 &&
             overlap(v.box.y0, v.box.y1, stack.front().box.cy(), stack.back().box.cy()) > 12;
    });
  };
  return side(stack.front().box.x0) && side(stack.front().box.x1);
}

/// A gap that is hardly ever wider than a space is a space: words that stand at one place in
/// several rows.
void drop_spaces(Region& region, const std::vector<Row>& rows) {
  for (size_t g = 0; g < region.gaps.size();) {
    const double gap = region.gaps[g];
    const double before = g > 0 ? region.gaps[g - 1] : -1e9;
    const double after = g + 1 < region.gaps.size() ? region.gaps[g + 1] : 1e9;
    int bridged = 0;
    int parted = 0;
    for (size_t i = region.begin; i < region.end; ++i) {
      bool left = false;
      bool right = false;
      bool over = false;
      for (const Segment& segment : rows[i].segments) {
        left = left || (segment.x1 <= gap && segment.x1 > before);
        right = right || (segment.x0 >= gap && segment.x0 < after);
        over = over || (segment.x0 < gap && segment.x1 > gap);
      }
      bridged += over;
      parted += !over && left && right;
    }
    if (bridged > parted) {
      region.gaps.erase(region.gaps.begin() + static_cast<std::ptrdiff_t>(g));
    } else {
      ++g;
    }
  }
}

/// Every column has a name in the first band; a strip that parts off a nameless column (of bullets,
/// say) is none.
void drop_unnamed(std::vector<double>& gaps, const std::vector<const Row*>& heading) {
  for (size_t col = 0; col <= gaps.size() && !gaps.empty();) {
    const bool named = std::any_of(heading.begin(), heading.end(), [&](const Row* row) {
      return std::any_of(
          row->line->words.begin(), row->line->words.end(),
          [&](const text::Word& word) { return column_of(word.box.cx(), gaps) == col; });
    });
    if (named) {
      ++col;
      continue;
    }
    gaps.erase(gaps.begin() + static_cast<std::ptrdiff_t>(std::min(col, gaps.size() - 1)));
  }
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

/// A table between horizontal rulings.
std::optional<Region> ruled_region(const text::PageText& page, const std::vector<Row>& rows,
                                   const std::vector<image::Ruling>& stack) {
  if (stack.size() < 2 || (stack.size() == 2 && framed(page, stack))) {
    return std::nullopt;
  }
  const double top = stack.front().box.cy();
  const double bottom = stack.back().box.cy();
  Region region;
  region.kind = TableKind::half_ruled;
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
  region.gaps = column_gaps(lines, 0.25 * rows[region.begin].line->size);
  drop_spaces(region, rows);
  drop_unnamed(region.gaps, rows_between(rows, top, stack[1].box.cy()));
  if (region.gaps.empty()) {
    return std::nullopt;
  }
  size_t fitting = 0;
  for (size_t i = region.begin; i < region.end; ++i) {
    fitting += fits_closely(rows[i], region.gaps);
  }
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

std::vector<Region> ruled_regions(const text::PageText& page, const std::vector<Row>& rows) {
  std::vector<Region> out;
  std::vector<std::vector<image::Ruling>> stacks;
  for (const auto& stack : ruling_stacks(page, rows)) {
    for (auto& part : part_stack(stack, rows)) {
      stacks.push_back(std::move(part));
    }
  }
  for (const auto& stack : stacks) {
    const std::optional<Region> region = ruled_region(page, rows, stack);
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
