#include <algorithm>

#include "layout/header.h"
#include "layout/join.h"
#include "layout/layout.h"
#include "layout/lines.h"
#include "layout/page_flow.h"
#include "layout/ruled.h"

namespace ita::layout {

namespace {

/// For each table: whether it begins a page right where the table before it ended the page before.
std::vector<bool> follows(const std::vector<PageFlow>& pages, size_t tables) {
  std::vector<bool> out(tables, false);
  int last_table = -1;  // ends the flow so far, -1 when a line came after it
  int last_page = 0;
  for (const PageFlow& page : pages) {
    bool first = true;
    for (const PageFlow::Item& item : page.items) {
      if (item.role == Role::running_head || item.role == Role::page_number) {
        continue;
      }
      if (!item.is_table()) {
        // "(ต่อ)", "continued", over the rest of a table stands between without ending it.
        const bool continued = first && item.line.text().find("(ต่อ)") != std::string::npos;
        if (!continued) {
          last_table = -1;
        }
        first = false;
        continue;
      }
      out[static_cast<size_t>(item.table)] = last_table >= 0 && last_page + 1 == page.number;
      last_table = item.table;
      last_page = page.number;
      first = false;
    }
  }
  return out;
}

}  // namespace

Layout analyse(const std::vector<text::PageText>& pages) {
  Layout out;
  std::vector<PageFlow> flows;
  for (const text::PageText& page : pages) {
    const size_t first_table = out.tables.size();
    Taken taken = take_ruled_tables(page, page.words);
    std::move(taken.tables.begin(), taken.tables.end(), std::back_inserter(out.tables));
    for (size_t t = first_table; t < out.tables.size(); ++t) {
      out.tables[t].header_rows = count_header_rows(out.tables[t]);
    }
    flows.push_back(
        order_page(page, make_lines(std::move(taken.rest), page.number), out.tables, first_table));
  }
  find_furniture(flows);
  measure(flows);
  find_signatures(flows);
  measure(flows);
  for (const PageFlow& flow : flows) {
    out.page_texts.push_back(page_text(flow, out.tables));
  }
  out.joined = join_tables(out.tables, follows(flows, out.tables.size()));
  std::vector<int> joined_of(out.tables.size(), 0);
  for (size_t j = 0; j < out.joined.size(); ++j) {
    for (const int part : out.joined[j].parts) {
      joined_of[static_cast<size_t>(part)] = static_cast<int>(j);
    }
  }
  out.blocks = make_blocks(flows, joined_of);
  return out;
}

}  // namespace ita::layout
