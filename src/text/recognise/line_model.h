#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ita::text {

/// A trained network for lines of print, as a file of models/tessdata holds it: Tesseract's
/// container
/// (.traineddata) with int8 weights.  The layers that are understood are those of
///
///   [1,HEIGHT,0,1 Ct Y,X,N Mp Y,X Lfys N  Lfx N or Lrx N, any number  O1c N]
///
/// of any size: windows over the picture and their maxima, an LSTM down each column, LSTMs along
/// the line, one output for each character.
struct LineModel {
  /// Weights of a layer.  The value of a weight is its number times the scale of its row; the last
  /// column is the bias.
  struct Matrix {
    int rows = 0, columns = 0;
    std::vector<std::int8_t> weights;  ///< row by row
    std::vector<float> scales;         ///< of each row
    const std::int8_t* row(int number) const {
      return weights.data() + static_cast<std::ptrdiff_t>(number) * columns;
    }
    int weight(int number, int column) const { return row(number)[column]; }
  };
  /// Columns of its matrices: inputs, then states, then the bias.
  struct Lstm {
    int inputs = 0, states = 0;
    bool backwards = false;
    std::array<Matrix, 4> gates;  ///< cell input, input gate, forget gate, output gate
  };

  int height = 0;  ///< rows of the picture that it reads
  int half_x = 0,
      half_y = 0;  ///< the window reaches so far from its middle; its columns come first
  Matrix window;
  int pool_x = 1, pool_y = 1;
  Lstm down;
  std::vector<Lstm> along;
  Matrix out;
  /// What each output stands for, UTF-8; empty where it is no character.
  std::vector<std::string> characters;
  int null = 0;   ///< the output "no character"
  int space = 0;  ///< the output that is a space

  /// Errors: missing_model, when the file is absent, damaged, or has layers that are not
  /// understood.
  static Result<LineModel> load(const std::filesystem::path& file);
  /// The same for the bytes of a file.
  static Result<LineModel> parse(std::string_view bytes);
};

}  // namespace ita::text
