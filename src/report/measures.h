#pragma once

#include <vector>

#include "ita/facts.h"
#include "report/flow.h"
#include "report/report.h"

namespace ita::report {

/// The measures of all tables that are tables of measures, or of labelled lists where there is no
/// such table.
std::vector<Measure> find_measures(const layout::Layout& layout, const std::vector<Para>& flow,
                                   const facts::Facts& facts, const facts::YearFacts& topics);

/// Sets `issue` of each measure to the topic that it answers, by likeness of the titles, then by
/// number.
void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues);

namespace detail {

bool is_measures_table(const layout::Table& table, const facts::Facts& facts);
std::vector<Measure> measures_of_table(const layout::Table& table, const facts::Facts& facts);
std::vector<Measure> measures_of_lists(const std::vector<Para>& flow, const facts::Facts& facts,
                                       const facts::YearFacts& topics);

}  // namespace detail

}  // namespace ita::report
