#include "layout/flow/page_edges.h"

#include <algorithm>

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

constexpr double kHeadZone = 0.14;  // share of the page height
constexpr double kFootZone = 0.12;
constexpr double kZone = 104;  // points; heads keep their place when a page is turned to landscape
constexpr size_t kDepth = 3;   // lines from the edge that can be furniture
constexpr double kFootOfZone = 0.7;  // of kZone: feet stand nearer to the edge than heads reach

}  // namespace

std::vector<Item*> edge_lines(PageFlow& page, bool top) {
  std::vector<Item*> lines;
  for (Item& item : page.items) {
    const bool inside =
        top ? item.box.y1 < std::max(kZone, kHeadZone * page.height)
            : item.box.y0 > page.height - std::max(kFootOfZone * kZone, kFootZone * page.height);
    if (inside && !item.is_table()) {
      lines.push_back(&item);
    }
  }
  std::stable_sort(lines.begin(), lines.end(), [top](const Item* a, const Item* b) {
    return top ? a->box.y0 < b->box.y0 : a->box.y0 > b->box.y0;
  });
  if (lines.size() > kDepth) {
    lines.resize(kDepth);
  }
  return lines;
}

}  // namespace ita::layout
