#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ita::archive {

/// A connection to PostgreSQL with one transaction, by libpq, which is loaded when the first one is
/// made.  Everything throws std::runtime_error with the server's words.
class PostgresSession {
 public:
  /// A connection string as psql takes it; begins the transaction.
  explicit PostgresSession(const std::string& connection);
  /// What was not committed is rolled back.
  ~PostgresSession();
  PostgresSession(const PostgresSession&) = delete;
  PostgresSession& operator=(const PostgresSession&) = delete;

  void exec(const std::string& sql);
  /// The one value that the statement answers with, as text; empty for a null.
  std::string value(const std::string& sql);
  /// The text as a literal of SQL.
  std::string quote(const std::string& text);

  /// Rows of texts, nothing for a null, into a table.  `columns`: names, quoted, with commas.
  using Fields = std::vector<std::optional<std::string>>;
  void copy(const std::string& table, const std::string& columns, const std::vector<Fields>& rows);

  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ita::archive
