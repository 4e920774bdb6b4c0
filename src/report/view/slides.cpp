#include "report/view/slides.h"

#include <map>

namespace ita::report {

std::vector<char> slide_titles(const std::vector<Para>& flow) {
  constexpr size_t kFewestPages = 4, kMostLines = 16;
  struct Page {
    size_t first = 0, lines = 0;
  };
  std::map<int, Page> pages;
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.furniture || (para.table() < 0 && para.keyed.key().empty())) {
      continue;
    }
    Page& page = pages.try_emplace(para.page(), Page{i, 0}).first->second;
    page.lines += para.block->lines.size();
  }
  std::vector<char> out(flow.size(), 0);
  size_t titled = 0;
  for (const auto& [number, page] : pages) {
    const Para& first = flow[page.first];
    const bool title = first.heading && first.table() < 0 && !first.marker.numbered() &&
                       first.block->lines.size() <= 2 && page.lines <= kMostLines;
    out[page.first] = title ? 1 : 0;
    titled += title ? 1 : 0;
  }
  const bool slides = pages.size() >= kFewestPages && titled * 5 >= pages.size() * 4;
  return slides ? out : std::vector<char>(flow.size(), 0);
}

}  // namespace ita::report
