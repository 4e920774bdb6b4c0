#include "layout/flow/panels.h"

#include <algorithm>

#include "layout/flow/panel_contents.h"

namespace ita::layout {

namespace {

constexpr double kLeastGap = 2;      // points between panels side by side; cells touch
constexpr double kTouch = 1;         // points that neighbours may reach into one another
constexpr size_t kMostPanels = 400;  // more are cells or a drawing

/// Cuts a page between its panels.
class Parter {
 public:
  Parter(const text::PageText& page, const std::vector<text::Word>& words,
         const std::vector<Table>& tables)
      : words_(words), tables_(tables), held_(page, words, tables) {}

  /// Regions as lists of elements; one for a page without panels side by side.
  std::vector<Elements> part() {
    Element all;
    for (size_t i = 0; i < words_.size(); ++i) {
      all.words.push_back(i);
    }
    for (size_t i = 0; i < tables_.size(); ++i) {
      all.tables.push_back(i);
    }
    if (held_.panels() < 2 || held_.panels() > kMostPanels) {
      return {{all}};
    }
    std::vector<Elements> out = cut_rows(held_.contents(all));
    return out.empty() ? std::vector<Elements>{{all}} : out;
  }

 private:
  /// Groups between which a free strip of more than `gap` runs, from the top or from the left.
  static std::vector<Elements> cut(Elements elements, double Box::*begin, double Box::*end,
                                   double gap) {
    std::stable_sort(elements.begin(), elements.end(), [&](const Element& a, const Element& b) {
      return a.box.*begin < b.box.*begin;
    });
    std::vector<Elements> out;
    double reached = 0;
    for (Element& element : elements) {
      if (out.empty() || element.box.*begin > reached + gap) {
        out.emplace_back();
        reached = element.box.*end;
      }
      reached = std::max(reached, element.box.*end);
      out.back().push_back(std::move(element));
    }
    return out;
  }

  /// The columns of a row of panels; one where it does not part.
  std::vector<Elements> cut_columns(const Elements& row) const {
    std::vector<Elements> out;
    for (Elements& column : cut(row, &Box::x0, &Box::x1, kLeastGap)) {
      const bool apart =
          out.empty() || (held_.says_something(column) && held_.says_something(out.back()));
      if (apart) {
        out.push_back(std::move(column));
      } else {
        std::move(column.begin(), column.end(), std::back_inserter(out.back()));
      }
    }
    return out;
  }

  /// Cards of several grounds each: those of a card touch, and the cards stand apart.
  static bool is_stacked(const Elements& upper, const Elements& lower) {
    const auto bottom =
        std::max_element(upper.begin(), upper.end(),
                         [](const Element& a, const Element& b) { return a.box.y1 < b.box.y1; });
    const auto top =
        std::min_element(lower.begin(), lower.end(),
                         [](const Element& a, const Element& b) { return a.box.y0 < b.box.y0; });
    const auto is_panel = [](const Element& element) { return element.panel >= 0; };
    return count_panels(lower) > 1 && count_panels(upper) == count_panels(lower) &&
           std::all_of(lower.begin(), lower.end(), is_panel) &&
           std::all_of(upper.begin(), upper.end(), is_panel) &&
           top->box.y0 - bottom->box.y1 <= kTouch && have_same_sides(upper, lower) &&
           cut(lower, &Box::x0, &Box::x1, kLeastGap).size() == lower.size();
  }

  static std::vector<Elements> with_stacks(std::vector<Elements> rows) {
    std::vector<Elements> out;
    Elements last;  // row of the stack
    for (Elements& row : rows) {
      if (!out.empty() && is_stacked(last, row)) {
        out.back().insert(out.back().end(), row.begin(), row.end());
      } else {
        out.push_back(row);
      }
      last = std::move(row);
    }
    return out;
  }

  /// A row of headings on grounds of their own goes with the panels that it stands over.
  std::vector<Elements> with_bodies(std::vector<Elements> rows) const {
    for (size_t r = 1; r < rows.size(); ++r) {
      if (held_.stand_over(rows[r - 1], rows[r])) {
        rows[r].insert(rows[r].end(), rows[r - 1].begin(), rows[r - 1].end());
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(--r));
      }
    }
    return rows;
  }

  /// Rows of elements from the top; those in which nothing stands side by side stay together.
  /// `column`: they stand beside others, so that cards under one another are read one by one.
  std::vector<Elements> cut_rows(const Elements& elements, bool column = false) const {
    std::vector<Elements> out;
    bool open = false;  // the last region is one that goes on
    const auto append = [&](const Elements& row) {
      if (!open) {
        out.emplace_back();
        open = true;
      }
      out.back().insert(out.back().end(), row.begin(), row.end());
    };
    const std::vector<Elements> rows =
        with_bodies(with_stacks(cut(elements, &Box::y0, &Box::y1, -kTouch)));
    const bool bar = column && held_.is_title_bar(rows);
    const bool cards = column && std::count_if(rows.begin(), rows.end(), [&](const Elements& row) {
                                   return held_.is_card(row);
                                 }) > 1;
    for (const Elements& row : rows) {
      if ((bar && &row == &rows.front()) || (cards && held_.is_card(row))) {
        out.push_back(row);
        open = false;
        continue;
      }
      std::vector<Elements> parts = parts_of(row, column);
      if (parts.size() < 2) {
        append(row);
        continue;
      }
      std::move(parts.begin(), parts.end(), std::back_inserter(out));
      open = false;
    }
    return out;
  }

  /// The regions of one row: its columns, or what the only panel in it holds; empty or one where
  /// nothing in it stands side by side.
  std::vector<Elements> parts_of(const Elements& row, bool column) const {
    const size_t panels = count_panels(row);
    if (panels == 1) {
      return cut_rows(opened(row), column);
    }
    std::vector<Elements> out;
    const std::vector<Elements> columns = panels > 1 ? cut_columns(row) : out;
    for (size_t c = 0; c < columns.size() && columns.size() > 1; ++c) {
      for (Elements& part : cut_rows(columns[c], true)) {
        out.push_back(std::move(part));
      }
    }
    return out;
  }

  /// The row with its panel replaced by what stands in it; empty where that holds no panels.
  Elements opened(const Elements& row) const {
    Elements out, inner;
    for (const Element& element : row) {
      if (element.panel >= 0) {
        inner = held_.contents(element);
      } else {
        out.push_back(element);
      }
    }
    if (count_panels(inner) == 0) {
      return {};
    }
    out.insert(out.end(), inner.begin(), inner.end());
    return out;
  }

  const std::vector<text::Word>& words_;
  const std::vector<Table>& tables_;
  PanelContents held_;
};

}  // namespace

void give_back_cards(const text::PageText& page, std::vector<Table>& tables,
                     std::vector<text::Word>& words) {
  const auto is_panel = [&](const Cell& cell) {
    return std::any_of(page.panels.begin(), page.panels.end(),
                       [&](const Box& panel) { return same_panel(panel, cell.box); });
  };
  std::erase_if(tables, [&](const Table& table) {
    const auto filled = [](const Cell& cell) { return !cell.lines.empty(); };
    const bool cards =
        table.rows == 1 && std::count_if(table.cells.begin(), table.cells.end(), filled) > 1 &&
        std::all_of(table.cells.begin(), table.cells.end(),
                    [&](const Cell& cell) { return !filled(cell) || is_panel(cell); });
    for (size_t c = 0; cards && c < table.cells.size(); ++c) {
      for (const Line& line : table.cells[c].lines) {
        words.insert(words.end(), line.words.begin(), line.words.end());
      }
    }
    return cards;
  });
}

std::vector<PanelRegion> part_at_panels(const text::PageText& page, std::vector<text::Word> words,
                                        const std::vector<Table>& tables) {
  const std::vector<Elements> regions = Parter(page, words, tables).part();
  std::vector<PanelRegion> out;
  for (const Elements& region : regions) {
    std::vector<size_t> order;
    PanelRegion& part = out.emplace_back();
    for (const Element& element : region) {
      order.insert(order.end(), element.words.begin(), element.words.end());
      part.tables.insert(part.tables.end(), element.tables.begin(), element.tables.end());
    }
    std::sort(order.begin(), order.end());
    for (const size_t i : order) {
      part.words.push_back(std::move(words[i]));
    }
  }
  return out;
}

}  // namespace ita::layout
