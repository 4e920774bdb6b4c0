#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/reason.h"
#include "report/view/keyed.h"

namespace ita::report {

enum class ScoreState {
  empty,      ///< nothing stands there
  absent,     ///< "-", "N/A": the print says that there is no score
  score,      ///< a number from 0 to 100
  other,      ///< words, or a number that is no score (a year, a rank)
  unreadable  ///< something like a number that cannot be trusted to be one
};

/// Scores have two decimals; more are two numbers printed over one another, or no score.
inline constexpr const char* kTooManyDecimals = "too-many-decimals";

/// What a cell or a piece of prose says as a score.
struct ScoreReading {
  ScoreState state = ScoreState::empty;
  std::optional<double> value;
  int decimals = 0;
  bool negative = false;
  /// Why a person should look; a mended value is never without one.
  std::optional<Reason> doubt;
  Span span;  ///< bytes of the number, or of the whole text where there is none
};

/// Reads a cell that should hold a score and nothing else but words such as คะแนน, ร้อยละ, % or a
/// level.
ScoreReading read_score(std::string_view cell, const facts::Facts& facts);
/// Any plain number of a cell, negative or over 100 too (differences, weights, ranks).
std::optional<double> read_number(std::string_view cell, const facts::Facts& facts);

/// 99.17 as "99.17", 100 as "100.00".
std::string two_decimals(double value);

}  // namespace ita::report
