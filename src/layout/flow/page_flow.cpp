#include "layout/flow/page_flow.h"

#include <algorithm>

#include "layout/lines/lines.h"
#include "layout/tables/columns.h"

namespace ita::layout {

namespace {

constexpr double kAboveBaseline = 0.3;  // of the type size: where a line stands, for its order
constexpr double kBeside = 0.5;         // of the lower table's height, for tables side by side

using Item = PageFlow::Item;

std::string clean_text(const Line& line) {
  std::string out;
  for (const text::Word& word : line.words) {
    if (word.handwriting) {
      continue;
    }
    if (!out.empty()) {
      out += ' ';
    }
    out += word.text();
  }
  return out;
}

void append_line(std::string& out, const std::string& line) {
  if (line.empty()) {
    return;
  }
  if (!out.empty()) {
    out += '\n';
  }
  out += line;
}

/// Without rulings a row is read line by line, whatever the cells are.
void append_open_row(std::string& out, const Table& table, int row) {
  std::vector<text::Word> words;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) {
      continue;
    }
    for (const Line& line : cell.lines) {
      words.insert(words.end(), line.words.begin(), line.words.end());
    }
  }
  for (const Line& line : make_lines(std::move(words), table.page)) {
    append_line(out, clean_text(line));
  }
}

std::string cell_text(const Cell& cell) {
  std::string out;
  for (const Line& line : cell.lines) {
    const std::string part = clean_text(line);
    if (!out.empty() && !part.empty()) {
      out += ' ';
    }
    out += part;
  }
  return out;
}

void append_ruled_row(std::string& out, const Table& table, int row) {
  std::string text;
  bool first = true;
  for (const Cell& cell : table.cells) {
    if (cell.row != row) {
      continue;
    }
    if (!first) {
      text += '\t';
    }
    first = false;
    text += cell_text(cell);
  }
  if (text.find_first_not_of('\t') != std::string::npos) {
    append_line(out, text);
  }
}

std::string table_text(const Table& table) {
  std::string out;
  for (int row = 0; row < table.rows; ++row) {
    if (table.kind == TableKind::borderless) {
      append_open_row(out, table, row);
    } else {
      append_ruled_row(out, table, row);
    }
  }
  return out;
}

}  // namespace

PageFlow order_page(const text::PageText& page, std::vector<Line> lines,
                    const std::vector<Table>& tables, size_t first_table,
                    const std::optional<Divider>& divider, const PageFlow* before) {
  PageFlow out;
  out.number = page.number;
  out.width = page.width;
  out.height = page.height;
  out.exact_sizes =
      page.source == text::Source::text_layer || page.source == text::Source::repaired_text_layer;
  for (Line& line : lines) {
    Item item;
    item.box = line.box;
    item.line = std::move(line);
    out.items.push_back(std::move(item));
  }
  for (size_t t = first_table; t < tables.size(); ++t) {
    Item item;
    item.table = static_cast<int>(t);
    item.box = tables[t].box;
    out.items.push_back(std::move(item));
  }
  // A line counts by its baseline, a table by its top edge: the line that touches the table from
  // above comes first.
  const auto height_of = [](const Item& item) {
    return item.is_table() ? item.box.y0 : item.line.baseline - kAboveBaseline * item.line.size;
  };
  std::stable_sort(out.items.begin(), out.items.end(),
                   [&](const Item& a, const Item& b) { return height_of(a) < height_of(b); });
  // Tables side by side: the left one first, though it may begin a hair lower.
  for (size_t i = 1; i < out.items.size(); ++i) {
    Item& a = out.items[i - 1];
    Item& b = out.items[i];
    if (a.is_table() && b.is_table() && b.box.x0 < a.box.x0 &&
        overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) >
            kBeside * std::min(a.box.height(), b.box.height())) {
      std::swap(a, b);
    }
  }
  order_columns(out, divider, before, page.rulings);
  return out;
}

std::string page_text(const PageFlow& page, const std::vector<Table>& tables) {
  std::string out;
  for (const Item& item : page.items) {
    append_line(out, item.is_table() ? table_text(tables[static_cast<size_t>(item.table)])
                                     : clean_text(item.line));
  }
  return out;
}

}  // namespace ita::layout
