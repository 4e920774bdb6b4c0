#pragma once

#include <set>
#include <vector>

#include "base/box.h"
#include "ita/facts.h"
#include "report/flow.h"
#include "report/measures_columns.h"
#include "report/report.h"

namespace ita::report {

/// The measures of all tables that are tables of measures; where there is none, of labelled lists;
/// where there are none either, of the numbered titles or sentences in the section of measures.
std::vector<Measure> find_measures(const layout::Layout& layout, const std::vector<Para>& flow,
                                   const facts::Facts& facts, const facts::YearFacts& topics);

/// Sets `issue` of each measure to the topic that it answers, by likeness of the titles, then by
/// number.
void link_measures(std::vector<Measure>& measures, const std::vector<Issue>& issues);

namespace detail {

/// Reads the tables of measures of a document one after the other: a table may continue the one
/// before it, with or without its header, in the middle of a row.
class MeasureTables {
 public:
  MeasureTables(const facts::Facts& facts, const facts::YearFacts& topics)
      : facts_(facts), topics_(topics) {}
  /// Takes the table where it is one of measures.  `last_page` is where it ends; `directly`: no
  /// text stands between it and the table before.
  void read(const layout::Table& table, int last_page, bool directly);
  std::vector<Measure> take();

 private:
  void read_rows(const layout::Table& table, int first_row, bool follows);
  bool completes_title(const std::string& text) const;

  const facts::Facts& facts_;
  const facts::YearFacts& topics_;
  std::vector<Measure> out_;
  MeasureColumns columns_;    ///< of the last table
  std::set<size_t> to_tick_;  ///< measures whose schedule is a row of columns to tick
  std::string group_;         ///< the row over the group of rows that is read
  Box last_box_;
  int last_page_ = 0;
};

std::vector<Measure> measures_of_lists(const std::vector<Para>& flow, const facts::Facts& facts,
                                       const facts::YearFacts& topics);

/// Measures each of which is a form: labels in the first column, what they say beside them.
std::vector<Measure> measures_of_forms(const layout::Layout& layout, const facts::Facts& facts);

/// Measures of the section of measures that are titles with text below, or one sentence each.
std::vector<Measure> measures_of_prose(const std::vector<Para>& flow);

/// Where one number alone breaks a sequence (9, 2, 3, 4), it becomes the sequence's and is doubted.
void mend_numbers(std::vector<Measure>& measures);

}  // namespace detail

}  // namespace ita::report
