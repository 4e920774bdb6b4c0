#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "report/find/candidate.h"
#include "report/find/context.h"

namespace ita::report {

/// What the words over a column, beside a row or above a table say of the numbers there.
struct Heading {
  std::string kind;  ///< role of models/facts/tables.json; empty where no title of it was found
  Role role = Role::unexplained;
  Role annex = Role::unexplained;  ///< of a number in brackets behind the score: "score (rank)"
  Saying saying = Saying::silent;
  Whose whose = Whose::unsaid;
  std::string agency;  ///< as printed, where it is another one's
  Stage stage = Stage::unsaid;
  std::optional<int> year;
  std::optional<double> full;  ///< full marks that it states
  int round = 0;               ///< "round 2"; 0 when none is named
  std::string instrument;      ///< code
  std::string text;            ///< as printed, cleaned

  bool empty() const { return text.empty(); }
  bool scores() const { return role == Role::score; }
  /// A heading over names, numbers of rows, levels or notes, not over numbers.
  bool label() const;
};

/// Reads headings for one report: its facts and its agency decide what is its own.
class HeadingReader {
 public:
  explicit HeadingReader(const ScoreContext& context) : context_(context) {}

  Heading read(std::string_view text) const;
  /// Several headings over one column, top to bottom, as one.  `group[i]`: the i-th reaches over
  /// other columns too and says only whose, when and at which stage.
  Heading join(const std::vector<std::string>& texts, const std::vector<bool>& group) const;

 private:
  std::string kind_of(std::string_view text) const;
  bool is_title(const std::string& key) const;
  bool is_mean_of_body(const std::string& key) const;
  void add_agency(Heading& out, std::string_view text) const;
  void add_full(Heading& out, const std::string& key) const;
  void settle(Heading& out) const;

  const ScoreContext& context_;
};

}  // namespace ita::report
