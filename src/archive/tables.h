#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The archive as tables: one description, from which SQLite, PostgreSQL, CSV, Data Package and XLSX
// are made.  Ids are hashes of meaning, the same on every machine and in every run.
namespace ita::archive {

enum class ColumnType {
  text,
  integer,
  decimal,  ///< a printed number: exact to four decimals
  real,     ///< a measure: points, confidence
  boolean
};

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  std::string description;
  std::vector<std::string> choices = {};  ///< the only values of a text, where there are such
};

/// Columns of this table that name a row of another one.
struct Reference {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> its_columns;
};

struct TableSpec {
  std::string name;
  std::string description;
  std::vector<Column> columns;
  std::vector<std::string> key;  ///< primary key
  std::vector<Reference> references;

  /// Index of a column; asserts that there is one of this name.
  size_t index(std::string_view column) const;
};

/// All tables, those that others refer to first.
const std::vector<TableSpec>& tables();
/// Asserts that there is one of this name.
const TableSpec& table(std::string_view name);

/// Null, text, integer, number, boolean.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Value>;

/// A row that is filled by the names of its columns; what is not set is null.
class RowBuilder {
 public:
  explicit RowBuilder(const TableSpec& spec) : spec_(&spec), row_(spec.columns.size()) {}
  RowBuilder& set(std::string_view column, Value value) {
    row_[spec_->index(column)] = std::move(value);
    return *this;
  }
  const TableSpec& spec() const { return *spec_; }
  Row row() const { return row_; }

 private:
  const TableSpec* spec_;
  Row row_;
};

/// A view that answers a question people have, in SQL that SQLite and PostgreSQL both take.
struct View {
  std::string name, description;
  std::string select;  ///< tables are named with the prefix {}, for a schema
};
const std::vector<View>& views();

/// Version of the tables; a database of another version is migrated or refused.
inline constexpr int kTablesVersion = 5;

}  // namespace ita::archive
