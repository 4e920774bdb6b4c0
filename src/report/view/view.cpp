#include "report/view/view.h"

#include <algorithm>

#include "report/view/title_rows.h"

namespace ita::report {

namespace {

constexpr size_t kCaptionLines = 6;
constexpr size_t kLongestCaption = 300;  // bytes of the key

std::vector<Para> titles_of(const layout::Table& table, const facts::Facts& facts) {
  std::vector<Para> out;
  for (layout::Block& row : title_rows(table)) {
    out.push_back(para_of(std::move(row), facts));
  }
  return out;
}

/// The title of a table at the top of its page stands in the flow as well.
bool is_among(const std::vector<Para>& titles, const Para& para) {
  return std::any_of(titles.begin(), titles.end(), [&](const Para& title) {
    return title.page() == para.page() && title.block->box == para.block->box;
  });
}

/// Beside the table, with no part of its width above or below it.
bool is_beside(const Para& para, const layout::Table& table) {
  const Box& box = para.block->box;
  return para.page() == table.page && overlap(box.x0, box.x1, table.box.x0, table.box.x1) <= 0;
}

/// The rows that title a table, and short lines above it up to the table before it.
std::vector<const Para*> captions_of(const std::vector<Para>& flow, int number,
                                     const layout::Table& table, const std::vector<Para>& titles) {
  std::vector<const Para*> out;
  for (size_t i = titles.size(); i-- > 0;) {
    out.push_back(&titles[i]);
  }
  size_t at = 0;
  while (at < flow.size() && flow[at].table() != number) {
    ++at;
  }
  for (size_t k = at; at < flow.size() && k-- > 0 && out.size() < kCaptionLines;) {
    const Para& para = flow[k];
    if (is_beside(para, table)) {
      continue;  // another table of the same row of tables, or its caption
    }
    // On the page before only a heading can be meant for it; a footnote is not.
    const bool elsewhere = para.page() != flow[at].page() && !para.heading && !para.furniture;
    if (para.table() >= 0 || elsewhere ||
        (!para.furniture && para.keyed.key().size() > kLongestCaption)) {
      break;
    }
    if (!para.furniture && !para.keyed.key().empty() && !is_among(titles, para)) {
      out.push_back(&para);
    }
  }
  return out;
}

}  // namespace

View make_view(const layout::Layout& layout, const std::vector<Para>& flow,
               const IndicatorNames& names) {
  View out{layout, flow, {}};
  for (size_t t = 0; t < layout.joined.size(); ++t) {
    const layout::Table& table = layout.joined[t].table;
    const Grid upright(table, names);
    const auto titles = std::make_shared<const std::vector<Para>>(titles_of(table, names.facts()));
    out.tables.push_back({static_cast<int>(t), &table, upright, upright.transposed(), titles,
                          captions_of(flow, static_cast<int>(t), table, *titles)});
  }
  return out;
}

}  // namespace ita::report
