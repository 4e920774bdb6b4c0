#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "audit/table_file.h"

/// Cells of a workbook's sheets, whatever its kind.
namespace ita::audit {

constexpr int kMostColumns = 1024;  ///< of a sheet, at most

/// Name of an element without a namespace prefix: "table:table-row" is "table-row".
std::string_view local_name(const pugi::xml_node& node);

/// All text below a node; a run of text that gives how it is spoken (rPh) is not on the sheet.
std::string text_of(const pugi::xml_node& node);

/// Writes a text into a row, trimmed.  Columns from 0; those beyond the most are dropped.
void set_cell(std::vector<std::string>& row, size_t column, const std::string& text);

/// Adds a row that has any text.  `line`: its number in the file, from 1.
void add_row(Sheet& sheet, std::vector<std::string> row, int line);

/// A number as a person sees it: binary dust of the stored double is no part of the score.
std::string shown_number(const std::string& stored);

}  // namespace ita::audit
