#include "report/build.h"

#include "report/agency.h"
#include "report/assemble.h"
#include "report/flow.h"
#include "report/issues.h"
#include "report/limitations.h"
#include "report/measures.h"
#include "report/recognise.h"
#include "report/years.h"

namespace ita::report {

Report build(const layout::Layout& layout, const std::vector<text::PageText>& /*pages*/,
             const facts::Facts& facts) {
  const std::vector<Para> flow = make_flow(layout, facts);
  Report report;
  const Years years = find_years(flow);
  report.fiscal_year = years.assessed;
  report.plan_year = years.plan;
  report.agency = find_agency(flow, facts);

  const facts::YearFacts& year =
      report.fiscal_year ? facts.year(report.fiscal_year->be) : facts.newest();
  // Topics were copied by offices before they were prescribed: where a year has none, those of the
  // newest help.
  const facts::YearFacts& topics = year.topics.empty() ? facts.newest() : year;
  const IndicatorNames names(year);
  const ScoreContext context{
      facts, names, report.fiscal_year ? std::optional(report.fiscal_year->be) : std::nullopt,
      report.agency.name.empty() ? "" : bare_place(report.agency.name, facts)};
  assemble_scores(report, layout, flow, context);
  report.issues = find_issues(flow, topics);
  report.measures = find_measures(layout, flow, facts, topics);
  link_measures(report.measures, report.issues);
  report.limitations = find_limitations(flow);
  report.title = find_title(flow, facts);

  std::string why_not;
  if (!is_ita_report(report, flow, layout, facts, why_not)) {
    Report empty;
    empty.why_not = why_not;
    return empty;
  }
  report.recognition = Recognition::recognised;
  return report;
}

}  // namespace ita::report
