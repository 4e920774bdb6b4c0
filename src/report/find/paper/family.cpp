#include "report/find/paper/family.h"

#include <set>

#include "report/view/indicator_match.h"

namespace ita::report {

namespace {

/// Share of a family's indicators that must be named before another than the usual one is taken.
constexpr double kMostOfThem = 0.5;

/// Indicators that labels of the paper name as a whole: a word of a name in running text is no sign
/// of the family ("คุณธรรมและความโปร่งใส" stands in every title).
std::set<int> named_in(const std::vector<Para>& flow, const layout::Layout& layout,
                       const IndicatorNames& names) {
  std::set<int> out;
  const auto add = [&](const std::string& text) {
    if (const int number = names.match(text).by_name; number != 0) {
      out.insert(number);
    }
  };
  for (const layout::JoinedTable& joined : layout.joined) {
    for (const layout::Cell& cell : joined.table.cells) {
      add(cell.text());
    }
  }
  for (const Para& para : flow) {
    if (para.table() >= 0) {
      continue;
    }
    for (const layout::Line& line : para.block->lines) {
      add(line.text());
    }
    // A sentence that goes through the indicators names several of them.
    std::set<int> inside;
    for (const IndicatorNames::Mention& mention : names.find_all(para.keyed, para.text())) {
      if (mention.by_name) {
        inside.insert(mention.number);
      }
    }
    if (inside.size() > 1) {
      out.insert(inside.begin(), inside.end());
    }
  }
  return out;
}

}  // namespace

const facts::Family& family_of(const std::vector<Para>& flow, const layout::Layout& layout,
                               const facts::Facts& facts) {
  const facts::Family* best = &facts.family();
  double fullest = 0;
  for (const facts::Family& family : facts.families()) {
    const IndicatorNames names(facts, family.years.back());
    const size_t all = family.years.back().indicators.size();
    const double share = static_cast<double>(named_in(flow, layout, names).size()) /
                         static_cast<double>(std::max<size_t>(1, all));
    const bool usual = &family == &facts.families().front();
    if (share > fullest && (usual || share > kMostOfThem)) {
      fullest = share;
      best = &family;
    }
  }
  return *best;
}

}  // namespace ita::report
