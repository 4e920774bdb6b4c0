#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/official.h"
#include "base/box.h"
#include "report/report.h"

namespace ita::audit {

enum class Outcome {
  equal,
  different,
  missing,   ///< the list has a value (or an agency) that the results lack, or the list lacks the
             ///< agency
  ambiguous  ///< it cannot be told which line of the list is meant, or a cell of it is no number
};
const char* name(Outcome outcome);

/// One value of a result beside its official one.
struct Comparison {
  Outcome outcome = Outcome::equal;
  std::string result;  ///< result file; empty for a line of the list that no result answers
  std::string agency;
  std::string path;            ///< JSON pointer of the value; empty when it is about the agency
  std::string label;           ///< what a person calls it; filled in by who has the document
  std::string official, ours;  ///< as shown to a person; empty when there is none
  std::string message;
  int line = 0;  ///< row of the list, 0 when none
  int page = 0;  ///< place of our value on paper; 0 when none
  Box bbox;
  bool review = false;  ///< our value is marked for review
};

/// Compares reports with a published list.  Agencies are matched by type, likeness of the name,
/// place and year; the work for one report does not grow with the list, but with the lines whose
/// names share letters with its own.
class OfficialListComparison {
 public:
  OfficialListComparison(const OfficialList& list, const facts::Facts& facts);

  std::vector<Comparison> compare(const std::string& result, const report::Report& report);
  /// Lines that no report was compared with.
  std::vector<Comparison> unanswered() const;

 private:
  struct Line {
    const OfficialRow* row = nullptr;
    AgencyName name;
    std::string key;                   ///< thai::match_key of the bare name
    std::vector<std::string> letters;  ///< its runs of three letters, sorted
    bool answered = false;
  };
  struct Matches {
    std::vector<std::pair<double, Line*>> best;  ///< likeness, line
    bool other_year = false;                     ///< the list has the agency in other years only
  };
  std::vector<size_t> lines_like(const std::string& key) const;
  double likeness(const Line& line, const AgencyName& name, const facts::Place& place) const;
  /// Lines of the very name where the list has it there, else those alike.
  Matches find(const AgencyName& name, const facts::Place& place, std::optional<int> year);
  Matches among(const std::vector<size_t>& lines, const AgencyName& name, const facts::Place& place,
                std::optional<int> year);
  bool needs_place(const AgencyName& name) const;
  static std::string named(const Matches& matches);
  std::string doubt_of(const Line& line, double likeness, const AgencyName& name,
                       const facts::Place& place, bool year_known) const;

  const OfficialList& list_;
  const facts::Facts& facts_;
  std::vector<Line> lines_;
  std::unordered_map<std::string, std::vector<size_t>> by_letters_;  ///< lines by three letters
  std::unordered_map<std::string, std::vector<size_t>> by_key_;      ///< lines by the whole key
};

}  // namespace ita::audit
