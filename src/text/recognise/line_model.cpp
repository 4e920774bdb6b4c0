#include "text/recognise/line_model.h"

#include <utility>

#include "text/recognise/line_model_file.h"
#include "text/recognise/model_hash.h"

namespace ita::text {
namespace {

// Components of a .traineddata file, by their place in its list.
constexpr int kNetwork = 17;
constexpr int kCharset = 21;
constexpr int kRecoder = 22;

constexpr int kMostHeight = 256;
constexpr int kMostWindow = 16;
constexpr int kMostCharacters = 1 << 14;
constexpr int kLongestCode = 9;
constexpr int kSpecial = 3;  // space, and two names that are no characters

Error damaged(const std::string& cause) {
  return {ErrorCode::missing_model, "text", "", 0, cause, "reinstall the folder models/"};
}

bool fits(const LineModel::Matrix& matrix, int rows, int inputs) {
  return matrix.rows == rows && matrix.columns == inputs + 1;
}

/// Sets the layers of `model`; false where they are not those of the shape that is understood.
bool take_layers(std::vector<ModelLayer>& layers, LineModel& model) {
  const auto is = [&](std::size_t i, const char* kind, bool upright, int inputs) {
    return i < layers.size() && layers[i].kind == kind && layers[i].upright == upright &&
           layers[i].inputs == inputs;
  };
  const auto lstm = [](ModelLayer& layer, LineModel::Lstm& out) {
    out.inputs = layer.inputs;
    out.states = layer.outputs;
    out.backwards = layer.backwards;
    for (std::size_t i = 0; i < out.gates.size(); ++i) {
      out.gates[i] = std::move(layer.matrices[i]);
      if (!fits(out.gates[i], out.states, out.inputs + out.states)) {
        return false;
      }
    }
    return out.states > 0;
  };
  if (layers.size() < 6 || layers[0].kind != "Input" || layers[1].kind != "Convolve" ||
      layers[2].kind != "Tanh" || layers[3].kind != "Maxpool") {
    return false;
  }
  model.height = layers[0].numbers[1];
  const int depth = layers[0].numbers[3];
  model.half_x = layers[1].numbers[0];
  model.half_y = layers[1].numbers[1];
  model.window = std::move(layers[2].matrices[0]);
  model.pool_x = layers[3].numbers[0];
  model.pool_y = layers[3].numbers[1];
  const int planes = model.window.rows;
  const bool windows = depth == 1 && model.height > 0 && model.height <= kMostHeight &&
                       model.half_x <= kMostWindow && model.half_y <= kMostWindow &&
                       model.pool_x > 0 && model.pool_x <= kMostWindow && model.pool_y > 0 &&
                       model.pool_y <= model.height &&
                       fits(model.window, planes, (2 * model.half_x + 1) * (2 * model.half_y + 1));
  if (!windows || !is(4, "SummLSTM", true, planes) || layers[4].backwards ||
      !lstm(layers[4], model.down)) {
    return false;
  }
  int width = model.down.states;
  std::size_t at = 5;
  for (; is(at, "LSTM", false, width); ++at) {
    model.along.emplace_back();
    if (!lstm(layers[at], model.along.back())) {
      return false;
    }
    width = model.along.back().states;
  }
  if (at + 1 != layers.size() || !is(at, "Softmax", false, width)) {
    return false;
  }
  model.out = std::move(layers[at].matrices[0]);
  return fits(model.out, model.out.rows, width);
}

/// Names of the characters, one a line after their number.
std::vector<std::string> names_of(std::string_view charset) {
  std::vector<std::string> out;
  bool first = true;
  while (!charset.empty()) {
    const std::string_view line = charset.substr(0, charset.find('\n'));
    charset.remove_prefix(std::min(charset.size(), line.size() + 1));
    if (!first) {
      out.emplace_back(line.substr(0, line.find(' ')));
    }
    first = false;
  }
  return out;
}

/// Which character each output stands for.
bool take_characters(std::string_view charset, std::string_view recoder, LineModel& model) {
  const std::vector<std::string> names = names_of(charset);
  const int outputs = model.out.rows;
  model.characters.assign(static_cast<std::size_t>(outputs), "");
  ModelBytes bytes(recoder);
  const int codes = bytes.count(kMostCharacters);
  bool space = false;
  for (int id = 0; id < codes && bytes.good(); ++id) {
    bytes.take<std::int8_t>();
    const int length = bytes.count(kLongestCode);
    if (length != 1) {
      return false;  // characters written as several outputs
    }
    const auto code = bytes.take<std::int32_t>();
    if (!bytes.good() || code < 0 || code >= outputs) {
      return false;
    }
    if (id == 0) {
      model.space = code;
      space = true;
      model.characters[static_cast<std::size_t>(code)] = " ";
    } else if (id >= kSpecial && static_cast<std::size_t>(id) < names.size()) {
      model.characters[static_cast<std::size_t>(code)] = names[static_cast<std::size_t>(id)];
    }
  }
  return bytes.good() && space;
}

}  // namespace

Result<LineModel> LineModel::parse(std::string_view bytes) {
  const auto network = component(bytes, kNetwork);
  const auto charset = component(bytes, kCharset);
  const auto recoder = component(bytes, kRecoder);
  if (!network || !charset || !recoder) {
    return damaged("no network, or no list of its characters, is in the file");
  }
  LineModel model;
  ModelBytes in(*network);
  std::string unknown;
  std::vector<ModelLayer> layers = read_layers(in, unknown);
  in.text();                // the network's description
  in.raw(3 * sizeof(int));  // how long it was trained
  model.null = in.count(kMostCharacters);
  if (!unknown.empty()) {
    return damaged("the network has parts that are not understood: " + unknown);
  }
  if (!in.good()) {
    return damaged("the network is cut short");
  }
  if (!take_layers(layers, model)) {
    return damaged("the network's layers are not in the order that is understood");
  }
  if (model.null >= model.out.rows || !take_characters(*charset, *recoder, model)) {
    return damaged("the network's characters do not fit its outputs");
  }
  return model;
}

Result<LineModel> LineModel::load(const std::filesystem::path& file) {
  const std::string bytes = content_of(file);
  auto model = bytes.empty() ? Result<LineModel>(damaged("it cannot be read")) : parse(bytes);
  if (model) {
    return model;
  }
  Error error = model.error();
  error.message = "the OCR model " + file.string() + ": " + error.message;
  error.remedy = "install the folder models/, or say where it is with --models";
  return error;
}

}  // namespace ita::text
