#include "output/font_file.h"

#include <fstream>
#include <iterator>

namespace ita::output {

int FontFile::u16(size_t at) const {
  if (at + 2 > bytes_.size()) {
    return 0;
  }
  return static_cast<unsigned char>(bytes_[at]) * 256 + static_cast<unsigned char>(bytes_[at + 1]);
}

int FontFile::s16(size_t at) const {
  const int value = u16(at);
  return value < 0x8000 ? value : value - 0x10000;
}

/// Where the table begins; 0 when there is none.
size_t FontFile::table(const char* name) const {
  for (int i = 0; i < u16(4); ++i) {
    const size_t entry = 12 + 16 * static_cast<size_t>(i);
    if (bytes_.compare(entry, 4, name) == 0) {
      return static_cast<size_t>(u16(entry + 8)) * 65536 + static_cast<size_t>(u16(entry + 10));
    }
  }
  return 0;
}

/// A table of format 4: ranges of characters, each with its own way to glyphs.
bool FontFile::read_characters(size_t at) {
  const size_t ranges = static_cast<size_t>(u16(at + 6)) / 2;
  for (size_t i = 0; i < ranges; ++i) {
    const size_t end = at + 14 + 2 * i;
    const size_t begin = end + 2 * ranges + 2;
    const size_t delta = begin + 2 * ranges;
    const size_t offset = delta + 2 * ranges;
    for (int c = u16(begin); c <= u16(end) && c < 0xFFFF; ++c) {
      const int listed =
          u16(offset) == 0 ? c
                           : u16(offset + static_cast<size_t>(u16(offset) + 2 * (c - u16(begin))));
      const int glyph = listed == 0 ? 0 : (listed + u16(delta)) & 0xFFFF;
      if (glyph != 0) {
        glyphs_[static_cast<char32_t>(c)] = glyph;
      }
    }
  }
  return !glyphs_.empty();
}

bool FontFile::read() {
  const size_t head = table("head"), hhea = table("hhea"), hmtx = table("hmtx");
  const size_t characters = table("cmap");
  if (head == 0 || hhea == 0 || hmtx == 0 || characters == 0 || table("glyf") == 0) {
    return false;
  }
  units_ = u16(head + 18);
  ascent_ = s16(hhea + 4);
  descent_ = s16(hhea + 6);
  const int measured = u16(hhea + 34);
  for (int glyph = 0; glyph < measured; ++glyph) {
    widths_[glyph] = u16(hmtx + 4 * static_cast<size_t>(glyph));
  }
  for (int i = 0; i < u16(characters + 2); ++i) {
    const size_t entry = characters + 4 + 8 * static_cast<size_t>(i);
    const size_t at = characters + static_cast<size_t>(u16(entry + 4)) * 65536 +
                      static_cast<size_t>(u16(entry + 6));
    if (u16(at) == 4) {
      return read_characters(at) && measured > 0 && units_ > 0;
    }
  }
  return false;
}

Result<FontFile> FontFile::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  FontFile font;
  font.bytes_.assign(std::istreambuf_iterator<char>(file), {});
  if (font.bytes_.empty()) {
    return Error{ErrorCode::missing_model,
                 "output",
                 path,
                 0,
                 "is missing",
                 "install ita with all of its models"};
  }
  if (!font.read()) {
    return Error{ErrorCode::damaged, "output", path, 0, "is no TrueType font with Unicode letters",
                 "install ita anew"};
  }
  return font;
}

int FontFile::glyph(char32_t c) const {
  const auto found = glyphs_.find(c);
  return found == glyphs_.end() ? 0 : found->second;
}

int FontFile::width(int glyph) const {
  auto found = widths_.find(glyph);
  if (found == widths_.end()) {  // the last one measured holds for those behind it
    found = std::prev(widths_.end());
  }
  return scaled(found->second);
}

}  // namespace ita::output
