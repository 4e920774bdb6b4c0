#include "layout/page_flow.h"

#include <algorithm>
#include <cmath>

#include "layout/columns.h"
#include "layout/lines.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

/// The outermost place at which at least a few lines begin (or end), so that one stray line does
/// not decide.
double edge_of(std::vector<double> places, bool left, double tolerance) {
  std::sort(places.begin(), places.end());
  if (!left) {
    std::reverse(places.begin(), places.end());
  }
  const size_t enough = std::max<size_t>(2, places.size() / 8);
  for (const double place : places) {
    const auto company = std::count_if(places.begin(), places.end(), [&](double other) {
      return std::abs(other - place) <= tolerance;
    });
    if (static_cast<size_t>(company) >= enough) {
      return place;
    }
  }
  return places.front();
}

/// Below the middle: the space between paragraphs is among the steps, too.
double lower_third(std::vector<double> values) {
  const auto third = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 3);
  std::nth_element(values.begin(), third, values.end());
  return *third;
}

std::vector<const Line*> body_lines(const PageFlow& page) {
  std::vector<const Line*> out;
  for (const Item& item : page.items) {
    if (!item.is_table() && item.role == Role::body) {
      out.push_back(&item.line);
    }
  }
  return out;
}

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

std::string table_text(const Table& table) {
  std::string out;
  for (int row = 0; row < table.rows; ++row) {
    if (table.kind == TableKind::borderless) {
      // Without rulings the page is read line by line.
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
      continue;
    }
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
      std::string inner;
      for (const Line& line : cell.lines) {
        const std::string part = clean_text(line);
        if (!inner.empty() && !part.empty()) {
          inner += ' ';
        }
        inner += part;
      }
      text += inner;
    }
    if (text.find_first_not_of('\t') != std::string::npos) {
      append_line(out, text);
    }
  }
  return out;
}

}  // namespace

PageFlow order_page(const text::PageText& page, std::vector<Line> lines,
                    const std::vector<Table>& tables, size_t first_table, const PageFlow* before) {
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
    return item.is_table() ? item.box.y0 : item.line.baseline - 0.3 * item.line.size;
  };
  std::stable_sort(out.items.begin(), out.items.end(),
                   [&](const Item& a, const Item& b) { return height_of(a) < height_of(b); });
  // Tables side by side: the left one first, though it may begin a hair lower.
  for (size_t i = 1; i < out.items.size(); ++i) {
    Item& a = out.items[i - 1];
    Item& b = out.items[i];
    if (a.is_table() && b.is_table() && b.box.x0 < a.box.x0 &&
        overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) >
            0.5 * std::min(a.box.height(), b.box.height())) {
      std::swap(a, b);
    }
  }
  order_columns(out, before);
  return out;
}

void measure(std::vector<PageFlow>& pages) {
  std::vector<double> lefts;
  std::vector<double> rights;
  std::vector<double> leadings;
  std::vector<double> sizes;
  std::vector<std::vector<double>> page_steps;
  for (PageFlow& page : pages) {
    const std::vector<const Line*> lines = body_lines(page);
    std::vector<double> x0;
    std::vector<double> x1;
    std::vector<double> steps;
    std::vector<double> all_steps;
    std::vector<double> type;
    for (size_t i = 0; i < lines.size(); ++i) {
      x0.push_back(lines[i]->box.x0);
      x1.push_back(lines[i]->box.x1);
      type.push_back(lines[i]->size);
      if (i > 0) {
        const double step = lines[i]->baseline - lines[i - 1]->baseline;
        if (step > 0.7 * lines[i]->size && step < 3 * lines[i]->size) {
          // Inside a paragraph the line above is long and of the same type.
          const bool inside = lines[i - 1]->box.width() > 0.5 * page.width &&
                              std::abs(lines[i]->size - lines[i - 1]->size) < 0.1 * lines[i]->size;
          all_steps.push_back(step);
          if (inside) {
            steps.push_back(step);
          }
        }
      }
    }
    page.size = type.empty() ? 0 : median(std::move(type));
    page.leading = steps.size() < 3 ? 0 : lower_third(std::move(steps));
    page_steps.push_back(std::move(all_steps));
    page.left = lines.size() < 4 ? 0 : edge_of(std::move(x0), true, 4);
    page.right = lines.size() < 4 ? 0 : edge_of(std::move(x1), false, 8);
    if (page.size > 0) {
      sizes.push_back(page.size);
    }
    if (page.leading > 0) {
      leadings.push_back(page.leading);
    }
    if (page.right > page.left + 0.3 * page.width) {
      lefts.push_back(page.left / page.width);
      rights.push_back(page.right / page.width);
    }
  }
  const double size = sizes.empty() ? 14 : median(std::move(sizes));
  const bool known = !leadings.empty();
  const double leading = known ? median(std::move(leadings)) : 1.4 * size;
  const double left = lefts.empty() ? 0.12 : median(std::move(lefts));
  const double right = rights.empty() ? 0.9 : median(std::move(rights));
  for (PageFlow& page : pages) {
    if (page.size <= 0) {
      page.size = size;
    }
    // A page of short paragraphs does not show how close lines stand: other pages in that type do.
    if (page.leading <= 0 && known && std::abs(page.size - size) < 0.1 * size) {
      page.leading = leading;
    }
    std::vector<double>& steps = page_steps[static_cast<size_t>(&page - pages.data())];
    if (page.leading <= 0) {
      page.leading = steps.size() < 3 ? leading : lower_third(std::move(steps));
    }
    if (page.right <= page.left + 0.3 * page.width) {
      page.left = left * page.width;
      page.right = right * page.width;
    }
    // Where all lines end early nothing on the page shows how far lines may go.
    page.right = std::max(page.right, right * page.width);
    // A page of indented paragraphs: its left edge is the document's when a line stands there.
    const double usual_left = left * page.width;
    const std::vector<const Line*> lines = body_lines(page);
    if (page.left > usual_left + 6 &&
        std::any_of(lines.begin(), lines.end(),
                    [&](const Line* line) { return std::abs(line->box.x0 - usual_left) < 6; })) {
      page.left = usual_left;
    }
  }
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
