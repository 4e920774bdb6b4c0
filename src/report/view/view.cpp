#include "report/view/view.h"

#include <utility>

#include "report/view/captions.h"
#include "report/view/title_rows.h"

namespace ita::report {

namespace {

std::deque<Para> titles_of(const layout::Table& table, const facts::Facts& facts) {
  std::deque<Para> out;
  for (layout::Block& row : title_rows(table)) {
    out.push_back(para_of(std::move(row), facts));
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
    const auto own = std::make_shared<std::deque<Para>>(titles_of(table, names.facts()));
    std::vector<const Para*> captions =
        captions_of(flow, static_cast<int>(t), layout, *own, names.facts());
    out.tables.push_back(
        {static_cast<int>(t), &table, upright, upright.transposed(), own, std::move(captions)});
  }
  return out;
}

}  // namespace ita::report
