#pragma once

#include <set>
#include <vector>

#include "base/box.h"
#include "facts/facts.h"
#include "report/find/measures/measures_columns.h"
#include "report/find/plan/plan_candidate.h"
#include "report/find/plan/plan_runs.h"

namespace ita::report {

/// What the finders of measures look at.
struct MeasureSources {
  const layout::Layout& layout;
  const std::vector<Para>& flow;
  const std::vector<PlanRun>& runs;
  const facts::Facts& facts;
  const facts::YearFacts& topics;  ///< of the year, or of the newest where it has none
};

/// The rows of tables of measures.  A table may continue the one before it, with or without its
/// header, in the middle of a row.
std::vector<MeasureCandidate> measures_of_tables(const MeasureSources& from);

/// The first column of the table holds the labels of a measure's parts (what, who, when, its name),
/// so that no row of it is a measure.
bool is_measure_form(const layout::Table& table, const facts::Facts& facts);
/// Measures each of which is a form: labels in the first column, what they say beside them.
std::vector<MeasureCandidate> measures_of_forms(const MeasureSources& from);

/// Measures whose parts stand in labelled boxes, a title over them, as on slides.  `taken`: the
/// paragraphs and tables that this explains.
std::vector<MeasureCandidate> measures_of_boxes(const MeasureSources& from,
                                                std::set<size_t>& taken);

/// "มาตรการที่ 1", "มาตรการที่ 2": paragraphs that call themselves measures, whatever heading stands
/// over them.
bool numbers_measures(const std::vector<Para>& flow, const facts::Facts& facts);

/// Titles with labels below them ("ผู้รับผิดชอบ : กองคลัง").
std::vector<MeasureCandidate> measures_of_labels(const MeasureSources& from);

/// Lists, titles with text below and numbered sentences in the runs of measures.
std::vector<MeasureCandidate> measures_of_lists(const MeasureSources& from);

namespace detail {

/// Reads the tables of measures of a document one after the other.
class MeasureTables {
 public:
  MeasureTables(const facts::Facts& facts, const facts::YearFacts& topics)
      : facts_(facts), topics_(topics) {}
  /// Takes the table where it is one of measures.  `last_page` is where it ends; `directly`: no
  /// text stands between it and the table before; `apart`: a heading does; `in_section`: in the
  /// section of measures.  `para`: its place in the flow.
  void read(const layout::Table& table, int last_page, bool directly, bool apart, bool in_section,
            size_t para);
  std::vector<MeasureCandidate> take();

 private:
  struct RowWalk;
  void read_rows(const layout::Table& table, int first_row, bool follows);
  bool reads_as_head(RowWalk& walk, int r);
  /// `top`: the row may go on from the table before.
  void read_row(RowWalk& walk, int r, bool top);
  void open_measure(RowWalk& walk, const layout::Cell* title, std::optional<int> number);
  bool completes_title(const std::string& text) const;
  Measure& last() { return out_.back().measure; }
  const Measure& last() const { return out_.back().measure; }

  const facts::Facts& facts_;
  const facts::YearFacts& topics_;
  std::vector<MeasureCandidate> out_;
  MeasureColumns columns_;    ///< of the last table
  std::set<size_t> to_tick_;  ///< measures whose schedule is a row of columns to tick
  std::string group_;  ///< the row over the group of rows that is read, where it is their title
  bool parts_below_ = false;  ///< that row is a measure itself, and the rows below are its steps
  std::string topic_;         ///< the same where the rows have titles of their own
  Box last_box_;
  int last_page_ = 0;
  size_t para_ = 0;
};

}  // namespace detail

}  // namespace ita::report
