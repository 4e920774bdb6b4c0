#include "document/poppler_layer.h"

#include <algorithm>

namespace ita::document {

namespace {

bool is_bold(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const char* word : {"bold", "black", "heavy"}) {
    if (name.find(word) != std::string::npos) {
      return true;
    }
  }
  return false;
}

/// Code points of poppler's UTF-16 text: one for each glyph box.
std::u32string code_points(const poppler::ustring& text) {
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
        text[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(text[++i]) - 0xDC00);
    }
    out.push_back(c);
  }
  return out;
}

}  // namespace

void LayerBuilder::add(const poppler::text_box& run) {
  const std::u32string codes = code_points(run.text());
  const bool has_font = run.has_font_info();
  for (size_t i = 0; i < codes.size(); ++i) {
    const poppler::rectf box = run.char_bbox(i);
    Glyph glyph;
    glyph.code = codes[i];
    glyph.box = {box.left(), box.top(), box.right(), box.bottom()};
    if (has_font) {
      glyph.font = font(run.get_font_name(static_cast<int>(i)));
      glyph.size = static_cast<float>(run.get_font_size());
    }
    glyph.starts_run = i == 0;
    glyph.space_after = i + 1 == codes.size() && run.has_space_after();
    glyph.rotation = (run.rotation() & 3) * 90;
    layer_.glyphs.push_back(glyph);
  }
}

int LayerBuilder::font(const std::string& name) {
  const auto [it, fresh] = index_.try_emplace(name, static_cast<int>(layer_.fonts.size()));
  if (fresh) {
    layer_.fonts.push_back({name, is_bold(name)});
  }
  return it->second;
}

}  // namespace ita::document
