#include "layout/aligned.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "layout/dense.h"
#include "layout/join.h"
#include "layout/lines.h"
#include "layout/regions.h"
#include "layout/tokens.h"
#include "thai/list_marker.h"

namespace ita::layout {

namespace {

/// The part of a region's line that lies in one column.
struct Piece {
  size_t col = 0;
  int col_span = 1;
  Line line;
};

std::vector<Piece> pieces_of(const Row& row, const Region& region, int page) {
  const std::vector<double>& gaps = region.gaps;
  const double space = region.narrow ? kNarrow : 0.3;
  std::vector<Piece> out;
  for (const Segment& segment : row.segments) {
    std::vector<text::Word> words(
        row.line->words.begin() + static_cast<std::ptrdiff_t>(segment.first),
        row.line->words.begin() + static_cast<std::ptrdiff_t>(segment.last));
    if (reach_over(segment, gaps) >= row.line->size && !segment.value &&
        !parted_at_gaps(row, segment, gaps, space)) {
      // A heading over several columns, or a long label: one cell over all it covers.
      const size_t from = column_of(segment.x0, gaps);
      const size_t to = column_of(segment.x1, gaps);
      out.push_back({from, static_cast<int>(to - from) + 1, make_line(std::move(words), page)});
      continue;
    }
    const double reach = reach_over(segment, gaps);
    if (!segment.value && reach > 0 && reach < row.line->size) {
      // Words that belong together stay together, though one leans over into the next column.
      out.push_back(
          {column_of((segment.x0 + segment.x1) / 2, gaps), 1, make_line(std::move(words), page)});
      continue;
    }
    // Words by their middles: a gap of the columns may be too narrow to part the segment.
    std::vector<text::Word> current;
    size_t col = 0;
    for (text::Word& word : words) {
      const size_t here = column_of(word.box.cx(), gaps);
      if (!current.empty() && here != col) {
        out.push_back({col, 1, make_line(std::move(current), page)});
        current.clear();
      }
      col = here;
      current.push_back(std::move(word));
    }
    out.push_back({col, 1, make_line(std::move(current), page)});
  }
  return out;
}

/// Units that stand behind values of one column in several lines ("563,199,600 บาท", "- บาท").
class Units {
 public:
  Units(const std::vector<Row>& rows, const Region& region) {
    for (size_t i = region.begin; i < region.end; ++i) {
      for (const Segment& segment : rows[i].segments) {
        const std::string_view unit = unit_of(segment);
        if (!unit.empty()) {
          ++lines_[{column_of(segment.x1, region.gaps), std::string(unit)}];
        }
      }
    }
  }

  bool has(const Segment& segment, const Region& region) const {
    const auto found =
        lines_.find({column_of(segment.x1, region.gaps), std::string(unit_of(segment))});
    return found != lines_.end() && found->second > 1;
  }

 private:
  std::map<std::pair<size_t, std::string>, int> lines_;
};

/// A year by itself is the end of a date that was broken over lines, and counts no row.
bool counts(const Segment& segment, const Region& region, const Units& units) {
  const int number = page_number_value(segment.text);
  return (segment.value && (number < 2500 || number > 2600)) || units.has(segment, region);
}

/// The column in which most lines have a value: its values count the rows.
std::optional<size_t> counting_column(const std::vector<Row>& rows, const Region& region,
                                      const Units& units) {
  std::vector<size_t> values(region.gaps.size() + 1, 0);
  for (size_t i = region.begin; i < region.end; ++i) {
    for (const Segment& segment : rows[i].segments) {
      if (counts(segment, region, units)) {
        ++values[column_of((segment.x0 + segment.x1) / 2, region.gaps)];
      }
    }
  }
  const auto best = std::max_element(values.begin(), values.end());
  if (*best < 2) {
    return std::nullopt;
  }
  return static_cast<size_t>(best - values.begin());
}

bool is_entry(const Row& row, const Region& region) {
  const Segment& front = row.segments.front();
  if (column_of((front.x0 + front.x1) / 2, region.gaps) != 0 &&
      column_of(front.x0, region.gaps) != 0) {
    return false;
  }
  const thai::ListMarker marker = thai::list_marker(front.text);
  return (marker.style != thai::ListStyle::none && marker.style != thai::ListStyle::bullet) ||
         (number_like(front.text) && row.segments.size() > 1);
}

bool in_first_column(const Row& row, const Region& region) {
  return column_of(row.line->words.front().box.cx(), region.gaps) == 0;
}

/// A value of a cell merged down, which stands beside the middle of its rows, or between their
/// lines.  None stands in the first column or in the one that counts the rows.
bool of_merged_cell(const Segment& segment, size_t counting, const Region& region) {
  const size_t col = column_of((segment.x0 + segment.x1) / 2, region.gaps);
  return col > counting && (segment.value || number_like(segment.text));
}

/// Values of merged cells only.
bool of_merged_cells(const Row& row, size_t counting, const Region& region) {
  return std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& segment) {
    return of_merged_cell(segment, counting, region);
  });
}

/// Whether the one text of line `i` (values of merged cells beside it are none) is the rest of the
/// text that stands above it in its column, in line `first` or below.
bool is_wrapped(const std::vector<Row>& rows, size_t first, size_t i, size_t counting,
                const Region& region) {
  const Segment* text = nullptr;
  for (const Segment& segment : rows[i].segments) {
    if (text != nullptr && !of_merged_cell(segment, counting, region)) {
      return false;
    }
    text = text == nullptr ? &segment : text;
  }
  if (text == nullptr) {
    return false;
  }
  const size_t col = column_of(text->x0, region.gaps);
  for (size_t k = i; k-- > first;) {
    for (const Segment& segment : rows[k].segments) {
      if (column_of(segment.x0, region.gaps) == col) {
        const double edge = col < region.gaps.size() ? region.gaps[col] : segment.x1;
        return edge - segment.x1 < 0.35 * (edge - segment.x0);
      }
    }
  }
  return false;
}

/// For each line of the region the table row it belongs to.
std::vector<int> rows_of_lines(const std::vector<Row>& rows, const Region& region, bool& sure) {
  const size_t count = region.end - region.begin;
  std::vector<int> out(count, 0);
  const auto band = [&](size_t i) {
    return std::count_if(region.rules.begin(), region.rules.end(), [&](const image::Ruling& rule) {
      return rule.box.cy() < rows[i].line->box.cy();
    });
  };
  const Units units(rows, region);
  const std::optional<size_t> counting = counting_column(rows, region, units);
  const auto counted = [&](size_t i) {
    return counting &&
           std::any_of(rows[i].segments.begin(), rows[i].segments.end(), [&](const Segment& s) {
             return counts(s, region, units) &&
                    column_of((s.x0 + s.x1) / 2, region.gaps) == *counting;
           });
  };
  size_t first_counted = region.end;
  size_t entries = 0;
  std::vector<double> steps;
  for (size_t i = region.begin; i < region.end; ++i) {
    first_counted = first_counted == region.end && counted(i) ? i : first_counted;
    entries += is_entry(rows[i], region);
    if (i > region.begin) {
      steps.push_back(step(rows[i - 1], rows[i]));
    }
  }
  // Bands between rulings: how many rows they hold is told by their values.
  std::map<std::ptrdiff_t, int> values_in_band;
  for (size_t i = region.begin; i < region.end && !region.rules.empty(); ++i) {
    values_in_band[band(i)] += counted(i);
  }
  const double usual = median(steps);
  const auto full =
      std::count_if(rows.begin() + static_cast<std::ptrdiff_t>(region.begin),
                    rows.begin() + static_cast<std::ptrdiff_t>(region.end),
                    [&](const Row& r) { return r.segments.size() == region.gaps.size() + 1; });
  const bool all_full = 10 * full >= 8 * static_cast<std::ptrdiff_t>(count);
  // Between the first two rulings stand the names of the columns, of one line or more each.
  bool heading = region.rules.size() > 1;
  for (size_t i = region.begin; i < region.end && heading; ++i) {
    heading =
        band(i) != 1 ||
        (!rows[i].has_value() && !is_entry(rows[i], region) &&
         std::all_of(rows[i].segments.begin(), rows[i].segments.end(), [&](const Segment& segment) {
           return reach_over(segment, region.gaps) < rows[i].line->size ||
                  parted_at_gaps(rows[i], segment, region.gaps, kNarrow);
         }));
  }
  int row = 0;
  for (size_t i = region.begin + 1; i < region.end; ++i) {
    const bool entry = is_entry(rows[i], region);
    const bool new_band = !region.rules.empty() && band(i) != band(i - 1);
    bool starts = new_band;
    if (values_in_band.size() >= 3 && values_in_band[band(i)] <= 1) {
      // one row
    } else if (heading && !new_band && band(i) == 1) {
      // the lines that name the columns
    } else if (first_counted != region.end && i >= first_counted) {
      // A line without a value goes on in the row above when that filled its column, else it stands
      // for itself.
      const size_t from =
          region.begin + static_cast<size_t>(std::find(out.begin(), out.end(), row) - out.begin());
      const bool wrapped = !entry && is_wrapped(rows, from, i, *counting, region);
      const bool merged = of_merged_cells(rows[i], *counting, region);
      starts = starts || counted(i) || (!wrapped && !merged);
      sure = sure && (counted(i) || wrapped || merged);
    } else if (first_counted != region.end) {
      starts = starts || entry;  // lines of the heading stay together
    } else if (entries >= 2) {
      starts = starts || entry;
      sure = false;
    } else {
      // Rows of one line each fill all columns; else a row begins where the first column begins
      // again.
      const bool again = in_first_column(rows[i], region) && !in_first_column(rows[i - 1], region);
      starts = starts || step(rows[i - 1], rows[i]) > 1.25 * usual || again || all_full;
      sure = false;
    }
    row += starts;
    out[i - region.begin] = row;
  }
  return out;
}

/// Cells of the columns that a partial ruling leaves out are one cell above and below it.
void merge_over_partial_rules(Table& table, const Region& region, const std::vector<Row>& rows,
                              const std::vector<int>& row_of) {
  for (const image::Ruling& rule : region.rules) {
    int below = 0;
    for (size_t i = region.end; i-- > region.begin;) {
      if (rows[i].line->box.cy() > rule.box.cy()) {
        below = row_of[i - region.begin];
      }
    }
    if (below == 0) {
      continue;
    }
    for (size_t c = 0; c < table.cells.size(); ++c) {
      const Cell lower = table.cells[c];
      if (lower.row != below ||
          (lower.box.cx() > rule.box.x0 - 2 && lower.box.cx() < rule.box.x1 + 2)) {
        continue;
      }
      const auto upper =
          std::find_if(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
            return cell.col == lower.col && cell.col_span == lower.col_span &&
                   cell.row + cell.row_span == below;
          });
      if (upper == table.cells.end()) {
        continue;
      }
      upper->row_span += lower.row_span;
      upper->box = unite(upper->box, lower.box);
      upper->lines.insert(upper->lines.end(), lower.lines.begin(), lower.lines.end());
      table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(c));
      --c;
    }
  }
}

Table build(const std::vector<Row>& rows, const Region& region, int page) {
  Table table;
  table.page = page;
  table.kind = region.kind;
  table.cols = static_cast<int>(region.gaps.size()) + 1;
  bool sure = true;
  const std::vector<int> row_of = rows_of_lines(rows, region, sure);
  table.rows = row_of.back() + 1;
  Box box;
  for (size_t i = region.begin; i < region.end; ++i) {
    box = unite(box, rows[i].line->box);
  }
  // The rulings show how far the columns reach whose cells are empty here.
  for (const image::Ruling& rule : region.rules) {
    box.x0 = std::min(box.x0, rule.box.x0);
    box.x1 = std::max(box.x1, rule.box.x1);
  }
  table.box = box;
  std::vector<double> tops(static_cast<size_t>(table.rows) + 1, box.y1);
  for (size_t i = region.end; i-- > region.begin;) {
    tops[static_cast<size_t>(row_of[i - region.begin])] = rows[i].line->box.y0;
  }
  std::vector<double> edges{box.x0};
  edges.insert(edges.end(), region.gaps.begin(), region.gaps.end());
  edges.push_back(box.x1);
  std::vector<std::vector<Piece>> pieces(static_cast<size_t>(table.rows));
  for (size_t i = region.begin; i < region.end; ++i) {
    for (Piece& piece : pieces_of(rows[i], region, page)) {
      pieces[static_cast<size_t>(row_of[i - region.begin])].push_back(std::move(piece));
    }
  }
  for (int row = 0; row < table.rows; ++row) {
    std::vector<int> spans(static_cast<size_t>(table.cols), 1);
    for (const Piece& piece : pieces[static_cast<size_t>(row)]) {
      spans[piece.col] = std::max(spans[piece.col], piece.col_span);
    }
    for (int col = 0; col < table.cols;) {
      Cell cell;
      cell.row = row;
      cell.col = col;
      cell.page = page;
      cell.col_span = std::min(spans[static_cast<size_t>(col)], table.cols - col);
      cell.box = {edges[static_cast<size_t>(col)], tops[static_cast<size_t>(row)],
                  edges[static_cast<size_t>(col + cell.col_span)],
                  tops[static_cast<size_t>(row) + 1]};
      for (const Piece& piece : pieces[static_cast<size_t>(row)]) {
        if (static_cast<int>(piece.col) >= col &&
            static_cast<int>(piece.col) < col + cell.col_span) {
          cell.lines.push_back(piece.line);
        }
      }
      col += cell.col_span;
      table.cells.push_back(std::move(cell));
    }
  }
  merge_over_partial_rules(table, region, rows, row_of);
  table.confidence = sure ? 0.9 : 0.75;
  if (!sure) {
    table.doubts.push_back({"table-without-rulings", {}, {}});
  }
  return table;
}

std::vector<Row> rows_of(const std::vector<Line>& lines) {
  std::vector<Row> out;
  for (const Line& line : lines) {
    if (!line.words.empty() && line.words.front().rotation == 0) {
      out.push_back({&line, segments_of(line)});
    }
  }
  return out;
}

/// Makes tables of the regions and takes their lines away.
void take(const std::vector<Region>& regions, const std::vector<Row>& rows, int page,
          std::vector<Line>& lines, std::vector<Table>& tables) {
  std::vector<bool> taken(lines.size(), false);
  for (const Region& region : regions) {
    tables.push_back(build(rows, region, page));
    for (size_t i = region.begin; i < region.end; ++i) {
      taken[static_cast<size_t>(rows[i].line - lines.data())] = true;
    }
  }
  std::vector<Line> rest;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!taken[i]) {
      rest.push_back(std::move(lines[i]));
    }
  }
  lines = std::move(rest);
}

/// The first rows of a page that go on with the table at the end of the page before, told by its
/// columns: two or three of them would be no table by themselves.
std::optional<Region> continued_region(const std::vector<Row>& rows, const Table& before) {
  const std::vector<double> edges = column_edges(before);
  if (before.kind == TableKind::ruled || before.cols < 3) {
    return std::nullopt;
  }
  Region region;
  region.gaps.assign(edges.begin() + 1, edges.end() - 1);
  const auto columns_of = [&](const Row& row) {
    std::vector<size_t> out;
    for (const Segment& segment : row.segments) {
      out.push_back(column_of((segment.x0 + segment.x1) / 2, region.gaps));
    }
    return out;
  };
  const auto like_a_row = [&](const Row& row) {
    const std::vector<size_t> columns = columns_of(row);
    const bool apart = std::adjacent_find(columns.begin(), columns.end()) == columns.end();
    const bool kept = std::all_of(row.segments.begin(), row.segments.end(), [&](const Segment& s) {
      return reach_over(s, region.gaps) < row.line->size;
    });
    // Values where the rows above have values.
    bool values = true;
    for (const Segment& segment : row.segments) {
      const Cell* above = before.at(
          before.rows - 1, static_cast<int>(column_of((segment.x0 + segment.x1) / 2, region.gaps)));
      values = values && (!segment.value || (above != nullptr && (number_like(above->text()) ||
                                                                  blank_value(above->text()))));
    }
    return row.has_value() && apart && kept && values &&
           row.segments.size() + 1 >= static_cast<size_t>(before.cols);
  };
  // Above it may stand a running head, a page number, and the names of the columns once more.
  constexpr size_t kHeads = 2;
  constexpr size_t kHeading = 6;
  size_t first = 0;
  size_t begin = rows.size();
  while (first < std::min(rows.size(), kHeads + kHeading) && !like_a_row(rows[first])) {
    const bool name =
        !rows[first].has_value() && rows[first].segments.size() < 6 &&
        std::all_of(rows[first].segments.begin(), rows[first].segments.end(),
                    [&](const Segment& s) { return s.x1 - s.x0 < 0.5 * before.box.width(); });
    if (!name && first >= kHeads) {
      return std::nullopt;
    }
    begin = name && first >= kHeads && begin == rows.size() ? first : begin;
    ++first;
  }
  if (first >= std::min(rows.size(), kHeads + kHeading)) {
    return std::nullopt;
  }
  region.begin = std::min(begin, first);
  region.end = first + 1;
  while (region.end < rows.size() && like_a_row(rows[region.end])) {
    ++region.end;
  }
  return region;
}

/// Tables that no ruling shows.
std::vector<Region> plain_regions(const std::vector<Row>& rows) {
  std::vector<Region> regions;
  const auto free = [&](const Region& region) {
    return std::none_of(regions.begin(), regions.end(), [&](const Region& other) {
      return region.begin < other.end && other.begin < region.end;
    });
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    std::optional<Region> region = value_region(rows, i);
    if (!region || !free(*region)) {
      region = text_region(rows, i);
    }
    if (region && free(*region)) {
      regions.push_back(*region);
      i = region->end - 1;
    }
  }
  return regions;
}

}  // namespace

AlignedTables find_aligned_tables(const text::PageText& page, std::vector<Line> lines,
                                  const Table* before) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.baseline < b.baseline; });
  AlignedTables out;
  {
    const std::vector<Row> rows = rows_of(lines);
    take(ruled_regions(page, rows, before), rows, page.number, lines, out.tables);
  }
  std::vector<Table> dense = take_dense_tables(lines, page.number);
  std::move(dense.begin(), dense.end(), std::back_inserter(out.tables));
  {
    const std::vector<Row> rows = rows_of(lines);
    std::vector<Region> regions = plain_regions(rows);
    const auto going_on =
        before == nullptr || !out.tables.empty() ? std::nullopt : continued_region(rows, *before);
    if (going_on && std::none_of(regions.begin(), regions.end(), [&](const Region& region) {
          return region.begin < going_on->end;
        })) {
      regions.insert(regions.begin(), *going_on);
    }
    take(regions, rows, page.number, lines, out.tables);
  }
  out.rest = std::move(lines);
  return out;
}

}  // namespace ita::layout
