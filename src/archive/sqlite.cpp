#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>

#include "archive/exporter.h"
#include "archive/published_folder.h"
#include "archive/sql.h"

namespace ita::archive {

namespace {

constexpr int kDocumentsForCommit = 500;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "TEXT";
    case ColumnType::integer:
      return "INTEGER";
    case ColumnType::decimal:
    case ColumnType::real:
      return "REAL";
    case ColumnType::boolean:
      return "BOOLEAN";
  }
  return "TEXT";
}

// Thai has no spaces between words, so the index is of runs of three characters: any part of a text
// is found.  The index keeps no copy of the text; Datasette finds it by its "content".
constexpr const char* kSearchTable =
    "CREATE VIRTUAL TABLE pages_fts USING fts5(text, content='pages', tokenize='trigram')";

class Sqlite : public Writer {
 public:
  explicit Sqlite(const std::string& path) : place_(path) {}

  ~Sqlite() override {
    finalize();
    if (db_ != nullptr) {
      sqlite3_close(db_);
      std::remove((place_.draft() + "-journal").c_str());
    }
  }

  Status open() {
    if (sqlite3_open(place_.draft().c_str(), &db_) != SQLITE_OK) {
      return fault();
    }
    for (const char* pragma : {"PRAGMA synchronous=OFF", "PRAGMA cache_size=-20000"}) {
      // the file appears under its name when it is synced
      sqlite3_exec(db_, pragma, nullptr, nullptr, nullptr);
    }
    for (const TableSpec& table : tables()) {
      if (Status made = run(create_table(table, "", type_name)); !made) {
        return made;
      }
      sqlite3_stmt* insert = nullptr;
      if (sqlite3_prepare_v2(db_, insert_into(table).c_str(), -1, &insert, nullptr) != SQLITE_OK) {
        return fault();
      }
      inserts_.push_back(insert);
    }
    for (const View& view : views()) {
      if (Status made = run(create_view(view, "")); !made) {
        return made;
      }
    }
    return run("BEGIN");
  }

  Status add(const std::string&, const Batch& batch) override {
    if (Status done = insert_all(batch); !done) {
      return done;
    }
    if (++documents_ % kDocumentsForCommit == 0) {
      if (Status done = run("COMMIT"); !done) {
        return done;
      }
      return run("BEGIN");
    }
    return Done{};
  }

  Status finish(const Batch& catalogue) override {
    if (Status done = insert_all(catalogue); !done) {
      return done;
    }
    finalize();
    std::vector<std::string> statements = {"COMMIT", kSearchTable,
                                           "INSERT INTO pages_fts(pages_fts) VALUES('rebuild')",
                                           fmt::format("PRAGMA user_version={}", kTablesVersion)};
    for (const std::string& index : create_indexes("")) {
      statements.push_back(index);
    }
    for (const std::string& sql : statements) {
      if (Status done = run(sql); !done) {
        return done;
      }
    }
    if (sqlite3_close(db_) != SQLITE_OK) {
      return fault();
    }
    db_ = nullptr;
    std::FILE* file = std::fopen(place_.draft().c_str(), "r+be");
    const bool synced = file != nullptr && ::fsync(::fileno(file)) == 0;
    if (file != nullptr) {
      std::fclose(file);
    }
    return synced ? place_.publish()
                  : export_error(place_.path(), "the finished file could not be synced");
  }

 private:
  void finalize() {
    for (sqlite3_stmt* statement : inserts_) {
      sqlite3_finalize(statement);
    }
    inserts_.clear();
  }

  Status fault() {
    return export_error(place_.path(), sqlite3_errmsg(db_),
                        "choose another file with --output, or make room");
  }

  Status run(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK ? Status(Done{})
                                                                                  : fault();
  }

  Status insert_all(const Batch& batch) {
    for (size_t t = 0; t < batch.size(); ++t) {
      for (const Row& row : batch[t].rows) {
        if (Status done = insert(inserts_[t], row); !done) {
          return done;
        }
      }
    }
    return Done{};
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

  Publication place_;
  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> inserts_;
  long documents_ = 0;
};

}  // namespace

Result<std::unique_ptr<Writer>> make_sqlite(const ExportOptions& options) {
  auto out = std::make_unique<Sqlite>(options.output);
  if (Status opened = out->open(); !opened) {
    return opened.error();
  }
  return std::unique_ptr<Writer>(std::move(out));
}

}  // namespace ita::archive
