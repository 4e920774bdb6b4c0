#include "text/recognise/line_model_file.h"

#include <bit>

namespace ita::text {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

// Bits of a matrix's mode byte and of a network's flags (Tesseract: weightmatrix.cpp, network.h).
constexpr unsigned kInt8 = 1;
constexpr unsigned kDoubles = 128;
constexpr unsigned kOwnLearningRates = 64;
constexpr int kInTraining = 1;

constexpr int kLargestSize = 1 << 14;  // of any side of a layer
constexpr int kDeepest = 8;            // containers within containers
constexpr int kMostLayers = 64;
constexpr int kMostComponents = 64;

class LayerReader {
 public:
  LayerReader(ModelBytes& bytes, std::string& unknown) : bytes_(bytes), unknown_(unknown) {}

  void network(int depth, bool backwards, bool upright) {
    bytes_.take<std::int8_t>();
    ModelLayer layer;
    layer.kind = bytes_.text();
    const bool trains = bytes_.take<std::int8_t>() == kInTraining;
    bytes_.take<std::int8_t>();
    const auto flags = bytes_.take<std::uint32_t>();
    layer.inputs = bytes_.count(kLargestSize);
    layer.outputs = bytes_.count(kLargestSize);
    bytes_.take<std::int32_t>();
    bytes_.text();
    layer.backwards = backwards;
    layer.upright = upright;
    if (trains || depth > kDeepest || layers.size() > kMostLayers) {
      bytes_.fail();
    }
    if (!bytes_.good()) {
      return;
    }
    const bool reversed = layer.kind == "RTLReversed";
    const bool transposed = layer.kind == "XYTranspose";
    if (layer.kind == "Series" || reversed || transposed) {
      const int parts = bytes_.count(kMostLayers);
      for (int i = 0; i < parts && bytes_.good(); ++i) {
        network(depth + 1, backwards != reversed, upright != transposed);
      }
      if ((flags & kOwnLearningRates) != 0) {
        bytes_.raw(sizeof(float) * static_cast<std::size_t>(bytes_.count(kMostLayers)));
      }
      return;
    }
    weights(layer);
    layers.push_back(std::move(layer));
  }

  std::vector<ModelLayer> layers;

 private:
  void weights(ModelLayer& layer) {
    std::size_t numbers = 0;
    std::size_t matrices = 0;
    if (layer.kind == "Input") {
      numbers = 5;
    } else if (layer.kind == "Convolve" || layer.kind == "Maxpool") {
      numbers = 2;
    } else if (layer.kind == "LSTM" || layer.kind == "SummLSTM") {
      numbers = 1;
      matrices = 4;
    } else if (layer.kind == "Tanh" || layer.kind == "Softmax") {
      matrices = 1;
    } else {
      unknown_ = layer.kind;
      bytes_.fail();
    }
    for (std::size_t i = 0; i < numbers; ++i) {
      layer.numbers[i] = bytes_.count(kLargestSize);
    }
    for (std::size_t i = 0; i < matrices && bytes_.good(); ++i) {
      layer.matrices.push_back(matrix());
    }
  }

  LineModel::Matrix matrix() {
    LineModel::Matrix out;
    const unsigned mode = bytes_.take<std::uint8_t>();
    if ((mode & kInt8) == 0 || (mode & kDoubles) == 0) {
      unknown_ = "weights that are not int8";
      bytes_.fail();
    }
    out.rows = bytes_.count(kLargestSize);
    out.columns = bytes_.count(kLargestSize);
    bytes_.take<std::int8_t>();  // the value of cells that were never set
    const auto size = static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns);
    const std::string_view raw = bytes_.raw(size);
    const int scales = bytes_.count(2 * kLargestSize);
    if (scales < out.rows || out.rows < 1 || out.columns < 2) {
      bytes_.fail();
    }
    if (!bytes_.good()) {
      return out;
    }
    out.weights.resize(size);
    std::memcpy(out.weights.data(), raw.data(), size);
    for (int i = 0; i < scales; ++i) {
      const auto scale = static_cast<float>(bytes_.take<double>());
      if (i < out.rows) {
        out.scales.push_back(scale);
      }
      // Maxima are taken before the scale is applied, so that it must not turn them round.
      if (!(scale >= 0) || scale > 1e6F) {
        bytes_.fail();
      }
    }
    constexpr std::int8_t kLeast = -128;  // is never written, and has no counterpart
    if (std::memchr(out.weights.data(), kLeast, size) != nullptr) {
      bytes_.fail();
    }
    return out;
  }

  ModelBytes& bytes_;
  std::string& unknown_;
};

}  // namespace

int ModelBytes::count(int most) {
  const auto value = take<std::int32_t>();
  if (value < 0 || value > most) {
    good_ = false;
    return 0;
  }
  return good_ ? value : 0;
}

std::string_view ModelBytes::raw(std::size_t length) {
  if (!good_ || length > bytes_.size()) {
    good_ = false;
    return {};
  }
  const std::string_view out = bytes_.substr(0, length);
  bytes_.remove_prefix(length);
  return out;
}

std::string_view ModelBytes::text() { return raw(static_cast<std::size_t>(count(1 << 12))); }

std::vector<ModelLayer> read_layers(ModelBytes& bytes, std::string& unknown) {
  LayerReader reader(bytes, unknown);
  reader.network(0, false, false);
  return bytes.good() ? std::move(reader.layers) : std::vector<ModelLayer>{};
}

std::optional<std::string_view> component(std::string_view file, int index) {
  ModelBytes head(file);
  const int entries = head.count(kMostComponents);
  std::vector<std::int64_t> starts;
  starts.reserve(static_cast<std::size_t>(entries));
  for (int i = 0; i < entries; ++i) {
    starts.push_back(head.take<std::int64_t>());
  }
  if (!head.good() || index >= entries || starts[static_cast<std::size_t>(index)] < 0) {
    return std::nullopt;
  }
  const std::int64_t start = starts[static_cast<std::size_t>(index)];
  auto end = static_cast<std::int64_t>(file.size());
  for (int i = index + 1; i < entries; ++i) {
    if (starts[static_cast<std::size_t>(i)] >= 0) {
      end = starts[static_cast<std::size_t>(i)];
      break;
    }
  }
  if (start > end || end > static_cast<std::int64_t>(file.size())) {
    return std::nullopt;
  }
  return file.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start));
}

}  // namespace ita::text
