#pragma once

#include <string>
#include <vector>

#include "archive/tables.h"

namespace ita::archive {

// SQL that SQLite and PostgreSQL share.  `schema` stands before the names of tables: "" or "ita.".

using TypeName = const char* (*)(ColumnType);

/// CREATE TABLE with its keys; references are checked when a transaction ends.
std::string create_table(const TableSpec& table, const std::string& schema, TypeName type_name);
/// INSERT INTO with all columns named and a mark for each.
std::string insert_into(const TableSpec& table);
/// `statement` is CREATE VIEW, or what a database has to replace one.
std::string create_view(const View& view, const std::string& schema,
                        const std::string& statement = "CREATE VIEW");
std::vector<std::string> create_indexes(const std::string& schema);
/// "a", "b", "c"; with `before` in front of each.
std::string column_list(const std::vector<std::string>& columns, const std::string& before = "");
std::vector<std::string> column_names(const TableSpec& table);

}  // namespace ita::archive
