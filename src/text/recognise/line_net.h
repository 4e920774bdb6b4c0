#pragma once

#include <vector>

#include "text/recognise/line_kernels.h"
#include "text/recognise/line_model.h"
#include "text/recognise/line_picture.h"

namespace ita::text {

/// What a network says at each time step of a line.
struct LineOutputs {
  int steps = 0;
  int outputs = 0;  ///< that are meant; rows are longer
  int stride = 0;
  std::vector<float> shares;  ///< of the outputs at each step; they sum up to 1
  const float* at(int step) const {
    return shares.data() + static_cast<std::ptrdiff_t>(step) * stride;
  }
};

/// Runs a LineModel over pictures of lines: int8 times int8 with sums of 32 bits, as Tesseract does
/// it (src/lstm: weightmatrix.cpp, lstm.cpp, networkio.cpp), but with all products that do not
/// depend on each other at once, and the curves computed instead of looked up.  Not safe in
/// threads: it keeps its working memory from line to line.
class LineNet {
 public:
  explicit LineNet(const LineModel& model, Processor processor = fastest_processor());

  int height() const { return height_; }
  /// Columns of the picture to a time step.
  int columns_a_step() const { return pool_x_; }
  /// `picture` has the height of the network.  One narrower than a step gives no steps.
  const LineOutputs& run(const LinePicture& picture);

 private:
  struct Lstm {
    int inputs = 0, states = 0;  // states as they are kept, a multiple of 16
    bool backwards = false;
    PackedMatrix of_input, of_state;
    std::vector<std::int32_t> bias;
    std::vector<float> scales;
  };
  struct Dense {
    int outputs = 0;
    PackedMatrix matrix;
    std::vector<std::int32_t> bias;
    std::vector<float> scales;
  };
  /// Rows of int8, zeros after the columns that are meant.
  struct Activations {
    int stride = 0;
    std::vector<std::int8_t> bytes;
    void reset(int rows, int columns);
    std::int8_t* row(int i) { return bytes.data() + static_cast<std::ptrdiff_t>(i) * stride; }
  };

  static Dense dense_of(const LineModel::Matrix& matrix);
  static Lstm lstm_of(const LineModel::Lstm& lstm, bool together);
  void windows(const LinePicture& picture, int first_step, int steps);
  void downwards(int first_step, int steps);
  void along(const Lstm& lstm, Activations& from, Activations& to, int steps);
  void softmax(Activations& from, int steps);

  const LineKernels& kernels_;
  int height_, half_x_, half_y_, pool_x_, pool_y_, rows_;
  Dense window_;
  Lstm down_;
  std::vector<Lstm> along_;
  Dense out_;
  // Working memory.
  Activations patches_, planes_, columns_, here_, next_;
  std::vector<std::int32_t> sums_, most_;
  std::vector<float> cells_;
  LineOutputs outputs_;
};

}  // namespace ita::text
