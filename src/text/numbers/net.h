#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace ita::text {

/// The picture that the network reads: rows of equal length, 0 paper, 1 ink.
struct NumberFrame {
  int width = 0;
  int height = 0;
  std::vector<float> ink;  ///< row by row
  // Where column x of the frame lies in the crop it was made of: left + x * step.
  double left = 0;
  double step = 1;
  int top = 0, bottom = 0;  ///< rows of the crop that hold ink
};

/// A small convolutional network over a frame (models/training/numbers/network.py), with its
/// weights read from a plain file.  It answers with a distribution over signs for each pair of
/// columns (CTC: class 0 is "no sign").
class NumberNet {
 public:
  /// Error `missing_model` when the file is absent, cut short or of another format.
  static Result<NumberNet> load(const std::filesystem::path& file);

  /// Probabilities [column][class]; a column covers two columns of the frame.
  std::vector<std::vector<double>> probabilities(const NumberFrame& frame) const;

  /// Signs of classes 1, 2, …: UTF-8, one character each.  "?" stands for a sign that no number
  /// holds.
  const std::vector<std::string>& signs() const { return signs_; }
  /// The share of right readings that was measured on the validation set at this raw probability.
  double calibrated(double raw) const;

 private:
  struct Layer {
    int outputs = 0, inputs = 0, rows = 0, columns = 0;  ///< shape of the kernel
    int pool_rows = 1, pool_columns = 1;                 ///< maximum taken afterwards
    bool pad_rows = false;  ///< keeps the height; otherwise the kernel eats it up
    bool rectify = false;
    std::vector<float> weights, bias;
  };
  struct Planes {
    int count = 0, height = 0, width = 0;
    std::vector<float> values;
  };

  static Planes with_margin(const Planes& in, int rows, int columns);
  static Planes apply(const Layer& layer, const Planes& in);
  static Planes pool(const Layer& layer, Planes in);

  std::vector<Layer> layers_;
  std::vector<std::string> signs_;
  std::vector<std::pair<double, double>> calibration_;  ///< raw, share right; both rising
};

}  // namespace ita::text
