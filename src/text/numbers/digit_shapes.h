#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ita::text {

/// How one digit is printed, at a scale at which the usual letter of the page is kShapeLetter high.
struct DigitShape {
  static constexpr int kWidth = 24, kHeight = 28;
  static constexpr double kLetter = 14;

  size_t word = 0;       ///< digits of one word are of one face
  size_t symbol = 0;     ///< of the word
  std::string digit;     ///< what it was read as, UTF-8
  double height = 0;     ///< of the ink, pixels of the page
  bool doubted = false;  ///< its word has a doubt
  bool cut = false;      ///< of a word in which digits touch and were parted: no measure for others
  /// Row by row, 0 paper, 255 ink; the middle of the ink lies in the middle of the picture.
  std::array<uint8_t, static_cast<size_t>(kWidth) * kHeight> ink{};
};

/// How unlike two shapes are: 0 the same ink, 1 no ink in common.
double unlikeness(const DigitShape& one, const DigitShape& two);

/// A digit that looks unlike what it was read as.
struct OddDigit {
  size_t shape = 0;  ///< its index
  /// The digit that it looks like, where words without a doubt tell; else empty.
  std::string like;
};

/// Digits that look unlike other digits that were read the same and are printed in the same face at
/// the same size, as other digits of their words show: a damaged digit, or one of two digits that
/// both readers took for one ("๔" and "๕" in a face unknown to both).  No training is behind it,
/// the page's own print is the measure.  By rising index.
std::vector<OddDigit> odd_digits(const std::vector<DigitShape>& shapes);

}  // namespace ita::text
