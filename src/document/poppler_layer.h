#pragma once

#include <poppler-page.h>

#include <string>
#include <unordered_map>
#include <utility>

#include "document/document.h"

namespace ita::document {

/// Makes a text layer of Poppler's runs of text.
class LayerBuilder {
 public:
  /// A run, read with its fonts: one glyph for each character.
  void add(const poppler::text_box& run);
  TextLayer take() { return std::move(layer_); }

 private:
  int font(const std::string& name);

  TextLayer layer_;
  std::unordered_map<std::string, int> index_;  ///< of the layer's fonts, by name
};

}  // namespace ita::document
