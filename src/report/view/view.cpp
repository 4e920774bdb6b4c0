#include "report/view/view.h"

namespace ita::report {

namespace {

constexpr size_t kCaptionLines = 6;
constexpr size_t kLongestCaption = 300;  // bytes of the key

/// Short lines above a table, up to the table before it.
std::vector<const Para*> captions_of(const std::vector<Para>& flow, int table) {
  std::vector<const Para*> out;
  size_t at = 0;
  while (at < flow.size() && flow[at].table() != table) {
    ++at;
  }
  for (size_t k = at; at < flow.size() && k-- > 0 && out.size() < kCaptionLines;) {
    const Para& para = flow[k];
    if (para.table() >= 0 || (!para.furniture && para.keyed.key().size() > kLongestCaption)) {
      break;
    }
    if (!para.furniture && !para.keyed.key().empty()) {
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
    out.tables.push_back({static_cast<int>(t), &table, upright, upright.transposed(),
                          captions_of(flow, static_cast<int>(t))});
  }
  return out;
}

}  // namespace ita::report
