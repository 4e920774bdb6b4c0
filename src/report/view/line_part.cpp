#include "report/view/line_part.h"

namespace ita::report {

layout::Line line_part(const layout::Line& line, size_t from, size_t to) {
  layout::Line out = line;
  out.words.assign(line.words.begin() + static_cast<std::ptrdiff_t>(from),
                   line.words.begin() + static_cast<std::ptrdiff_t>(to));
  out.box = {};
  for (const text::Word& word : out.words) {
    out.box = unite(out.box, word.box);
  }
  return out;
}

}  // namespace ita::report
