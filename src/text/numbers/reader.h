#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "image/raster.h"
#include "text/numbers/net.h"
#include "text/page_text.h"
#include "text/recognise/recogniser.h"

namespace ita::text {

/// What the number reader saw in one crop.
struct NumberReading {
  std::string
      text;  ///< digits in the script that is printed; "?" where a sign belongs to no number
  std::vector<Symbol> symbols;  ///< boxes in pixels of the crop; `raw` equals `text`
  /// Chance that the whole text is right, calibrated on crops of fonts that were never trained on
  /// (models/README.md).
  double confidence = 0;
  double raw_confidence = 0;  ///< the network's own probability, before calibration
  std::vector<Alternative>
      alternatives;  ///< other whole readings, best first, with raw probabilities

  bool is_number() const;  ///< something was read and no sign of it is "?"
};

/// Reads numbers (both digit scripts and . , - % / ( ) :) in one printed line by a network of its
/// own.  It shares no training data, character model or code with Tesseract, so that the two seldom
/// make the same mistake.  It knows no letters: ask it only about what should be a number.  Spaces
/// are not reported.
class NumberReader : public Recogniser {
 public:
  /// Reads `models_dir`/numbers/numbers.bin.
  static Result<std::unique_ptr<NumberReader>> create(const std::filesystem::path& models_dir);

  /// `crop`: one line, dark on light, any depth and resolution; best with a margin of a few pixels
  /// and without rulings.  An empty text where there is no ink.
  NumberReading read(const image::Raster& crop) const;

  std::string name() const override { return "numbers"; }
  Result<RecognisedLine> recognise(const image::Raster& line) override;

 private:
  explicit NumberReader(NumberNet net) : net_(std::move(net)) {}
  NumberNet net_;
};

}  // namespace ita::text
