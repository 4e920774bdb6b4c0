#include <algorithm>
#include <limits>

#include "archive/json_values.h"
#include "archive/report_entry.h"

namespace ita::archive {

namespace {

/// Numbers of one report that are compared between its versions.
std::vector<double> scores_of(const Json& report) {
  const auto score = [](const Json& item) {
    const Json& printed = in(item, "score");
    return printed.is_number() ? printed.get<double>() : std::numeric_limits<double>::quiet_NaN();
  };
  std::vector<double> out{score(in(report, "overall"))};
  for (const Json& indicator : in(report, "indicators")) {
    const auto number = static_cast<size_t>(std::max(0, indicator.value("number", 0)));
    if (number < 100) {
      out.resize(std::max(out.size(), number + 1), std::numeric_limits<double>::quiet_NaN());
      out[number] = score(indicator);
    }
  }
  return out;
}

int doubts_of(const Json& report) {
  int out = 0;
  for (const char* key : {"agency", "fiscal_year", "plan_year", "overall"}) {
    out += needs_review(in(report, key)) ? 1 : 0;
  }
  for (const char* key :
       {"instruments", "indicators", "history", "issues", "measures", "limitations"}) {
    const Json& list = in(report, key);
    out += static_cast<int>(std::count_if(list.begin(), list.end(), needs_review));
  }
  return out;
}

bool is_scanned(const Json& report) {
  const Json& list = in(report, "indicators");
  const auto read_by_ocr = [](const Json& item) {
    return text(in(in(item, "evidence"), "source")) == "ocr";
  };
  return std::any_of(list.begin(), list.end(), read_by_ocr) || read_by_ocr(in(report, "overall"));
}

}  // namespace

ReportEntry entry_of(const Json& report, const std::string& sha256, const FileEntry& file,
                     const facts::Facts& facts) {
  ReportEntry entry;
  entry.sha256 = sha256;
  entry.report = text(report.at("id"));
  entry.path = file.path;
  entry.gone = file.status == "gone";
  const Json& agency = in(report, "agency");
  entry.agency_name = facts.official_name(text(in(agency, "name")));
  entry.known_by_name = facts.known_by_name(entry.agency_name);
  entry.agency_type = text(in(agency, "type"));
  entry.subdistrict = text(in(agency, "subdistrict"));
  entry.district = text(in(agency, "district"));
  entry.province = text(in(agency, "province"));
  const Json& year = in(in(report, "fiscal_year"), "be");
  entry.fiscal_year_be = year.is_number_integer() ? year.get<int>() : 0;
  entry.family = text(in(report, "family"));
  entry.scores = scores_of(report);
  entry.doubts = doubts_of(report);
  entry.scanned = is_scanned(report);
  return entry;
}

}  // namespace ita::archive
