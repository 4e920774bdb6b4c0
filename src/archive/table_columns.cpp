#include "archive/table_columns.h"

namespace ita::archive {

Columns joined(std::vector<Columns> parts) {
  Columns out;
  for (Columns& part : parts) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

Columns of_report() {
  return {{"sha256", kText, "The document, by the SHA-256 of its content"},
          {"report", kText, "The report within the document: r1, r2, …"},
          {"position", kInteger, "Place in its list, from 1"}};
}

std::vector<std::string> report_key() { return {"sha256", "report", "position"}; }

std::vector<Reference> to_report() {
  return {{{"sha256", "report"}, "document_reports", {"sha256", "report"}}};
}

Columns of_document() {
  return {{"sha256", kText, "The document, by the SHA-256 of its content"},
          {"position", kInteger, "Place in its list, from 1"}};
}

std::vector<std::string> document_key() { return {"sha256", "position"}; }

std::vector<Reference> to_document() { return {{{"sha256"}, "documents", {"sha256"}}}; }

Columns place_columns(const std::string& prefix) {
  return {{prefix + "page", kInteger, "Page it stands on, from 1"},
          {prefix + "x0", kReal, "Left edge, points from the left of the page"},
          {prefix + "y0", kReal, "Upper edge, points from the top of the page"},
          {prefix + "x1", kReal, "Right edge, points"},
          {prefix + "y1", kReal, "Lower edge, points"}};
}

Columns reading_columns() {
  return {{"source", kText, "How it was read", {"text-layer", "repaired-text-layer", "ocr"}},
          {"confidence", kReal, "Of the reading, 0 to 1"},
          {"raw", kText, "What was read, before any change"}};
}

Columns review_columns() {
  return {{"review_needed", kBoolean, "A person should look at it"},
          {"review_codes", kText, "Codes of the reasons, one on a line"},
          {"review_reasons", kText, "The reasons in words, one on a line"}};
}

}  // namespace ita::archive
