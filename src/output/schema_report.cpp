#include "output/schema_parts.h"

namespace ita::output {

const char* const kSchemaOfReport = R"JSON(  "report": {
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
)JSON";

}  // namespace ita::output
