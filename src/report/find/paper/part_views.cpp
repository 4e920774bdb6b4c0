#include <iterator>
#include <set>

#include "report/find/paper/parts.h"

namespace ita::report {

Parts parts_beginning_on(const std::vector<int>& begins, const std::vector<Para>& flow,
                         int last_page) {
  std::set<int> firsts{1};
  for (const int page : begins) {
    if (page > 1 && page <= last_page) {
      firsts.insert(page);
    }
  }
  Parts out;
  for (auto first = firsts.begin(); first != firsts.end(); ++first) {
    const int end = std::next(first) == firsts.end() ? last_page + 1 : *std::next(first);
    Part& part = out.parts.emplace_back();
    for (int page = *first; page < end; ++page) {
      part.pages.push_back(page);
    }
    for (size_t i = 0; i < flow.size(); ++i) {
      if (flow[i].page() >= *first && flow[i].page() < end) {
        part.paras.push_back(i);
      }
    }
  }
  return out;
}

std::vector<Para> flow_of(const std::vector<Para>& flow, const Part& part) {
  std::vector<Para> out;
  out.reserve(part.paras.size());
  for (const size_t i : part.paras) {
    out.push_back(flow[i]);
  }
  return out;
}

layout::Layout layout_of(const layout::Layout& layout, const std::vector<Para>& part) {
  layout::Layout out = layout;
  std::set<int> kept;
  for (const Para& para : part) {
    kept.insert(para.table());
  }
  for (size_t t = 0; t < out.joined.size(); ++t) {
    if (!kept.contains(static_cast<int>(t))) {
      out.joined[t].table = {};
      out.joined[t].parts.clear();
    }
  }
  return out;
}

}  // namespace ita::report
