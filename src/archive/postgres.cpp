#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include "archive/exporter.h"
#include "archive/postgres_session.h"
#include "archive/sql.h"

namespace ita::archive {

namespace {

constexpr const char* kSchema = "ita.";
/// Rows that are kept before they are copied: a COPY occupies the connection.
constexpr size_t kRowsForCopy = 5000;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "text";
    case ColumnType::integer:
      return "bigint";
    case ColumnType::decimal:
      return "numeric(12,4)";
    case ColumnType::real:
      return "double precision";
    case ColumnType::boolean:
      return "boolean";
  }
  return "text";
}

/// Nothing for null.  PostgreSQL takes no zero bytes in texts.
std::optional<std::string> text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::string out;
    for (const char c : *text) {
      out += c == '\0' ? "\u2400" : std::string(1, c);
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

std::string staged(const TableSpec& table) { return "ita_stage_" + table.name; }

/// "a.x = b.x AND …" over some columns.
std::string equal_columns(const std::vector<std::string>& columns, const char* a, const char* b) {
  std::string out;
  for (const std::string& column : columns) {
    out += fmt::format("{}{}.\"{}\" = {}.\"{}\"", out.empty() ? "" : " AND ", a, column, b, column);
  }
  return out;
}

/// Tables in the schema "ita" of a database, brought up to date in one transaction: rows are
/// updated in place by their keys, so that what users hang on them stays; only what a document no
/// longer says is deleted.
class Postgres : public Writer {
 public:
  Status open(const ExportOptions& options) {
    options_ = options;
    pending_.resize(tables().size());
    return guarded([&] {
      work_.emplace(options.output);
      prepare_schema();
      for (const TableSpec& table : tables()) {
        work_->exec(fmt::format("CREATE TEMP TABLE {} (LIKE {}\"{}\") ON COMMIT DROP",
                                staged(table), kSchema, table.name));
      }
    });
  }

  Status add(const std::string&, const Batch& batch) override {
    return guarded([&] { keep(batch); });
  }

  Status finish(const Batch& catalogue) override {
    return guarded([&] {
      keep(catalogue);
      for (size_t t = 0; t < pending_.size(); ++t) {
        copy(t);
      }
      merge();
      work_->commit();
      work_.reset();
    });
  }

 private:
  int version_there() {
    const bool meta = work_->value("SELECT to_regclass('ita.meta') IS NOT NULL") == "t";
    if (meta) {
      return std::stoi(work_->value("SELECT value FROM ita.meta WHERE name = 'tables_version'"));
    }
    return work_->value("SELECT to_regclass('ita.documents') IS NOT NULL") == "t" ? 1 : 0;
  }

  /// Makes the tables, or brings those there to this version.  Tables of version 1 knew documents
  /// by their paths; they cannot be carried over, and are kept aside as ita_v1.
  void prepare_schema() {
    const int there = version_there();
    if (there > kTablesVersion) {
      throw std::runtime_error(fmt::format(
          "the schema ita has tables of version {}, this program knows {}", there, kTablesVersion));
    }
    if (there == kTablesVersion) {
      return;
    }
    if (there == 1) {
      work_->exec("ALTER SCHEMA ita RENAME TO ita_v1");
    }
    if (there < 2) {
      work_->exec("CREATE SCHEMA ita");
      work_->exec("CREATE TABLE ita.meta (name text PRIMARY KEY, value text NOT NULL)");
      work_->exec("INSERT INTO ita.meta (name, value) VALUES ('tables_version', '0')");
    }
    for (const TableSpec& table : tables()) {
      work_->exec(create_table(table, kSchema, type_name));
      add_columns(table);
      describe_table(table);
    }
    for (const View& view : views()) {
      work_->exec(create_view(view, kSchema, "CREATE OR REPLACE VIEW"));
    }
    for (const std::string& index : create_indexes(kSchema)) {
      work_->exec(index);
    }
    work_->exec(fmt::format("UPDATE ita.meta SET value = '{}' WHERE name = 'tables_version'",
                            kTablesVersion));
  }

  /// From version 2 on tables only gain columns: those that an older version did not have.
  void add_columns(const TableSpec& table) {
    for (const Column& column : table.columns) {
      work_->exec(fmt::format("ALTER TABLE {}\"{}\" ADD COLUMN IF NOT EXISTS \"{}\" {}", kSchema,
                              table.name, column.name, type_name(column.type)));
    }
  }

  void describe_table(const TableSpec& table) {
    work_->exec(fmt::format("COMMENT ON TABLE {}\"{}\" IS {}", kSchema, table.name,
                            work_->quote(table.description)));
    for (const Column& column : table.columns) {
      work_->exec(fmt::format("COMMENT ON COLUMN {}\"{}\".\"{}\" IS {}", kSchema, table.name,
                              column.name, work_->quote(column.description)));
    }
  }

  void keep(const Batch& batch) {
    for (size_t t = 0; t < batch.size(); ++t) {
      pending_[t].insert(pending_[t].end(), batch[t].rows.begin(), batch[t].rows.end());
      if (pending_[t].size() >= kRowsForCopy) {
        copy(t);
      }
    }
  }

  void copy(size_t t) {
    if (pending_[t].empty()) {
      return;
    }
    std::vector<PostgresSession::Fields> rows;
    for (const Row& row : pending_[t]) {
      PostgresSession::Fields& fields = rows.emplace_back();
      for (const Value& value : row) {
        fields.push_back(text_of(value));
      }
    }
    work_->copy(staged(tables()[t]), column_list(column_names(tables()[t])), rows);
    pending_[t].clear();
  }

  static std::string upsert(const TableSpec& table) {
    const std::string columns = column_list(column_names(table));
    std::string sets;
    for (const Column& column : table.columns) {
      if (std::find(table.key.begin(), table.key.end(), column.name) == table.key.end()) {
        sets += fmt::format("{}\"{}\" = EXCLUDED.\"{}\"", sets.empty() ? "" : ", ", column.name,
                            column.name);
      }
    }
    return fmt::format(
        "INSERT INTO {}\"{}\" AS there ({}) SELECT {} FROM {} ON CONFLICT ({}) DO UPDATE SET {} "
        "WHERE (there.*) IS DISTINCT FROM (EXCLUDED.*)",
        kSchema, table.name, columns, columns, staged(table), column_list(table.key), sets);
  }

  /// Of tables whose rows a document says: rows that it no longer says.
  static bool of_document(const TableSpec& table) {
    return table.key.front() == "sha256" && table.name != "documents";
  }

  void merge() {
    for (const TableSpec& table : tables()) {
      work_->exec(upsert(table));
      if (of_document(table)) {
        work_->exec(fmt::format(
            "DELETE FROM {}\"{}\" old USING {} d WHERE old.sha256 = d.sha256 AND NOT EXISTS "
            "(SELECT 1 FROM {} s WHERE {})",
            kSchema, table.name, staged(archive::table("documents")), staged(table),
            equal_columns(table.key, "s", "old")));
      }
    }
    if (options_.prune) {
      work_->exec(fmt::format(
          "UPDATE {}files f SET status = 'gone' WHERE NOT EXISTS (SELECT 1 FROM {} s WHERE "
          "s.path = f.path)",
          kSchema, staged(archive::table("files"))));
    }
    // A report that no document holds any more is no report.
    work_->exec(fmt::format(
        "DELETE FROM {0}reports r WHERE NOT EXISTS (SELECT 1 FROM {0}document_reports d WHERE "
        "d.report_id = r.report_id)",
        kSchema));
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

  ExportOptions options_;
  std::optional<PostgresSession> work_;
  std::vector<std::vector<Row>> pending_;  ///< by table
};

}  // namespace

Result<std::unique_ptr<Writer>> make_postgres(const ExportOptions& options) {
  auto out = std::make_unique<Postgres>();
  if (Status opened = out->open(options); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Writer>(std::move(out));
}

}  // namespace ita::archive
