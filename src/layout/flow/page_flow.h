#pragma once

#include <optional>
#include <vector>

#include "layout/flow/divider.h"
#include "layout/layout.h"

namespace ita::layout {

/// What a line of the flow is for, found before paragraphs are made.
enum class Role { body, running_head, page_number, signature };

/// A page while its flow is being read: lines and tables in reading order.
struct PageFlow {
  bool exact_sizes = false;  ///< type sizes are the file's, not estimated from ink
  struct Item {
    Line line;
    int table = -1;  ///< index into Layout::tables; then `line` is empty
    Role role = Role::body;
    Box box;
    int column = 0;      ///< of text set in columns, counted in reading order from 1; 0 elsewhere
    bool panel = false;  ///< stands in a region of its own beside others: nothing goes on from it
    bool is_table() const { return table >= 0; }
  };

  /// Two columns of text: where the strip between them runs, and the edges of their text.
  struct Columns {
    double gutter = 0;
    double left = 0, left_end = 0, right = 0, right_end = 0;
  };

  int number = 0;
  double width = 0, height = 0;
  std::vector<Item> items;
  std::optional<Columns> columns;  ///< of its last stretch set in columns

  bool panel() const { return !items.empty() && items.front().panel; }

  // Measures of the body text, points.
  double left = 0, right = 0;
  double leading = 0;  ///< usual distance of baselines
  double size = 0;     ///< usual type size
  double column() const { return right - left; }
};

/// Puts lines and tables of a page into reading order.  `before`: the page before it, null for the
/// first.  `divider`: what parts its columns, where it is printed.
PageFlow order_page(const text::PageText& page, std::vector<Line> lines,
                    const std::vector<Table>& tables, size_t first_table,
                    const std::optional<Divider>& divider, const PageFlow* before);

/// Marks page numbers, running heads and catchwords (the words at the foot of a page that announce
/// the next one).
void find_furniture(std::vector<PageFlow>& pages, const std::vector<Table>& tables);

/// Marks signature blocks: a line to sign on or a name in brackets, with the titles under it.
void find_signatures(std::vector<PageFlow>& pages);

/// Measures the body text of every page; pages with little text borrow from the others.
void measure(std::vector<PageFlow>& pages);

/// Makes blocks of the marked flow.  `joined_of[t]`: index into Layout::joined of table t.
std::vector<Block> make_blocks(const std::vector<PageFlow>& pages,
                               const std::vector<int>& joined_of);

/// The page's lines in reading order, one line each; a row of a ruled table is one line with tabs
/// between its cells.
std::string page_text(const PageFlow& page, const std::vector<Table>& tables);

}  // namespace ita::layout
