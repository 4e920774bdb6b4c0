#include "thai/shape.h"

#include <thai/thrend.h>
#include <thai/thwchar.h>

#include <vector>

#include "thai/unicode.h"

namespace ita::thai {

namespace {

void add_run(std::u32string_view run, std::u32string& out) {
  std::vector<thchar_t> codes;
  codes.reserve(run.size() + 1);
  for (const char32_t c : run) {
    codes.push_back(th_uni2tis(static_cast<thwchar_t>(c)));
  }
  codes.push_back(0);
  // A letter gives three glyphs at most: ำ in its parts, a mark on a dotted base.
  std::vector<thglyph_t> glyphs(3 * codes.size());
  const int count = th_render_text_win(codes.data(), glyphs.data(), glyphs.size(), 1);
  for (int i = 0; i < count; ++i) {
    out += static_cast<char32_t>(th_winthai2uni(glyphs[static_cast<size_t>(i)]));
  }
}

}  // namespace

std::u32string shape(std::u32string_view text) {
  std::u32string out;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin;
    while (end < text.size() && is_thai(text[end])) {
      ++end;
    }
    if (end > begin) {
      add_run(text.substr(begin, end - begin), out);
      begin = end;
    } else {
      out += text[begin++];
    }
  }
  return out;
}

}  // namespace ita::thai
