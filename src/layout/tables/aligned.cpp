#include "layout/tables/aligned.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/tables/dense.h"
#include "layout/tables/region_table.h"
#include "layout/tables/regions.h"

namespace ita::layout {

namespace {

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
    tables.push_back(table_of(rows, region, page));
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
