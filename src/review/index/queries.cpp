#include "review/index/index.h"
#include "review/index/where.h"

namespace ita::review {

namespace {

std::string order_of(const std::string& sort) {
  if (sort == "agency") {
    return "e.agency IS NULL, e.agency, e.year, e.n";
  }
  if (sort == "year") {
    return "e.year DESC, e.agency, e.n";
  }
  if (sort == "total") {
    return "e.total IS NULL, e.total, e.n";
  }
  if (sort == "updated") {
    return "e.updated IS NULL, e.updated DESC, e.n";
  }
  return "e.need DESC, e.n";
}

Json cell(const Statement& row, int column, bool number = false) {
  if (row.null(column)) {
    return nullptr;
  }
  return number ? Json(row.number(column)) : Json(row.text(column));
}

Json integer(const Statement& row, int column) {
  return row.null(column) ? Json(nullptr) : Json(row.integer(column));
}

const std::string kPaper = "SELECT id, file, sha256, output, output_sha256 FROM papers WHERE ";

Paper paper_in(const Statement& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3),
          row.null(4) ? std::nullopt : std::optional(row.text(4))};
}

}  // namespace

std::optional<Paper> Index::paper(const std::string& id) {
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare(kPaper + "id = ?");
  find.bind(id);
  if (!find.step()) {
    return std::nullopt;
  }
  return paper_in(find);
}

std::vector<Paper> Index::papers_of(const std::string& sha256) {
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare(kPaper + "sha256 = ?");
  find.bind(sha256);
  std::vector<Paper> out;
  while (find.step()) {
    out.push_back(paper_in(find));
  }
  return out;
}

Json Index::list(const Filter& filter) {
  const std::lock_guard guard(mutex_);
  find_text(filter.text);
  const Where where = where_of(filter);
  Statement count = db_->prepare(
      "SELECT COUNT(*), COUNT(DISTINCT e.paper), TOTAL(e.open) FROM entries e WHERE " + where.sql);
  where.bind(count);
  count.step();
  Json out{{"total", count.integer(0)},
           {"papers", count.integer(1)},
           {"open", static_cast<long long>(count.number(2))},
           {"page", filter.page},
           {"size", filter.size},
           {"rows", Json::array()}};
  Statement rows = db_->prepare(
      "SELECT e.paper, e.part, e.report, e.file, e.status, e.kind, e.agency, e.type, e.district, "
      "e.province, e.year, e.total, e.level, e.scan, e.pages, e.doubts, e.open, e.state, "
      "e.reviewer, e.updated, e.error FROM entries e WHERE " +
      where.sql + " ORDER BY " + order_of(filter.sort) + " LIMIT ? OFFSET ?");
  where.bind(rows);
  rows.bind(filter.size).bind(static_cast<long long>(filter.page) * filter.size);
  while (rows.step()) {
    out["rows"].push_back(
        {{"paper", rows.text(0)},
         {"part", rows.integer(1)},
         {"report", cell(rows, 2)},
         {"file", rows.text(3)},
         {"status", cell(rows, 4)},
         {"kind", cell(rows, 5)},
         {"agency", cell(rows, 6)},
         {"type", cell(rows, 7)},
         {"district", cell(rows, 8)},
         {"province", cell(rows, 9)},
         {"year", integer(rows, 10)},
         {"total", cell(rows, 11, true)},
         {"level", cell(rows, 12)},
         {"scan", rows.integer(13) != 0},
         {"pages", integer(rows, 14)},
         {"doubts", integer(rows, 15)},
         {"open", integer(rows, 16)},
         {"state", cell(rows, 17)},
         {"reviewer", cell(rows, 18)},
         {"updated", cell(rows, 19)},
         {"error", rows.null(20) ? Json(nullptr) : Json::parse(rows.text(20), nullptr, false)}});
  }
  return out;
}

Json Index::facets(const Filter& filter) {
  const std::lock_guard guard(mutex_);
  find_text(filter.text);
  Json out = Json::object();
  for (const char* column : {"province", "type", "year", "status", "state", "kind"}) {
    const Where where = where_of(filter, column);
    const std::string by = std::string("e.") + column;
    Statement rows = db_->prepare("SELECT " + by + ", COUNT(*) FROM entries e WHERE " + where.sql +
                                  " GROUP BY 1 ORDER BY 2 DESC LIMIT 100");
    where.bind(rows);
    out[column] = Json::array();
    while (rows.step()) {
      out[column].push_back({{"value", cell(rows, 0)}, {"count", rows.integer(1)}});
    }
  }
  const Where where = where_of(filter, "code");
  Statement rows =
      db_->prepare("SELECT c.code, COUNT(*) FROM entries e JOIN codes c ON c.entry = e.n WHERE " +
                   where.sql + " GROUP BY 1 ORDER BY 2 DESC LIMIT 60");
  where.bind(rows);
  out["code"] = Json::array();
  while (rows.step()) {
    out["code"].push_back({{"value", cell(rows, 0)}, {"count", rows.integer(1)}});
  }
  return out;
}

std::vector<std::string> Index::queue(const Filter& filter, int most) {
  const std::lock_guard guard(mutex_);
  find_text(filter.text);
  const Where where = where_of(filter);
  Statement rows = db_->prepare(
      "SELECT e.paper, MAX(e.need), MIN(e.n) FROM entries e WHERE " + where.sql +
      " AND e.status <> 'failed' AND (e.open > 0 OR EXISTS (SELECT 1 FROM vals v WHERE v.paper = "
      "e.paper AND v.sampled = 1 AND v.answered = 0)) GROUP BY e.paper ORDER BY 2 DESC, 3 LIMIT ?");
  where.bind(rows);
  rows.bind(most);
  std::vector<std::string> out;
  while (rows.step()) {
    out.push_back(rows.text(0));
  }
  return out;
}

Json Index::sheet(const std::string& kind, const std::string& digit, const std::string& code,
                  int page) {
  constexpr int kOnOneSheet = 60;
  const std::lock_guard guard(mutex_);
  std::string sql =
      "SELECT v.paper, v.report, v.field, v.kind, v.value, v.raw, v.page, v.x0, v.y0, v.x1, v.y1, "
      "v.code, e.agency, e.year, COUNT(*) OVER () FROM vals v JOIN entries e ON e.n = v.entry "
      "WHERE v.open = 1 AND v.x0 IS NOT NULL AND v.value IS NOT NULL";
  std::vector<std::string> texts;
  if (!kind.empty()) {
    sql += " AND v.kind = ?";
    texts.push_back(kind);
  }
  if (!digit.empty()) {
    sql += " AND instr(v.raw, ?) > 0";
    texts.push_back(digit);
  }
  if (!code.empty()) {
    sql += " AND v.code = ?";
    texts.push_back(code);
  }
  Statement rows = db_->prepare(sql + " ORDER BY v.value, v.rowid LIMIT ? OFFSET ?");
  for (const std::string& text : texts) {
    rows.bind(text);
  }
  rows.bind(kOnOneSheet).bind(page * kOnOneSheet);
  Json out{{"total", 0}, {"size", kOnOneSheet}, {"cells", Json::array()}};
  while (rows.step()) {
    out["total"] = rows.integer(14);
    out["cells"].push_back(
        {{"paper", rows.text(0)},
         {"report", rows.text(1)},
         {"field", rows.text(2)},
         {"kind", rows.text(3)},
         {"value", rows.text(4)},
         {"raw", rows.text(5)},
         {"page", rows.integer(6)},
         {"bbox", {rows.number(7), rows.number(8), rows.number(9), rows.number(10)}},
         {"code", cell(rows, 11)},
         {"agency", cell(rows, 12)},
         {"year", integer(rows, 13)}});
  }
  return out;
}

Json Index::last_year(const Json& document, const Field& field) {
  if (field.kind != "score" || field.report_index < 0 || field.name.starts_with("history/")) {
    return nullptr;
  }
  const Json& report = document["reports"][static_cast<size_t>(field.report_index)];
  const Json agency = report.value("agency", Json());
  const Json year = report.value("fiscal_year", Json());
  if (!agency.is_object() || !year.is_object() || !agency["name"].is_string() ||
      !year["be"].is_number_integer()) {
    return nullptr;
  }
  const std::lock_guard guard(mutex_);
  Statement find = db_->prepare(
      "SELECT v.held FROM entries e JOIN vals v ON v.entry = e.n WHERE e.agency = ? AND e.year = ? "
      "AND v.field = ? AND v.held IS NOT NULL LIMIT 1");
  find.bind(agency["name"].get_ref<const std::string&>()).bind(year["be"].get<long long>() - 1);
  find.bind(field.name);
  return find.step() ? Json(find.number(0)) : Json(nullptr);
}

}  // namespace ita::review
