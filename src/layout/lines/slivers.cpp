#include "layout/lines/slivers.h"

#include <algorithm>

#include "layout/measures.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

// What the end of a page may repeat of the next one.
constexpr size_t kFirstItems = 4;   // of the next page that are compared
constexpr size_t kLastItems = 3;    // of a page that may be slivers
constexpr Share kWholeLine{6, 10};  // of the symbols of the line above which slivers stand
constexpr double kLowerHalf = 0.5;  // share of the page height below which they stand

/// Slivers stand above the same letters, so their places give them away: each symbol is found at
/// the same x in a line at the head of the next page.
bool is_sliver(const Line& line, const std::vector<const Line*>& next) {
  size_t symbols = 0;
  for (const text::Word& word : line.words) {
    symbols += word.symbols.size();
  }
  for (const Line* other : next) {
    size_t others = 0;
    std::vector<const text::Symbol*> candidates;
    for (const text::Word& word : other->words) {
      others += word.symbols.size();
      for (const text::Symbol& symbol : word.symbols) {
        candidates.push_back(&symbol);
      }
    }
    size_t found = 0;
    for (const text::Word& word : line.words) {
      for (const text::Symbol& symbol : word.symbols) {
        found += std::any_of(candidates.begin(), candidates.end(), [&](const text::Symbol* c) {
          return symbol.box.cx() > c->box.x0 - 1 && symbol.box.cx() < c->box.x1 + 1 &&
                 c->text == symbol.text;
        });
      }
    }
    if (symbols > 0 && found == symbols && !kWholeLine.reached(symbols, others)) {
      return true;
    }
  }
  return false;
}

/// The lines of a table's heading.
void add_heading_lines(const Table& table, std::vector<const Line*>& out) {
  for (const Cell& cell : table.cells) {
    if (cell.row > 1) {
      continue;
    }
    for (const Line& line : cell.lines) {
      out.push_back(&line);
    }
  }
}

/// The first lines of a page, in the flow or in the heading of a table.
std::vector<const Line*> first_lines(const PageFlow& page, const std::vector<Table>& tables) {
  std::vector<const Line*> out;
  for (size_t i = 0; i < page.items.size() && i < kFirstItems; ++i) {
    const Item& item = page.items[i];
    if (item.is_table()) {
      add_heading_lines(tables[static_cast<size_t>(item.table)], out);
    } else {
      out.push_back(&item.line);
    }
  }
  return out;
}

}  // namespace

void drop_slivers(std::vector<PageFlow>& pages, const std::vector<Table>& tables) {
  for (size_t p = 0; p + 1 < pages.size(); ++p) {
    const std::vector<const Line*> next = first_lines(pages[p + 1], tables);
    for (size_t back = 0; back < kLastItems && back < pages[p].items.size(); ++back) {
      const size_t at = pages[p].items.size() - 1 - back;
      const Item& item = pages[p].items[at];
      if (item.is_table()) {
        break;
      }
      if (item.box.y0 > kLowerHalf * pages[p].height && is_sliver(item.line, next)) {
        pages[p].items.erase(pages[p].items.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      }
    }
  }
}

}  // namespace ita::layout
