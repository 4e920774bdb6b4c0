#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/ledger.h"
#include "report/report.h"

namespace ita::report {

/// What a candidate is a value of.
enum class Field { indicator, instrument, overall, sub_indicator, question, o_item, other };

/// Whose value it is, as far as the print says.
enum class Whose {
  unsaid,
  own,    ///< said to be the reporting agency's
  named,  ///< another agency's; `agency` has its name as printed
  others  ///< of a group: the mean of a province, the highest of all
};

/// At which stage of the assessment the value was made.
enum class Stage {
  unsaid,
  final_result,
  before_appeal,
  self_assessed,
  forecast,
  target,
  example,
  corrected  ///< an erratum says that this replaces what was printed before
};

/// How plainly the print says that the number is the score sought.
enum class Saying {
  silent,  ///< nothing says so: it stands beside the name and could be it
  said,    ///< a word for scores stands over or before it
  plainly  ///< and no other number could be meant: the own agency, the year, "the score obtained"
};

/// By which way it was found; named in the ledger and in tests.
enum class Method { table, list, card, sentence, caption, history, announcement };

/// One number (or level) on paper that may be a value of a report.  A finder only finds: it says
/// what, whose, when and at which stage in the words of the print (heading, caption, section,
/// sentence, kind of document), and why.  It never sees a Report; report/resolve decides.
struct Candidate {
  Field field = Field::other;
  int number = 0;          ///< of the indicator, sub-indicator's indicator, question; 0 for none
  std::string instrument;  ///< code, for an instrument
  Whose whose = Whose::unsaid;
  std::string agency;       ///< as printed, where `whose` is named
  std::optional<int> year;  ///< fiscal year, Buddhist era; nothing where the print does not say
  Stage stage = Stage::unsaid;
  Role role = Role::unexplained;  ///< of the number: score, previous, target, maximum, …
  Saying saying = Saying::silent;

  int decimals = 0;             ///< of the value, as printed
  std::optional<double> value;  ///< nothing where it stands there and cannot be read, or is "-"
  bool absent = false;          ///< the print says that there is none ("-", "N/A")
  std::optional<Level> level;   ///< printed with it
  std::string scale;            ///< of an instrument: "percent", "points", empty when not said
  std::string name_as_printed;
  bool falls = false;  ///< a difference whose positive value is a fall
  Evidence evidence;

  Method method = Method::table;
  Reason why;                         ///< what in the print gives it this role
  std::vector<Reason> doubts;         ///< of the reading and of the role
  std::vector<Reason> layout_doubts;  ///< of the table: how it was cut into cells
  std::vector<Reason> year_doubts;    ///< of the reading of `year`
  int group = -1;   ///< candidates of one table column, list or sentence share a number
  int table = -1;   ///< index into Layout::joined; -1 outside tables
  size_t para = 0;  ///< index into the flow
};

}  // namespace ita::report
