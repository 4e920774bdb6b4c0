#include "archive/flattener.h"

#include <set>

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

}  // namespace

Flattener::Flattener(const Json& document, const FileEntry& file, const facts::Facts& facts,
                     const Words& words)
    : document_(document), file_(file), facts_(facts), words_(words) {
  out_.batch = empty_batch();
  sha256_ = text(document.at("source").at("sha256"));
}

DocumentRows Flattener::flatten() {
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

RowBuilder Flattener::of_document(const char* name, size_t position) const {
  RowBuilder row(table(name));
  row.set("sha256", sha256_).set("position", static_cast<std::int64_t>(position));
  return row;
}

void Flattener::add_reasons(const std::string& report, const std::string& path, const Json& item) {
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
    put_place(row,
              evidence.is_object() || !places.is_array() || places.empty() ? evidence : places[0]);
    add(row);
  }
}

void Flattener::add_document_reasons() {
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

void Flattener::add_document() {
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

void Flattener::add_report(const Json& report, int index) {
  const std::string id = text(report.at("id"));
  const std::string path = "/reports/" + std::to_string(index);
  ReportEntry entry = entry_of(report, sha256_, file_, facts_);
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

Row Flattener::report_row(const Json& report, const ReportEntry& entry) const {
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

Row Flattener::document_report_row(const Json& report, const ReportEntry& entry) const {
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

}  // namespace ita::archive
