#pragma once

#include <string>
#include <vector>

#include "text/page_text.h"

namespace ita::layout {

/// One printed line inside one block or cell.  Words in reading order.
struct Line {
  int page = 0;
  Box box;  ///< points, reading frame of the page, as in text::PageText
  double baseline = 0;
  double size = 0;  ///< type size, points
  bool bold = false;
  std::vector<text::Word> words;

  std::string text() const;  ///< words joined by one space
};

struct Cell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  int page = 0;  ///< page of its first line, or of the table
  Box box;
  std::vector<Line> lines;  ///< top to bottom; in a joined table they may come from several pages
  bool ground = false;      ///< lies on a colour of its own, as a file paints it; never on scans

  std::string text() const;  ///< lines joined by '\n'
};

enum class TableKind { ruled, half_ruled, borderless };

/// A table on one page, as printed, header rows included.
struct Table {
  int page = 0;
  Box box;
  TableKind kind = TableKind::ruled;
  int rows = 0, cols = 0;
  int header_rows = 0;      ///< rows at the top that name the columns
  std::vector<Cell> cells;  ///< row by row; empty cells are there too
  double confidence = 1;
  std::vector<Reason> doubts;  ///< about how it was cut into cells

  const Cell* at(int row,
                 int col) const;  ///< the cell that covers it, spans included; null outside
};

/// Tables that continue one another over page breaks: one header, rows in order, repeated headers
/// dropped, a row that was broken by the page end joined again.
struct JoinedTable {
  std::vector<int> parts;  ///< indices into Layout::tables
  Table table;             ///< page and box of the first part
};

enum class BlockKind { heading, paragraph, list_item, table, running_head, page_number, signature };

/// A piece of the document's flow.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::vector<Line> lines;  ///< empty for a table; may span pages (each line knows its page)
  int page = 0;             ///< page it begins on
  Box box;                  ///< on that page
  std::string marker;  ///< list or heading number as printed: "๑)", "1.1", "-", "" when none; also
                       ///< left in the lines
  double indent = 0;  ///< left edge of the first line against the text block's left edge, points
  bool centred = false;
  int table = -1;  ///< index into Layout::joined
  int panel = 0;   ///< on its page, of the region beside others that it stands in; 0 for none

  std::string text() const;  ///< lines joined as prose: a Thai line break adds no space unless the
                             ///< print shows a gap
};

struct PageSize {
  double width = 0, height = 0;  ///< points, of the reading frame

  /// Whether pages of the two sizes are of one format; scans of one format differ a little.
  bool same_format(const PageSize& other) const;
};

struct Layout {
  std::vector<Block> blocks;  ///< the whole document in reading order
  std::vector<Table> tables;  ///< page by page
  std::vector<JoinedTable> joined;
  std::vector<std::string> page_texts;  ///< each page's lines in reading order, joined by '\n'; a
                                        ///< table row is one line, cells tab-separated
  std::vector<PageSize> page_sizes;
};

Layout analyse(const std::vector<text::PageText>& pages);

}  // namespace ita::layout
