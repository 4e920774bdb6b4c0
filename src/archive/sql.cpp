#include "archive/sql.h"

#include <fmt/format.h>

namespace ita::archive {

std::string column_list(const std::vector<std::string>& columns, const std::string& before) {
  std::string out;
  for (const std::string& column : columns) {
    out += fmt::format("{}{}\"{}\"", out.empty() ? "" : ", ", before, column);
  }
  return out;
}

std::vector<std::string> column_names(const TableSpec& table) {
  std::vector<std::string> out;
  for (const Column& column : table.columns) {
    out.push_back(column.name);
  }
  return out;
}

std::string create_table(const TableSpec& table, const std::string& schema, TypeName type_name) {
  std::string sql = fmt::format("CREATE TABLE IF NOT EXISTS {}\"{}\" (", schema, table.name);
  for (const Column& column : table.columns) {
    sql += fmt::format("\"{}\" {}, ", column.name, type_name(column.type));
  }
  for (const Reference& reference : table.references) {
    sql += fmt::format("FOREIGN KEY ({}) REFERENCES {}\"{}\" ({}) DEFERRABLE INITIALLY DEFERRED, ",
                       column_list(reference.columns), schema, reference.table,
                       column_list(reference.its_columns));
  }
  return sql + fmt::format("PRIMARY KEY ({}))", column_list(table.key));
}

std::string insert_into(const TableSpec& table) {
  std::string marks;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    marks += i == 0 ? "?" : ",?";
  }
  return fmt::format("INSERT INTO \"{}\" ({}) VALUES ({})", table.name,
                     column_list(column_names(table)), marks);
}

std::string create_view(const View& view, const std::string& schema, const std::string& statement) {
  std::string select = view.select;
  for (size_t at = select.find("{}"); at != std::string::npos; at = select.find("{}", at)) {
    select.replace(at, 2, schema);
  }
  return fmt::format("{} {}\"{}\" AS {}", statement, schema, view.name, select);
}

std::vector<std::string> create_indexes(const std::string& schema) {
  static constexpr const char* kIndexes[][2] = {{"files", "sha256"},
                                                {"reports", "agency_id, fiscal_year_be"},
                                                {"reports", "sha256, report"},
                                                {"document_reports", "report_id"},
                                                {"agencies", "province, district, name"},
                                                {"indicators", "number, score"},
                                                {"reviews", "code"},
                                                {"numbers", "role"},
                                                {"agencies", "successor_id"}};
  std::vector<std::string> out;
  int number = 0;
  for (const auto& [table, columns] : kIndexes) {
    out.push_back(fmt::format("CREATE INDEX IF NOT EXISTS ita_index_{} ON {}{} ({})", ++number,
                              schema, table, columns));
  }
  return out;
}

}  // namespace ita::archive
