#include "archive/tables.h"

#include <algorithm>
#include <cassert>

namespace ita::archive {

namespace {

using Columns = std::vector<Column>;

constexpr ColumnType kText = ColumnType::text;
constexpr ColumnType kInteger = ColumnType::integer;
constexpr ColumnType kDecimal = ColumnType::decimal;
constexpr ColumnType kReal = ColumnType::real;
constexpr ColumnType kBoolean = ColumnType::boolean;

Columns joined(std::vector<Columns> parts) {
  Columns out;
  for (Columns& part : parts) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

/// Of every table whose rows are values of one report of one document.
Columns of_report() {
  return {{"sha256", kText, "The document, by the SHA-256 of its content"},
          {"report", kText, "The report within the document: r1, r2, …"},
          {"position", kInteger, "Place in its list, from 1"}};
}

Columns place(const std::string& prefix = "") {
  return {{prefix + "page", kInteger, "Page it stands on, from 1"},
          {prefix + "x0", kReal, "Left edge, points from the left of the page"},
          {prefix + "y0", kReal, "Upper edge, points from the top of the page"},
          {prefix + "x1", kReal, "Right edge, points"},
          {prefix + "y1", kReal, "Lower edge, points"}};
}

Columns reading() {
  return {{"source", kText, "How it was read", {"text-layer", "repaired-text-layer", "ocr"}},
          {"confidence", kReal, "Of the reading, 0 to 1"},
          {"raw", kText, "What was read, before any change"}};
}

Columns review() {
  return {{"review_needed", kBoolean, "A person should look at it"},
          {"review_codes", kText, "Codes of the reasons, one on a line"},
          {"review_reasons", kText, "The reasons in words, one on a line"}};
}

std::vector<Reference> to_report() {
  return {{{"sha256", "report"}, "document_reports", {"sha256", "report"}}};
}

const std::vector<std::string> kKey = {"sha256", "report", "position"};

std::vector<TableSpec> entities() {
  return {
      {"agencies",
       "One row for each public body that a report is of",
       {{"agency_id", kText, "Hash of type, name and place"},
        {"name", kText, "Name as first printed, mended"},
        {"type", kText, "Code of the kind of agency"},
        {"subdistrict", kText, "Subdistrict, where printed"},
        {"district", kText, "District, where printed"},
        {"province", kText, "Province, where printed"}},
       {"agency_id"},
       {}},
      {"documents",
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
       {}},
      {"files",
       "One row for each file that was given",
       {{"path", kText, "Relative to the folder that was read"},
        {"sha256", kText, "Its content; null where it could not be read at all"},
        {"status",
         kText,
         "present, failed, skipped or gone",
         {"present", "failed", "skipped", "gone"}},
        {"message", kText, "Why it was not read"}},
       {"path"},
       {{{"sha256"}, "documents", {"sha256"}}}},
      {"reports",
       "One row for each agency, year and kind of assessment: what its preferred version says",
       joined(
           {{{"report_id", kText, "Hash of agency, fiscal year and family"},
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
             {"conflict", kBoolean, "Versions differ in a score"}}}),
       {"report_id"},
       {{{"agency_id"}, "agencies", {"agency_id"}}, {{"sha256"}, "documents", {"sha256"}}}},
      {"document_reports",
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
            place("agency_"),
            place("overall_"),
            review()}),
       {"sha256", "report"},
       {{{"sha256"}, "documents", {"sha256"}}}}};
}

std::vector<TableSpec> values() {
  return {
      {"indicators", "One row for each indicator of a report",
       joined({of_report(),
               {{"number", kInteger, "Number of the indicator"},
                {"name", kText, "Official name"},
                {"name_as_printed", kText, "Name as printed"},
                {"instrument", kText, "Code of its instrument"},
                {"score", kDecimal, "Score as printed; null for \"-\" and what could not be read"},
                {"level", kText, "Level as printed"}},
               place(),
               reading(),
               review()}),
       kKey, to_report()},
      {"instruments", "One row for each printed score of an instrument",
       joined({of_report(),
               {{"code", kText, "Code: IIT, EIT, OIT, …"},
                {"score", kDecimal, "Score as printed"},
                {"scale", kText, "Percent, or points of its weight", {"percent", "points"}}},
               place(),
               reading(),
               review()}),
       kKey, to_report()},
      {"history", "One row for each printed result of another year",
       joined({of_report(),
               {{"fiscal_year_be", kInteger, "Fiscal year, Buddhist era"},
                {"score", kDecimal, "Score as printed"},
                {"level", kText, "Level as printed"},
                {"level_scale", kText, "letters, words or five-words"}},
               place(),
               reading(),
               review()}),
       kKey, to_report()},
      {"issues", "One row for each topic of the analysis",
       joined({of_report(),
               {{"number", kInteger, "Number of the topic"},
                {"title", kText, "Title"},
                {"text", kText, "What the analysis says"}},
               place(),
               review()}),
       kKey, to_report()},
      {"measures", "One row for each measure",
       joined({of_report(),
               {{"number", kInteger, "Number of the row"},
                {"title", kText, "The measure"},
                {"issue", kInteger, "Number of the topic it answers"},
                {"schedule", kText, "When, as printed"}},
               place(),
               review()}),
       kKey, to_report()},
      {"list_items",
       "The lists of issues and measures, one row for each entry",
       joined({of_report(),
               {{"of", kText, "Whose list", {"issue", "measure"}},
                {"list",
                 kText,
                 "Which list",
                 {"actions", "approach", "steps", "responsible", "report_months", "others"}},
                {"item", kInteger, "Place in the list, from 1"},
                {"heading", kText, "Heading of the column, of others"},
                {"kind", kText, "What the column is, of others"},
                {"text", kText, "The entry"}}}),
       {"sha256", "report", "of", "position", "list", "item"},
       to_report()},
      {"limitations", "One row for each limit that a report names",
       joined({of_report(), {{"text", kText, "The limit"}}, place(), review()}), kKey,
       to_report()}};
}

Columns of_document() {
  return {{"sha256", kText, "The document, by the SHA-256 of its content"},
          {"position", kInteger, "Place in its list, from 1"}};
}

std::vector<TableSpec> proofs() {
  const std::vector<std::string> key = {"sha256", "position"};
  const std::vector<Reference> to_document = {{{"sha256"}, "documents", {"sha256"}}};
  return {
      {"numbers", "The ledger: every number that could be a score, once, with its role",
       joined({of_document(),
               place(),
               {{"raw", kText, "As printed"},
                {"value", kDecimal, "The number"},
                {"role", kText, "What it is"},
                {"of", kText, "Of what: indicator, instrument, overall, …"},
                {"number", kInteger, "Number of the indicator"},
                {"agency", kText, "own, or the name of another agency"},
                {"fiscal_year_be", kInteger, "Fiscal year, Buddhist era"},
                {"why_code", kText, "What in the print gives it this role"},
                {"why", kText, "The same in words"},
                {"used_by", kText, "JSON pointer of the value that it gave"}}}),
       key, to_document},
      {"reviews", "One row for each reason to look at something",
       joined({of_document(),
               {{"report", kText, "The report; null for the document"},
                {"path", kText, "JSON pointer to the value"},
                {"label", kText, "What a person calls the value"},
                {"code", kText, "Code of the reason"},
                {"reason", kText, "Why, in words"}},
               place(),
               {{"raw", kText, "What was read"}}}),
       key, to_document},
      {"checks", "One row for each check of a document",
       joined({of_document(),
               {{"id", kText, "Name of the check"},
                {"status", kText, "How it ended", {"pass", "warning", "fail", "not_applicable"}},
                {"code", kText, "Code of its message"},
                {"message", kText, "In words"},
                {"paths", kText, "JSON pointers to the values, one on a line"}}}),
       key, to_document},
      {"pages",
       "One row for each page",
       {{"sha256", kText, "The document"},
        {"number", kInteger, "From 1"},
        {"width", kReal, "Points"},
        {"height", kReal, "Points"},
        {"rotation", kInteger, "Degrees clockwise that were undone"},
        {"text_source", kText, "Where the text is from"},
        {"confidence", kReal, "0 to 1"},
        {"problem", kText, "Why it could not be read, or not wholly"},
        {"text", kText, "Lines in reading order"}},
       {"sha256", "number"},
       to_document},
      {"table_cells",
       "The tables of the pages, one row for each cell that is not empty",
       joined({{{"sha256", kText, "The document"},
                {"table_number", kInteger, "Place of the table in the document, from 1"},
                {"row_number", kInteger, "From 1"},
                {"cell_number", kInteger, "Place in the row, from 1"},
                {"row_span", kInteger, "Rows that it covers"},
                {"col_span", kInteger, "Columns that it covers"},
                {"text", kText, "Lines of the cell"}},
               place(),
               review()}),
       {"sha256", "table_number", "row_number", "cell_number"},
       to_document},
      {"corrections",
       "What people said of values, the last word of each",
       {{"id", kText, "Of the correction"},
        {"sha256", kText, "The document"},
        {"time", kText, "When, UTC"},
        {"user", kText, "Who"},
        {"field", kText, "Of what, by meaning: indicator/5/score"},
        {"action", kText, "What was said"},
        {"machine", kText, "What the machine read"},
        {"value", kText, "What the person says"},
        {"reason", kText, "Why"}},
       {"id"},
       {}}};
}

std::vector<TableSpec> make_tables() {
  std::vector<TableSpec> out = entities();
  for (std::vector<TableSpec>& part : std::vector{values(), proofs()}) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

}  // namespace

size_t TableSpec::index(std::string_view column) const {
  const auto it = std::find_if(columns.begin(), columns.end(),
                               [&](const Column& c) { return c.name == column; });
  assert(it != columns.end());
  return static_cast<size_t>(it - columns.begin());
}

const std::vector<TableSpec>& tables() {
  static const std::vector<TableSpec> kTables = make_tables();
  return kTables;
}

const TableSpec& table(std::string_view name) {
  const auto it = std::find_if(tables().begin(), tables().end(),
                               [&](const TableSpec& t) { return t.name == name; });
  assert(it != tables().end());
  return *it;
}

}  // namespace ita::archive
