#include "audit/xlsx_sheets.h"

#include <charconv>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "audit/workbook_cells.h"

namespace ita::audit {

namespace {

constexpr int kMostSheets = 64;

/// "BC12" as column 54 and row 12; columns from 0, rows from 1.
std::pair<size_t, int> cell_place(std::string_view reference) {
  size_t column = 0, at = 0;
  while (at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z') {
    column = column * 26 + static_cast<size_t>(reference[at] - 'A') + 1;
    ++at;
  }
  int row = 0;
  std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
  return {column == 0 ? 0 : column - 1, row};
}

std::string xlsx_value(const pugi::xml_node& cell, const std::vector<std::string>& shared) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") {
    return text_of(cell.child("is"));
  }
  const std::string value = cell.child("v").text().get();
  if (type == "s") {
    size_t index = shared.size();
    std::from_chars(value.data(), value.data() + value.size(), index);
    return index < shared.size() ? shared[index] : "";
  }
  return type.empty() || type == "n" ? shown_number(value) : value;
}

Sheet xlsx_sheet(const pugi::xml_node& root, const std::vector<std::string>& shared) {
  Sheet sheet;
  int line = 0;
  for (const pugi::xml_node& row : root.child("sheetData").children("row")) {
    line = row.attribute("r").as_int(line + 1);
    std::vector<std::string> cells;
    size_t column = 0;
    for (const pugi::xml_node& cell : row.children("c")) {
      if (const pugi::xml_attribute reference = cell.attribute("r")) {
        column = cell_place(reference.value()).first;
      }
      set_cell(cells, column++, xlsx_value(cell, shared));
    }
    sheet.rows.push_back(std::move(cells));
    sheet.lines.push_back(line);
  }
  for (const pugi::xml_node& merge : root.child("mergeCells").children("mergeCell")) {
    const std::string_view range = merge.attribute("ref").value();
    const size_t colon = range.find(':');
    if (colon == std::string_view::npos) {
      continue;
    }
    const auto [left, top] = cell_place(range.substr(0, colon));
    const auto [right, bottom] = cell_place(range.substr(colon + 1));
    std::string text;
    for (size_t r = 0; r < sheet.rows.size(); ++r) {
      if (sheet.lines[r] == top && left < sheet.rows[r].size()) {
        text = sheet.rows[r][left];
      }
    }
    // Downwards only: a heading over several columns is joined where headings are read.
    for (size_t r = 0; r < sheet.rows.size() && left == right; ++r) {
      if (sheet.lines[r] > top && sheet.lines[r] <= bottom) {
        set_cell(sheet.rows[r], left, text);
      }
    }
  }
  return sheet;
}

void drop_empty_rows(Sheet& sheet) {
  Sheet out;
  out.name = sheet.name;
  for (size_t r = 0; r < sheet.rows.size(); ++r) {
    add_row(out, std::move(sheet.rows[r]), sheet.lines[r]);
  }
  sheet = std::move(out);
}

}  // namespace

Result<std::vector<Sheet>> read_xlsx(const WorkbookPackage& package) {
  std::vector<std::string> shared;
  if (package.has("xl/sharedStrings.xml")) {
    const auto xml = package.part("xl/sharedStrings.xml");
    pugi::xml_document document;
    if (!xml || !document.load_buffer(xml->data(), xml->size())) {
      return workbook_fault(ErrorCode::damaged, "the workbook's texts cannot be read");
    }
    for (const pugi::xml_node& item : document.child("sst").children("si")) {
      shared.push_back(text_of(item));
    }
  }
  std::vector<Sheet> out;
  for (int number = 1; number <= kMostSheets; ++number) {
    const std::string name = "xl/worksheets/sheet" + std::to_string(number) + ".xml";
    if (!package.has(name.c_str())) {
      continue;
    }
    const auto xml = package.part(name.c_str());
    pugi::xml_document document;
    if (!xml) {
      return xml.error();
    }
    if (!document.load_buffer(xml->data(), xml->size())) {
      return workbook_fault(ErrorCode::damaged,
                            "the workbook's sheet " + std::to_string(number) + " cannot be read");
    }
    Sheet sheet = xlsx_sheet(document.child("worksheet"), shared);
    sheet.name = std::to_string(number);
    drop_empty_rows(sheet);
    out.push_back(std::move(sheet));
  }
  return out;
}

}  // namespace ita::audit
