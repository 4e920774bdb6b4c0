#include "layout/flow/panel_contents.h"

#include <algorithm>
#include <cmath>

#include "layout/lines/tokens.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr double kSame = 0.8;         // of both areas
constexpr double kInside = 0.9;       // of a panel's area: it lies in the other
constexpr double kGround = 0.8;       // of the page's area: a background
constexpr double kSameEdge = 12;      // points that a heading's ground differs from the panel below
constexpr double kWideGap = 2;        // type sizes, between the cells of a row
constexpr size_t kFewestLetters = 3;  // of a label

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

bool lies_in(const Box& inner, const Box& outer) {
  return intersect(inner, outer).area() > kInside * inner.area();
}
bool holds(const Box& panel, const Box& box) { return panel.contains(box.cx(), box.cy()); }

}  // namespace

bool same_panel(const Box& a, const Box& b) {
  const double common = intersect(a, b).area();
  return common > kSame * a.area() && common > kSame * b.area();
}

bool have_same_sides(const Elements& upper, const Elements& lower) {
  return std::all_of(upper.begin(), upper.end(), [&](const Element& bar) {
    return bar.panel < 0 || std::any_of(lower.begin(), lower.end(), [&](const Element& body) {
             return body.panel >= 0 && std::abs(body.box.x0 - bar.box.x0) < kSameEdge &&
                    std::abs(body.box.x1 - bar.box.x1) < kSameEdge;
           });
  });
}

size_t count_panels(const Elements& elements) {
  return static_cast<size_t>(std::count_if(elements.begin(), elements.end(),
                                           [](const Element& e) { return e.panel >= 0; }));
}

PanelContents::PanelContents(const text::PageText& page, const std::vector<text::Word>& words,
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

/// Of a shape and the shadow or the frame around it the smaller one.
void PanelContents::add(const Box& panel) {
  const auto known = std::find_if(panels_.begin(), panels_.end(),
                                  [&](const Box& other) { return same_panel(other, panel); });
  if (known == panels_.end()) {
    panels_.push_back(panel);
  } else if (panel.area() < known->area()) {
    *known = panel;
  }
}

bool PanelContents::holds_words(const Box& panel) const {
  return std::any_of(words_.begin(), words_.end(),
                     [&](const text::Word& word) { return holds(panel, word.box); });
}

Elements PanelContents::contents(const Element& outer) const {
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

bool PanelContents::says_something(const Element& element) const {
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

bool PanelContents::says_something(const Elements& side) const {
  return std::any_of(side.begin(), side.end(),
                     [&](const Element& element) { return says_something(element); });
}

PanelContents::Count PanelContents::count(const Elements& row) const {
  Count out;
  for (const Element& element : row) {
    for (const size_t i : element.words) {
      const bool number = decimal_like(words_[i].text());
      out.numbers += number ? 1 : 0;
      out.letters += number ? 0 : words_[i].symbols.size();
    }
  }
  return out;
}

bool PanelContents::is_card(const Elements& row) const {
  const Count held = count(row);
  return count_panels(row) == 1 && held.numbers == 1 && held.letters >= kFewestLetters;
}

bool PanelContents::is_title_bar(const std::vector<Elements>& rows) const {
  if (rows.size() < 2 || count_panels(rows.front()) != 1 ||
      count(rows.front()).letters < kFewestLetters ||
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

bool PanelContents::stand_over(const Elements& upper, const Elements& lower) const {
  return count_panels(upper) > 1 && count_panels(upper) == count_panels(lower) &&
         std::none_of(upper.begin(), upper.end(),
                      [&](const Element& bar) { return says_something(bar); }) &&
         have_same_sides(upper, lower);
}

}  // namespace ita::layout
