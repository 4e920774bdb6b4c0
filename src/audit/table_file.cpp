#include "audit/table_file.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <pugixml.hpp>

#include "audit/csv.h"
#include "audit/mojibake.h"

namespace ita::audit {

namespace {

constexpr zip_uint64_t kLargestPart = 256ULL << 20;  ///< bytes; a larger part is no list of scores
constexpr int kMostColumns = 1024;
constexpr size_t kMostRows = 1000000;

Error fault(ErrorCode code, std::string message) {
  return {code, "audit", "", 0, std::move(message), "save the list as CSV (UTF-8)"};
}

/// The parts of a zipped workbook, unpacked in memory.
class Package {
 public:
  explicit Package(const std::string& bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source != nullptr) {
      zip_ = zip_open_from_source(source, ZIP_RDONLY, nullptr);
      if (zip_ == nullptr) {
        zip_source_free(source);
      }
    }
  }
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  ~Package() {
    if (zip_ != nullptr) {
      zip_discard(zip_);
    }
  }

  bool has(const char* part) const {
    return zip_ != nullptr && zip_name_locate(zip_, part, 0) >= 0;
  }

  Result<std::string> part(const char* name) const {
    zip_stat_t stat;
    if (zip_ == nullptr || zip_stat(zip_, name, 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_SIZE) == 0) {
      return fault(ErrorCode::damaged, std::string("the workbook has no part ") + name);
    }
    if (stat.size > kLargestPart) {
      return fault(ErrorCode::too_large,
                   std::string("the workbook's part ") + name + " is too large");
    }
    zip_file_t* file = zip_fopen(zip_, name, 0);
    std::string out(stat.size, '\0');
    const zip_int64_t read = file == nullptr ? -1 : zip_fread(file, out.data(), stat.size);
    if (file != nullptr) {
      zip_fclose(file);
    }
    if (read != static_cast<zip_int64_t>(stat.size)) {
      return fault(ErrorCode::damaged, std::string("the workbook's part ") + name + " is damaged");
    }
    return out;
  }

 private:
  zip_t* zip_ = nullptr;
};

/// Without a namespace prefix: "table:table-row" is "table-row".
std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string trimmed(const std::string& text) {
  const char* const spaces = " \t\r\n";
  const size_t begin = text.find_first_not_of(spaces);
  return begin == std::string::npos ? std::string()
                                    : text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

/// All text below a node; a run of text that gives how it is spoken (rPh) is not on the sheet.
void collect_text(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      out += child.value();
    } else if (local(child) == "s" || local(child) == "tab" || local(child) == "line-break") {
      out += ' ';
    } else if (local(child) != "rPh" && local(child) != "annotation") {
      collect_text(child, out);
    }
  }
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  collect_text(node, out);
  return out;
}

void set_cell(std::vector<std::string>& row, size_t column, const std::string& text) {
  if (column < kMostColumns) {
    row.resize(std::max(row.size(), column + 1));
    row[column] = undo_double_encoding(trimmed(text));
  }
}

void add_row(Sheet& sheet, std::vector<std::string> row, int line) {
  const bool filled =
      std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
  if (filled && sheet.rows.size() < kMostRows) {
    sheet.rows.push_back(std::move(row));
    sheet.lines.push_back(line);
  }
}

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

/// A number as a person sees it: binary dust of the stored double is no part of the score.
std::string shown_number(const std::string& stored) {
  double value = 0;
  const auto [end, wrong] = std::from_chars(stored.data(), stored.data() + stored.size(), value,
                                            std::chars_format::general);
  if (wrong != std::errc() || end != stored.data() + stored.size()) {
    return stored;
  }
  constexpr double kSteps = 1e6;
  std::array<char, 64> buffer;
  const double rounded =
      static_cast<double>(static_cast<long long>(value * kSteps + (value < 0 ? -0.5 : 0.5))) /
      kSteps;
  const auto done = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded);
  return {buffer.data(), done.ptr};
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

Result<std::vector<Sheet>> read_xlsx(const Package& package) {
  std::vector<std::string> shared;
  if (package.has("xl/sharedStrings.xml")) {
    const auto xml = package.part("xl/sharedStrings.xml");
    pugi::xml_document document;
    if (!xml || !document.load_buffer(xml->data(), xml->size())) {
      return fault(ErrorCode::damaged, "the workbook's texts cannot be read");
    }
    for (const pugi::xml_node& item : document.child("sst").children("si")) {
      shared.push_back(text_of(item));
    }
  }
  std::vector<Sheet> out;
  for (int number = 1; number <= 64; ++number) {
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
      return fault(ErrorCode::damaged,
                   "the workbook's sheet " + std::to_string(number) + " cannot be read");
    }
    Sheet sheet = xlsx_sheet(document.child("worksheet"), shared);
    sheet.name = std::to_string(number);
    drop_empty_rows(sheet);
    out.push_back(std::move(sheet));
  }
  return out;
}

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
      if (local(row) != "table-row") {
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
    const bool covered = local(cell) == "covered-table-cell" && span.rows_left > 0;
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

Result<std::vector<Sheet>> read_ods(const Package& package) {
  const auto xml = package.part("content.xml");
  if (!xml) {
    return xml.error();
  }
  pugi::xml_document document;
  if (!document.load_buffer(xml->data(), xml->size())) {
    return fault(ErrorCode::damaged, "the workbook cannot be read");
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

}  // namespace

Result<std::vector<Sheet>> read_sheets(const std::string& bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return fault(ErrorCode::unsupported_format, "the list is a workbook of the old kind (.xls)");
  }
  if (!bytes.starts_with("PK\x03\x04")) {
    Sheet sheet;
    sheet.rows = parse_csv(bytes);
    for (std::vector<std::string>& row : sheet.rows) {
      std::transform(row.begin(), row.end(), row.begin(), undo_double_encoding);
    }
    for (size_t r = 0; r < sheet.rows.size(); ++r) {
      sheet.lines.push_back(static_cast<int>(r) + 1);
    }
    return std::vector<Sheet>{std::move(sheet)};
  }
  const Package package(bytes);
  if (package.has("xl/workbook.xml")) {
    return read_xlsx(package);
  }
  if (package.has("content.xml")) {
    return read_ods(package);
  }
  return fault(ErrorCode::unsupported_format, "the list is a packed file, but no workbook");
}

}  // namespace ita::audit
