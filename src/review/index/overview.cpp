#include "review/index/where.h"

namespace ita::review {

Json Index::overview(const Filter& filter) {
  const std::lock_guard guard(mutex_);
  find_text(filter.text);
  const Where where = where_of(filter);
  const auto rows_of = [&](const std::string& select, const std::string& rest,
                           const std::vector<const char*>& names) {
    Statement rows = db_->prepare("SELECT " + select + " WHERE " + where.sql + rest);
    where.bind(rows);
    Json out = Json::array();
    while (rows.step()) {
      Json row = Json::object();
      for (size_t i = 0; i < names.size(); ++i) {
        const int column = static_cast<int>(i);
        row[names[i]] = rows.null(column)      ? Json(nullptr)
                        : rows.is_text(column) ? Json(rows.text(column))
                                               : Json(rows.number(column));
      }
      out.push_back(std::move(row));
    }
    return out;
  };
  Json out;
  out["levels"] =
      rows_of("e.level, e.year, COUNT(*) FROM entries e",
              " AND e.report <> '' GROUP BY 1, 2 ORDER BY 3 DESC", {"level", "year", "count"});
  out["bands"] =
      rows_of("CAST(e.total / 5 AS INTEGER) * 5, e.year, COUNT(*) FROM entries e",
              " AND e.total IS NOT NULL GROUP BY 1, 2 ORDER BY 1", {"from", "year", "count"});
  out["provinces"] = rows_of(
      "e.province, e.year, COUNT(*), AVG(e.total), MIN(e.total), MAX(e.total), TOTAL(e.open) FROM "
      "entries e",
      " AND e.report <> '' GROUP BY 1, 2 ORDER BY 1, 2",
      {"province", "year", "count", "mean", "least", "most", "open"});
  out["slopes"] =
      rows_of("e.agency, e.year, MAX(e.total) FROM entries e",
              " AND e.agency IS NOT NULL AND e.total IS NOT NULL AND e.year IS NOT NULL "
              "GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 600",
              {"agency", "year", "total"});
  // CROSS: by agency, until there is enough; the other way round all values would be sorted.
  out["heat"] = rows_of(
      "e.agency, e.year, v.field, v.held, v.open, e.paper FROM entries e CROSS JOIN vals v ON "
      "v.entry = e.n",
      " AND v.kind = 'score' AND v.field GLOB 'indicator/*' ORDER BY e.agency, e.year LIMIT 1500",
      {"agency", "year", "field", "value", "flagged", "paper"});
  out["states"] = rows_of("e.state, COUNT(*), TOTAL(e.doubts), TOTAL(e.open) FROM entries e",
                          " GROUP BY 1", {"state", "count", "doubts", "open"});
  out["statuses"] =
      rows_of("e.status, COUNT(*) FROM entries e", " GROUP BY 1", {"status", "count"});
  return out;
}

}  // namespace ita::review
