#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace ita::output {

/// What printing needs to know of a TrueType font.
class FontFile {
 public:
  /// Errors: missing_model; damaged when it is no TrueType font with a Unicode table.
  static Result<FontFile> load(const std::string& path);

  const std::string& bytes() const { return bytes_; }
  /// 0, the glyph of what is missing, where the font has none.
  int glyph(char32_t c) const;
  /// Of a glyph, in thousandths of the size, as in a PDF.
  int width(int glyph) const;
  int ascent() const { return scaled(ascent_); }
  int descent() const { return scaled(descent_); }
  const std::map<char32_t, int>& glyphs() const { return glyphs_; }

 private:
  int scaled(int units) const { return units_ > 0 ? units * 1000 / units_ : 0; }
  bool read();
  bool read_characters(size_t table);
  size_t table(const char* name) const;
  int u16(size_t at) const;
  int s16(size_t at) const;

  std::string bytes_;
  std::map<char32_t, int> glyphs_;
  std::map<int, int> widths_;
  int units_ = 0, ascent_ = 0, descent_ = 0;
};

}  // namespace ita::output
