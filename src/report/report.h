#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/reason.h"
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

/// Reasons for a person to look at a value.  None means that nothing doubts it.
struct Review {
  std::vector<Reason> reasons;
  bool needed() const { return !reasons.empty(); }
  /// Whether a reason is told here and nowhere else.
  bool has_own_cause() const;
  /// Each code with the same arguments once; the places of the same reason are joined.
  void add(Reason reason);
  void add(std::string code, ReasonArgs args = {}, std::vector<Place> places = {});
};

/// The doubt of a part of a sum that does not fit.  Its cause is told once, at the sum, with the
/// places of all parts: the part is marked, and is no thing to look at of its own.
inline constexpr const char* kPartOfSum = "part-of-unfitting-sum";

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

/// Mean of the indicators of one instrument; without a score where one of them is missing.
struct ComputedInstrument {
  std::string code;
  std::optional<double> score;
};

struct Computed {
  std::optional<double> overall;
  std::string level;                            ///< empty when it cannot be computed
  std::vector<ComputedInstrument> instruments;  ///< those of the year, in its order
  std::optional<double> instrument(std::string_view code) const;
};

struct Instrument {
  std::string code;  ///< as in the family: IIT, EIT, OIT, …
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
  std::vector<Evidence> also;  ///< the same score printed elsewhere
  Review review;
  // What the print says beside the score; used by the checks, not written.
  std::optional<double> previous, difference, weight, points;
  std::optional<Level> level;  ///< as printed beside the score
};

struct HistoryEntry {
  int fiscal_year_be = 0;
  std::optional<double> score;
  std::optional<Level> level;
  std::optional<Evidence> evidence;
  Review review;
  std::optional<double> difference;  ///< from the year before, as printed; for the checks only
  // Scores of that year beside the overall one; only number, code, score, scale, evidence and
  // review are used.
  std::vector<Indicator> indicators;
  std::vector<Instrument> instruments;
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
  std::string kind;  ///< "topic", "finding", "support", "budget", "target", "result", "note"; empty
                     ///< when not understood
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
  Review review;
};

enum class CheckStatus { pass, warning, fail, not_applicable };
const char* name(CheckStatus status);  ///< "pass", "warning", "fail", "not_applicable"

struct Check {
  std::string id;  ///< stable name of the check
  CheckStatus status = CheckStatus::pass;
  Reason what;                     ///< what was compared, with the numbers
  std::vector<std::string> paths;  ///< JSON pointers of the values it is about
};

struct PageRange {
  int first = 0, last = 0;
  bool operator==(const PageRange&) const = default;
};

/// One report on one result: an agency, a year, their scores.  A file may hold several (Document).
struct Report {
  std::string id;                 ///< "r1", "r2", … in the order of the file
  PageRange pages;                ///< pages that it takes
  std::string family = "ita-10";  ///< kind of assessment, of models/facts/families
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
  Review review;                  ///< doubts about the report as a whole
};

}  // namespace ita::report
