#include "text/recognise/line_net.h"

#include <algorithm>
#include <cstring>

namespace ita::text {
namespace {

constexpr int kAtOnce = 32;  // time steps whose sums are held, so that they stay in the cache
constexpr int kOne = 127;    // an activation of 1
constexpr int kSpare = 64;   // bytes after activations that may be read

int up_to(int n, int whole) { return (n + whole - 1) / whole * whole; }

std::size_t size(int a, int b) { return static_cast<std::size_t>(a) * static_cast<std::size_t>(b); }

}  // namespace

void LineNet::Activations::reset(int rows, int columns) {
  stride = up_to(columns, PackedMatrix::kBlock);
  bytes.assign(size(rows, stride) + kSpare, 0);
}

LineNet::Dense LineNet::dense_of(const LineModel::Matrix& matrix) {
  Dense out;
  out.outputs = matrix.rows;
  const int inputs = matrix.columns - 1;
  out.matrix = PackedMatrix(matrix.rows, inputs, [&](int o) { return matrix.row(o); });
  out.bias.assign(static_cast<std::size_t>(out.matrix.outputs()), 0);
  out.scales.assign(out.bias.size(), 0.0F);
  for (int o = 0; o < matrix.rows; ++o) {
    const auto k = static_cast<std::size_t>(o);
    out.bias[k] = matrix.weight(o, inputs) * kOne;
    out.scales[k] = matrix.scales[k] / kOne;
  }
  return out;
}

LineNet::Lstm LineNet::lstm_of(const LineModel::Lstm& lstm, bool together) {
  Lstm out;
  out.inputs = lstm.inputs;
  out.states = up_to(lstm.states, PackedMatrix::kBlock);
  out.backwards = lstm.backwards;
  const int outputs = 4 * out.states;
  const auto weights = [&](int o) -> const std::int8_t* {
    const int state = o % out.states;
    return state < lstm.states ? lstm.gates[static_cast<std::size_t>(o / out.states)].row(state)
                               : nullptr;
  };
  const int all = lstm.inputs + lstm.states;
  out.of_input = PackedMatrix(outputs, together ? all : lstm.inputs, weights);
  if (!together) {
    out.of_state = PackedMatrix(outputs, lstm.states, [&](int o) {
      const std::int8_t* row = weights(o);
      return row == nullptr ? nullptr : row + lstm.inputs;
    });
  }
  for (int o = 0; o < outputs; ++o) {
    const int state = o % out.states;
    const LineModel::Matrix& gate = lstm.gates[static_cast<std::size_t>(o / out.states)];
    out.bias.push_back(state < lstm.states ? gate.weight(state, all) * kOne : 0);
    out.scales.push_back(state < lstm.states ? gate.scales[static_cast<std::size_t>(state)] / kOne
                                             : 0.0F);
  }
  return out;
}

LineNet::LineNet(const LineModel& model, Processor processor)
    : kernels_(line_kernels(processor)),
      height_(model.height),
      half_x_(model.half_x),
      half_y_(model.half_y),
      pool_x_(model.pool_x),
      pool_y_(model.pool_y),
      rows_(model.height / model.pool_y),
      down_(lstm_of(model.down, true)) {
  // A column of the window is filled up to whole groups of weights, so that it can be copied as it
  // stands in the picture.
  const int tall = 2 * half_y_ + 1;
  const int filled = up_to(tall, PackedMatrix::kGroup);
  window_ = dense_of(model.window);
  const int wide = 2 * half_x_ + 1;
  std::vector<std::int8_t> columns(size(wide, filled), 0);
  window_.matrix = PackedMatrix(model.window.rows, wide * filled, [&](int o) {
    for (int x = 0; x < wide; ++x) {
      std::copy_n(model.window.row(o) + x * tall, tall, columns.data() + size(x, filled));
    }
    return columns.data();
  });
  for (const LineModel::Lstm& lstm : model.along) {
    along_.push_back(lstm_of(lstm, false));
  }
  out_ = dense_of(model.out);
}

/// The maxima of the windows' outputs: rows of `planes_`, the rows of a time step one after
/// another.
void LineNet::windows(const LinePicture& picture, int first_step, int steps) {
  const int wide = 2 * half_x_ + 1;
  const auto filled = static_cast<std::size_t>(up_to(2 * half_y_ + 1, PackedMatrix::kGroup));
  const int outputs = window_.matrix.outputs();
  const int used = rows_ * pool_y_;
  const int patches = pool_x_ * used;
  patches_.reset(patches, wide * static_cast<int>(filled));
  planes_.reset(steps * rows_, outputs);
  sums_.resize(size(patches, outputs));
  most_.resize(static_cast<std::size_t>(outputs));
  for (int s = 0; s < steps; ++s) {
    const int left = (first_step + s) * pool_x_;
    for (int x = 0; x < pool_x_; ++x) {
      for (int y = 0; y < used; ++y) {
        std::int8_t* patch = patches_.row(x * used + y);
        for (int column = 0; column < wide; ++column, patch += filled) {
          std::memcpy(patch, picture.window(left + x + column - half_x_, y - half_y_), filled);
        }
      }
    }
    kernels_.multiply(window_.matrix, patches, {patches_.bytes.data(), patches_.stride},
                      {window_.bias.data(), 0}, {sums_.data(), outputs});
    for (int y = 0; y < rows_; ++y) {
      std::fill(most_.begin(), most_.end(), INT32_MIN);
      for (int x = 0; x < pool_x_; ++x) {
        for (int k = 0; k < pool_y_; ++k) {
          const std::int32_t* sums = sums_.data() + size(x * used + y * pool_y_ + k, outputs);
          for (int o = 0; o < outputs; ++o) {
            const auto i = static_cast<std::size_t>(o);
            most_[i] = std::max(most_[i], sums[o]);
          }
        }
      }
      // The curve rises, so that it may come after the maxima.
      kernels_.tanh_bytes(outputs, most_.data(), window_.scales.data(), planes_.row(s * rows_ + y));
    }
  }
}

/// The LSTM down the columns, for many columns at once; its last outputs go to `here_`.
void LineNet::downwards(int first_step, int steps) {
  const int outputs = 4 * down_.states;
  const auto inputs = static_cast<std::size_t>(down_.inputs);
  columns_.reset(steps, down_.inputs + down_.states);
  sums_.resize(size(steps, outputs));
  cells_.assign(size(steps, down_.states), 0.0F);
  for (int y = 0; y < rows_; ++y) {
    for (int s = 0; s < steps; ++s) {
      std::memcpy(columns_.row(s), planes_.row(s * rows_ + y), inputs);
    }
    kernels_.multiply(down_.of_input, steps, {columns_.bytes.data(), columns_.stride},
                      {down_.bias.data(), 0}, {sums_.data(), outputs});
    for (int s = 0; s < steps; ++s) {
      kernels_.lstm_step(down_.states, sums_.data() + size(s, outputs), down_.scales.data(),
                         cells_.data() + size(s, down_.states), columns_.row(s) + inputs);
    }
  }
  for (int s = 0; s < steps; ++s) {
    std::memcpy(here_.row(first_step + s), columns_.row(s) + inputs,
                static_cast<std::size_t>(down_.states));
  }
}

void LineNet::along(const Lstm& lstm, Activations& from, Activations& to, int steps) {
  const int outputs = 4 * lstm.states;
  to.reset(steps, lstm.states);
  sums_.resize(size(kAtOnce, outputs));
  cells_.assign(static_cast<std::size_t>(lstm.states), 0.0F);
  const std::int8_t* before = nullptr;
  const int chunks = (steps + kAtOnce - 1) / kAtOnce;
  for (int c = 0; c < chunks; ++c) {
    const int first = (lstm.backwards ? chunks - 1 - c : c) * kAtOnce;
    const int count = std::min(kAtOnce, steps - first);
    kernels_.multiply(lstm.of_input, count, {from.row(first), from.stride}, {lstm.bias.data(), 0},
                      {sums_.data(), outputs});
    for (int k = 0; k < count; ++k) {
      const int step = lstm.backwards ? count - 1 - k : k;
      std::int32_t* sums = sums_.data() + size(step, outputs);
      if (before != nullptr) {
        kernels_.multiply(lstm.of_state, 1, {before, 0}, {sums, 0}, {sums, 0});
      }
      std::int8_t* output = to.row(first + step);
      kernels_.lstm_step(lstm.states, sums, lstm.scales.data(), cells_.data(), output);
      before = output;
    }
  }
}

void LineNet::softmax(Activations& from, int steps) {
  outputs_.steps = steps;
  outputs_.outputs = out_.outputs;
  outputs_.stride = out_.matrix.outputs();
  outputs_.shares.resize(size(steps, outputs_.stride));
  sums_.resize(size(kAtOnce, outputs_.stride));
  for (int first = 0; first < steps; first += kAtOnce) {
    const int count = std::min(kAtOnce, steps - first);
    kernels_.multiply(out_.matrix, count, {from.row(first), from.stride}, {out_.bias.data(), 0},
                      {sums_.data(), outputs_.stride});
    for (int k = 0; k < count; ++k) {
      kernels_.softmax(out_.outputs, sums_.data() + size(k, outputs_.stride), out_.scales.data(),
                       outputs_.shares.data() + size(first + k, outputs_.stride));
    }
  }
}

const LineOutputs& LineNet::run(const LinePicture& picture) {
  const int steps = picture.width() / pool_x_;
  here_.reset(steps, down_.states);
  for (int first = 0; first < steps; first += kAtOnce) {
    const int count = std::min(kAtOnce, steps - first);
    windows(picture, first, count);
    downwards(first, count);
  }
  for (const Lstm& lstm : along_) {
    along(lstm, here_, next_, steps);
    std::swap(here_, next_);
  }
  softmax(here_, steps);
  return outputs_;
}

}  // namespace ita::text
