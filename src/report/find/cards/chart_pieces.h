#pragma once

#include <memory>
#include <string>
#include <vector>

#include "report/find/context.h"
#include "report/find/sentences/segments.h"
#include "report/find/sentences/tokens.h"
#include "report/view/evidence.h"

namespace ita::report {

/// A number, a year or a name of a chart, with its own place: what stands close together on a line
/// is cut.
struct Piece {
  std::shared_ptr<const layout::TracedText> traced;
  Span span;
  Box box;
  int page = 0;
  size_t para = 0;
  Token token;
};

/// A label of an axis and the numbers in its column, left to right.
struct Label {
  Piece piece;
  std::vector<const Piece*> numbers;
  int year() const { return piece.token.year; }
  int number() const { return piece.token.mention.number; }
};

using Axis = std::vector<Label>;

/// A score by its form: no negative, at most 100.
bool is_value(const Token& token);
/// Whether two boxes stand on one line.
bool one_row(const Box& a, const Box& b);
/// The pieces of a line that holds years, names or numbers only.
std::vector<Piece> pieces_of(const Segment& segment, const ScoreContext& context);
/// The rows of labels of a page, top to bottom.
std::vector<Axis> axes_of(const std::vector<Piece>& all);
/// The words of a label, as printed.
std::string printed(const Piece& piece);

}  // namespace ita::report
