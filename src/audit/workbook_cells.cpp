#include "audit/workbook_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "audit/mojibake.h"

namespace ita::audit {

namespace {

constexpr size_t kMostRows = 1000000;

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
    } else if (local_name(child) == "s" || local_name(child) == "tab" ||
               local_name(child) == "line-break") {
      out += ' ';
    } else if (local_name(child) != "rPh" && local_name(child) != "annotation") {
      collect_text(child, out);
    }
  }
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
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

}  // namespace ita::audit
