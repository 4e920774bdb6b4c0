#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

// One document as rows of tables: what every export has in common.
namespace ita::output {

enum class ColumnType { text, integer, number, boolean };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  std::string description;
};

struct TableSpec {
  std::string name;
  std::string description;
  std::vector<Column> columns;
  std::vector<std::string> key;  ///< primary key; "file" refers to the documents
};

/// Null, text, integer, number, boolean.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Value>;

/// The tables, in the order in which `Rows` holds them; "documents" is the first.
const std::vector<TableSpec>& tables();

/// All rows of one document, table by table.
using Rows = std::vector<std::vector<Row>>;

/// Errors: damaged (not a document of this schema version).
Result<Rows> rows_of(const std::string& json);

/// An input that gave no document.
struct Unread {
  std::string file, sha256, code, message;
};
Rows rows_of(const Unread& unread);

}  // namespace ita::output
