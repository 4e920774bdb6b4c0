#include "archive/postgres_session.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <stdexcept>
#include <string_view>

#include "base/late_library.h"

namespace ita::archive {

namespace {

/// The functions of libpq that are used, by its own names.
struct Libpq {
  LateLibrary library{ITA_LIBPQ};
  ITA_LATE_FUNCTION(library, PQconnectdb);
  ITA_LATE_FUNCTION(library, PQstatus);
  ITA_LATE_FUNCTION(library, PQfinish);
  ITA_LATE_FUNCTION(library, PQerrorMessage);
  ITA_LATE_FUNCTION(library, PQsetNoticeProcessor);
  ITA_LATE_FUNCTION(library, PQsetClientEncoding);
  ITA_LATE_FUNCTION(library, PQexec);
  ITA_LATE_FUNCTION(library, PQgetResult);
  ITA_LATE_FUNCTION(library, PQresultStatus);
  ITA_LATE_FUNCTION(library, PQresultErrorMessage);
  ITA_LATE_FUNCTION(library, PQntuples);
  ITA_LATE_FUNCTION(library, PQgetvalue);
  ITA_LATE_FUNCTION(library, PQclear);
  ITA_LATE_FUNCTION(library, PQescapeLiteral);
  ITA_LATE_FUNCTION(library, PQfreemem);
  ITA_LATE_FUNCTION(library, PQputCopyData);
  ITA_LATE_FUNCTION(library, PQputCopyEnd);
};

const Libpq& libpq() {
  static const Libpq kLibrary;
  if (!kLibrary.library.is_there()) {
    throw std::runtime_error("the library of PostgreSQL is not there (" +
                             kLibrary.library.missing() + "): install libpq5");
  }
  return kLibrary;
}

struct ClearResult {
  void operator()(PGresult* result) const { libpq().PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

/// COPY's own text format: https://www.postgresql.org/docs/15/sql-copy.html
void append_field(const std::optional<std::string>& field, std::string& line) {
  if (!field) {
    line += "\\N";
    return;
  }
  for (const char c : *field) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      default:
        line += c;
    }
  }
}

}  // namespace

struct PostgresSession::Impl {
  const Libpq& pq = libpq();
  PGconn* connection = nullptr;

  ~Impl() { pq.PQfinish(connection); }

  [[noreturn]] void fail() const { throw std::runtime_error(pq.PQerrorMessage(connection)); }

  Answer ask(const std::string& sql, ExecStatusType wanted) const {
    Answer answer(pq.PQexec(connection, sql.c_str()));
    const ExecStatusType status = pq.PQresultStatus(answer.get());
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (wanted == PGRES_COMMAND_OK ? !done : status != wanted) {
      fail();
    }
    return answer;
  }
};

PostgresSession::PostgresSession(const std::string& connection) : impl_(std::make_unique<Impl>()) {
  impl_->connection = impl_->pq.PQconnectdb(connection.c_str());
  if (impl_->pq.PQstatus(impl_->connection) != CONNECTION_OK) {
    impl_->fail();
  }
  impl_->pq.PQsetNoticeProcessor(
      impl_->connection, [](void* /*own*/, const char* /*words*/) {}, nullptr);
  if (impl_->pq.PQsetClientEncoding(impl_->connection, "UTF8") != 0) {
    impl_->fail();
  }
  exec("BEGIN");
}

PostgresSession::~PostgresSession() = default;

void PostgresSession::exec(const std::string& sql) { impl_->ask(sql, PGRES_COMMAND_OK); }

std::string PostgresSession::value(const std::string& sql) {
  const Answer answer = impl_->ask(sql, PGRES_TUPLES_OK);
  if (impl_->pq.PQntuples(answer.get()) != 1) {
    throw std::runtime_error("not one row: " + sql);
  }
  return impl_->pq.PQgetvalue(answer.get(), 0, 0);
}

std::string PostgresSession::quote(const std::string& text) {
  char* const quoted = impl_->pq.PQescapeLiteral(impl_->connection, text.data(), text.size());
  if (quoted == nullptr) {
    impl_->fail();
  }
  std::string out = quoted;
  impl_->pq.PQfreemem(quoted);
  return out;
}

void PostgresSession::copy(const std::string& table, const std::string& columns,
                           const std::vector<Fields>& rows) {
  impl_->ask(fmt::format("COPY {} ({}) FROM STDIN", table, columns), PGRES_COPY_IN);
  std::string line;
  for (const Fields& row : rows) {
    line.clear();
    for (const auto& field : row) {
      if (&field != &row.front()) {
        line += '\t';
      }
      append_field(field, line);
    }
    line += '\n';
    if (impl_->pq.PQputCopyData(impl_->connection, line.data(), static_cast<int>(line.size())) !=
        1) {
      impl_->fail();
    }
  }
  if (impl_->pq.PQputCopyEnd(impl_->connection, nullptr) != 1) {
    impl_->fail();
  }
  const Answer done(impl_->pq.PQgetResult(impl_->connection));
  const bool fine = impl_->pq.PQresultStatus(done.get()) == PGRES_COMMAND_OK;
  const std::string words = fine ? "" : impl_->pq.PQresultErrorMessage(done.get());
  while (Answer(impl_->pq.PQgetResult(impl_->connection)) != nullptr) {
  }
  if (!fine) {
    throw std::runtime_error(words);
  }
}

void PostgresSession::commit() { exec("COMMIT"); }

}  // namespace ita::archive
