#include "archive/tables.h"

namespace ita::archive {

namespace {

/// The score of one indicator of a report as a column.
std::string indicator_column(int number) {
  const std::string n = std::to_string(number);
  return ", max(CASE WHEN i.number = " + n + " THEN i.score END) AS indicator_" + n;
}

std::string scores() {
  std::string out =
      "SELECT a.province, a.district, a.name AS agency, a.type AS agency_type, r.fiscal_year_be, "
      "r.family, r.overall_score, r.overall_level, r.overall_level_rank, r.doubts, r.conflict";
  constexpr int kColumns = 12;  // wider than any family that is known
  for (int number = 1; number <= kColumns; ++number) {
    out += indicator_column(number);
  }
  return out +
         ", r.report_id, r.sha256 FROM {}reports r JOIN {}agencies a ON a.agency_id = r.agency_id "
         "LEFT JOIN {}indicators i ON i.sha256 = r.sha256 AND i.report = r.report "
         "GROUP BY a.province, a.district, a.name, a.type, r.fiscal_year_be, r.family, "
         "r.overall_score, r.overall_level, r.overall_level_rank, r.doubts, r.conflict, "
         "r.report_id, r.sha256";
}

/// `tie`: the column by which the agency of the year before is that of now.
std::string change(const std::string& tie) {
  return "SELECT a.province, a.name AS agency, now.fiscal_year_be, before.overall_score AS "
         "previous_score, now.overall_score, now.overall_score - before.overall_score AS change, "
         "b.name AS previous_agency FROM {}reports now JOIN {}agencies a ON a.agency_id = "
         "now.agency_id JOIN {}agencies b ON b." +
         tie +
         " = now.agency_id JOIN {}reports before ON before.agency_id = b.agency_id AND "
         "before.family = now.family AND before.fiscal_year_be = now.fiscal_year_be - 1";
}

}  // namespace

// New columns stand last: PostgreSQL replaces a view in place only then.
const std::vector<View>& views() {
  static const std::vector<View> kViews = {
      {"v_scores", "Agency and year: overall score, level and indicators of the preferred version",
       scores()},
      {"v_change",
       "Scores of two years that follow one another, of an agency or of it and the one that it "
       "took the place of, and the difference",
       change("agency_id") + " UNION ALL " + change("successor_id")},
      {"v_worst_by_province", "The lowest overall score of each province and year",
       "SELECT a.province, r.fiscal_year_be, a.name AS agency, r.overall_score FROM {}reports r "
       "JOIN {}agencies a ON a.agency_id = r.agency_id WHERE r.overall_score = (SELECT "
       "min(r2.overall_score) FROM {}reports r2 JOIN {}agencies a2 ON a2.agency_id = r2.agency_id "
       "WHERE a2.province = a.province AND r2.fiscal_year_be = r.fiscal_year_be)"},
      {"v_to_review", "What a person should look at, with the file",
       "SELECT f.path, v.page, v.path AS value, v.code, v.reason, v.raw, v.label FROM {}reviews v "
       "LEFT JOIN {}files f ON f.sha256 = v.sha256"},
      {"v_conflicts", "Reports whose versions differ in a score",
       "SELECT r.report_id, a.name AS agency, r.fiscal_year_be, d.role, d.overall_score, f.path "
       "FROM {}reports r JOIN {}agencies a ON a.agency_id = r.agency_id JOIN {}document_reports d "
       "ON d.report_id = r.report_id LEFT JOIN {}files f ON f.sha256 = d.sha256 WHERE r.conflict"},
      {"v_coverage", "How many agencies and reports each province and year has",
       "SELECT a.province, r.fiscal_year_be, count(DISTINCT r.agency_id) AS agencies, count(*) AS "
       "reports, sum(CASE WHEN r.overall_score IS NULL THEN 0 ELSE 1 END) AS with_overall_score "
       "FROM {}reports r JOIN {}agencies a ON a.agency_id = r.agency_id "
       "GROUP BY a.province, r.fiscal_year_be"}};
  return kViews;
}

}  // namespace ita::archive
