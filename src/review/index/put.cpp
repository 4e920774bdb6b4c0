#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/content_hash.h"
#include "review/index/index.h"
#include "review/store/fields.h"

namespace ita::review {

namespace {

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
  Statement put = db.prepare("REPLACE INTO papers VALUES(?, ?, ?, ?, ?, ?, ?)");
  put.bind(paper.id).bind(paper.file).bind(paper.sha256).bind(paper.output).bind(stamp).bind(words);
  paper.output_sha256 ? put.bind(*paper.output_sha256) : put.bind_null();
  put.run();
  return words;
}

/// A value by the key of its report and its name.
using ValueKey = std::pair<std::string, std::string>;

ValueKey key_of(const Field& field) { return {field.report, field.name}; }

/// A document after what people said.
struct Held {
  Applied now;
  std::set<ValueKey> open;  ///< still doubted
  std::set<ValueKey> answered;
  std::map<ValueKey, Json> values;
};

Held held_of(const std::vector<Correction>& said, const Json& document) {
  Held out;
  out.now = apply_corrections(said, document);
  for (const Field& field : fields_of(out.now.document)) {
    out.values[key_of(field)] = field.value;
    if (field.doubted() && field.reasons[0].value("code", "") != "unreadable-to-reviewer") {
      out.open.insert(key_of(field));
    }
  }
  for (const Outcome& outcome : out.now.outcomes) {
    if (outcome.applied) {
      out.answered.emplace(outcome.correction.target.report, outcome.correction.target.field);
    }
  }
  return out;
}

/// What the machine doubts of one report.
struct Doubts {
  int all = 0, open = 0;
  std::map<std::string, bool> codes;  ///< and whether a value with it is open
};

/// By the place of the report in the document; what belongs to no report counts with the first.
std::map<int, Doubts> doubts_of(const std::vector<Field>& fields, const Held& held) {
  std::map<int, Doubts> out;
  for (const Field& field : fields) {
    if (!field.doubted()) {
      continue;
    }
    Doubts& doubts = out[std::max(0, field.report_index)];
    const bool open = held.open.contains(key_of(field));
    ++doubts.all;
    doubts.open += open ? 1 : 0;
    for (const Json& reason : field.reasons) {
      bool& code_open = doubts.codes[reason.value("code", "")];
      code_open = code_open || open;
    }
  }
  return out;
}

/// A report as it holds now; as the machine read it where people's answers made other reports of
/// the document.
Json report_shown(const Json& reports, size_t i, const Applied& now) {
  if (i >= reports.size()) {
    return nullptr;
  }
  const Json held = part(now.document, "reports");
  return now.state != State::not_a_report && held.size() == reports.size() ? held[i] : reports[i];
}

/// Puts what an index of one document needs, with what all its rows share.
class DocumentRows {
 public:
  DocumentRows(Database& db, const Paper& paper, const Json& document,
               const std::vector<Correction>& said)
      : db_(db),
        paper_(paper),
        document_(document),
        held_(held_of(said, document)),
        fields_(fields_of(document)),
        doubts_(doubts_of(fields_, held_)),
        scan_(is_scan(document)) {
    if (!said.empty()) {
      reviewer_ = said.back().user;
      updated_ = said.back().time;
    }
  }

  void put(long long words) {
    const std::vector<std::string> keys = report_keys(document_);
    const Json reports = document_.value("reports", Json::array());
    for (size_t i = 0; i < std::max<size_t>(1, reports.size()); ++i) {
      const int index = static_cast<int>(i);
      put_entry(index, i < reports.size() ? keys[i] : std::string(),
                report_shown(reports, i, held_.now), words);
      const long long entry = db_.last_row();
      put_codes(index, entry);
      put_values(index, entry);
    }
  }

 private:
  /// The row of the list.  `report`: null where the document has none.
  void put_entry(int index, const std::string& key, const Json& report, long long words) {
    const Json agency = part(report, "agency");
    const Json overall = part(report, "overall");
    const Doubts& doubts = doubts_[index];
    Statement put = db_.prepare(
        "INSERT INTO entries(paper, part, report, file, status, kind, agency, type, district, "
        "province, year, total, level, scan, pages, doubts, open, state, reviewer, updated, need, "
        "name_key, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)");
    put.bind(paper_.id).bind(index).bind(key).bind(paper_.file);
    put.bind(text_of(document_, "status"));
    bind_text(put, text_of(part(document_, "document"), "kind"));
    for (const char* part_of_name : {"name", "type", "district", "province"}) {
      bind_text(put, text_of(agency, part_of_name));
    }
    bind_number(put, part(part(report, "fiscal_year"), "be"));
    bind_number(put, part(overall, "score"));
    bind_text(put, text_of(part(overall, "level"), "label"));
    put.bind(scan_ ? 1 : 0);
    bind_number(put, part(part(document_, "source"), "pages"));
    put.bind(doubts.all).bind(doubts.open).bind(name(held_.now.state));
    bind_text(put, reviewer_);
    bind_text(put, updated_);
    put.bind(doubts.open);
    put.bind(search_key(paper_.file + text_of(agency, "name"))).bind(words).run();
  }

  void put_codes(int index, long long entry) {
    for (const auto& [code, open] : doubts_[index].codes) {
      db_.prepare("INSERT INTO codes VALUES(?, ?, ?)")
          .bind(entry)
          .bind(code)
          .bind(open ? 1 : 0)
          .run();
    }
  }

  /// Values with a place on paper, but for whole texts.
  void put_values(int index, long long entry) {
    Statement value = db_.prepare(
        "INSERT INTO vals VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)");
    for (const Field& field : fields_) {
      if (std::max(0, field.report_index) == index && field.page() != 0 && field.kind != "text") {
        put_value(value, entry, field);
      }
    }
  }

  void put_value(Statement& value, long long entry, const Field& field) {
    value.bind(entry).bind(paper_.id).bind(field.report).bind(field.name).bind(field.kind);
    bind_number(value, field.value);
    value.bind(text_of(field.evidence, "raw")).bind(field.page());
    const Json box = part(field.evidence, "bbox");
    for (size_t side = 0; side < 4; ++side) {
      bind_number(value, box.is_array() && box.size() == 4 ? box[side] : Json(nullptr));
    }
    ContentHash hash;  // by which the sample is drawn
    hash.add(paper_.sha256 + "\n" + field.report + "\n" + field.name);
    value.bind(field.doubted() ? 1 : 0);
    value.bind(held_.open.contains(key_of(field)) ? 1 : 0).bind(scan_ ? 1 : 0);
    bind_text(value, field.doubted() ? field.reasons[0].value("code", "") : "");
    value.bind(static_cast<long long>(std::stoull(hash.hex(), nullptr, 16) >> 1));
    const auto now_holds = held_.values.find(key_of(field));
    bind_number(value, now_holds != held_.values.end() ? now_holds->second : field.value);
    value.bind(held_.answered.contains(key_of(field)) ? 1 : 0).run();
  }

  Database& db_;
  const Paper& paper_;
  const Json& document_;
  const Held held_;
  const std::vector<Field> fields_;
  std::map<int, Doubts> doubts_;
  const bool scan_;
  std::string reviewer_, updated_;  ///< of the last answer; empty without one
};

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
  DocumentRows(*db_, paper, document, said).put(words);
}

}  // namespace ita::review
