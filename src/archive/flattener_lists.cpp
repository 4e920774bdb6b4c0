#include "archive/flattener.h"

namespace ita::archive {

namespace {

/// Cells of the same name as the members of the item.
void copy(RowBuilder& row, const Json& item, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    row.set(key, value(in(item, key)));
  }
}

}  // namespace

template <class Fill>
void Flattener::each(const Json& report, const std::string& id, const std::string& path,
                     const char* list, Fill fill) {
  std::int64_t position = 0;
  for (const Json& item : in(report, list)) {
    RowBuilder row = of_document(list, static_cast<size_t>(++position));
    row.set("report", id);
    fill(item, row, position);
    put_place(row, first(in(item, "evidence")));
    put_review(row, in(item, "review"));
    add(row);
    add_reasons(id, path + "/" + list + "/" + std::to_string(position - 1), item);
  }
}

void Flattener::add_values(const Json& report, const std::string& id, const std::string& path) {
  each(report, id, path, "indicators", [](const Json& item, RowBuilder& row, std::int64_t) {
    copy(row, item, {"number", "name", "name_as_printed", "instrument"});
    row.set("score", number(in(item, "score"))).set("level", value(in(in(item, "level"), "label")));
    put_reading(row, in(item, "evidence"));
  });
  each(report, id, path, "instruments", [](const Json& item, RowBuilder& row, std::int64_t) {
    copy(row, item, {"code", "scale"});
    row.set("score", number(in(item, "score")));
    put_reading(row, in(item, "evidence"));
  });
  each(report, id, path, "history", [](const Json& item, RowBuilder& row, std::int64_t) {
    copy(row, item, {"fiscal_year_be"});
    row.set("score", number(in(item, "score")))
        .set("level", value(in(in(item, "level"), "label")))
        .set("level_scale", value(in(in(item, "level"), "scale")));
    put_reading(row, in(item, "evidence"));
  });
}

void Flattener::add_list(const std::string& id, const char* of, std::int64_t position,
                         const char* list, const Json& entries) {
  std::int64_t item = 0;
  for (const Json& entry : entries) {
    RowBuilder row(table("list_items"));
    row.set("sha256", sha256_)
        .set("report", id)
        .set("position", position)
        .set("of", of)
        .set("list", list)
        .set("item", ++item);
    if (entry.is_object()) {
      copy(row, entry, {"heading", "kind", "text"});
    } else {
      row.set("text", entry.is_string() ? Value(entry.get<std::string>()) : Value(entry.dump()));
    }
    add(row);
  }
}

void Flattener::add_plan(const Json& report, const std::string& id, const std::string& path) {
  each(report, id, path, "issues", [&](const Json& item, RowBuilder& row, std::int64_t position) {
    copy(row, item, {"number", "title", "text"});
    add_list(id, "issue", position, "actions", in(item, "actions"));
  });
  each(report, id, path, "measures", [&](const Json& item, RowBuilder& row, std::int64_t position) {
    copy(row, item, {"number", "title", "issue"});
    row.set("schedule", value(in(in(item, "schedule"), "text")));
    for (const char* list : {"approach", "steps", "responsible", "others"}) {
      add_list(id, "measure", position, list, in(item, list));
    }
    add_list(id, "measure", position, "report_months", in(in(item, "schedule"), "report_months"));
  });
  each(report, id, path, "limitations",
       [](const Json& item, RowBuilder& row, std::int64_t) { copy(row, item, {"text"}); });
}

void Flattener::add_ledger() {
  size_t position = 0;
  for (const Json& item : in(document_, "ledger")) {
    RowBuilder row = of_document("numbers", ++position);
    put_place(row, item);
    copy(row, item, {"raw", "role", "of", "number", "agency", "fiscal_year_be", "used_by"});
    row.set("value", number(in(item, "value")))
        .set("why_code", value(in(in(item, "why"), "code")))
        .set("why", value(in(in(item, "why"), "text")));
    add(row);
  }
}

void Flattener::add_checks() {
  size_t position = 0;
  for (const Json& item : in(document_, "checks")) {
    RowBuilder row = of_document("checks", ++position);
    copy(row, item, {"id", "status", "code"});
    row.set("message", value(in(item, "text"))).set("paths", lines(in(item, "paths")));
    add(row);
  }
}

void Flattener::add_pages() {
  size_t index = 0;
  for (const Json& page : in(document_, "pages")) {
    add_reasons("", "/pages/" + std::to_string(index++),
                Json{{"review", in(page, "review")}, {"evidence", {{"page", in(page, "number")}}}});
    RowBuilder row(table("pages"));
    row.set("sha256", sha256_);
    copy(row, page, {"number", "rotation", "text_source", "text"});
    row.set("width", number(in(page, "width")))
        .set("height", number(in(page, "height")))
        .set("confidence", number(in(page, "confidence")));
    const Json& problem = in(page, "problem");
    row.set("problem", problem.is_object() ? value(in(problem, "text")) : value(problem));
    add(row);
  }
}

void Flattener::add_cells() {
  std::int64_t table_number = 0;
  for (const Json& grid : in(document_, "tables")) {
    ++table_number;
    std::int64_t row_number = 0;
    for (const Json& cells : in(grid, "rows")) {
      ++row_number;
      std::int64_t cell_number = 0;
      for (const Json& cell : cells) {
        ++cell_number;
        if (text(in(cell, "text")).empty()) {
          continue;
        }
        RowBuilder row(table("table_cells"));
        row.set("sha256", sha256_)
            .set("table_number", table_number)
            .set("row_number", row_number)
            .set("cell_number", cell_number);
        copy(row, cell, {"row_span", "col_span", "text"});
        put_place(row, cell);
        row.set("page", value(in(grid, "page")));
        put_review(row, in(cell, "review"));
        add(row);
      }
    }
  }
}

}  // namespace ita::archive
