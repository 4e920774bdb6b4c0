#pragma once

#include <string>

#include "report/find/sentences/sentence.h"

namespace ita::report {

/// The words in front of a number since the last one, and what they have said so far.
struct Window {
  Role role = Role::unexplained;
  Stage stage = Stage::unsaid;
  Whose whose = Whose::unsaid;
  std::string agency;
  const Token* cue = nullptr;  ///< that gave the role
  const Token* from = nullptr;
  const Token* to = nullptr;
  bool difference = false, higher = false, previous = false, scored = false, now = false,
       last_year = false, keyed = false;
  bool others_said = false;    ///< behind "higher than"
  bool scored_others = false;  ///< "… which got" behind the group
  bool named_after = false;    ///< a name or the whole stands behind the words for another's score
  bool year_after_from = false;
  const Token* framing = nullptr;  ///< the last words that say whose or which stage
};

/// Reads the words of a sentence window by window. What they say of whose and which stage the
/// numbers are may hold on behind the window, when names stand behind it ("ของจังหวัด: IIT …, EIT
/// …").
class WindowReader {
 public:
  explicit WindowReader(const Sentence& sentence) : s_(sentence), facts_(sentence.context.facts) {}

  /// The words from token `from` up to the number at token `end`.
  Window read(size_t from, size_t end);

 private:
  struct Frame {
    Stage stage = Stage::unsaid;
    Whose whose = Whose::unsaid;
    std::string agency;
  };

  size_t behind_difference(Window& w, size_t from, size_t end) const;
  void hear_year(Window& w, const Token& t);
  void hear_agency(Window& w, const Token& t);
  static void hear_key(Window& w, const Token& t);
  void hear_cue(Window& w, const Token& t);
  bool hear_when(Window& w, const Token& t);
  bool hear_whose(Window& w, const Token& t);
  bool hear_stage(Window& w, const Token& t);
  static void hear_role(Window& w, const Token& t);

  const Sentence& s_;
  const facts::Facts& facts_;
  Frame frame_;
};

}  // namespace ita::report
