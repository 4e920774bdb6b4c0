#include "layout/panels.h"

#include <algorithm>
#include <cmath>

#include "layout/tokens.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr double kLeastGap = 2;       // points between panels side by side; cells touch
constexpr double kTouch = 1;          // points that neighbours may reach into one another
constexpr double kSame = 0.8;         // of both areas
constexpr double kInside = 0.9;       // of a panel's area: it lies in the other
constexpr double kGround = 0.8;       // of the page's area: a background
constexpr size_t kMostPanels = 400;   // more are cells or a drawing
constexpr double kSameEdge = 12;      // points that a heading's ground differs from the panel below
constexpr double kWideGap = 2;        // type sizes, between the cells of a row
constexpr size_t kFewestLetters = 3;  // of a label

/// A panel with what stands in it, or a word or a table beside the panels.
struct Element {
  Box box;
  int panel = -1;  ///< index into the panels, -1 for none
  std::vector<size_t> words, tables;
};

using Elements = std::vector<Element>;

struct Letters {
  size_t count = 0;
  bool digit = false;
};

Letters letters_of(const text::Word& word) {
  Letters out;
  for (const char32_t c : thai::to_utf32(word.text())) {
    const bool digit = (c >= U'0' && c <= U'9') || (c >= U'๐' && c <= U'๙');
    out.digit = out.digit || digit;
    out.count += !digit && c > U'@' ? 1 : 0;
  }
  return out;
}

/// Of both areas nearly all is common: a shape and its shadow, a cell and its ground.
bool same(const Box& a, const Box& b) {
  const double common = intersect(a, b).area();
  return common > kSame * a.area() && common > kSame * b.area();
}

class Parter {
 public:
  Parter(const text::PageText& page, const std::vector<text::Word>& words,
         const std::vector<Table>& tables)
      : words_(words), tables_(tables) {
    for (const Box& panel : page.panels) {
      if (panel.area() < kGround * page.width * page.height && holds_words(panel)) {
        add(panel);
      }
    }
    std::stable_sort(panels_.begin(), panels_.end(),
                     [](const Box& a, const Box& b) { return a.area() > b.area(); });
  }

  /// Regions as lists of elements; one for a page without panels side by side.
  std::vector<Elements> part() {
    Element all;
    for (size_t i = 0; i < words_.size(); ++i) {
      all.words.push_back(i);
    }
    for (size_t i = 0; i < tables_.size(); ++i) {
      all.tables.push_back(i);
    }
    if (panels_.size() < 2 || panels_.size() > kMostPanels) {
      return {{all}};
    }
    std::vector<Elements> out = cut_rows(contents(all));
    return out.empty() ? std::vector<Elements>{{all}} : out;
  }

 private:
  /// Of a shape and the shadow or the frame around it the smaller one.
  void add(const Box& panel) {
    const auto known = std::find_if(panels_.begin(), panels_.end(),
                                    [&](const Box& other) { return same(other, panel); });
    if (known == panels_.end()) {
      panels_.push_back(panel);
    } else if (panel.area() < known->area()) {
      *known = panel;
    }
  }

  static bool lies_in(const Box& inner, const Box& outer) {
    return intersect(inner, outer).area() > kInside * inner.area();
  }
  static bool holds(const Box& panel, const Box& box) { return panel.contains(box.cx(), box.cy()); }
  bool holds_words(const Box& panel) const {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const text::Word& word) { return holds(panel, word.box); });
  }

  /// What stands in `outer` (the page, or a panel): its largest panels, and the words and tables in
  /// none of them.
  Elements contents(const Element& outer) const {
    Elements out;
    for (size_t p = 0; p < panels_.size(); ++p) {
      const bool inside =
          outer.panel < 0 || (static_cast<int>(p) > outer.panel &&
                              lies_in(panels_[p], panels_[static_cast<size_t>(outer.panel)]));
      const bool nested = std::any_of(out.begin(), out.end(), [&](const Element& larger) {
        return lies_in(panels_[p], larger.box);
      });
      if (inside && !nested) {
        out.push_back({panels_[p], static_cast<int>(p), {}, {}});
      }
    }
    const size_t panels = out.size();
    const auto place = [&](size_t index, const Box& box, std::vector<size_t> Element::*list) {
      for (size_t e = 0; e < panels; ++e) {
        if (holds(out[e].box, box)) {
          (out[e].*list).push_back(index);
          return;
        }
      }
      out.push_back({box, -1, {}, {}});
      (out.back().*list).push_back(index);
    };
    for (const size_t i : outer.words) {
      place(i, words_[i].box, &Element::words);
    }
    for (const size_t i : outer.tables) {
      place(i, tables_[i].box, &Element::tables);
    }
    std::erase_if(out, [](const Element& e) { return e.words.empty() && e.tables.empty(); });
    return out;
  }

  static size_t count_panels(const Elements& elements) {
    return static_cast<size_t>(std::count_if(elements.begin(), elements.end(),
                                             [](const Element& e) { return e.panel >= 0; }));
  }

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

  /// A label with its number, or lines of text: what can be read without the panel beside it.
  bool says_something(const Element& element) const {
    size_t letters = 0, lines = 0;
    bool digit = false;
    double baseline = -1;
    for (const size_t i : element.words) {
      const text::Word& word = words_[i];
      const Letters own = letters_of(word);
      digit = digit || own.digit;
      letters += own.count;
      if (own.count >= kFewestLetters) {
        lines += std::abs(word.baseline - baseline) > word.size / 2 ? 1 : 0;
        baseline = word.baseline;
      }
    }
    return element.panel >= 0 && letters >= kFewestLetters && (digit || lines > 1);
  }
  bool says_something(const Elements& side) const {
    return std::any_of(side.begin(), side.end(),
                       [&](const Element& element) { return says_something(element); });
  }

  /// The columns of a row of panels; one where it does not part.
  std::vector<Elements> cut_columns(const Elements& row) const {
    std::vector<Elements> out;
    for (Elements& column : cut(row, &Box::x0, &Box::x1, kLeastGap)) {
      const bool apart = out.empty() || (says_something(column) && says_something(out.back()));
      if (apart) {
        out.push_back(std::move(column));
      } else {
        std::move(column.begin(), column.end(), std::back_inserter(out.back()));
      }
    }
    return out;
  }

  struct Content {
    size_t numbers = 0, letters = 0;
  };
  Content content(const Elements& row) const {
    Content out;
    for (const Element& element : row) {
      for (const size_t i : element.words) {
        const bool number = decimal_like(words_[i].text());
        out.numbers += number ? 1 : 0;
        out.letters += number ? 0 : words_[i].symbols.size();
      }
    }
    return out;
  }

  /// A label and one number on a ground of their own.
  bool is_card(const Elements& row) const {
    const Content held = content(row);
    return count_panels(row) == 1 && held.numbers == 1 && held.letters >= kFewestLetters;
  }

  /// A ground behind a heading, over rows without one: lines without wide gaps.
  bool is_title_bar(const std::vector<Elements>& rows) const {
    if (rows.size() < 2 || count_panels(rows.front()) != 1 ||
        content(rows.front()).letters < kFewestLetters ||
        std::any_of(rows.begin() + 1, rows.end(),
                    [](const Elements& row) { return count_panels(row) > 0; })) {
      return false;
    }
    const std::vector<size_t>& bar = rows.front().front().words;
    return std::adjacent_find(bar.begin(), bar.end(), [&](size_t i, size_t next) {
             const text::Word &a = words_[i], &b = words_[next];
             return std::abs(a.baseline - b.baseline) < a.size / 2 &&
                    b.box.x0 - a.box.x1 > kWideGap * a.size;
           }) == bar.end();
  }

  /// Panels of the two rows stand one over the other, each as wide as the other.
  bool stand_over(const Elements& upper, const Elements& lower) const {
    const auto has_like = [&](const Element& bar) {
      return bar.panel < 0 || std::any_of(lower.begin(), lower.end(), [&](const Element& body) {
               return body.panel >= 0 && std::abs(body.box.x0 - bar.box.x0) < kSameEdge &&
                      std::abs(body.box.x1 - bar.box.x1) < kSameEdge;
             });
    };
    return count_panels(upper) > 1 && count_panels(upper) == count_panels(lower) &&
           std::none_of(upper.begin(), upper.end(),
                        [&](const Element& bar) { return says_something(bar); }) &&
           std::all_of(upper.begin(), upper.end(), has_like);
  }

  /// A row of headings on grounds of their own goes with the panels that it stands over.
  std::vector<Elements> with_bodies(std::vector<Elements> rows) const {
    for (size_t r = 1; r < rows.size(); ++r) {
      if (stand_over(rows[r - 1], rows[r])) {
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
    const std::vector<Elements> rows = with_bodies(cut(elements, &Box::y0, &Box::y1, -kTouch));
    const bool bar = column && is_title_bar(rows);
    const bool cards = column && std::count_if(rows.begin(), rows.end(), [&](const Elements& row) {
                                   return is_card(row);
                                 }) > 1;
    for (const Elements& row : rows) {
      if ((bar && &row == &rows.front()) || (cards && is_card(row))) {
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
        inner = contents(element);
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
  std::vector<Box> panels_;  ///< from the largest
};

}  // namespace

void give_back_cards(const text::PageText& page, std::vector<Table>& tables,
                     std::vector<text::Word>& words) {
  const auto is_panel = [&](const Cell& cell) {
    return std::any_of(page.panels.begin(), page.panels.end(),
                       [&](const Box& panel) { return same(panel, cell.box); });
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
