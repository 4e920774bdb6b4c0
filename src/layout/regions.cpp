#include "layout/regions.h"

#include <algorithm>
#include <cmath>

#include "layout/lines.h"
#include "layout/ruled_columns.h"
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

bool parted_at_gaps(const Row& row, const Segment& segment, const std::vector<double>& gaps,
                    double space_em) {
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
      parted = parted || (end < gap + 0.6 * size && start > gap - 0.6 * size &&
                          start - end > space_em * size);
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

/// A number under one of the line above: "100.00" under "95.00" begins further left.
bool under_value(const Row& above, const Segment& segment) {
  return segment.value &&
         std::any_of(above.segments.begin(), above.segments.end(), [&](const Segment& other) {
           return other.value && values_aligned(other, segment, above.line->size);
         });
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
size_t include_header(const std::vector<Row>& rows, size_t begin, const std::vector<double>& gaps,
                      double usual_step) {
  size_t first = begin;
  bool found = false;
  while (first > 0 && begin - first < 6) {
    const Row& row = rows[first - 1];
    const double distance = step(row, rows[first]);
    if (distance > std::max(2.2 * row.line->size + 4, 1.6 * usual_step) || row.has_value() ||
        !fits(row, gaps)) {
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
  std::vector<double> steps;
  for (size_t i = 1; i < seeds.size(); ++i) {
    steps.push_back(step(rows[seeds[i - 1]], rows[seeds[i]]));
  }
  region.begin = include_header(rows, seeds.front(), region.gaps, median(std::move(steps)));
  // Where the columns are named, narrow gaps between them are found word by word.
  if (region.begin < seeds.front() && seeds.size() >= 4) {
    std::vector<const Row*> all, heading;
    for (size_t i = region.begin; i <= seeds.back(); ++i) {
      all.push_back(&rows[i]);
      if (i < seeds.front()) {
        heading.push_back(&rows[i]);
      }
    }
    std::vector<double> gaps = ruled_columns(all, heading);
    if (gaps.size() > region.gaps.size()) {
      region.gaps = std::move(gaps);
      region.narrow = true;
    }
  }
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
          return std::any_of(starts.begin(), starts.end(),
                             [&](double x) {
                               return std::abs(x - segment.x0) < 0.35 * rows[end].line->size;
                             }) ||
                 under_value(rows[end - 1], segment);
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

}  // namespace ita::layout
