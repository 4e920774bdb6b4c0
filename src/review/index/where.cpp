#include "review/index/where.h"

#include "thai/unicode.h"

namespace ita::review {

namespace {

/// All trigrams of the text, each of which must be there: as good as the text itself, and the index
/// need not keep where they stand.
std::string match_of(const std::string& key) {
  const std::u32string letters = thai::to_utf32(key);
  std::string out;
  for (size_t i = 0; i + 3 <= letters.size(); ++i) {
    std::string three = thai::to_utf8(letters.substr(i, 3));
    for (size_t at = 0; (at = three.find('"', at)) != std::string::npos; at += 2) {
      three.insert(at, 1, '"');
    }
    out += (out.empty() ? "\"" : " AND \"") + three + "\"";
  }
  return out;
}

}  // namespace

Where where_of(const Filter& filter, const std::string& but) {
  Where out;
  if (!search_key(filter.text).empty()) {
    out.sql += " AND e.n IN (SELECT n FROM found)";
  }
  const std::pair<const char*, const std::string*> plain[] = {
      {"province", &filter.province}, {"type", &filter.type},   {"year", &filter.year},
      {"status", &filter.status},     {"state", &filter.state}, {"kind", &filter.kind}};
  for (const auto& [column, value] : plain) {
    if (value->empty() || but == column) {
      continue;
    }
    if (*value == "-") {
      out.sql += std::string(" AND e.") + column + " IS NULL";
    } else {
      out.add(std::string("e.") + column + " = " +
                  (std::string(column) == "year" ? "CAST(? AS INTEGER)" : "?"),
              *value);
    }
  }
  if (!filter.code.empty() && but != "code") {
    out.add("e.n IN (SELECT entry FROM codes WHERE code = ?)", filter.code);
  }
  if (filter.open_only) {
    out.sql += " AND e.open > 0";
  }
  return out;
}

void Index::find_text(const std::string& text) {
  const std::string key = search_key(text);
  if (key.empty()) {
    return;
  }
  // Another process may have the same index open: its writing changes this number.
  Statement version = db_->prepare("PRAGMA data_version");
  version.step();
  const std::string now = version.text(0) + "/" + key;
  if (now == found_) {
    return;
  }
  db_->execute("DELETE FROM found").ok();
  const std::string match = match_of(key);
  Statement find = db_->prepare(
      match.empty() ? "INSERT INTO found SELECT n FROM entries WHERE instr(name_key, ?) > 0"
                    : "INSERT INTO found SELECT n FROM entries WHERE words IN (SELECT rowid FROM "
                      "search WHERE search MATCH ?)");
  find.bind(match.empty() ? key : match).run();
  found_ = now;
}

}  // namespace ita::review
