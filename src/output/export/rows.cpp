#include "output/export/rows.h"

#include <exception>
#include <nlohmann/json.hpp>

namespace ita::output {

namespace {

using Json = nlohmann::json;

constexpr ColumnType kText = ColumnType::text;
constexpr ColumnType kInteger = ColumnType::integer;
constexpr ColumnType kNumber = ColumnType::number;
constexpr ColumnType kBoolean = ColumnType::boolean;

enum TableIndex {
  kDocuments,
  kReview,
  kIndicators,
  kInstruments,
  kHistory,
  kIssues,
  kMeasures,
  kLimitations,
  kChecks,
  kPages,
  kTableCount
};

std::vector<Column> joined(std::vector<std::vector<Column>> parts) {
  std::vector<Column> out;
  for (std::vector<Column>& part : parts) {
    out.insert(out.end(), part.begin(), part.end());
  }
  return out;
}

std::vector<Column> child() {
  return {{"file", kText, "Input file, as in documents"},
          {"position", kInteger, "Place in its list in the JSON, from 1"}};
}

std::vector<Column> place(const std::string& prefix = "") {
  return {{prefix + "page", kInteger, "Page it stands on, from 1"},
          {prefix + "x0", kNumber, "Left edge, points from the left of the page"},
          {prefix + "y0", kNumber, "Upper edge, points from the top of the page"},
          {prefix + "x1", kNumber, "Right edge"},
          {prefix + "y1", kNumber, "Lower edge"}};
}

std::vector<Column> reading() {
  return {{"source", kText, "text-layer, repaired-text-layer or ocr"},
          {"confidence", kNumber, "0 to 1"},
          {"raw", kText, "What was read, before any change"}};
}

std::vector<Column> review() {
  return {{"review_needed", kBoolean, "A person should look at it"},
          {"review_reasons", kText, "Why, one reason on a line"}};
}

std::vector<TableSpec> make_tables() {
  std::vector<TableSpec> t(kTableCount);
  t[kDocuments] = {
      "documents",
      "One row for each input file",
      joined({{{"file", kText, "Input file, relative to the folder that was read"},
               {"sha256", kText, "SHA-256 of its content"},
               {"media_type", kText, "Kind of file, by content"},
               {"pages", kInteger, "Number of pages"},
               {"status", kText, "ok, needs_review, not_recognised or failed"},
               {"review_needed", kBoolean, "A person should look at it"},
               {"review_count", kInteger, "How many things to look at"},
               {"title", kText, "Title of the report"},
               {"agency", kText, "Agency that was assessed"},
               {"agency_type", kText, "Kind of agency"},
               {"subdistrict", kText, "Subdistrict"},
               {"district", kText, "District"},
               {"province", kText, "Province"},
               {"fiscal_year_be", kInteger, "Fiscal year that was assessed, Buddhist era"},
               {"fiscal_year_ce", kInteger, "The same, common era"},
               {"plan_year_be", kInteger, "Fiscal year of the measures, Buddhist era"},
               {"overall_score", kNumber, "Overall score as printed"},
               {"overall_level", kText, "Level as printed"},
               {"overall_level_scale", kText, "letters, words or five-words"},
               {"computed_overall", kNumber, "Overall score computed from the indicators"},
               {"computed_level", kText, "Level by the rule of that year"},
               {"computed_iit", kNumber, "Mean of the IIT indicators"},
               {"computed_eit", kNumber, "Mean of the EIT indicators"},
               {"computed_oit", kNumber, "Mean of the OIT indicators"}},
              place("agency_"),
              place("fiscal_year_"),
              place("overall_"),
              {{"version", kText, "Version of the program"},
               {"error_code", kText, "Why the file could not be read"},
               {"error_message", kText, "The same in words"}}}),
      {"file"}};
  t[kReview] = {"review",
                "One row for each reason to look at something",
                joined({child(),
                        {{"path", kText, "JSON pointer to the value; empty for the document"},
                         {"reason", kText, "Why"}},
                        place()}),
                {"file", "position"}};
  t[kIndicators] = {"indicators",
                    "One row for each indicator",
                    joined({child(),
                            {{"number", kInteger, "Number of the indicator"},
                             {"name", kText, "Official name"},
                             {"name_as_printed", kText, "Name as printed"},
                             {"instrument", kText, "IIT, EIT or OIT"},
                             {"score", kNumber, "Score as printed"}},
                            place(),
                            reading(),
                            review()}),
                    {"file", "position"}};
  t[kInstruments] = {"instruments",
                     "One row for each printed score of an instrument",
                     joined({child(),
                             {{"code", kText, "IIT, EIT or OIT"},
                              {"score", kNumber, "Score as printed"},
                              {"scale", kText, "percent or points"}},
                             place(),
                             reading(),
                             review()}),
                     {"file", "position"}};
  t[kHistory] = {"history",
                 "One row for each printed result of another year",
                 joined({child(),
                         {{"fiscal_year_be", kInteger, "Fiscal year, Buddhist era"},
                          {"score", kNumber, "Score as printed"},
                          {"level", kText, "Level as printed"},
                          {"level_scale", kText, "letters, words or five-words"}},
                         place(),
                         reading(),
                         review()}),
                 {"file", "position"}};
  t[kIssues] = {"issues",
                "One row for each topic of the analysis",
                joined({child(),
                        {{"number", kInteger, "Number of the topic"},
                         {"title", kText, "Title"},
                         {"text", kText, "What the analysis says"},
                         {"actions", kText, "Sub-items, one on a line"}},
                        place(),
                        review()}),
                {"file", "position"}};
  t[kMeasures] = {
      "measures",
      "One row for each measure",
      joined({child(),
              {{"number", kInteger, "Number of the row"},
               {"title", kText, "The measure"},
               {"issue", kInteger, "Number of the topic it answers"},
               {"approach", kText, "Guidelines, one on a line"},
               {"steps", kText, "Steps, one on a line"},
               {"responsible", kText, "Units in charge, one on a line"},
               {"schedule", kText, "When, as printed"},
               {"report_months", kText, "Months after which a report is due, with commas"},
               {"others", kText, "What other columns say, heading and text, one on a line"}},
              place(),
              review()}),
      {"file", "position"}};
  t[kLimitations] = {"limitations",
                     "One row for each limit that the report names",
                     joined({child(), {{"text", kText, "The limit"}}, place()}),
                     {"file", "position"}};
  t[kChecks] = {"checks",
                "One row for each check",
                joined({child(),
                        {{"id", kText, "Name of the check"},
                         {"status", kText, "pass, warning, fail or not_applicable"},
                         {"message", kText, "In words"},
                         {"paths", kText, "JSON pointers to the values, one on a line"}}}),
                {"file", "position"}};
  t[kPages] = {"pages",
               "One row for each page",
               {{"file", kText, "Input file, as in documents"},
                {"number", kInteger, "From 1"},
                {"width", kNumber, "Points"},
                {"height", kNumber, "Points"},
                {"rotation", kInteger, "Degrees clockwise that were undone"},
                {"text_source", kText, "Where the text is from"},
                {"confidence", kNumber, "0 to 1"},
                {"problem", kText, "Why it could not be read"},
                {"text", kText, "Lines in reading order"}},
               {"file", "number"}};
  return t;
}

Value value(const Json& j) {
  if (j.is_string()) {
    return j.get<std::string>();
  }
  if (j.is_boolean()) {
    return j.get<bool>();
  }
  if (j.is_number_integer()) {
    return j.get<std::int64_t>();
  }
  if (j.is_number()) {
    return j.get<double>();
  }
  return {};
}

Value number(const Json& j) { return j.is_number() ? Value(j.get<double>()) : Value(); }

std::string lines(const Json& list, const char* separator = "\n") {
  std::string out;
  for (const Json& item : list) {
    out +=
        (out.empty() ? "" : separator) + (item.is_string() ? item.get<std::string>() : item.dump());
  }
  return out;
}

/// A key of an object, null when there is no object.
Json in(const Json& j, const char* key) {
  return j.is_object() && j.contains(key) ? j.at(key) : Json();
}

class Flattener {
 public:
  explicit Flattener(const Json& document) : document_(document), rows_(kTableCount) {
    file_ = document.at("source").at("file").get<std::string>();
  }

  Rows flatten() {
    documents();
    each("indicators", kIndicators, [&](const Json& j, Row& row) {
      put(row, j, {"number", "name", "name_as_printed", "instrument"});
      row.push_back(number(j.at("score")));
      place(row, j.at("evidence"));
      reading(row, j.at("evidence"));
    });
    each("instruments", kInstruments, [&](const Json& j, Row& row) {
      put(row, j, {"code"});
      row.push_back(number(j.at("score")));
      put(row, j, {"scale"});
      place(row, j.at("evidence"));
      reading(row, j.at("evidence"));
    });
    each("history", kHistory, [&](const Json& j, Row& row) {
      put(row, j, {"fiscal_year_be"});
      row.push_back(number(j.at("score")));
      put(row, j.at("level"), {"label", "scale"});
      place(row, j.at("evidence"));
      reading(row, j.at("evidence"));
    });
    each("issues", kIssues, [&](const Json& j, Row& row) {
      put(row, j, {"number", "title", "text"});
      row.emplace_back(lines(j.at("actions")));
      place(row, j.at("evidence"));
    });
    each("measures", kMeasures, [&](const Json& j, Row& row) {
      put(row, j, {"number", "title", "issue"});
      for (const char* key : {"approach", "steps", "responsible"}) {
        row.emplace_back(lines(j.at(key)));
      }
      put(row, j.at("schedule"), {"text"});
      row.emplace_back(lines(j.at("schedule").at("report_months"), ","));
      std::string others;
      for (const Json& other : j.value("others", Json::array())) {
        others += (others.empty() ? "" : "\n") + other.at("heading").get<std::string>() + ": " +
                  other.at("text").get<std::string>();
      }
      row.emplace_back(std::move(others));
      place(row, j.at("evidence"));
    });
    each("limitations", kLimitations, [&](const Json& j, Row& row) {
      put(row, j, {"text"});
      place(row, j.at("evidence"));
    });
    each("checks", kChecks, [&](const Json& j, Row& row) {
      put(row, j, {"id", "status", "message"});
      row.emplace_back(lines(j.at("paths")));
      if (j.at("status") == "fail") {
        reason("/checks/" + std::to_string(rows_[kChecks].size()), value(j.at("message")), Json());
      }
    });
    for (const Json& page : document_.at("pages")) {
      Row row{file_};
      put(row, page, {"number"});
      row.push_back(number(page.at("width")));
      row.push_back(number(page.at("height")));
      put(row, page, {"rotation", "text_source"});
      row.push_back(number(page.at("confidence")));
      put(row, page, {"problem", "text"});
      rows_[kPages].push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  static void put(Row& row, const Json& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      row.push_back(value(in(object, key)));
    }
  }

  /// Evidence is an object, null, or a list whose first entry says where the thing begins.
  static Json first(const Json& evidence) {
    return evidence.is_array() ? (evidence.empty() ? Json() : evidence[0]) : evidence;
  }

  static void place(Row& row, const Json& evidence) {
    const Json at = first(evidence);
    row.push_back(value(in(at, "page")));
    const Json box = in(at, "bbox");
    for (size_t i = 0; i < 4; ++i) {
      row.push_back(box.is_array() ? number(box.at(i)) : Value());
    }
  }

  static void reading(Row& row, const Json& evidence) {
    put(row, evidence, {"source"});
    row.push_back(number(in(evidence, "confidence")));
    put(row, evidence, {"raw"});
  }

  void reason(const std::string& path, Value why, const Json& evidence) {
    Row row{file_, static_cast<std::int64_t>(rows_[kReview].size() + 1), path, std::move(why)};
    place(row, evidence);
    rows_[kReview].push_back(std::move(row));
  }

  void reasons(const std::string& path, const Json& item) {
    for (const Json& why :
         in(item, "review").is_object() ? item.at("review").at("reasons") : Json::array()) {
      reason(path, value(why), item.at("evidence"));
    }
  }

  template <class Fill>
  void each(const char* key, TableIndex table, Fill fill) {
    std::int64_t position = 0;
    for (const Json& item : document_.at(key)) {
      Row row{file_, ++position};
      fill(item, row);
      if (item.contains("review")) {
        row.push_back(value(item.at("review").at("needed")));
        row.emplace_back(lines(item.at("review").at("reasons")));
        reasons(std::string("/") + key + "/" + std::to_string(position - 1), item);
      }
      rows_[table].push_back(std::move(row));
    }
  }

  void documents() {
    const Json& d = document_;
    Row row{file_};
    put(row, d.at("source"), {"sha256", "media_type", "pages"});
    put(row, d, {"status"});
    row.push_back(value(d.at("review").at("needed")));
    row.push_back(value(d.at("review").at("count")));
    put(row, d, {"title"});
    put(row, d.at("agency"), {"name", "type", "subdistrict", "district", "province"});
    put(row, d.at("fiscal_year"), {"be", "ce"});
    put(row, d.at("plan_year"), {"be"});
    row.push_back(number(in(d.at("overall"), "score")));
    put(row, in(d.at("overall"), "level"), {"label", "scale"});
    row.push_back(number(d.at("computed").at("overall")));
    put(row, d.at("computed"), {"level"});
    for (const char* code : {"IIT", "EIT", "OIT"}) {
      row.push_back(number(d.at("computed").at("instruments").at(code)));
    }
    for (const char* key : {"agency", "fiscal_year", "overall"}) {
      place(row, in(d.at(key), "evidence"));
    }
    put(row, d.at("generator"), {"version"});
    row.resize(tables()[kDocuments].columns.size());
    rows_[kDocuments].push_back(std::move(row));
    for (const Json& why : d.at("review").at("reasons")) {
      if (d.at("review").at("needed") == true) {
        reason("", value(why), Json());
      }
    }
    for (const char* key : {"agency", "fiscal_year", "plan_year", "overall"}) {
      reasons(std::string("/") + key, d.at(key));
    }
  }

  const Json& document_;
  std::string file_;
  Rows rows_;
};

}  // namespace

const std::vector<TableSpec>& tables() {
  static const std::vector<TableSpec> kTables = make_tables();
  return kTables;
}

Result<Rows> rows_of(const std::string& json) {
  try {
    const Json document = Json::parse(json);
    if (document.at("schema_version") != "1.0") {
      return Error{ErrorCode::damaged, "output", "", 0, "is of another schema version",
                   "extract it again"};
    }
    return Flattener(document).flatten();
  } catch (const std::exception& fault) {
    return Error{ErrorCode::damaged,
                 "output",
                 "",
                 0,
                 std::string("is no document of this program: ") + fault.what(),
                 "extract it again"};
  }
}

Rows rows_of(const Unread& unread) {
  Rows rows(kTableCount);
  Row row(tables()[kDocuments].columns.size());
  row[0] = unread.file;
  row[1] = unread.sha256.empty() ? Value() : Value(unread.sha256);
  row[4] = std::string("failed");
  row[row.size() - 2] = unread.code;
  row[row.size() - 1] = unread.message;
  rows[kDocuments].push_back(std::move(row));
  return rows;
}

}  // namespace ita::output
