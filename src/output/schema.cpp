#include "output/json.h"

namespace ita::output {

// Every object is closed and every key is required: what is absent is null or an empty list.
static constexpr const char kSchema[] = R"JSON({
 "$schema": "http://json-schema.org/draft-07/schema#",
 "$id": "urn:ita-reader:schema:1.0",
 "title": "ITA report",
 "description": "What one Thai ITA report (Integrity and Transparency Assessment) says, with the place of every value on paper. Schema version 1.",
 "type": "object",
 "additionalProperties": false,
 "required": ["schema_version", "status", "generator", "source", "title", "agency", "fiscal_year", "plan_year", "overall", "computed",
  "instruments", "indicators", "history", "issues", "measures", "limitations", "tables", "pages", "checks", "review"],
 "properties": {
  "schema_version": {"const": "1.0", "description": "Version of this schema."},
  "status": {
   "enum": ["ok", "needs_review", "not_recognised"],
   "description": "ok: nothing doubts what is here. needs_review: a person should look (see review). not_recognised: not an ITA report; pages and tables are here, nothing else was taken."
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
     "required": ["ocr", "facts"],
     "properties": {
      "ocr": {"type": "string", "description": "OCR model, with a hash of its content."},
      "facts": {"type": "string", "description": "Facts of the assessment by fiscal year, with a hash of their content."}
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
    "media_type": {"type": "string", "description": "By content, not by name: application/pdf, image/tiff, image/png, image/jpeg."},
    "pages": {"type": "integer", "minimum": 0, "description": "Number of pages."}
   }
  },
  "title": {"type": ["string", "null"], "description": "Title of the report."},
  "agency": {
   "description": "The agency that was assessed; null when none was found.",
   "oneOf": [{"type": "null"}, {
    "type": "object",
    "additionalProperties": false,
    "required": ["name", "type", "subdistrict", "district", "province", "evidence", "review"],
    "properties": {
     "name": {"type": ["string", "null"], "description": "Full name."},
     "type": {"enum": ["subdistrict_administrative_organization", "provincial_administrative_organization", "subdistrict_municipality",
       "town_municipality", "city_municipality", "special_local_government", "province", "department", "state_enterprise",
       "public_organization", "university", "fund", "independent_body", "school", "police_station", "hospital", "other", null],
      "description": "Kind of agency; null when the name does not say."},
     "subdistrict": {"type": ["string", "null"], "description": "Subdistrict (tambon), without the word for it; null when not printed."},
     "district": {"type": ["string", "null"], "description": "District (amphoe), without the word for it; null when not printed."},
     "province": {"type": ["string", "null"], "description": "Province, without the word for it; null when not printed."},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }]
  },
  "fiscal_year": {"$ref": "#/definitions/year", "description": "The fiscal year that was assessed."},
  "plan_year": {"$ref": "#/definitions/year", "description": "The fiscal year the measures are for; null when not printed."},
  "overall": {
   "description": "The overall result as printed; null when not printed.",
   "oneOf": [{"type": "null"}, {
    "type": "object",
    "additionalProperties": false,
    "required": ["score", "level", "evidence", "review"],
    "properties": {
     "score": {"$ref": "#/definitions/score"},
     "level": {"$ref": "#/definitions/level"},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }]
  },
  "computed": {
   "description": "From the indicators, by the rule of that year. Never mixed with what is printed.",
   "type": "object",
   "additionalProperties": false,
   "required": ["overall", "level", "instruments"],
   "properties": {
    "overall": {"type": ["number", "null"], "description": "Weighted mean; null when an indicator is missing."},
    "level": {"type": ["string", "null"], "description": "Level by the rule of that year."},
    "instruments": {
     "description": "Mean of the indicators of each instrument.",
     "type": "object",
     "additionalProperties": false,
     "required": ["IIT", "EIT", "OIT"],
     "properties": {
      "IIT": {"type": ["number", "null"], "description": "Internal instrument."},
      "EIT": {"type": ["number", "null"], "description": "External instrument."},
      "OIT": {"type": ["number", "null"], "description": "Open data instrument."}
     }
    }
   }
  },
  "instruments": {
   "description": "Scores of the instruments, only where printed.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["code", "score", "scale", "evidence", "review"],
    "properties": {
     "code": {"enum": ["IIT", "EIT", "OIT"], "description": "The instrument."},
     "score": {"$ref": "#/definitions/score"},
     "scale": {"enum": ["percent", "points"], "description": "percent: out of 100. points: weighted, out of 30 or 40."},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }
  },
  "indicators": {
   "description": "Scores of the indicators.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["number", "name", "name_as_printed", "instrument", "score", "evidence", "review"],
    "properties": {
     "number": {"type": "integer", "minimum": 0, "description": "Number of the indicator in that year."},
     "name": {"type": "string", "description": "Official name in that year."},
     "name_as_printed": {"type": ["string", "null"], "description": "Name as the report prints it; null when only the number is printed."},
     "instrument": {"enum": ["IIT", "EIT", "OIT", "EBIT", null], "description": "The instrument it belongs to; null when that year had none."},
     "score": {"$ref": "#/definitions/score"},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }
  },
  "history": {
   "description": "Overall results of other years that the report prints.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["fiscal_year_be", "score", "level", "evidence", "review"],
    "properties": {
     "fiscal_year_be": {"type": "integer", "description": "Fiscal year, Buddhist era."},
     "score": {"$ref": "#/definitions/score"},
     "level": {"$ref": "#/definitions/level"},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }
  },
  "issues": {
   "description": "The numbered topics of the analysis.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["number", "title", "text", "actions", "evidence", "review"],
    "properties": {
     "number": {"type": "integer", "description": "Number of the topic."},
     "title": {"type": "string", "description": "Title of the topic, without its number."},
     "text": {"type": "string", "description": "What the analysis says."},
     "actions": {"type": "array", "items": {"type": "string"}, "description": "Numbered sub-items, without their markers."},
     "evidence": {"$ref": "#/definitions/evidence_list"},
     "review": {"$ref": "#/definitions/review"}
    }
   }
  },
  "measures": {
   "description": "Rows of the table of measures, joined over page breaks.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["number", "title", "issue", "approach", "steps", "responsible", "schedule", "evidence", "review"],
    "properties": {
     "number": {"type": "integer", "description": "Number of the row."},
     "title": {"type": "string", "description": "The measure."},
     "issue": {"type": ["integer", "null"], "description": "Number of the topic in issues that the measure answers."},
     "approach": {"type": "array", "items": {"type": "string"}, "description": "Guidelines."},
     "steps": {"type": "array", "items": {"type": "string"}, "description": "Steps of the work."},
     "responsible": {"type": "array", "items": {"type": "string"}, "description": "Units in charge."},
     "schedule": {
      "description": "When.",
      "type": "object",
      "additionalProperties": false,
      "required": ["text", "report_months"],
      "properties": {
       "text": {"type": ["string", "null"], "description": "As printed."},
       "report_months": {"type": "array", "items": {"type": "integer"}, "description": "Months after which a report is due, as numbers in the text."}
      }
     },
     "others": {
      "description": "What columns or labels beside these say; left out when there are none.",
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": false,
       "required": ["kind", "heading", "text"],
       "properties": {
        "kind": {"enum": ["topic", "finding", "budget", "target", "result", "note", null], "description": "What the heading means; null when it is not understood."},
        "heading": {"type": "string", "description": "As printed."},
        "text": {"type": "string", "description": "What stands under it."}
       }
      }
     },
     "evidence": {"$ref": "#/definitions/evidence_list"},
     "review": {"$ref": "#/definitions/review"}
    }
   }
  },
  "limitations": {
   "description": "Limits of the assessment that the report names.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["text", "evidence"],
    "properties": {
     "text": {"type": "string", "description": "The limit."},
     "evidence": {"$ref": "#/definitions/evidence_list"}
    }
   }
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
        "required": ["text", "bbox", "row_span", "col_span"],
        "properties": {
         "text": {"type": "string", "description": "Lines of the cell, separated by line feeds."},
         "bbox": {"$ref": "#/definitions/bbox"},
         "row_span": {"type": "integer", "minimum": 1, "description": "Rows it covers."},
         "col_span": {"type": "integer", "minimum": 1, "description": "Columns it covers."}
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
    "required": ["number", "width", "height", "rotation", "text_source", "confidence", "text", "problem", "notes"],
    "properties": {
     "number": {"type": "integer", "minimum": 1, "description": "From 1."},
     "width": {"type": "number", "minimum": 0, "description": "Points, as a person reads the page."},
     "height": {"type": "number", "minimum": 0, "description": "Points, as a person reads the page."},
     "rotation": {"type": "integer", "minimum": 0, "maximum": 359, "description": "Degrees clockwise that were undone."},
     "text_source": {"enum": ["none", "text-layer", "repaired-text-layer", "fused", "ocr"],
      "description": "Where the text is from. none: an empty page, or one that could not be read. fused: text layer and OCR together."},
     "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "For the page as a whole."},
     "text": {"type": "string", "description": "Lines in reading order; a table row is one line, its cells separated by tabs."},
     "problem": {"type": ["string", "null"], "description": "Why the page could not be read; null when it was."},
     "notes": {"type": "array", "items": {"type": "string"}, "description": "Decisions and doubts about the page."}
    }
   }
  },
  "checks": {
   "description": "What was compared with what, and how it came out.",
   "type": "array",
   "items": {
    "type": "object",
    "additionalProperties": false,
    "required": ["id", "status", "message", "paths"],
    "properties": {
     "id": {"type": "string", "description": "Stable name of the check."},
     "status": {"enum": ["pass", "warning", "fail", "not_applicable"], "description": "Result."},
     "message": {"type": "string", "description": "In words, with the numbers compared."},
     "paths": {"type": "array", "items": {"type": "string"}, "description": "JSON pointers to the values it is about."}
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
    "count": {"type": "integer", "minimum": 0, "description": "Values with a review of their own, checks that failed, and doubts about the document."},
    "reasons": {"type": "array", "items": {"type": "string"}, "description": "Doubts about the document as a whole; for not_recognised also why it was not taken for an ITA report."}
   }
  }
 },
 "definitions": {
  "score": {
   "type": ["number", "null"],
   "description": "Null with review.needed: something stands there that could not be read. Null without: the print says there is none."
  },
  "bbox": {
   "description": "[x0, y0, x1, y1] in PDF points (1/72 inch) from the top left of the page as a person reads it.",
   "type": "array",
   "items": {"type": "number"},
   "minItems": 4,
   "maxItems": 4
  },
  "level": {
   "description": "A level as printed; null when none is printed.",
   "oneOf": [{"type": "null"}, {
    "type": "object",
    "additionalProperties": false,
    "required": ["label", "scale"],
    "properties": {
     "label": {"type": "string", "description": "The level."},
     "scale": {"enum": ["letters", "words", "five-words"], "description": "letters: AA to F, until 2565. words: from 2566. five-words: until 2561."}
    }
   }]
  },
  "year": {
   "oneOf": [{"type": "null"}, {
    "type": "object",
    "additionalProperties": false,
    "required": ["be", "ce", "evidence", "review"],
    "properties": {
     "be": {"type": ["integer", "null"], "description": "Buddhist era; null with review.needed when it could not be read."},
     "ce": {"type": ["integer", "null"], "description": "Common era."},
     "evidence": {"$ref": "#/definitions/evidence_or_null"},
     "review": {"$ref": "#/definitions/review"}
    }
   }]
  },
  "evidence": {
   "description": "Where a value stands on paper.",
   "type": "object",
   "additionalProperties": false,
   "required": ["page", "bbox", "source", "confidence", "raw"],
   "properties": {
    "page": {"type": "integer", "minimum": 0, "description": "Page, from 1; 0 when it is not known."},
    "bbox": {"$ref": "#/definitions/bbox"},
    "source": {"enum": ["text-layer", "repaired-text-layer", "ocr"], "description": "Where the reading is from."},
    "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "Of the least sure character."},
    "raw": {"type": "string", "description": "What was read, before any change."}
   }
  },
  "evidence_or_null": {
   "description": "Null when the value stands nowhere in one place.",
   "oneOf": [{"type": "null"}, {"$ref": "#/definitions/evidence"}]
  },
  "evidence_list": {
   "description": "One entry for each page or block it stands on.",
   "type": "array",
   "items": {"$ref": "#/definitions/evidence"}
  },
  "review": {
   "description": "Whether a person should look at this value.",
   "type": "object",
   "additionalProperties": false,
   "required": ["needed", "reasons"],
   "properties": {
    "needed": {"type": "boolean", "description": "True when there is a reason."},
    "reasons": {"type": "array", "items": {"type": "string"}, "description": "Why, in words."}
   }
  }
 }
}
)JSON";

std::string json_schema() { return kSchema; }

}  // namespace ita::output
