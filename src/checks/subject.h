#pragma once

#include <set>
#include <string>
#include <vector>

#include "checks/arithmetic.h"
#include "facts/facts.h"
#include "report/document.h"

namespace ita::checks {

/// One score of the report, wherever it stands.
struct ScoreRef {
  std::string path;  ///< JSON pointer in the report
  std::optional<double> value;
  const std::optional<report::Evidence>* evidence = nullptr;
  report::Review* review = nullptr;
};

/// What the checks work on: the report, the facts of its year, and what the checks have found out
/// so far.
class Subject {
 public:
  /// The report of this index; its checks are written to the document.
  Subject(report::Document& document, size_t index, const facts::Facts& facts);

  report::Report& report;
  const facts::Facts& facts;
  const facts::YearFacts& year;  ///< of the assessed year; of the newest when that is not known
  const bool year_known;

  /// `paths` are JSON pointers in the report; none means the report as a whole.
  void add(std::string id, report::CheckStatus status, std::string code, ReasonArgs args = {},
           std::vector<std::string> paths = {});
  /// fail, or warning where the facts of the year are an assumption.
  report::CheckStatus fail_or_warn() const;

  std::vector<ScoreRef> scores();  ///< indicators, instruments, overall, history
  /// Scores of the indicators whose number is there exactly once.
  Scores indicator_scores() const;
  /// Computed or printed percent scores of all instruments; empty when one is not known.
  std::vector<double> instrument_scores() const;

  /// A value that arithmetic confirms needs no weaker check.
  void vouch(const std::string& path) { vouched_.insert(path); }
  bool vouched(const std::string& path) const { return vouched_.contains(path); }

 private:
  std::string root_;  ///< JSON pointer of the report
  std::vector<report::Check>& checks_;
  std::set<std::string> vouched_;
};

std::string indicator_path(size_t index);
std::string instrument_path(size_t index);
std::string history_path(size_t index);
inline constexpr const char* kOverallPath = "/overall/score";

/// Where a value stands, for a reason about another one; none where that is not known.
void add_place(std::vector<Place>& into, const std::optional<report::Evidence>& evidence);
/// "3, 5"
std::string joined(const std::vector<int>& numbers);

bool read_by_ocr(const std::optional<report::Evidence>& evidence);
/// Decimals of the printed number that is this value; 2 when the print does not tell.
int printed_decimals(double value, const std::optional<report::Evidence>& evidence);

/// The groups of checks, in the order in which they are written.
void check_readings(Subject& subject);
void check_indicators(Subject& subject);
/// Before the sums: a row whose difference agrees vouches for its score.
void check_row_differences(Subject& subject);
void check_sums(Subject& subject);
/// After the sums, which vouch for scores.
void check_row_points(Subject& subject);
void check_levels(Subject& subject);
void check_lattice(Subject& subject);
void check_decimals(Subject& subject);
void check_years(Subject& subject);
/// After the sums: what sentences say of scores, and differences between years.
void check_claims(Subject& subject);
void check_agency(Subject& subject);

}  // namespace ita::checks
