#pragma once

#include <vector>

#include "layout/layout.h"

namespace ita::layout {

/// A panel with what stands in it, or a word or a table beside the panels.
struct Element {
  Box box;
  int panel = -1;  ///< index into the panels, -1 for none
  std::vector<size_t> words, tables;
};

using Elements = std::vector<Element>;

/// Of both areas nearly all is common: a shape and its shadow, a cell and its ground.
bool same_panel(const Box& a, const Box& b);

/// Whether each panel of the upper row has one in the lower row with its left and right edges.
bool have_same_sides(const Elements& upper, const Elements& lower);

/// Elements that are panels.
size_t count_panels(const Elements& elements);

/// What stands in the panels of a page, and what it says.  `words` and `tables` outlive it.
class PanelContents {
 public:
  PanelContents(const text::PageText& page, const std::vector<text::Word>& words,
                const std::vector<Table>& tables);

  /// Panels of the page that hold words, without its ground.
  size_t panels() const { return panels_.size(); }

  /// What stands in `outer` (the page, or a panel): its largest panels, and the words and tables in
  /// none of them.
  Elements contents(const Element& outer) const;

  /// A label with its number, or lines of text: what can be read without the panel beside it.
  bool says_something(const Element& element) const;
  /// Whether one of them does.
  bool says_something(const Elements& side) const;

  /// A label and one number on a ground of their own.
  bool is_card(const Elements& row) const;

  /// A ground behind a heading, over rows without one: lines without wide gaps.
  bool is_title_bar(const std::vector<Elements>& rows) const;

  /// Panels of the two rows stand one over the other, each as wide as the other.
  bool stand_over(const Elements& upper, const Elements& lower) const;

 private:
  struct Count {
    size_t numbers = 0, letters = 0;
  };

  void add(const Box& panel);
  bool holds_words(const Box& panel) const;
  Count count(const Elements& row) const;

  const std::vector<text::Word>& words_;
  const std::vector<Table>& tables_;
  std::vector<Box> panels_;  ///< from the largest
};

}  // namespace ita::layout
