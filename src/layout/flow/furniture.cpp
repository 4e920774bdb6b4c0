#include <algorithm>
#include <cmath>

#include "layout/flow/page_edges.h"
#include "layout/flow/page_flow.h"
#include "layout/flow/page_numbers.h"
#include "layout/lines/slivers.h"
#include "layout/lines/tokens.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

// A head is known again on a page as far away as this: even and odd pages have their own.
constexpr size_t kPagesAway = 2;
constexpr double kSamePlace = 12;    // points from the edge, that a head moves from page to page
constexpr size_t kShortestHead = 6;  // bytes without digits: less than two letters says nothing
constexpr double kSameWords = 0.8;   // similarity of two heads: OCR misreads a fifth of small type

// A catchword: where it may begin (shares of the page), and how it looks.
constexpr double kRightPart = 0.45;
constexpr double kFootPart = 0.6;
constexpr size_t kLongestCatchword = 40;  // characters
constexpr size_t kCatchwordDots = 3;
constexpr size_t kDotsAfterSlash = 2;

/// Key without digits, so that "… หน้า 2" and "… หน้า 3" are the same head.
std::string head_key(const Line& line) {
  std::string key = thai::match_key(line.text());
  key.erase(std::remove_if(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }),
            key.end());
  return key;
}

bool same_head(const Item& a, const Item& b, const PageFlow& page_a, const PageFlow& page_b,
               bool top) {
  const double from_edge =
      top ? a.box.cy() - b.box.cy() : (page_a.height - a.box.cy()) - (page_b.height - b.box.cy());
  if (std::abs(from_edge) > kSamePlace) {
    return false;
  }
  const std::string ka = head_key(a.line);
  const std::string kb = head_key(b.line);
  return ka.size() >= kShortestHead && kb.size() >= kShortestHead &&
         thai::similarity(ka, kb) >= kSameWords;
}

/// Whether a line at the edge of page `p` stands at the edge of page `q` as well.
bool stands_on(std::vector<PageFlow>& pages, size_t q, const Item& item, size_t p, bool top) {
  const auto lines = edge_lines(pages[q], top);
  return std::any_of(lines.begin(), lines.end(), [&](const Item* other) {
    return same_head(item, *other, pages[p], pages[q], top);
  });
}

/// The same words at the same height on the page before, after, or two away (even and odd pages).
bool is_repeated(std::vector<PageFlow>& pages, const Item& item, size_t p, bool top) {
  int alike = 0;
  int near = 0;
  for (size_t q = p - std::min(p, kPagesAway); q < std::min(pages.size(), p + kPagesAway + 1);
       ++q) {
    if (q != p) {
      ++near;
      alike += stands_on(pages, q, item, p, top) ? 1 : 0;
    }
  }
  return alike >= std::min(2, near) && alike > 0;
}

void mark_running_heads(std::vector<PageFlow>& pages) {
  for (const bool top : {true, false}) {
    for (size_t p = 0; p < pages.size(); ++p) {
      for (Item* item : edge_lines(pages[p], top)) {
        if (item->role == Role::body && is_repeated(pages, *item, p, top)) {
          item->role = Role::running_head;
        }
      }
    }
  }
}

/// "๒.๑ คู่มือ......" or "/๒.๑ คู่มือ...".
bool is_catchword(const std::string& line) {
  std::u32string text = thai::to_utf32(line);
  size_t dots = 0;
  while (!text.empty() && (text.back() == U'.' || text.back() == U'…' || text.back() == U' ')) {
    dots += text.back() == U'…' ? kEllipsisDots : (text.back() == U'.' ? 1 : 0);
    text.pop_back();
  }
  const bool slash = !text.empty() && text.front() == U'/';
  return text.size() <= kLongestCatchword &&
         ((dots >= kCatchwordDots && !text.empty()) || (slash && dots >= kDotsAfterSlash));
}

/// A catchword at the right foot of a page.
void mark_catchwords(std::vector<PageFlow>& pages) {
  for (PageFlow& page : pages) {
    Item* last = nullptr;
    for (Item& item : page.items) {
      if (!item.is_table() && item.role == Role::body) {
        last = &item;
      }
    }
    const bool at_right_foot = last != nullptr && last->box.x0 >= kRightPart * page.width &&
                               last->box.y0 >= kFootPart * page.height;
    if (at_right_foot && is_catchword(last->line.text())) {
      last->role = Role::running_head;
    }
  }
}

}  // namespace

void find_furniture(std::vector<PageFlow>& pages, const std::vector<Table>& tables) {
  if (pages.empty()) {
    return;
  }
  drop_slivers(pages, tables);
  mark_page_numbers(pages);
  mark_page_letters(pages);
  mark_running_heads(pages);
  mark_catchwords(pages);
}

}  // namespace ita::layout
