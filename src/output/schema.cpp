#include "output/json.h"

namespace ita::output {

// Every object is closed and every key is required: what is absent is null or an empty list.
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
  "report": {
   "type": "object",
   "additionalProperties": false,
   "required": ["id", "pages", "family", "title", "agency", "fiscal_year", "plan_year", "overall", "computed", "instruments", "indicators",
    "history", "issues", "measures", "limitations", "review"],
   "properties": {
    "id": {"type": "string", "pattern": "^r[1-9][0-9]*$", "description": "Name of the report in this file: r1, r2, … in its order."},
    "pages": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2, "description": "First and last page that it takes."},
    "family": {"type": "string", "description": "Kind of assessment: ita-10 (ten indicators, from 2562), ita-5-indices (until 2561), … It decides which indicators and instruments there are."},
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
       "description": "Mean of the indicators of each instrument of the year, by its code (IIT, EIT, OIT); null when an indicator is missing.",
       "type": "object",
       "additionalProperties": {"type": ["number", "null"]}
      }
     }
    },
    "instruments": {
     "description": "Scores of the instruments, only where printed.",
     "type": "array",
     "items": {"$ref": "#/definitions/instrument"}
    },
    "indicators": {
     "description": "Scores of the indicators.",
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": false,
      "required": ["number", "name", "name_as_printed", "instrument", "score", "level", "evidence", "review", "also"],
      "properties": {
       "number": {"type": "integer", "minimum": 0, "description": "Number of the indicator in that year."},
       "name": {"type": "string", "description": "Official name in that year."},
       "name_as_printed": {"type": ["string", "null"], "description": "Name as the report prints it; null when only the number is printed."},
       "instrument": {"type": ["string", "null"], "description": "Code of the instrument it belongs to (IIT, EIT, OIT); null when that year had none."},
       "score": {"$ref": "#/definitions/score"},
       "level": {"$ref": "#/definitions/level", "description": "As printed beside the score."},
       "evidence": {"$ref": "#/definitions/evidence_or_null"},
       "review": {"$ref": "#/definitions/review"},
       "also": {"$ref": "#/definitions/evidence_list", "description": "Where else the same score is printed."}
      }
     }
    },
    "history": {
     "description": "Results of other years that the report prints.",
     "type": "array",
     "items": {
      "type": "object",
      "additionalProperties": false,
      "required": ["fiscal_year_be", "score", "level", "indicators", "instruments", "evidence", "review"],
      "properties": {
       "fiscal_year_be": {"type": "integer", "description": "Fiscal year, Buddhist era."},
       "score": {"$ref": "#/definitions/score"},
       "level": {"$ref": "#/definitions/level"},
       "indicators": {
        "description": "Scores of the indicators in that year.",
        "type": "array",
        "items": {
         "type": "object",
         "additionalProperties": false,
         "required": ["number", "score", "evidence", "review"],
         "properties": {
          "number": {"type": "integer", "minimum": 0, "description": "Number of the indicator."},
          "score": {"$ref": "#/definitions/score"},
          "evidence": {"$ref": "#/definitions/evidence_or_null"},
          "review": {"$ref": "#/definitions/review"}
         }
        }
       },
       "instruments": {"type": "array", "items": {"$ref": "#/definitions/instrument"}, "description": "Scores of the instruments in that year."},
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
          "kind": {"enum": ["topic", "finding", "support", "budget", "target", "result", "note", null], "description": "What the heading means; null when it is not understood."},
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
      "required": ["text", "evidence", "review"],
      "properties": {
       "text": {"type": "string", "description": "The limit."},
       "evidence": {"$ref": "#/definitions/evidence_list"},
       "review": {"$ref": "#/definitions/review"}
      }
     }
    },
    "review": {"$ref": "#/definitions/review", "description": "Doubts about the report as a whole."}
   }
  },
  "instrument": {
   "type": "object",
   "additionalProperties": false,
   "required": ["code", "score", "scale", "evidence", "review"],
   "properties": {
    "code": {"type": "string", "description": "The instrument: IIT, EIT, OIT, or as the family has it."},
    "score": {"$ref": "#/definitions/score"},
    "scale": {"enum": ["percent", "points"], "description": "percent: out of 100. points: weighted, out of 30 or 40."},
    "evidence": {"$ref": "#/definitions/evidence_or_null"},
    "review": {"$ref": "#/definitions/review"}
   }
  },
  "ledger_entry": {
   "type": "object",
   "additionalProperties": false,
   "required": ["page", "bbox", "raw", "value", "role", "of", "number", "instrument", "agency", "fiscal_year_be", "why", "used_by"],
   "properties": {
    "page": {"type": "integer", "minimum": 0, "description": "Page, from 1."},
    "bbox": {"$ref": "#/definitions/bbox"},
    "raw": {"type": "string", "description": "As printed."},
    "value": {"type": ["number", "null"], "description": "The number."},
    "role": {
     "enum": ["score", "previous", "target", "forecast", "self_assessed", "before_appeal", "comparison", "maximum", "weight", "points", "difference",
      "rank", "mean", "count", "share", "question", "o_item", "sub_indicator", "example", "other", "unexplained"],
     "description": "What the number is. comparison: of another agency, or a mean of others. unexplained: no rule says what it is."
    },
    "of": {"type": ["string", "null"], "description": "What it is the number of: indicator, instrument, overall; null when not known."},
    "number": {"type": ["integer", "null"], "description": "Number of the indicator."},
    "instrument": {"type": ["string", "null"], "description": "Code of the instrument."},
    "agency": {"type": ["string", "null"], "description": "own, or the name of another agency as printed; null when not said."},
    "fiscal_year_be": {"type": ["integer", "null"], "description": "Year it belongs to, Buddhist era; null when not said."},
    "why": {
     "description": "Why it has that role.",
     "type": "object",
     "additionalProperties": false,
     "required": ["code", "args"],
     "properties": {
      "code": {"type": "string", "description": "Stable code."},
      "args": {"$ref": "#/definitions/args"}
     }
    },
    "used_by": {"type": ["string", "null"], "description": "JSON pointer to the value that it gave; null when it is only accounted for."}
   }
  },
  "args": {
   "description": "Values that the text names.",
   "type": "object",
   "additionalProperties": {"type": "string"}
  },
  "place": {
   "type": "object",
   "additionalProperties": false,
   "required": ["page", "bbox", "raw"],
   "properties": {
    "page": {"type": "integer", "minimum": 0, "description": "Page, from 1."},
    "bbox": {"$ref": "#/definitions/bbox"},
    "raw": {"type": "string", "description": "What is printed there."}
   }
  },
  "reason": {
   "type": "object",
   "additionalProperties": false,
   "required": ["code", "args", "text", "places"],
   "properties": {
    "code": {"type": "string", "description": "Stable, never reworded."},
    "args": {"$ref": "#/definitions/args"},
    "text": {"type": "string", "description": "In words, in Thai. English: models/messages/en.json by the code."},
    "places": {"type": "array", "items": {"$ref": "#/definitions/place"}, "description": "What else on paper the reason is about."}
   }
  },
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
    "source": {"enum": ["text-layer", "repaired-text-layer", "ocr", "reviewer"], "description": "Where the reading is from; reviewer: a person added the value (exports only)."},
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
    "reasons": {"type": "array", "items": {"$ref": "#/definitions/reason"}, "description": "Why."}
   }
  }
 }
}
)JSON";

std::string json_schema() { return kSchema; }

}  // namespace ita::output
