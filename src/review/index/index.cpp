#include "review/index/index.h"

#include <algorithm>
#include <cctype>

#include "base/content_hash.h"
#include "review/store/fields.h"
#include "thai/normalise.h"

namespace ita::review {

namespace {

constexpr const char* kSettings = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT);
)sql";

/// `value` is what the machine read, `held` what holds after people's answers.
constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS papers(
  id TEXT PRIMARY KEY, file TEXT, sha256 TEXT, output TEXT, stamp TEXT, words INTEGER);
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
constexpr const char* kVersion = "3";
constexpr size_t kMostSearchBytes = 60'000;

std::string text_of(const Json& node, const char* key) {
  const auto found = node.is_object() ? node.find(key) : node.end();
  return node.is_object() && found != node.end() && found->is_string() ? found->get<std::string>()
                                                                       : std::string();
}

Json part(const Json& node, const char* key) {
  if (!node.is_object() || !node.contains(key)) {
    return nullptr;
  }
  return node.at(key);
}

void bind_text(Statement& statement, const std::string& text) {
  text.empty() ? statement.bind_null() : statement.bind(text);
}

void bind_number(Statement& statement, const Json& value) {
  if (value.is_number_integer()) {
    statement.bind(value.get<long long>());
  } else if (value.is_number()) {
    statement.bind(value.get<double>());
  } else if (value.is_string()) {
    statement.bind(value.get_ref<const std::string&>());
  } else {
    statement.bind_null();
  }
}

/// A document with a page that was read by OCR counts as a scan.
bool is_scan(const Json& document) {
  for (const Json& page : document.value("pages", Json::array())) {
    if (text_of(page, "text_source") == "ocr") {
      return true;
    }
  }
  return false;
}

std::string words_of(const Paper& paper, const Json& document) {
  std::string out = paper.file + "\n";
  for (const Json& report : document.value("reports", Json::array())) {
    const Json agency = part(report, "agency");
    for (const char* key : {"name", "district", "province"}) {
      out += text_of(agency, key) + "\n";
    }
  }
  for (const Json& page : document.value("pages", Json::array())) {
    if (out.size() < kMostSearchBytes) {
      out += text_of(page, "text");
    }
  }
  return search_key(out.substr(0, kMostSearchBytes));
}

struct Counts {
  int doubts = 0, open = 0;
};

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

namespace {

/// The words of a paper are put once for each reading of it: the row of those before is left
/// behind, where nothing finds it.
long long put_words(Database& db, const Paper& paper, const std::string& stamp,
                    const Json* document) {
  Statement known = db.prepare("SELECT words, stamp FROM papers WHERE id = ?");
  known.bind(paper.id);
  const std::string reading = stamp.substr(0, stamp.find('|'));
  long long words = 0;
  if (known.step() && known.text(1).substr(0, known.text(1).find('|')) == reading) {
    words = known.integer(0);
  }
  if (words == 0 && document != nullptr) {
    db.prepare("INSERT INTO search(text) VALUES(?)").bind(words_of(paper, *document)).run();
    words = db.last_row();
  }
  Statement put = db.prepare("REPLACE INTO papers VALUES(?, ?, ?, ?, ?, ?)");
  put.bind(paper.id).bind(paper.file).bind(paper.sha256).bind(paper.output).bind(stamp).bind(words);
  put.run();
  return words;
}

}  // namespace

void Index::put_failed(const Paper& paper, const std::string& stamp, const batch::Record& record) {
  const std::lock_guard guard(mutex_);
  remove(paper.id);
  put_words(*db_, paper, stamp, nullptr);
  const Json error{{"code", ita::name(record.error.code)},
                   {"message", record.error.message},
                   {"remedy", record.error.remedy}};
  Statement put = db_->prepare(
      "INSERT INTO entries(paper, part, report, file, status, state, doubts, open, need, name_key, "
      "error) VALUES(?, 0, '', ?, ?, 'open', 1, 1, 100000, ?, ?)");
  put.bind(paper.id).bind(paper.file).bind(record.status).bind(search_key(paper.file));
  put.bind(error.dump(-1, ' ', false, Json::error_handler_t::replace)).run();
}

void Index::put(const Paper& paper, const std::string& stamp, const Json& document,
                const std::vector<Correction>& said) {
  const std::lock_guard guard(mutex_);
  remove(paper.id);
  const long long words = put_words(*db_, paper, stamp, &document);
  const Applied now = apply_corrections(said, document);
  std::map<int, Counts> counts;
  std::set<std::pair<int, std::string>> codes;
  std::map<int, std::set<std::string>> open_codes;
  std::set<std::pair<std::string, std::string>> open_fields;
  std::map<std::pair<std::string, std::string>, Json> held;
  for (const Field& field : fields_of(now.document)) {
    held[{field.report, field.name}] = field.value;
    if (field.doubted() && field.reasons[0].value("code", "") != "unreadable-to-reviewer") {
      open_fields.emplace(field.report, field.name);
    }
  }
  std::set<std::pair<std::string, std::string>> answered;
  for (const Outcome& outcome : now.outcomes) {
    if (outcome.applied) {
      answered.emplace(outcome.correction.target.report, outcome.correction.target.field);
    }
  }
  for (const Field& field : fields_of(document)) {
    if (!field.doubted()) {
      continue;
    }
    const int entry = std::max(0, field.report_index);
    const bool open = open_fields.contains({field.report, field.name});
    ++counts[entry].doubts;
    counts[entry].open += open ? 1 : 0;
    for (const Json& reason : field.reasons) {
      codes.emplace(entry, reason.value("code", ""));
      if (open) {
        open_codes[entry].insert(reason.value("code", ""));
      }
    }
  }
  const std::vector<std::string> keys = report_keys(document);
  const Json reports = document.value("reports", Json::array());
  const bool scan = is_scan(document);
  const size_t rows = std::max<size_t>(1, reports.size());
  for (size_t i = 0; i < rows; ++i) {
    const int index = static_cast<int>(i);
    const bool there = i < reports.size();
    Json shown = there ? reports[i] : Json(nullptr);
    for (size_t k = 0; now.state != State::not_a_report && k < now.document["reports"].size();
         ++k) {
      if (there && now.document["reports"].size() == reports.size() && k == i) {
        shown = now.document["reports"][k];
      }
    }
    const Json agency = part(shown, "agency");
    const Json overall = part(shown, "overall");
    Statement put = db_->prepare(
        "INSERT INTO entries(paper, part, report, file, status, kind, agency, type, district, "
        "province, year, total, level, scan, pages, doubts, open, state, reviewer, updated, need, "
        "name_key, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)");
    put.bind(paper.id).bind(index).bind(there ? keys[i] : std::string()).bind(paper.file);
    put.bind(text_of(document, "status"));
    bind_text(put, text_of(part(document, "document"), "kind"));
    for (const char* key : {"name", "type", "district", "province"}) {
      bind_text(put, text_of(agency, key));
    }
    bind_number(put, part(part(shown, "fiscal_year"), "be"));
    bind_number(put, part(overall, "score"));
    bind_text(put, text_of(part(overall, "level"), "label"));
    put.bind(scan ? 1 : 0);
    bind_number(put, part(part(document, "source"), "pages"));
    put.bind(counts[index].doubts).bind(counts[index].open).bind(name(now.state));
    bind_text(put, said.empty() ? "" : said.back().user);
    bind_text(put, said.empty() ? "" : said.back().time);
    put.bind(counts[index].open);
    put.bind(search_key(paper.file + text_of(agency, "name"))).bind(words).run();
    const long long entry = db_->last_row();
    for (const auto& [at, code] : codes) {
      if (at == index) {
        db_->prepare("INSERT INTO codes VALUES(?, ?, ?)")
            .bind(entry)
            .bind(code)
            .bind(open_codes[index].contains(code) ? 1 : 0)
            .run();
      }
    }
    Statement value = db_->prepare(
        "INSERT INTO vals VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)");
    for (const Field& field : fields_of(document)) {
      if (std::max(0, field.report_index) != index || field.page() == 0 || field.kind == "text") {
        continue;
      }
      value.bind(entry).bind(paper.id).bind(field.report).bind(field.name).bind(field.kind);
      bind_number(value, field.value);
      value.bind(text_of(field.evidence, "raw")).bind(field.page());
      const Json box = part(field.evidence, "bbox");
      for (size_t side = 0; side < 4; ++side) {
        bind_number(value, box.is_array() && box.size() == 4 ? box[side] : Json(nullptr));
      }
      ContentHash hash;
      hash.add(paper.sha256 + "\n" + field.report + "\n" + field.name);
      value.bind(field.doubted() ? 1 : 0);
      value.bind(open_fields.contains({field.report, field.name}) ? 1 : 0).bind(scan ? 1 : 0);
      bind_text(value, field.doubted() ? field.reasons[0].value("code", "") : "");
      value.bind(static_cast<long long>(std::stoull(hash.hex(), nullptr, 16) >> 1));
      const auto now_holds = held.find({field.report, field.name});
      bind_number(value, now_holds != held.end() ? now_holds->second : field.value);
      value.bind(answered.contains({field.report, field.name}) ? 1 : 0).run();
    }
  }
}

}  // namespace ita::review
