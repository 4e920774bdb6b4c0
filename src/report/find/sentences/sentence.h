#pragma once

#include <vector>

#include "report/find/candidate.h"
#include "report/find/sentences/tokens.h"

namespace ita::report {

/// In the place of a token: the number has no name, nor that of the paragraph's subject.
inline constexpr int kOfNoName = -2;

/// What a number of a passage is said to be.
struct Said {
  size_t token = 0;  ///< of the number
  Role role = Role::unexplained;
  Stage stage = Stage::unsaid;
  Whose whose = Whose::unsaid;
  std::string agency;
  int key = -1;                ///< token of its name; -1 for none, kOfNoName
  std::string instrument;      ///< the mean of its indicators, which stand before; empty for none
  std::vector<int> more_keys;  ///< other names that are said to have the same score
  bool last_year = false;      ///< said to be of the year before
  bool in_list = false;        ///< goes on from the number before it
  bool inherited = false;      ///< its name is that of the number before
  bool now = false;            ///< said to be of the year at hand
  std::optional<int> year;     ///< said, or understood from "last year"
  int year_token = -1;         ///< where it stands; -1 when understood
  bool counts = true;          ///< it could be a score, so it is accounted for
  std::string why;             ///< code
  std::string word;            ///< the cue that gave the role, as printed
  std::vector<Reason> doubts;
};

/// A passage taken apart; the steps below fill `numbers` one after the other.
struct Sentence {
  const Passage& passage;
  const ScoreContext& context;
  std::vector<Token> tokens;
  std::vector<Said> numbers;

  Sentence(const Passage& of, const ScoreContext& with);
  std::string_view text() const { return passage.text; }
  const Token& token(const Said& number) const { return tokens[number.token]; }
  std::string printed(Span span) const;
};

/// Roles of the numbers by the words before and behind each of them.
void say_roles(Sentence& sentence);
/// Which name each score belongs to: lists "respectively", names before their numbers or behind.
void say_names(Sentence& sentence);
/// Lists of numbers in the order of names that another list had before, and means of what was
/// listed.
void say_lists(Sentence& sentence);
/// Which year.
void say_years(Sentence& sentence);

}  // namespace ita::report
