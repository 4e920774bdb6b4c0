#include <fmt/format.h>

#include <exception>
#include <optional>
#include <pqxx/pqxx>

#include "output/export/exporter.h"

namespace ita::output {

namespace {

constexpr int kDocumentsForCommit = 200;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "text";
    case ColumnType::integer:
      return "bigint";
    case ColumnType::number:
      return "double precision";
    case ColumnType::boolean:
      return "boolean";
  }
  return "text";
}

std::string create_statement(const TableSpec& table) {
  std::string sql = fmt::format("CREATE TABLE IF NOT EXISTS ita.\"{}\" (", table.name);
  for (const Column& column : table.columns) {
    sql += fmt::format("\"{}\" {}, ", column.name, type_name(column.type));
    if (table.name != "documents" && column.name == "file") {
      sql.resize(sql.size() - 2);
      sql += " REFERENCES ita.documents(\"file\") ON DELETE CASCADE, ";
    }
  }
  sql += "PRIMARY KEY (";
  for (size_t i = 0; i < table.key.size(); ++i) {
    sql += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", table.key[i]);
  }
  return sql + "))";
}

/// Nothing for null.  PostgreSQL takes no zero bytes in texts.
std::optional<std::string> text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::string out;
    for (const char c : *text) {
      if (c != '\0') {
        out += c;
      }
    }
    return out;
  }
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*integer);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return number_text(*number);
  }
  if (const auto* truth = std::get_if<bool>(&value)) {
    return *truth ? "t" : "f";
  }
  return std::nullopt;
}

/// Tables in the schema "ita" of a database.  A document that is there is replaced, so an export
/// can be repeated.
class Postgres : public Exporter {
 public:
  Status open(const std::string& where) {
    return guarded([&] {
      connection_.emplace(where);
      pqxx::work work(*connection_);
      work.exec("CREATE SCHEMA IF NOT EXISTS ita");
      for (const TableSpec& table : tables()) {
        work.exec(create_statement(table));
      }
      work.commit();
      connection_->prepare("forget", "DELETE FROM ita.documents WHERE \"file\" = $1");
      for (const TableSpec& table : tables()) {
        std::string marks;
        for (size_t i = 1; i <= table.columns.size(); ++i) {
          marks +=
              fmt::format("{}${}::{}", i == 1 ? "" : ", ", i, type_name(table.columns[i - 1].type));
        }
        connection_->prepare(table.name,
                             fmt::format("INSERT INTO ita.\"{}\" VALUES ({})", table.name, marks));
      }
      work_.emplace(*connection_);
    });
  }

  Status add(const std::string&, const Rows& rows) override {
    return guarded([&] {
      work_->exec_prepared("forget", *text_of(rows[0].at(0).at(0)));
      for (size_t t = 0; t < rows.size(); ++t) {
        for (const Row& row : rows[t]) {
          insert(tables()[t].name, row);
        }
      }
      if (++documents_ % kDocumentsForCommit == 0) {
        work_->commit();
        work_.reset();
        work_.emplace(*connection_);
      }
    });
  }

  Status finish() override {
    return guarded([&] {
      work_->commit();
      work_.reset();
    });
  }

 private:
  void insert(const std::string& statement, const Row& row) {
    std::vector<std::optional<std::string>> texts;
    std::vector<const char*> arguments;
    for (const Value& value : row) {
      texts.push_back(text_of(value));
    }
    for (const auto& text : texts) {
      arguments.push_back(text ? text->c_str() : nullptr);
    }
    work_->exec_prepared(statement, pqxx::prepare::make_dynamic_params(arguments));
  }

  template <class F>
  static Status guarded(F action) {
    try {
      action();
      return Done{};
    } catch (const std::exception& fault) {
      std::string cause = fault.what();
      while (!cause.empty() && cause.back() == '\n') {
        cause.pop_back();
      }
      return export_error("PostgreSQL", cause,
                          "check the connection string of --output and your rights there");
    }
  }

  std::optional<pqxx::connection> connection_;
  std::optional<pqxx::work> work_;
  long documents_ = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> make_postgres(const ExportOptions& options) {
  auto out = std::make_unique<Postgres>();
  if (Status opened = out->open(options.output); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Exporter>(std::move(out));
}

}  // namespace ita::output
