#include "audit/ods_sheets.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "audit/workbook_cells.h"

namespace ita::audit {

namespace {

/// Reads a sheet of an OpenDocument workbook, row by row.
class OdsSheet {
 public:
  Sheet read(const pugi::xml_node& table) {
    sheet_.name = table.attribute("table:name").value();
    add_rows(table);
    return std::move(sheet_);
  }

 private:
  /// A cell that reaches down.
  struct Span {
    int rows_left = 0;
    std::string text;
  };

  void add_rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node& row : parent.children()) {
      if (local_name(row) != "table-row") {
        add_rows(row);  // rows of a header or a group
        continue;
      }
      add_row(sheet_, cells_of(row), line_ + 1);
      line_ += std::max(1, row.attribute("table:number-rows-repeated").as_int(1));
    }
  }

  std::vector<std::string> cells_of(const pugi::xml_node& row) {
    std::vector<std::string> cells;
    size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      const int repeat = std::max(1, cell.attribute("table:number-columns-repeated").as_int(1));
      const std::string_view type = cell.attribute("office:value-type").value();
      const std::string text = type == "float" || type == "percentage"
                                   ? shown_number(cell.attribute("office:value").value())
                                   : text_of(cell);
      for (int i = 0; i < repeat && column < kMostColumns; ++i, ++column) {
        put(cells, column, cell, text);
      }
    }
    return cells;
  }

  /// A cell, or what reaches down into it.
  void put(std::vector<std::string>& cells, size_t column, const pugi::xml_node& cell,
           const std::string& text) {
    Span& span = spans_[column];
    const bool covered = local_name(cell) == "covered-table-cell" && span.rows_left > 0;
    if (covered || !text.empty()) {
      set_cell(cells, column, covered ? span.text : text);
    }
    const int down = cell.attribute("table:number-rows-spanned").as_int(1);
    span = covered ? Span{span.rows_left - 1, span.text} : Span{down - 1, text};
  }

  Sheet sheet_;
  int line_ = 0;
  std::vector<Span> spans_ = std::vector<Span>(kMostColumns);  ///< by column
};

}  // namespace

Result<std::vector<Sheet>> read_ods(const WorkbookPackage& package) {
  const auto xml = package.part("content.xml");
  if (!xml) {
    return xml.error();
  }
  pugi::xml_document document;
  if (!document.load_buffer(xml->data(), xml->size())) {
    return workbook_fault(ErrorCode::damaged, "the workbook cannot be read");
  }
  std::vector<Sheet> out;
  for (const pugi::xml_node& table : document.child("office:document-content")
                                         .child("office:body")
                                         .child("office:spreadsheet")
                                         .children("table:table")) {
    out.push_back(OdsSheet().read(table));
  }
  return out;
}

}  // namespace ita::audit
