#include "archive/table_columns.h"

namespace ita::archive {

namespace {

TableSpec indicators() {
  return {
      "indicators", "One row for each indicator of a report",
      joined({of_report(),
              {{"number", kInteger, "Number of the indicator"},
               {"name", kText, "Official name"},
               {"name_as_printed", kText, "Name as printed"},
               {"instrument", kText, "Code of its instrument"},
               {"score", kDecimal, "Score as printed; null for \"-\" and what could not be read"},
               {"level", kText, "Level as printed"}},
              place_columns(),
              reading_columns(),
              review_columns()}),
      report_key(), to_report()};
}

TableSpec instruments() {
  return {"instruments", "One row for each printed score of an instrument",
          joined({of_report(),
                  {{"code", kText, "Code: IIT, EIT, OIT, …"},
                   {"score", kDecimal, "Score as printed"},
                   {"scale", kText, "Percent, or points of its weight", {"percent", "points"}}},
                  place_columns(),
                  reading_columns(),
                  review_columns()}),
          report_key(), to_report()};
}

TableSpec history() {
  return {"history", "One row for each printed result of another year",
          joined({of_report(),
                  {{"fiscal_year_be", kInteger, "Fiscal year, Buddhist era"},
                   {"score", kDecimal, "Score as printed"},
                   {"level", kText, "Level as printed"},
                   {"level_scale", kText, "letters, words or five-words"}},
                  place_columns(),
                  reading_columns(),
                  review_columns()}),
          report_key(), to_report()};
}

TableSpec issues() {
  return {"issues", "One row for each topic of the analysis",
          joined({of_report(),
                  {{"number", kInteger, "Number of the topic"},
                   {"title", kText, "Title"},
                   {"text", kText, "What the analysis says"}},
                  place_columns(),
                  review_columns()}),
          report_key(), to_report()};
}

TableSpec measures() {
  return {"measures", "One row for each measure",
          joined({of_report(),
                  {{"number", kInteger, "Number of the row"},
                   {"title", kText, "The measure"},
                   {"issue", kInteger, "Number of the topic it answers"},
                   {"schedule", kText, "When, as printed"}},
                  place_columns(),
                  review_columns()}),
          report_key(), to_report()};
}

TableSpec list_items() {
  return {"list_items",
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
          to_report()};
}

TableSpec limitations() {
  return {"limitations", "One row for each limit that a report names",
          joined({of_report(), {{"text", kText, "The limit"}}, place_columns(), review_columns()}),
          report_key(), to_report()};
}

}  // namespace

std::vector<TableSpec> value_tables() {
  return {indicators(), instruments(), history(),    issues(),
          measures(),   list_items(),  limitations()};
}

}  // namespace ita::archive
