#include "output/schema_parts.h"

namespace ita::output {

const char* const kSchemaDefinitions = R"JSON(  "instrument": {
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

}  // namespace ita::output
