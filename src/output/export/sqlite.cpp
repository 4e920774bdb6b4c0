#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "output/export/exporter.h"

namespace ita::output {

namespace {

constexpr int kDocumentsForCommit = 500;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "TEXT";
    case ColumnType::integer:
      return "INTEGER";
    case ColumnType::number:
      return "REAL";
    case ColumnType::boolean:
      return "BOOLEAN";
  }
  return "TEXT";
}

std::string create_statement(const TableSpec& table) {
  std::string sql = fmt::format("CREATE TABLE \"{}\" (", table.name);
  for (const Column& column : table.columns) {
    sql += fmt::format("\"{}\" {}, ", column.name, type_name(column.type));
  }
  if (table.name != "documents") {
    sql += "FOREIGN KEY (\"file\") REFERENCES documents(\"file\"), ";
  }
  sql += "PRIMARY KEY (";
  for (size_t i = 0; i < table.key.size(); ++i) {
    sql += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", table.key[i]);
  }
  return sql + "))";
}

// Thai has no spaces between words, so the index is of runs of three characters: any part of a text
// is found.
constexpr const char* kSearchTable =
    "CREATE VIRTUAL TABLE search USING fts5(file UNINDEXED, page UNINDEXED, text, "
    "tokenize='trigram')";

class Sqlite : public Exporter {
 public:
  Sqlite(std::string path, std::string temporary)
      : path_(std::move(path)), temporary_(std::move(temporary)) {}

  ~Sqlite() override {
    for (sqlite3_stmt* statement : inserts_) {
      sqlite3_finalize(statement);
    }
    sqlite3_finalize(search_);
    if (db_ != nullptr) {
      sqlite3_close(db_);
      std::remove(temporary_.c_str());
      std::remove((temporary_ + "-journal").c_str());
    }
  }

  Status open() {
    std::remove(temporary_.c_str());
    if (sqlite3_open(temporary_.c_str(), &db_) != SQLITE_OK) {
      return fault();
    }
    for (const char* pragma : {"PRAGMA synchronous=OFF", "PRAGMA cache_size=-20000"}) {
      sqlite3_exec(db_, pragma, nullptr, nullptr,
                   nullptr);  // the file appears under its name when it is synced
    }
    for (const TableSpec& table : tables()) {
      if (Status made = run(create_statement(table)); !made) {
        return made;
      }
      std::string marks;
      for (size_t i = 0; i < table.columns.size(); ++i) {
        marks += i == 0 ? "?" : ",?";
      }
      sqlite3_stmt* insert = nullptr;
      const std::string sql = fmt::format("INSERT INTO \"{}\" VALUES ({})", table.name, marks);
      if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &insert, nullptr) != SQLITE_OK) {
        return fault();
      }
      inserts_.push_back(insert);
    }
    if (Status made = run(kSearchTable); !made) {
      return made;
    }
    const char* sql = "INSERT INTO search(file, page, text) VALUES (?,?,?)";
    if (sqlite3_prepare_v2(db_, sql, -1, &search_, nullptr) != SQLITE_OK) {
      return fault();
    }
    return run("BEGIN");
  }

  Status add(const std::string&, const Rows& rows) override {
    for (size_t t = 0; t < rows.size(); ++t) {
      for (const Row& row : rows[t]) {
        if (Status done = insert(inserts_[t], row); !done) {
          return done;
        }
        if (tables()[t].name == "pages") {
          if (Status done = insert(search_, {row[0], row[1], row.back()}); !done) {
            return done;
          }
        }
      }
    }
    if (++documents_ % kDocumentsForCommit == 0) {
      if (Status done = run("COMMIT"); !done) {
        return done;
      }
      return run("BEGIN");
    }
    return Done{};
  }

  Status finish() override {
    for (const char* sql :
         {"INSERT INTO search(search) VALUES('optimize')", "COMMIT",
          "CREATE INDEX documents_agency ON documents(province, agency, fiscal_year_be)",
          "CREATE INDEX indicators_number ON indicators(number, score)"}) {
      if (Status done = run(sql); !done) {
        return done;
      }
    }
    for (sqlite3_stmt*& statement : inserts_) {
      sqlite3_finalize(statement);
    }
    inserts_.clear();
    sqlite3_finalize(search_);
    search_ = nullptr;
    if (sqlite3_close(db_) != SQLITE_OK) {
      return fault();
    }
    db_ = nullptr;
    std::FILE* file = std::fopen(temporary_.c_str(), "r+be");
    const bool synced = file != nullptr && ::fsync(::fileno(file)) == 0;
    if (file != nullptr) {
      std::fclose(file);
    }
    if (!synced || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      return export_error(path_, "the finished file could not take its place");
    }
    return Done{};
  }

 private:
  Status fault() {
    return export_error(path_, sqlite3_errmsg(db_),
                        "choose another file with --output, or make room");
  }

  Status run(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Status(Done{})
                                                                                  : fault();
  }

  Status insert(sqlite3_stmt* statement, const Row& row) {
    for (size_t i = 0; i < row.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      if (const auto* text = std::get_if<std::string>(&row[i])) {
        sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()),
                          SQLITE_TRANSIENT);
      } else if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
        sqlite3_bind_int64(statement, at, *integer);
      } else if (const auto* number = std::get_if<double>(&row[i])) {
        sqlite3_bind_double(statement, at, *number);
      } else if (const auto* truth = std::get_if<bool>(&row[i])) {
        sqlite3_bind_int(statement, at, *truth ? 1 : 0);
      } else {
        sqlite3_bind_null(statement, at);
      }
    }
    const int stepped = sqlite3_step(statement);
    sqlite3_reset(statement);
    return stepped == SQLITE_DONE ? Status(Done{}) : fault();
  }

  std::string path_, temporary_;
  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> inserts_;
  sqlite3_stmt* search_ = nullptr;
  long documents_ = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> make_sqlite(const ExportOptions& options) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(options.output).parent_path(), ignored);
  auto out = std::make_unique<Sqlite>(options.output,
                                      fmt::format("{}.{}.part", options.output, ::getpid()));
  if (Status opened = out->open(); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Exporter>(std::move(out));
}

}  // namespace ita::output
