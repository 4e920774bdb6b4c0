#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/recognise/line_model.h"

// How Tesseract writes a network into its file; only for the loader of LineModel.

namespace ita::text {

/// Little-endian numbers and texts one after another; after the end, or after a number beyond
/// reason, `good` is false and everything is zero.
class ModelBytes {
 public:
  explicit ModelBytes(std::string_view bytes) : bytes_(bytes) {}
  bool good() const { return good_; }
  void fail() { good_ = false; }

  template <class T>
  T take() {
    T value{};
    const std::string_view from = raw(sizeof(T));
    if (good_) {
      std::memcpy(&value, from.data(), sizeof(T));
    }
    return value;
  }
  /// A number from 0 to `most`.
  int count(int most);
  std::string_view raw(std::size_t length);
  std::string_view text();

 private:
  std::string_view bytes_;
  bool good_ = true;
};

/// One layer, in the order in which they work; containers are gone.
struct ModelLayer {
  std::string kind;
  int inputs = 0, outputs = 0;
  bool backwards = false;  ///< within RTLReversed
  bool upright = false;    ///< within XYTranspose: along the columns
  std::array<int, 5> numbers{};
  std::vector<LineModel::Matrix> matrices;
};

/// The layers of a network; empty where it is damaged or holds a kind that is not understood (then
/// `unknown` names it).
std::vector<ModelLayer> read_layers(ModelBytes& bytes, std::string& unknown);

/// Component number `index` of a .traineddata file; nothing where there is none.
std::optional<std::string_view> component(std::string_view file, int index);

}  // namespace ita::text
