#include "archive/table_columns.h"

namespace ita::archive {

namespace {

TableSpec agencies() {
  return {"agencies",
          "One row for each public body that a report is of",
          {{"agency_id", kText, "Hash of type, name and place"},
           {"name", kText, "Name as first printed, mended"},
           {"type", kText, "Code of the kind of agency"},
           {"subdistrict", kText, "Subdistrict, where printed"},
           {"district", kText, "District, where printed"},
           {"province", kText, "Province, where printed"},
           {"province_code", kText, "Official code of the province, two digits"},
           {"successor", kText, "The body that took its place, as far as is known"},
           {"successor_since_be", kInteger, "Since which calendar year, Buddhist era"},
           {"successor_source", kText, "The law or registration that says so"},
           {"successor_id", kText, "That body as an agency, where the archive has it"}},
          {"agency_id"},
          {}};
}

TableSpec documents() {
  return {"documents",
          "One row for each content, however many files have it",
          {{"sha256", kText, "SHA-256 of the content"},
           {"media_type", kText, "Kind of file, by content"},
           {"pages", kInteger, "Number of pages"},
           {"kind",
            kText,
            "What paper it is",
            {"analysis", "result", "announcement", "province_list", "plan", "follow_up", "forecast",
             "self_assessment", "handbook", "erratum", "form", "other"}},
           {"status",
            kText,
            "What came of reading it",
            {"ok", "needs_review", "not_recognised", "unreadable", "failed"}},
           {"review_needed", kBoolean, "A person should look at it"},
           {"review_count", kInteger, "How many things to look at"},
           {"review_codes", kText, "Doubts about the whole document: codes, one on a line"},
           {"review_reasons", kText, "The same in words"},
           {"version", kText, "Version of the program that read it"},
           {"error_code", kText, "Why it could not be read"},
           {"error_message", kText, "The same in words"}},
          {"sha256"},
          {}};
}

TableSpec files() {
  return {"files",
          "One row for each file that was given",
          {{"path", kText, "Relative to the folder that was read"},
           {"sha256", kText, "Its content; null where it could not be read at all"},
           {"status",
            kText,
            "present, failed, skipped or gone",
            {"present", "failed", "skipped", "gone"}},
           {"message", kText, "Why it was not read"},
           {"remedy", kText, "What to do about it"}},
          {"path"},
          {{{"sha256"}, "documents", {"sha256"}}}};
}

TableSpec reports() {
  return {"reports",
          "One row for each agency, year and kind of assessment: what its preferred version says",
          {{"report_id", kText, "Hash of agency, fiscal year and family"},
           {"agency_id", kText, "The agency"},
           {"fiscal_year_be", kInteger, "Fiscal year that was assessed, Buddhist era"},
           {"family", kText, "Kind of assessment"},
           {"sha256", kText, "Document of the preferred version"},
           {"report", kText, "The report within it"},
           {"title", kText, "Title"},
           {"plan_year_be", kInteger, "Fiscal year of the measures, Buddhist era"},
           {"overall_score", kDecimal, "Overall score as printed"},
           {"overall_level", kText, "Level as printed"},
           {"overall_level_scale", kText, "letters, words or five-words"},
           {"overall_level_rank", kInteger, "Rank of the level on its scale, 1 is the best"},
           {"computed_overall", kDecimal, "Overall score computed from the indicators"},
           {"computed_level", kText, "Level by the rule of that year"},
           {"doubts", kInteger, "Values of the preferred version that a person should look at"},
           {"versions", kInteger, "Documents that hold this report"},
           {"conflict", kBoolean, "Versions differ in a score"}},
          {"report_id"},
          {{{"agency_id"}, "agencies", {"agency_id"}}, {{"sha256"}, "documents", {"sha256"}}}};
}

TableSpec document_reports() {
  return {
      "document_reports",
      "Which document holds which report, and how its versions stand to one another",
      joined(
          {{{"sha256", kText, "The document"},
            {"report", kText, "The report within the document: r1, r2, …"},
            {"report_id", kText, "The report; null where agency or year is not known"},
            {"role",
             kText,
             "Preferred, the same scores again, the same as another kind of file, or other scores",
             {"preferred", "duplicate", "other_scan", "superseded", "unidentified"}},
            {"first_page", kInteger, "First page of the report"},
            {"last_page", kInteger, "Last page of the report"},
            {"title", kText, "Title as printed"},
            {"agency", kText, "Agency as printed, mended"},
            {"fiscal_year_be", kInteger, "Fiscal year that was assessed, Buddhist era"},
            {"overall_score", kDecimal, "Overall score as printed"},
            {"overall_level", kText, "Level as printed"}},
           place_columns("agency_"),
           place_columns("overall_"),
           review_columns()}),
      {"sha256", "report"},
      {{{"sha256"}, "documents", {"sha256"}}}};
}

}  // namespace

std::vector<TableSpec> entity_tables() {
  return {agencies(), documents(), files(), reports(), document_reports()};
}

}  // namespace ita::archive
