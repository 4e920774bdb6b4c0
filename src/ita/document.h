#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/reason.h"

// What a file says, as plain values: the same as in the JSON (schema version 2), for programs that
// embed the reader.  Boxes are in PDF points (1/72 inch) from the top left of the page as a person
// sees it, x to the right and y downwards; pages count from 1.  Text is UTF-8.
//
// Members are only ever added within one version of the library's soname.
namespace ita {

/// Why something is doubted: a stable code, its arguments and places, and its text for people.
struct Doubt {
  Reason reason;
  std::string text_th, text_en;
};

/// Where a value stands.
struct Evidence {
  int page = 0;
  Box box;
  std::string source;     ///< "text-layer", "repaired-text-layer" or "ocr"
  double confidence = 1;  ///< 0..1
  std::string raw;        ///< what was read, before any change
};

/// A value with its place and its doubts.  Nothing, when the page does not say it or it could not
/// be read; `doubts` tells which.
template <class T>
struct Value {
  std::optional<T> value;
  std::optional<Evidence> evidence;
  std::vector<Doubt> doubts;
  /// Whether a person should look at it before it is trusted.
  bool needs_review() const { return !doubts.empty(); }
};

struct Level {
  std::string label;  ///< as printed, mended
  std::string scale;  ///< "letters", "words", "five-words"
};

struct Agency {
  Value<std::string> name;
  std::string type;  ///< code, as "subdistrict_municipality"; empty when unknown
  std::string subdistrict, district, province;  ///< empty when not printed
};

struct InstrumentScore {
  std::string code;   ///< "IIT", "EIT", "OIT", …
  std::string scale;  ///< "percent" or "points"
  Value<double> score;
};

struct IndicatorScore {
  int number = 0;
  std::string name;  ///< official in that year
  std::string name_as_printed;
  std::string instrument;  ///< code
  Value<double> score;
};

/// An earlier result of the same agency.
struct EarlierYear {
  int fiscal_year_be = 0;  ///< Buddhist era
  Value<double> score;
  std::optional<Level> level;
  std::vector<InstrumentScore> instruments;
  std::vector<IndicatorScore> indicators;
};

/// A topic that the office found worth mending.
struct Issue {
  int number = 0;
  std::string title, text;
  std::vector<std::string> actions;
  std::vector<Evidence> evidence;
  std::vector<Doubt> doubts;
};

/// What a further column of a plan says of a measure.
struct FurtherColumn {
  std::string kind;     ///< "budget", "target", …; empty when not understood
  std::string heading;  ///< as printed
  std::string text;
};

struct Measure {
  int number = 0;
  std::string title;
  std::optional<int> issue;  ///< number of the issue that it answers
  std::vector<std::string> approach, steps, responsible;
  std::string schedule;
  std::vector<int> report_months;  ///< 1 is January
  std::vector<FurtherColumn> others;
  std::vector<Evidence> evidence;
  std::vector<Doubt> doubts;
};

struct Limitation {
  std::string text;
  std::vector<Evidence> evidence;
  std::vector<Doubt> doubts;
};

/// One report on one result: an agency, a year, its scores.  A file may hold several.
struct Report {
  std::string id;  ///< "r1", "r2", … in the order of the file
  int first_page = 0, last_page = 0;
  std::string family;  ///< kind of assessment: "ita-10", "ita-5-indices"
  std::string title;
  Agency agency;
  Value<int> fiscal_year_be, plan_year_be;  ///< Buddhist era
  Value<double> total;                      ///< 0..100
  std::optional<Level> level;
  std::vector<InstrumentScore> instruments;
  std::vector<IndicatorScore> indicators;
  std::vector<EarlierYear> history;
  std::vector<Issue> issues;
  std::vector<Measure> measures;
  std::vector<Limitation> limitations;
  std::vector<Doubt> doubts;  ///< about the report as a whole
};

/// A number of the file that could be a score, with the role that was found: the account of
/// numbers.
struct LedgerNumber {
  Place place;
  double value = 0;
  std::string role;  ///< "score", "previous", "target", "comparison", "unexplained", …
  std::string of;    ///< "indicator", "instrument", "overall", …; empty when not known
  int number = 0;    ///< of the indicator, 0 for none
  std::string instrument;
  std::string agency;  ///< "own", another one's name as printed, or empty when not said
  std::optional<int> fiscal_year_be;
  Doubt why;            ///< what spoke for the role
  std::string used_by;  ///< JSON pointer of the value that it gave; empty when only accounted for
};

/// What was compared, and how it came out.
struct Check {
  std::string id;      ///< stable name
  std::string status;  ///< "pass", "warning", "fail", "not_applicable"
  Doubt what;
  std::vector<std::string> paths;  ///< JSON pointers of the values it is about
};

/// A page that could not be read, or may be incomplete.
struct PageProblem {
  int page = 0;  ///< 0: the file as a whole
  std::string message;
  bool read = false;  ///< it was read, but may be incomplete
};

/// All that one file says.
struct Document {
  std::string status;  ///< "ok", "needs_review", "not_recognised", "unreadable"
  std::string kind;    ///< "analysis", "announcement", "plan", "handbook", …
  std::string sha256, media_type;
  int pages = 0;
  std::vector<Report> reports;
  std::vector<LedgerNumber> numbers;
  std::vector<Check> checks;
  std::vector<PageProblem> problems;
  std::vector<Doubt> doubts;  ///< about the file as a whole

  /// What the writers need beside the values; shared by copies, never changed.
  struct Pages;
  std::shared_ptr<const Pages> inside;
};

}  // namespace ita
