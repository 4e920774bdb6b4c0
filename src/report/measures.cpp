#include "report/measures.h"

#include <algorithm>

#include "thai/key.h"

namespace ita::report {

namespace {

constexpr double kSameTitle = 0.7, kSameNumber = 0.35;

}  // namespace

std::vector<Measure> find_measures(const layout::Layout& layout, const std::vector<Para>& flow,
                                   const facts::Facts& facts, const facts::YearFacts& topics) {
  detail::MeasureTables tables(facts, topics);
  for (const layout::JoinedTable& joined : layout.joined) {
    const int last = joined.parts.empty()
                         ? joined.table.page
                         : layout.tables[static_cast<size_t>(joined.parts.back())].page;
    tables.read(joined.table, last);
  }
  std::vector<Measure> out = tables.take();
  return out.empty() ? detail::measures_of_lists(flow, facts, topics) : out;
}

void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues) {
  for (Measure& measure : measures) {
    const std::string key = thai::match_key(measure.title);
    const Issue* best = nullptr;
    double most = 0;
    for (const Issue& issue : issues) {
      const double alike = thai::similarity(key, thai::match_key(issue.title));
      const bool same_number = issue.number == measure.number;
      const double worth = alike + (same_number ? 0.05 : 0);
      if (worth > most && (alike >= kSameTitle || (same_number && alike >= kSameNumber))) {
        most = worth;
        best = &issue;
      }
    }
    if (best != nullptr) {
      measure.issue = best->number;
    }
  }
}

}  // namespace ita::report
