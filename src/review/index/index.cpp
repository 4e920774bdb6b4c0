#include "review/index/index.h"

#include <cctype>

#include "thai/normalise.h"

namespace ita::review {

namespace {

constexpr const char* kSettings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE found(n INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT);
)sql";

/// `value` is what the machine read, `held` what holds after people's answers.
constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS papers(
  id TEXT PRIMARY KEY, file TEXT, sha256 TEXT, output TEXT, stamp TEXT, words INTEGER,
  output_sha256 TEXT);
CREATE INDEX IF NOT EXISTS papers_sha ON papers(sha256);
CREATE TABLE IF NOT EXISTS entries(
  n INTEGER PRIMARY KEY, paper TEXT, part INTEGER, report TEXT, file TEXT, status TEXT, kind TEXT,
  agency TEXT, type TEXT, district TEXT, province TEXT, year INTEGER, total REAL, level TEXT,
  scan INTEGER, pages INTEGER, doubts INTEGER, open INTEGER, state TEXT, reviewer TEXT,
  updated TEXT, error TEXT, need INTEGER, name_key TEXT, words INTEGER);
CREATE INDEX IF NOT EXISTS entries_paper ON entries(paper);
CREATE INDEX IF NOT EXISTS entries_agency ON entries(agency, year);
CREATE INDEX IF NOT EXISTS entries_need ON entries(need DESC, n);
CREATE TABLE IF NOT EXISTS codes(entry INTEGER, code TEXT, open INTEGER);
CREATE INDEX IF NOT EXISTS codes_entry ON codes(entry);
CREATE INDEX IF NOT EXISTS codes_code ON codes(code);
CREATE TABLE IF NOT EXISTS vals(
  entry INTEGER, paper TEXT, report TEXT, field TEXT, kind TEXT, value, raw TEXT, page INTEGER,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL, flagged INTEGER, open INTEGER, scan INTEGER, code TEXT,
  draw INTEGER, sampled INTEGER DEFAULT 0, held, answered INTEGER);
CREATE INDEX IF NOT EXISTS vals_paper ON vals(paper);
CREATE INDEX IF NOT EXISTS vals_entry ON vals(entry);
CREATE INDEX IF NOT EXISTS vals_open ON vals(kind, paper) WHERE open = 1;
CREATE INDEX IF NOT EXISTS vals_sampled ON vals(paper) WHERE sampled = 1;
CREATE VIRTUAL TABLE IF NOT EXISTS search
  USING fts5(text, content = '', detail = none, tokenize = 'trigram');
)sql";

/// Raised whenever what the index holds changes its meaning: an older one is thrown away.
constexpr const char* kVersion = "4";
}  // namespace

std::string search_key(const std::string& text) {
  std::string out;
  for (const char c : thai::arabic_digits(thai::normalise(text))) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

namespace {

bool of_this_version(Database& database) {
  Statement version = database.prepare("SELECT value FROM meta WHERE key = 'version'");
  return version.step() && version.text(0) == kVersion;
}

}  // namespace

Result<std::unique_ptr<Index>> Index::open(const std::string& path) {
  auto database = Database::open(path);
  if (!database) {
    return database.error();
  }
  if (Status made = (*database)->execute(kSettings); !made) {
    return made.error();
  }
  if (!of_this_version(**database)) {
    for (const char* table : {"papers", "entries", "codes", "vals", "search"}) {
      (*database)->execute(std::string("DROP TABLE IF EXISTS ") + table).ok();
    }
    (*database)->prepare("REPLACE INTO meta VALUES('version', ?)").bind(kVersion).run();
  }
  if (Status made = (*database)->execute(kTables); !made) {
    return made.error();
  }
  return std::unique_ptr<Index>(new Index(std::move(*database)));
}

bool Index::fresh(const std::string& id, const std::string& stamp) {
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare("SELECT 1 FROM papers WHERE id = ? AND stamp = ?");
  find.bind(id).bind(stamp);
  return find.step();
}

void Index::begin() {
  const std::lock_guard guard(mutex_);
  db_->execute("BEGIN").ok();
}

void Index::commit() {
  const std::lock_guard guard(mutex_);
  db_->execute("COMMIT").ok();
}

void Index::remove(const std::string& id) {
  found_.clear();
  db_->prepare("DELETE FROM codes WHERE entry IN (SELECT n FROM entries WHERE paper = ?)")
      .bind(id)
      .run();
  for (const char* table : {"entries", "vals"}) {
    db_->prepare(std::string("DELETE FROM ") + table + " WHERE paper = ?").bind(id).run();
  }
}

void Index::keep_only(const std::set<std::string>& ids) {
  const std::lock_guard guard(mutex_);
  std::vector<std::string> gone;
  Statement all = db_->prepare("SELECT id FROM papers");
  while (all.step()) {
    if (!ids.contains(all.text(0))) {
      gone.push_back(all.text(0));
    }
  }
  for (const std::string& id : gone) {
    remove(id);
    db_->prepare("DELETE FROM papers WHERE id = ?").bind(id).run();
  }
}

}  // namespace ita::review
