#include "review/index/sql.h"

namespace ita::review {

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text(statement_, next_++, text.data(), static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(double number) {
  sqlite3_bind_double(statement_, next_++, number);
  return *this;
}

Statement& Statement::bind(long long number) {
  sqlite3_bind_int64(statement_, next_++, number);
  return *this;
}

Statement& Statement::bind_null() {
  sqlite3_bind_null(statement_, next_++);
  return *this;
}

void Statement::run() {
  sqlite3_step(statement_);
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_ = 1;
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes == nullptr
             ? std::string()
             : std::string(bytes, static_cast<size_t>(sqlite3_column_bytes(statement_, column)));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open(path.c_str(), &handle);
  std::unique_ptr<Database> database(new Database(handle));
  if (opened != SQLITE_OK) {
    return Error{ErrorCode::cannot_write, "review", path, 0, "the index cannot be opened", ""};
  }
  sqlite3_busy_timeout(handle, 5000);
  return database;
}

Database::~Database() { sqlite3_close(handle_); }

Status Database::execute(const std::string& sql) {
  char* said = nullptr;
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &said) == SQLITE_OK) {
    return Done{};
  }
  Error error{ErrorCode::cannot_write,
              "review",
              "",
              0,
              "the index cannot be written: " + std::string(said != nullptr ? said : "?"),
              "make room on the disk"};
  sqlite3_free(said);
  return error;
}

Statement Database::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(handle_, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  return Statement(statement);
}

}  // namespace ita::review
