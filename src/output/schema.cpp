#include "output/json.h"
#include "output/schema_parts.h"

namespace ita::output {

// Every object is closed and every key is required: what is absent is null or an empty list.  What
// follows on the beginning of the definitions stands in schema_report.cpp and
// schema_definitions.cpp.
static constexpr const char kSchema[] = R"JSON({
 "$schema": "http://json-schema.org/draft-07/schema#",
 "$id": "urn:ita-reader:schema:2.0",
 "title": "ITA reports of one file",
 "description": "What one file says of Thai ITA results (Integrity and Transparency Assessment), with the place of every value on paper. Schema version 2.",
 "type": "object",
 "additionalProperties": false,
 "required": ["schema_version", "status", "generator", "source", "document", "reports", "ledger", "tables", "pages", "checks", "review"],
 "properties": {
  "schema_version": {"const": "2.0", "description": "Version of this schema."},
  "status": {
   "enum": ["ok", "needs_review", "not_recognised", "unreadable"],
   "description": "ok: nothing doubts what is here. needs_review: a person should look (see review). not_recognised: read well, and no ITA result is in it; pages and tables are here. unreadable: pages could not be read and nothing was recognised in the others: a person must look."
  },
  "generator": {
   "description": "What wrote this file.",
   "type": "object",
   "additionalProperties": false,
   "required": ["name", "version", "models"],
   "properties": {
    "name": {"const": "ita", "description": "Name of the program."},
    "version": {"type": "string", "description": "Version of the program."},
    "models": {
     "description": "Data the program read with.",
     "type": "object",
     "additionalProperties": false,
     "required": ["ocr", "engine", "facts"],
     "properties": {
      "ocr": {"type": "string", "description": "OCR model, with a hash of its content."},
      "engine": {"type": "string", "description": "What reads pictures of lines: own or tesseract."},
      "facts": {"type": "string", "description": "Facts of the assessment and texts of reasons, with hashes of their content."}
     }
    }
   }
  },
  "source": {
   "description": "The file that was read.",
   "type": "object",
   "additionalProperties": false,
   "required": ["file", "sha256", "media_type", "pages"],
   "properties": {
    "file": {"type": "string", "description": "Name, relative to the folder that was given. Bytes that are no UTF-8 stand as \\xNN."},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of its content."},
    "media_type": {"type": "string", "description": "By content, not by name: application/pdf, image/tiff, image/png, image/jpeg, image/bmp, image/gif, image/webp, image/heic."},
    "pages": {"type": "integer", "minimum": 0, "description": "Number of pages."}
   }
  },
  "document": {
   "description": "The file as a whole.",
   "type": "object",
   "additionalProperties": false,
   "required": ["kind", "evidence", "review"],
   "properties": {
    "kind": {
     "enum": ["analysis", "result", "announcement", "province_list", "plan", "follow_up", "forecast", "self_assessment", "handbook", "erratum", "form", "other"],
     "description": "What the document is. analysis: an agency on its own result. result: scores alone. announcement, province_list: results of many agencies. plan, follow_up: measures, and what became of them. forecast, self_assessment, handbook, form: what holds numbers that are no result. erratum: corrects another one."
    },
    "evidence": {"$ref": "#/definitions/evidence_or_null"},
    "review": {"$ref": "#/definitions/review"}
   }
  },
  "reports": {
   "description": "Every report in the file: one agency, one year, their scores.",
   "type": "array",
   "items": {"$ref": "#/definitions/report"}
  },
  "ledger": {
   "description": "Every number of the document that could be a score, once, with the role that was found for it and why.",
   "type": "array",
   "items": {"$ref": "#/definitions/ledger_entry"}
  },
  "tables": {
   "description": "Every table of the document, page by page as printed.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["page", "bbox", "rows"],
    "properties": {
     "page": {"type": "integer", "minimum": 1, "description": "Page it stands on."},
     "bbox": {"$ref": "#/definitions/bbox"},
     "rows": {
      "type": "array",
      "description": "Rows from top to bottom. A cell that spans rows or columns stands where it begins.",
      "items": {
       "type": "array",
       "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["text", "bbox", "row_span", "col_span", "review"],
        "properties": {
         "text": {"type": "string", "description": "Lines of the cell, separated by line feeds."},
         "bbox": {"$ref": "#/definitions/bbox"},
         "row_span": {"type": "integer", "minimum": 1, "description": "Rows it covers."},
         "col_span": {"type": "integer", "minimum": 1, "description": "Columns it covers."},
         "review": {"$ref": "#/definitions/review", "description": "What the readers doubt of its words."}
        }
       }
      }
     }
    }
   }
  },
  "pages": {
   "description": "Every page with its text.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["number", "width", "height", "rotation", "text_source", "confidence", "text", "problem", "notes", "review"],
    "properties": {
     "number": {"type": "integer", "minimum": 1, "description": "From 1."},
     "width": {"type": "number", "minimum": 0, "description": "Points, as a person reads the page."},
     "height": {"type": "number", "minimum": 0, "description": "Points, as a person reads the page."},
     "rotation": {"type": "integer", "minimum": 0, "maximum": 359, "description": "Degrees clockwise that were undone."},
     "text_source": {"enum": ["none", "text-layer", "repaired-text-layer", "fused", "ocr"],
      "description": "Where the text is from. none: an empty page, or one that could not be read. fused: text layer and OCR together."},
     "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "For the page as a whole."},
     "text": {"type": "string", "description": "Lines in reading order; a table row is one line, its cells separated by tabs."},
     "problem": {"type": ["string", "null"], "description": "Why the page could not be read, or what its parser complained of; null when all is well."},
     "notes": {"type": "array", "items": {"type": "string"}, "description": "What was decided on the way of reading the page."},
     "review": {"$ref": "#/definitions/review", "description": "Doubts about the page as a whole."}
    }
   }
  },
  "checks": {
   "description": "What was compared with what in each report, and how it came out.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["id", "status", "code", "args", "text", "paths"],
    "properties": {
     "id": {"type": "string", "description": "Stable name of the check."},
     "status": {"enum": ["pass", "warning", "fail", "not_applicable"], "description": "Result."},
     "code": {"type": "string", "description": "Stable code of the text."},
     "args": {"$ref": "#/definitions/args"},
     "text": {"type": "string", "description": "In words, in Thai, with the numbers compared."},
     "paths": {"type": "array", "items": {"type": "string"}, "minItems": 1, "description": "JSON pointers to the values it is about, or to the report."}
    }
   }
  },
  "review": {
   "description": "Whether a person should look at this document.",
   "type": "object",
   "additionalProperties": false,
   "required": ["needed", "count", "reasons"],
   "properties": {
    "needed": {"type": "boolean", "description": "True when count is not 0."},
    "count": {"type": "integer", "minimum": 0, "description": "Things to look at: how many values, reports, pages and documents have a review that is needed."},
    "reasons": {"type": "array", "items": {"$ref": "#/definitions/reason"}, "description": "Doubts about the document, its reports and its pages as wholes, which stand at their places too; where there is no report, also why."}
   }
  }
 },
 "definitions": {
)JSON";

std::string json_schema() { return std::string(kSchema) + kSchemaOfReport + kSchemaDefinitions; }

}  // namespace ita::output
