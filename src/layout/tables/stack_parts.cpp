#include "layout/tables/stack_parts.h"

#include <algorithm>

#include "layout/lines/tokens.h"

namespace ita::layout {

namespace {

constexpr double kWideLine = 0.6;  // of a table's width: a line of running text
constexpr double kFarther = 1.5;   // times: the line above a row is the row's and not the text's
constexpr double kAboveRow = 0.5;  // points
constexpr double kEmptyBand = 40;  // points: the space between two tables, not an empty row

bool has_value_with_unit(const Row* row) {
  return row->has_value() || std::any_of(row->segments.begin(), row->segments.end(),
                                         [](const Segment& s) { return !unit_of(s).empty(); });
}

bool all_single(const std::vector<const Row*>& band) {
  return std::all_of(band.begin(), band.end(),
                     [](const Row* row) { return row->segments.size() == 1; });
}

bool all_across(const std::vector<const Row*>& band) {
  return std::all_of(band.begin(), band.end(), [](const Row* row) { return across_columns(*row); });
}

/// Where the title of the next table begins at the end of a band; its size when there is none.  In
/// a table of text a lone line is the end of the longest cell, unless its type is a heading's.
size_t first_of_title(const std::vector<const Row*>& band, bool values) {
  size_t title = band.size();
  while (title > 0 && across_columns(*band[title - 1]) && (values || band[title - 1]->line->bold)) {
    --title;
  }
  return title;
}

/// Where a first band begins with text across the columns — the ruling above it is a banner's, as
/// wide as the table — the row with which the table begins.  A short line close over the first row
/// of several parts names a group of columns and stays.
size_t first_of_table(const std::vector<const Row*>& band, double width) {
  const auto part = std::find_if(band.begin(), band.end(),
                                 [](const Row* row) { return row->segments.size() > 1; });
  auto begin = part;
  const bool prose = std::any_of(band.begin(), part, [&](const Row* row) {
    return row->line->box.width() > kWideLine * width;
  });
  if (!prose || part == band.end()) {
    return 0;
  }
  while (begin - band.begin() > 1) {
    const Row* const head = *(begin - 1);
    const double above = head->line->box.y0 - (*(begin - 2))->line->box.y1;
    const double below = (*begin)->line->box.y0 - head->line->box.y1;
    if (head->line->box.width() > kWideLine * width || above < kFarther * below) {
      break;
    }
    --begin;
  }
  return static_cast<size_t>(begin - band.begin());
}

/// The ruling set down to just above a row.
image::Ruling moved_to(image::Ruling ruling, const Row& row) {
  ruling.box.y0 = ruling.box.y1 = row.line->box.y0 - kAboveRow;
  return ruling;
}

/// Where rows have rulings below them alone, the title of the next table and the line that names
/// its columns stand in one band.  That line; the size of the band where it holds no such thing.
size_t heading_below_title(const std::vector<const Row*>& band) {
  const size_t at = band.size() - 1;
  const bool title = std::all_of(band.begin(), band.end() - 1, [](const Row* row) {
    return across_columns(*row) && row->line->bold;
  });
  const bool heads = band[at]->segments.size() > 2 && name_columns({band[at]});
  return at > 0 && title && heads ? at : band.size();
}

/// What is known of a band: where a title begins at its end, the heading below one, and what
/// follows.
struct BandParts {
  size_t title, heading;
  bool before_heading, last;
};

/// Begins a new table where the band does; whether it does.
bool part_at(std::vector<RulingStack>& out, const image::Ruling& top,
             const std::vector<const Row*>& band, const BandParts& at) {
  if (at.heading < band.size()) {
    out.push_back({moved_to(top, *band[at.heading])});
    return true;
  }
  const bool ends = at.title < band.size() && at.before_heading;
  if (at.title > 0 && ends) {
    // The table above ends without a ruling; its last rows stand in one band with the title of the
    // next.
    const double y = (band[at.title - 1]->line->box.y1 + band[at.title]->line->box.y0) / 2;
    out.back().push_back(top);
    out.back().back().box.y0 = out.back().back().box.y1 = y;
  }
  if (ends || (at.title == 0 && at.last)) {
    out.emplace_back();
    return true;
  }
  return false;
}

}  // namespace

bool across_columns(const Row& row) { return row.segments.size() == 1 && !row.has_value(); }

std::vector<RulingStack> part_stack(const RulingStack& stack, const std::vector<Row>& rows) {
  std::vector<RulingStack> out(1);
  bool values = false;
  bool begun = false;  // a line of several parts was seen
  for (size_t i = 0; i < stack.size(); ++i) {
    out.back().push_back(stack[i]);
    if (i + 1 == stack.size()) {
      break;
    }
    const double top = stack[i].box.cy(), bottom = stack[i + 1].box.cy();
    const auto band = rows_between(rows, top, bottom);
    const bool last = i + 2 == stack.size();
    if (band.empty()) {
      if (bottom - top > kEmptyBand) {
        out.emplace_back();
      }
      continue;
    }
    if (const size_t first = begun ? 0 : first_of_table(band, stack[i].length()); first > 0) {
      out.back() = {moved_to(stack[i], *band[first])};
    }
    begun = begun || !all_single(band);
    values = values || std::any_of(band.begin(), band.end(), has_value_with_unit);
    const size_t title =
        i == 0 ? (all_across(band) ? 0 : band.size()) : first_of_title(band, values);
    const bool before_heading =
        !last && name_columns(rows_between(rows, bottom, stack[i + 2].box.cy()));
    const bool rows_below = begun && i > 0 && !last;
    const size_t heading = rows_below ? heading_below_title(band) : band.size();
    if (part_at(out, stack[i], band, {title, heading, before_heading, last})) {
      values = false;
    }
  }
  return out;
}

}  // namespace ita::layout
