#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/box.h"
#include "layout/layout.h"
#include "text/page_text.h"

namespace ita::report {

/// Where a value stands on paper.  Until `finish` the box is in the reading frame of the page,
/// afterwards on the page as a person sees it.
struct Evidence {
  int page = 0;
  Box bbox;
  text::Origin source = text::Origin::text_layer;
  double confidence = 1;
  std::string raw;  ///< what was read, before any change
};

/// Reasons for a person to look at a value, in words.  None means that nothing doubts it.
struct Review {
  std::vector<std::string> reasons;
  bool needed() const { return !reasons.empty(); }
  void add(std::string reason);  ///< each reason once
};

struct Agency {
  std::string name;  ///< empty when not found
  std::string
      type;  ///< code of models/facts, for example "subdistrict_municipality"; empty when unknown
  std::string subdistrict, district, province;  ///< empty when not printed
  std::optional<Evidence> evidence;
  Review review;
};

struct Year {
  int be = 0;
  int ce() const { return be - 543; }
  std::optional<Evidence> evidence;
  Review review;
};

struct Level {
  std::string label;  ///< as printed, mended
  std::string scale;  ///< "letters", "words", "five-words"
};

struct Overall {
  std::optional<double> score;
  std::optional<Level> level;
  std::optional<Evidence> evidence;
  Review review;
};

struct Computed {
  std::optional<double> overall;
  std::string level;  ///< empty when it cannot be computed
  std::optional<double> iit, eit, oit;
};

struct Instrument {
  std::string code;  ///< IIT, EIT, OIT
  std::optional<double> score;
  std::string scale;  ///< "percent" or "points"
  std::optional<Evidence> evidence;
  Review review;
};

struct Indicator {
  int number = 0;
  std::string name;  ///< official in that year
  std::string name_as_printed;
  std::string instrument;
  std::optional<double> score;
  std::optional<Evidence> evidence;
  Review review;
  // What the print says beside the score; used by the checks, not written.
  std::optional<double> previous, difference, weight, points;
};

struct HistoryEntry {
  int fiscal_year_be = 0;
  std::optional<double> score;
  std::optional<Level> level;
  std::optional<Evidence> evidence;
  Review review;
  std::optional<double> difference;  ///< from the year before, as printed; for the checks only
};

/// What a sentence says about scores that stand elsewhere: used by the checks, not written.
struct Claim {
  enum class Kind { highest, lowest, change };
  Kind kind = Kind::highest;
  std::vector<int> indicators;  ///< named as highest or lowest
  std::string instrument;       ///< among whose indicators; empty for all
  double change = 0;            ///< of the overall score from the year before, negative for a fall
  Evidence evidence;
};

/// A day that the text names.
struct Day {
  int be = 0, month = 0, day = 0;
  Evidence evidence;
};

struct Issue {
  int number = 0;
  std::string title, text;
  std::vector<std::string> actions;
  std::vector<Evidence> evidence;
  Review review;
};

struct Schedule {
  std::string text;
  std::vector<int> report_months;
};

/// What a column beside the known ones says of a measure.
struct Other {
  std::string kind;  ///< "topic", "finding", "budget", "target", "result", "note"; empty when not
                     ///< understood
  std::string heading;  ///< as printed
  std::string text;
};

struct Measure {
  int number = 0;
  std::string title;
  std::optional<int> issue;  ///< number of the Issue it answers
  std::vector<std::string> approach, steps, responsible;
  Schedule schedule;
  std::vector<Evidence> evidence;
  Review review;
  std::vector<Other> others;
};

struct Limitation {
  std::string text;
  std::vector<Evidence> evidence;
};

enum class CheckStatus { pass, warning, fail, not_applicable };
const char* name(CheckStatus status);  ///< "pass", "warning", "fail", "not_applicable"

struct Check {
  std::string id;
  CheckStatus status = CheckStatus::pass;
  std::string message;             ///< with the numbers compared
  std::vector<std::string> paths;  ///< JSON pointers of the values it is about
};

enum class Recognition { recognised, not_recognised };

/// Everything that one document says.  Filled by report::build, then by checks::run, then written
/// by output.
struct Report {
  Recognition recognition = Recognition::not_recognised;
  std::string why_not;  ///< why it is no ITA report, in words
  std::string title;
  Agency agency;
  std::optional<Year> fiscal_year, plan_year;
  std::optional<Overall> overall;
  Computed computed;
  std::vector<Instrument> instruments;
  std::vector<Indicator> indicators;
  std::vector<HistoryEntry> history;
  std::vector<Issue> issues;
  std::vector<Measure> measures;
  std::vector<Limitation> limitations;
  std::vector<Claim> claims;
  std::optional<Day> latest_day;  ///< of the running text; for the checks only
  std::vector<Check> checks;
  Review document_review;  ///< doubts about the document as a whole
};

}  // namespace ita::report
