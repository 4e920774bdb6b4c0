#pragma once

#include <string>
#include <vector>

#include "report/find/context.h"
#include "report/find/cues.h"
#include "report/view/evidence.h"
#include "report/view/flow.h"
#include "report/view/indicator_match.h"
#include "thai/numerals.h"

namespace ita::report {

/// A piece of running text that is read by itself: a paragraph, a line of a list, a card.
struct Passage {
  const layout::TracedText* traced = nullptr;
  std::string text;  ///< as long as the traced text, the marks of footnotes blanked
  Keyed keyed;
  Marker marker;
  Section section = Section::other;
  size_t para = 0;    ///< index into the flow
  bool card = false;  ///< name and number were put together by where they stand

  static Passage of(const Para& para, size_t index);
  static Passage of(const layout::TracedText& traced, Section section, size_t index);
};

/// What a passage is made of, as far as scores go.
struct Token {
  enum class Kind {
    indicator,
    instrument,
    overall,
    question,  ///< "i13", "e2", "O33"
    sub,       ///< "9.1": a part of an indicator
    year,
    number,
    blank,   ///< "N/A": a score that is not there
    agency,  ///< a name; `own` for the reporting one
    cue
  };
  Kind kind = Kind::cue;
  Span span;
  IndicatorNames::Mention mention;
  thai::Number number;
  int year = 0;
  CueKind cue = CueKind::stop;
  bool own = false;
  std::string said;  ///< code of the question, number of the part, name of the agency

  /// Whether a number can be its score.
  bool is_key() const { return kind <= Kind::sub; }
};

std::vector<Token> tokens_of(const Passage& passage, const ScoreContext& context);

}  // namespace ita::report
