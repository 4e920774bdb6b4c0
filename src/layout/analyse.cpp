#include <algorithm>

#include "layout/flow/divider.h"
#include "layout/flow/page_flow.h"
#include "layout/flow/panels.h"
#include "layout/layout.h"
#include "layout/lines/lines.h"
#include "layout/tables/aligned.h"
#include "layout/tables/columns.h"
#include "layout/tables/header.h"
#include "layout/tables/join.h"
#include "layout/tables/ruled.h"
#include "layout/tables/side_by_side.h"

namespace ita::layout {

namespace {

// Of the height of the page: a table that goes on overleaf reaches down this far.
constexpr double kLowerPart = 0.6;

/// Symbols of a line that stands between two tables.  "(ต่อ)", "continued", over the rest of a table
/// counts for none.
size_t symbols_between(const Line& line) {
  size_t out = 0;
  if (line.text().find("(ต่อ)") == std::string::npos) {
    for (const text::Word& word : line.words) {
      out += word.symbols.size();
    }
  }
  return out;
}

/// How each table follows the one before it.
std::vector<Follows> find_followers(const std::vector<PageFlow>& pages, size_t tables) {
  constexpr size_t kStray = 12;  // symbols
  std::vector<Follows> out(tables, Follows::no);
  int last_page = 0;
  bool open = false;  // a table ended the flow so far
  size_t between = 0;
  for (const PageFlow& page : pages) {
    for (const PageFlow::Item& item : page.items) {
      if (item.role == Role::running_head || item.role == Role::page_number) {
        continue;
      }
      if (item.is_table()) {
        if (open && last_page + 1 == page.number) {
          out[static_cast<size_t>(item.table)] =
              between == 0 ? Follows::directly : Follows::over_a_stray_line;
        }
        open = true;
        between = 0;
        last_page = page.number;
        continue;
      }
      between += symbols_between(item.line);
      open = open && between <= kStray;
    }
  }
  return out;
}

/// The table that reaches down into the lower part of the page before; null without one.
const Table* table_before(const Layout& layout, const std::vector<text::PageText>& pages,
                          size_t page) {
  if (page == 0 || layout.tables.empty()) {
    return nullptr;
  }
  const Table& last = layout.tables.back();
  const text::PageText& before = pages[page - 1];
  return last.page == before.number && last.box.y1 > kLowerPart * before.height ? &last : nullptr;
}

/// What stands in one region of a page, in order; its tables are added to `out`.
PageFlow read_region(const text::PageText& page, std::vector<Table> ruled,
                     std::vector<text::Word> words, const std::optional<Divider>& divider,
                     const Table* table_above, const PageFlow* before, Layout& out) {
  const size_t first_table = out.tables.size();
  AlignedTables aligned = find_tables_beside(page, std::move(words), divider, table_above);
  for (std::vector<Table>* found : {&ruled, &aligned.tables}) {
    for (Table& table : *found) {
      std::vector<Table> parts = split_side_by_side(std::move(table));
      std::move(parts.begin(), parts.end(), std::back_inserter(out.tables));
    }
  }
  std::stable_sort(out.tables.begin() + static_cast<std::ptrdiff_t>(first_table), out.tables.end(),
                   [](const Table& a, const Table& b) {
                     return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
                   });
  for (size_t t = first_table; t < out.tables.size(); ++t) {
    out.tables[t].header_rows = count_header_rows(out.tables[t]);
  }
  return order_page(page, std::move(aligned.rest), out.tables, first_table, divider, before);
}

/// The regions of a page one after the other, each a column of its own.
PageFlow read_panels(const text::PageText& page, std::vector<Table> ruled,
                     std::vector<PanelRegion> regions, Layout& out) {
  PageFlow flow;
  std::vector<PageFlow::Item> items;
  int columns = 0;
  for (PanelRegion& region : regions) {
    std::vector<Table> tables;
    for (const size_t t : region.tables) {
      tables.push_back(std::move(ruled[t]));
    }
    flow = read_region(page, std::move(tables), std::move(region.words), std::nullopt, nullptr,
                       nullptr, out);
    const int first = columns + 1;
    for (PageFlow::Item& item : flow.items) {
      item.column += first;
      item.panel = true;
      columns = std::max(columns, item.column);
      items.push_back(std::move(item));
    }
  }
  flow.items = std::move(items);
  flow.columns.reset();
  return flow;
}

}  // namespace

bool PageSize::same_format(const PageSize& other) const {
  constexpr double kSame = 0.03;  // of the side
  const auto alike = [](double a, double b) { return std::abs(a - b) < kSame * std::max(a, b); };
  return alike(width, other.width) && alike(height, other.height);
}

Layout analyse(const std::vector<text::PageText>& pages) {
  Layout out;
  std::vector<PageFlow> flows;
  for (const text::PageText& page : pages) {
    Taken taken = take_ruled_tables(page, part_at_wide_gaps(page.words));
    give_back_cards(page, taken.tables, taken.rest);
    std::vector<PanelRegion> regions = part_at_panels(page, std::move(taken.rest), taken.tables);
    if (regions.size() > 1) {
      flows.push_back(read_panels(page, std::move(taken.tables), std::move(regions), out));
      continue;
    }
    const Table* above = taken.tables.empty()
                             ? table_before(out, pages, static_cast<size_t>(&page - pages.data()))
                             : nullptr;
    flows.push_back(read_region(page, std::move(taken.tables), std::move(regions.front().words),
                                find_divider(page), above, flows.empty() ? nullptr : &flows.back(),
                                out));
  }
  find_furniture(flows, out.tables);
  measure(flows);
  find_signatures(flows);
  measure(flows);
  for (const PageFlow& flow : flows) {
    out.page_texts.push_back(page_text(flow, out.tables));
    out.page_sizes.push_back({flow.width, flow.height});
  }
  out.joined = join_tables(out.tables, find_followers(flows, out.tables.size()));
  std::vector<int> joined_of(out.tables.size(), 0);
  for (size_t j = 0; j < out.joined.size(); ++j) {
    for (const int part : out.joined[j].parts) {
      joined_of[static_cast<size_t>(part)] = static_cast<int>(j);
    }
  }
  out.blocks = make_blocks(part_columns(flows), joined_of);
  return out;
}

}  // namespace ita::layout
