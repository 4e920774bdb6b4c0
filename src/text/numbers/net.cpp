#include "text/numbers/net.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <utility>

#include "text/numbers/convolution.h"

namespace ita::text {
namespace {

static_assert(std::endian::native == std::endian::little, "the weight file is little-endian");

constexpr std::array<char, 8> kMagic = {'I', 'T', 'A', 'N', 'U', 'M', '0', '1'};
constexpr int kLargestKernel = 64;             // weights of one input
constexpr std::uint32_t kLargestCount = 4096;  // of anything that the file counts, bar weights
constexpr std::size_t kMostSigns = 255;        // a class is one byte in the reader's labels

Error damaged(const std::filesystem::path& file, const char* cause) {
  Error error;
  error.code = ErrorCode::missing_model;
  error.stage = "text";
  error.file = file.string();
  error.message = cause;
  error.remedy = "reinstall the models folder";
  return error;
}

/// Reads numbers from the file; `good` turns false at its end or at a count beyond reason.
class WeightFile {
 public:
  explicit WeightFile(const std::filesystem::path& file) : in_(file, std::ios::binary) {}
  bool good() const { return good_ && in_.good(); }

  int count() {
    std::uint32_t n = 0;
    in_.read(reinterpret_cast<char*>(&n), sizeof n);
    if (!in_ || n > kLargestCount) {
      good_ = false;
      return 0;
    }
    return static_cast<int>(n);
  }

  void bytes(char* to, std::size_t n) { in_.read(to, static_cast<std::streamsize>(n)); }

  std::vector<float> floats(std::size_t n) {
    std::vector<float> out(n);
    bytes(reinterpret_cast<char*>(out.data()), n * sizeof(float));
    return out;
  }

 private:
  std::ifstream in_;
  bool good_ = true;
};

std::vector<std::string> split_characters(const std::string& utf8) {
  std::vector<std::string> out;
  for (const char c : utf8) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (continues && !out.empty()) {
      out.back() += c;
    } else {
      out.emplace_back(1, c);
    }
  }
  return out;
}

}  // namespace

Result<NumberNet> NumberNet::load(const std::filesystem::path& file) {
  WeightFile in(file);
  if (!in.good()) {
    return damaged(file, "the number reader's weights are missing");
  }
  std::array<char, 8> magic{};
  in.bytes(magic.data(), magic.size());
  if (!in.good() || magic != kMagic) {
    return damaged(file, "not a weight file of the number reader");
  }
  NumberNet net;
  std::string signs(static_cast<std::size_t>(in.count()), '\0');
  in.bytes(signs.data(), signs.size());
  net.signs_ = split_characters(signs);
  const int layers = in.count();
  int planes = 1;
  for (int i = 0; i < layers && in.good(); ++i) {
    Layer layer;
    for (int* field : {&layer.outputs, &layer.inputs, &layer.rows, &layer.columns, &layer.pool_rows,
                       &layer.pool_columns}) {
      *field = in.count();
    }
    layer.pad_rows = in.count() != 0;
    layer.rectify = in.count() != 0;
    if (!in.good() || layer.inputs != planes || layer.outputs < 1 || layer.rows < 1 ||
        layer.columns < 1 || layer.pool_rows < 1 || layer.pool_columns < 1 ||
        layer.rows * layer.columns > kLargestKernel) {
      return damaged(file, "the number reader's weights do not fit together");
    }
    planes = layer.outputs;
    const auto outputs = static_cast<std::size_t>(layer.outputs);
    layer.weights = in.floats(outputs * static_cast<std::size_t>(layer.inputs) *
                              static_cast<std::size_t>(layer.rows * layer.columns));
    layer.bias = in.floats(outputs);
    net.layers_.push_back(std::move(layer));
  }
  const int points = in.count();
  const std::vector<float> table = in.floats(2 * static_cast<std::size_t>(points));
  for (std::size_t i = 0; i + 1 < table.size(); i += 2) {
    net.calibration_.emplace_back(table[i], table[i + 1]);
  }
  const bool complete = in.good() && layers > 0 && points >= 2 && net.signs_.size() <= kMostSigns &&
                        planes == static_cast<int>(net.signs_.size()) + 1;
  if (!complete) {
    return damaged(file, "the number reader's weights are cut short");
  }
  return net;
}

NumberNet::Planes NumberNet::with_margin(const Planes& in, int rows, int columns) {
  if (rows == 0 && columns == 0) {
    return in;
  }
  Planes out;
  out.count = in.count;
  out.height = in.height + 2 * rows;
  out.width = in.width + 2 * columns;
  out.values.assign(static_cast<std::size_t>(out.count) * static_cast<std::size_t>(out.height) *
                        static_cast<std::size_t>(out.width),
                    0.0F);
  for (int p = 0; p < in.count; ++p) {
    for (int y = 0; y < in.height; ++y) {
      const float* from =
          in.values.data() + static_cast<std::ptrdiff_t>(p * in.height + y) * in.width;
      std::copy_n(from, in.width,
                  out.values.data() +
                      static_cast<std::ptrdiff_t>(p * out.height + y + rows) * out.width + columns);
    }
  }
  return out;
}

NumberNet::Planes NumberNet::apply(const Layer& layer, const Planes& in) {
  const int above = layer.pad_rows ? layer.rows / 2 : 0;
  const Planes padded = with_margin(in, above, layer.columns / 2);
  Planes out;
  out.count = layer.outputs;
  out.height = padded.height - layer.rows + 1;
  out.width = in.width;
  if (out.height < 1 || in.count != layer.inputs) {
    return Planes{};
  }
  const auto width = static_cast<std::size_t>(out.width);
  const auto padded_width = static_cast<std::size_t>(padded.width);
  out.values.resize(static_cast<std::size_t>(out.count * out.height) * width);
  convolve({out.count, in.count, layer.rows, layer.columns, out.height, padded.height, width,
            padded_width},
           layer.bias.data(), layer.weights.data(), padded.values.data(), out.values.data());
  if (layer.rectify) {
    for (float& v : out.values) {
      v = std::max(v, 0.0F);
    }
  }
  return out;
}

NumberNet::Planes NumberNet::pool(const Layer& layer, Planes in) {
  if (layer.pool_rows == 1 && layer.pool_columns == 1) {
    return in;
  }
  Planes out;
  out.count = in.count;
  out.height = in.height / layer.pool_rows;
  out.width = in.width / layer.pool_columns;
  out.values.reserve(static_cast<std::size_t>(out.count) * static_cast<std::size_t>(out.height) *
                     static_cast<std::size_t>(out.width));
  std::vector<float> row(static_cast<std::size_t>(in.width));
  for (int p = 0; p < out.count; ++p) {
    for (int y = 0; y < out.height; ++y) {
      const float* from =
          in.values.data() +
          static_cast<std::ptrdiff_t>(p * in.height + y * layer.pool_rows) * in.width;
      std::copy_n(from, in.width, row.begin());
      for (int r = 1; r < layer.pool_rows; ++r) {
        from += in.width;
        std::transform(row.begin(), row.end(), from, row.begin(),
                       [](float a, float b) { return std::max(a, b); });
      }
      const std::size_t first = out.values.size();
      out.values.resize(first + static_cast<std::size_t>(out.width));
      float* const to = out.values.data() + first;
      for (int x = 0; x < out.width; ++x) {
        const float* columns = row.data() + static_cast<std::ptrdiff_t>(x) * layer.pool_columns;
        to[x] = layer.pool_columns == 2 ? std::max(columns[0], columns[1])
                                        : *std::max_element(columns, columns + layer.pool_columns);
      }
    }
  }
  return out;
}

std::vector<std::vector<double>> NumberNet::probabilities(const NumberFrame& frame) const {
  Planes planes{1, frame.height, frame.width, frame.ink};
  for (const Layer& layer : layers_) {
    planes = pool(layer, apply(layer, planes));
  }
  std::vector<std::vector<double>> out;
  if (planes.height != 1) {
    return out;
  }
  const auto width = static_cast<std::size_t>(planes.width);
  const auto classes = static_cast<std::size_t>(planes.count);
  for (std::size_t x = 0; x < width; ++x) {
    std::vector<double> column(classes);
    double most = -INFINITY;
    for (std::size_t c = 0; c < classes; ++c) {
      column[c] = planes.values[c * width + x];
      most = std::max(most, column[c]);
    }
    double sum = 0;
    for (double& v : column) {
      v = std::exp(v - most);
      sum += v;
    }
    for (double& v : column) {
      v /= sum;
    }
    out.push_back(std::move(column));
  }
  return out;
}

double NumberNet::calibrated(double raw) const {
  const auto above = std::lower_bound(calibration_.begin(), calibration_.end(), raw,
                                      [](const auto& point, double v) { return point.first < v; });
  if (above == calibration_.begin()) {
    return calibration_.front().second;
  }
  if (above == calibration_.end()) {
    return calibration_.back().second;
  }
  const auto below = std::prev(above);
  const double part = (raw - below->first) / (above->first - below->first);
  return below->second + part * (above->second - below->second);
}

}  // namespace ita::text
