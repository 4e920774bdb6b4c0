#include "report/find/paper/part_pages.h"

#include <algorithm>

#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

const layout::PageSize* size_of(int page, const layout::Layout& layout) {
  const size_t index = static_cast<size_t>(page) - 1;
  return page > 0 && index < layout.page_sizes.size() ? &layout.page_sizes[index] : nullptr;
}

/// The words over the columns of a table.
std::string head_of(const layout::Table& table) {
  std::string out;
  for (const layout::Cell& cell : table.cells) {
    out += cell.row < table.header_rows ? thai::match_key(cell.text()) + "|" : "";
  }
  return out;
}

}  // namespace

bool names_agency(int page, const std::string& agency, const std::vector<Para>& flow,
                  const layout::Layout& layout) {
  const std::string key = thai::match_key(agency);
  const size_t index = static_cast<size_t>(page - 1);
  const auto on_page = [&](const Para& para) {
    return para.page() == page && para.keyed.contains(key);
  };
  return !key.empty() &&
         (std::any_of(flow.begin(), flow.end(), on_page) ||
          (index < layout.page_texts.size() &&
           thai::match_key(layout.page_texts[index]).find(key) != std::string::npos));
}

bool same_format(int a, int b, const layout::Layout& layout) {
  const layout::PageSize* one = size_of(a, layout);
  const layout::PageSize* two = size_of(b, layout);
  return one != nullptr && two != nullptr && one->same_format(*two);
}

bool goes_on_with_table(int before, int page, const layout::Layout& layout) {
  constexpr double kTop = 0.25, kFoot = 0.75;  // of the page's height
  const layout::PageSize* first = size_of(before, layout);
  const layout::PageSize* second = size_of(page, layout);
  if (first == nullptr || second == nullptr) {
    return false;
  }
  const auto goes_on = [&](const layout::Table& upper) {
    return std::any_of(layout.tables.begin(), layout.tables.end(), [&](const layout::Table& lower) {
      return lower.page == page && lower.box.y0 < kTop * second->height &&
             head_of(lower) == head_of(upper);
    });
  };
  return std::any_of(layout.tables.begin(), layout.tables.end(), [&](const layout::Table& upper) {
    return upper.page == before && upper.header_rows > 0 && upper.box.y1 > kFoot * first->height &&
           goes_on(upper);
  });
}

int printed_number(const std::vector<Para>& flow, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (flow[i].block->kind == layout::BlockKind::page_number) {
      const auto numbers = thai::find_numbers(flow[i].text());
      return numbers.empty() ? 0 : static_cast<int>(numbers.front().value);
    }
  }
  return 0;
}

}  // namespace ita::report
