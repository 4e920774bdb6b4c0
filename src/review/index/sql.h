#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ita::review {

/// A prepared statement, bound and stepped through.  Use `reset` (or `run`) before binding again.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Statement(Statement&& other) noexcept : statement_(other.statement_), next_(other.next_) {
    other.statement_ = nullptr;
  }
  Statement& operator=(Statement&&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  Statement& bind(std::string_view text);
  Statement& bind(const char* text) { return bind(std::string_view(text)); }
  Statement& bind(double number);
  Statement& bind(long long number);
  Statement& bind(int number) { return bind(static_cast<long long>(number)); }
  Statement& bind(long number) { return bind(static_cast<long long>(number)); }
  Statement& bind_null();
  /// True while there is a row.
  bool step() { return sqlite3_step(statement_) == SQLITE_ROW; }
  /// Steps once, then makes ready for other values.
  void run();
  void reset();

  std::string text(int column) const;
  double number(int column) const { return sqlite3_column_double(statement_, column); }
  long long integer(int column) const { return sqlite3_column_int64(statement_, column); }
  bool is_text(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_TEXT; }
  bool null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

 private:
  sqlite3_stmt* statement_;
  int next_ = 1;
};

/// One connection; for one thread at a time.
class Database {
 public:
  /// Errors: cannot_write.
  static Result<std::unique_ptr<Database>> open(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Errors: cannot_write (with what SQLite says).
  Status execute(const std::string& sql);
  Statement prepare(const std::string& sql);
  long long last_row() const { return sqlite3_last_insert_rowid(handle_); }

 private:
  explicit Database(sqlite3* handle) : handle_(handle) {}
  sqlite3* handle_;
};

}  // namespace ita::review
