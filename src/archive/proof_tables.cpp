#include "archive/table_columns.h"

namespace ita::archive {

namespace {

TableSpec numbers() {
  return {"numbers", "The ledger: every number that could be a score, once, with its role",
          joined({of_document(),
                  place_columns(),
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
          document_key(), to_document()};
}

TableSpec reviews() {
  return {"reviews", "One row for each reason to look at something",
          joined({of_document(),
                  {{"report", kText, "The report; null for the document"},
                   {"path", kText, "JSON pointer to the value"},
                   {"label", kText, "What a person calls the value"},
                   {"code", kText, "Code of the reason"},
                   {"reason", kText, "Why, in words"}},
                  place_columns(),
                  {{"raw", kText, "What was read"}}}),
          document_key(), to_document()};
}

TableSpec checks() {
  return {"checks", "One row for each check of a document",
          joined({of_document(),
                  {{"id", kText, "Name of the check"},
                   {"status", kText, "How it ended", {"pass", "warning", "fail", "not_applicable"}},
                   {"code", kText, "Code of its message"},
                   {"message", kText, "In words"},
                   {"paths", kText, "JSON pointers to the values, one on a line"}}}),
          document_key(), to_document()};
}

TableSpec pages() {
  return {"pages",
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
          to_document()};
}

TableSpec table_cells() {
  return {"table_cells",
          "The tables of the pages, one row for each cell that is not empty",
          joined({{{"sha256", kText, "The document"},
                   {"table_number", kInteger, "Place of the table in the document, from 1"},
                   {"row_number", kInteger, "From 1"},
                   {"cell_number", kInteger, "Place in the row, from 1"},
                   {"row_span", kInteger, "Rows that it covers"},
                   {"col_span", kInteger, "Columns that it covers"},
                   {"text", kText, "Lines of the cell"}},
                  place_columns(),
                  review_columns()}),
          {"sha256", "table_number", "row_number", "cell_number"},
          to_document()};
}

TableSpec corrections() {
  return {"corrections",
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
          {}};
}

}  // namespace

std::vector<TableSpec> proof_tables() {
  return {numbers(), reviews(), checks(), pages(), table_cells(), corrections()};
}

}  // namespace ita::archive
