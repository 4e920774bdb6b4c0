#include "archive/rows.h"

#include <algorithm>
#include <cassert>
#include <exception>
#include <nlohmann/json.hpp>
#include <set>

#include "archive/json_values.h"
#include "archive/report_entry.h"
#include "output/value_label.h"

namespace ita::archive {

namespace {

/// 1 for the best level of its scale; null where the scale does not have it.
Value level_rank(const Json& level, const facts::Facts& facts) {
  for (const facts::LevelScale& scale : facts.scales()) {
    for (size_t i = 0; i < scale.bands.size() && scale.id == text(in(level, "scale")); ++i) {
      if (scale.bands[i].label == text(in(level, "label"))) {
        return static_cast<std::int64_t>(i + 1);
      }
    }
  }
  return {};
}

/// Turns one document into rows.
class Flattener {
 public:
  Flattener(const Json& document, const FileEntry& file, const facts::Facts& facts,
            const Words& words)
      : document_(document), file_(file), facts_(facts), words_(words) {
    out_.batch = empty_batch();
    sha256_ = text(document.at("source").at("sha256"));
  }

  DocumentRows flatten() {
    add_document();
    int position = 0;
    for (const Json& report : document_.at("reports")) {
      add_report(report, position++);
    }
    add_ledger();
    add_checks();
    add_pages();
    add_cells();
    return std::move(out_);
  }

 private:
  void add(const RowBuilder& row) { rows_in(out_.batch, row.spec().name).push_back(row.row()); }

  RowBuilder of_document(const char* name, size_t position) const {
    RowBuilder row(table(name));
    row.set("sha256", sha256_).set("position", static_cast<std::int64_t>(position));
    return row;
  }

  void add_reasons(const std::string& report, const std::string& path, const Json& item) {
    if (!needs_review(item)) {
      return;
    }
    const Json& evidence = first(in(item, "evidence"));
    for (const Json& reason : in(in(item, "review"), "reasons")) {
      RowBuilder row = of_document("reviews", rows_in(out_.batch, "reviews").size() + 1);
      row.set("path", path)
          .set("label", output::value_label(document_, path, words_.messages, words_.language))
          .set("code", value(in(reason, "code")))
          .set("reason", value(in(reason, "text")))
          .set("raw", value(in(evidence, "raw")));
      if (!report.empty()) {
        row.set("report", report);
      }
      const Json& places = in(reason, "places");
      put_place(
          row, evidence.is_object() || !places.is_array() || places.empty() ? evidence : places[0]);
      add(row);
    }
  }

  /// Doubts about the whole; those that a page repeats stand at the page.
  void add_document_reasons() {
    std::set<std::string> of_pages;
    for (const Json& page : in(document_, "pages")) {
      for (const Json& reason : in(in(page, "review"), "reasons")) {
        of_pages.insert(reason.dump());
      }
    }
    Json rest = document_.at("review");
    Json kept = Json::array();
    for (const Json& reason : in(rest, "reasons")) {
      if (!of_pages.contains(reason.dump())) {
        kept.push_back(reason);
      }
    }
    rest["reasons"] = std::move(kept);
    add_reasons("", "", Json{{"review", std::move(rest)}});
  }

  void add_document() {
    const Json& source = document_.at("source");
    const Json& review = document_.at("review");
    RowBuilder row(table("documents"));
    row.set("sha256", sha256_)
        .set("media_type", value(in(source, "media_type")))
        .set("pages", value(in(source, "pages")))
        .set("kind", value(in(in(document_, "document"), "kind")))
        .set("status", value(document_.at("status")))
        .set("review_needed", value(in(review, "needed")))
        .set("review_count", value(in(review, "count")))
        .set("review_codes", lines(in(review, "reasons"), "code"))
        .set("review_reasons", lines(in(review, "reasons"), "text"))
        .set("version", value(in(document_.at("generator"), "version")));
    add(row);
    RowBuilder file(table("files"));
    file.set("path", file_.path).set("sha256", sha256_).set("status", file_.status);
    add(file);
    add_document_reasons();
    if (document_.contains("document")) {
      add_reasons("", "/document", document_.at("document"));
    }
  }

  void add_report(const Json& report, int index) {
    const std::string id = text(report.at("id"));
    const std::string path = "/reports/" + std::to_string(index);
    ReportEntry entry = entry_of(report, sha256_, file_);
    entry.row = report_row(report, entry);
    entry.document_row = document_report_row(report, entry);
    out_.reports.push_back(std::move(entry));
    add_reasons(id, path, Json{{"review", in(report, "review")}});
    for (const char* key : {"agency", "fiscal_year", "plan_year", "overall"}) {
      add_reasons(id, path + "/" + key, in(report, key));
    }
    add_values(report, id, path);
    add_plan(report, id, path);
  }

  Row report_row(const Json& report, const ReportEntry& entry) const {
    const Json& overall = in(report, "overall");
    const Json& level = in(overall, "level");
    RowBuilder row(table("reports"));
    row.set("family", entry.family)
        .set("sha256", sha256_)
        .set("report", entry.report)
        .set("title", value(in(report, "title")))
        .set("plan_year_be", value(in(in(report, "plan_year"), "be")))
        .set("overall_score", number(in(overall, "score")))
        .set("overall_level", value(in(level, "label")))
        .set("overall_level_scale", value(in(level, "scale")))
        .set("overall_level_rank", level_rank(level, facts_))
        .set("computed_overall", number(in(in(report, "computed"), "overall")))
        .set("computed_level", value(in(in(report, "computed"), "level")))
        .set("doubts", static_cast<std::int64_t>(entry.doubts));
    if (entry.fiscal_year_be > 0) {
      row.set("fiscal_year_be", static_cast<std::int64_t>(entry.fiscal_year_be));
    }
    return row.row();
  }

  Row document_report_row(const Json& report, const ReportEntry& entry) const {
    const Json& overall = in(report, "overall");
    const Json& pages = in(report, "pages");
    RowBuilder row(table("document_reports"));
    row.set("sha256", sha256_)
        .set("report", entry.report)
        .set("title", value(in(report, "title")))
        .set("agency", value(in(in(report, "agency"), "name")))
        .set("overall_score", number(in(overall, "score")))
        .set("overall_level", value(in(in(overall, "level"), "label")));
    if (pages.is_array() && pages.size() == 2) {
      row.set("first_page", value(pages[0])).set("last_page", value(pages[1]));
    }
    if (entry.fiscal_year_be > 0) {
      row.set("fiscal_year_be", static_cast<std::int64_t>(entry.fiscal_year_be));
    }
    put_place(row, in(in(report, "agency"), "evidence"), "agency_");
    put_place(row, in(overall, "evidence"), "overall_");
    put_review(row, in(overall, "review"));
    return row.row();
  }

  /// One row for each entry of a list of the report.
  template <class Fill>
  void each(const Json& report, const std::string& id, const std::string& path, const char* list,
            Fill fill) {
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

  static void copy(RowBuilder& row, const Json& item, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      row.set(key, value(in(item, key)));
    }
  }

  void add_values(const Json& report, const std::string& id, const std::string& path) {
    each(report, id, path, "indicators", [](const Json& item, RowBuilder& row, std::int64_t) {
      copy(row, item, {"number", "name", "name_as_printed", "instrument"});
      row.set("score", number(in(item, "score")))
          .set("level", value(in(in(item, "level"), "label")));
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

  void add_list(const std::string& id, const char* of, std::int64_t position, const char* list,
                const Json& entries) {
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

  void add_plan(const Json& report, const std::string& id, const std::string& path) {
    each(report, id, path, "issues", [&](const Json& item, RowBuilder& row, std::int64_t position) {
      copy(row, item, {"number", "title", "text"});
      add_list(id, "issue", position, "actions", in(item, "actions"));
    });
    each(report, id, path, "measures",
         [&](const Json& item, RowBuilder& row, std::int64_t position) {
           copy(row, item, {"number", "title", "issue"});
           row.set("schedule", value(in(in(item, "schedule"), "text")));
           for (const char* list : {"approach", "steps", "responsible", "others"}) {
             add_list(id, "measure", position, list, in(item, list));
           }
           add_list(id, "measure", position, "report_months",
                    in(in(item, "schedule"), "report_months"));
         });
    each(report, id, path, "limitations",
         [](const Json& item, RowBuilder& row, std::int64_t) { copy(row, item, {"text"}); });
  }

  void add_ledger() {
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

  void add_checks() {
    size_t position = 0;
    for (const Json& item : in(document_, "checks")) {
      RowBuilder row = of_document("checks", ++position);
      copy(row, item, {"id", "status", "code"});
      row.set("message", value(in(item, "text"))).set("paths", lines(in(item, "paths")));
      add(row);
    }
  }

  void add_pages() {
    size_t index = 0;
    for (const Json& page : in(document_, "pages")) {
      add_reasons(
          "", "/pages/" + std::to_string(index++),
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

  void add_cells() {
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

  const Json& document_;
  const FileEntry& file_;
  const facts::Facts& facts_;
  const Words& words_;
  std::string sha256_;
  DocumentRows out_;
};

Error damaged(const std::string& cause) {
  return {
      ErrorCode::damaged, "archive", "", 0, cause, "read the source again: ita extract --again"};
}

}  // namespace

Batch empty_batch() {
  Batch out;
  for (const TableSpec& spec : tables()) {
    out.push_back({&spec, {}});
  }
  return out;
}

std::vector<Row>& rows_in(Batch& batch, std::string_view table) {
  const auto it = std::find_if(batch.begin(), batch.end(),
                               [&](const TableRows& t) { return t.spec->name == table; });
  assert(it != batch.end());
  return it->rows;
}

const std::vector<Row>& rows_in(const Batch& batch, std::string_view table) {
  return rows_in(const_cast<Batch&>(batch), table);
}

Result<DocumentRows> rows_of(const std::string& json, const FileEntry& file,
                             const facts::Facts& facts, const Words& words) {
  try {
    Json document = Json::parse(json);
    const std::string version = text(in(document, "schema_version"));
    if (!version.starts_with("2.")) {
      return damaged(version.empty()
                         ? "is no result of this program"
                         : "is of schema version " + version + ", this program reads 2");
    }
    speak(document, words);
    return Flattener(document, file, facts, words).flatten();
  } catch (const std::exception& fault) {
    return damaged(std::string("is no whole result: ") + fault.what());
  }
}

DocumentRows rows_of(const FileEntry& file) {
  DocumentRows out;
  out.batch = empty_batch();
  RowBuilder row(table("files"));
  row.set("path", file.path).set("status", file.status).set("message", file.error_message);
  if (!file.sha256.empty()) {
    row.set("sha256", file.sha256);
    RowBuilder document(table("documents"));
    document.set("sha256", file.sha256)
        .set("status", "failed")
        .set("review_needed", true)
        .set("error_code", file.error_code)
        .set("error_message", file.error_message);
    rows_in(out.batch, "documents").push_back(document.row());
  }
  rows_in(out.batch, "files").push_back(row.row());
  return out;
}

}  // namespace ita::archive
