#pragma once

#include <string>
#include <utility>
#include <vector>

#include "archive/tables.h"

// The pieces that the descriptions of the tables share, and the rooms in which these stand.
namespace ita::archive {

using Columns = std::vector<Column>;

inline constexpr ColumnType kText = ColumnType::text;
inline constexpr ColumnType kInteger = ColumnType::integer;
inline constexpr ColumnType kDecimal = ColumnType::decimal;
inline constexpr ColumnType kReal = ColumnType::real;
inline constexpr ColumnType kBoolean = ColumnType::boolean;

Columns joined(std::vector<Columns> parts);

/// Of every table whose rows are values of one report of one document; with its key.
Columns of_report();
std::vector<std::string> report_key();
std::vector<Reference> to_report();
/// Of every table whose rows belong to a document as a whole; with its key.
Columns of_document();
std::vector<std::string> document_key();
std::vector<Reference> to_document();

/// Where something stands on paper, how it was read, and what is doubted of it.
Columns place_columns(const std::string& prefix = "");
Columns reading_columns();
Columns review_columns();

/// Agencies, documents, files, and the reports that they hold.
std::vector<TableSpec> entity_tables();
/// What a report says, a table for each kind of value.
std::vector<TableSpec> value_tables();
/// From what the values were made and what was said of them: numbers, reasons, checks, pages,
/// cells, corrections.
std::vector<TableSpec> proof_tables();

}  // namespace ita::archive
