#include <algorithm>
#include <cmath>
#include <map>

#include "layout/measures.h"
#include "layout/page_flow.h"
#include "layout/tokens.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

constexpr double kHeadZone = 0.14;  // share of the page height
constexpr double kFootZone = 0.12;
constexpr double kZone = 104;  // points; heads keep their place when a page is turned to landscape
constexpr size_t kDepth = 3;   // lines from the edge that can be furniture
constexpr double kFootOfZone = 0.7;  // of kZone: feet stand nearer to the edge than heads reach
constexpr int kPagesBefore = 300;    // that a file lacks, at most: it may be cut from a book

// A head is known again on a page as far away as this: even and odd pages have their own.
constexpr size_t kPagesAway = 2;
constexpr double kSamePlace = 12;  // points from the edge, that a head moves from page to page
constexpr size_t kShortestHead = 6;  // bytes without digits: less than two letters says nothing
constexpr double kSameWords = 0.8;  // similarity of two heads: OCR misreads a fifth of small type

// What the end of a page may repeat of the next one, as slivers of a shifted picture.
constexpr size_t kFirstItems = 4;   // of the next page that are compared
constexpr size_t kLastItems = 3;    // of a page that may be slivers
constexpr Share kWholeLine{6, 10};  // of the symbols of the line above which slivers stand
constexpr double kLowerHalf = 0.5;  // share of the page height below which they stand

// A catchword: where it may begin (shares of the page), and how it looks.
constexpr double kRightPart = 0.45;
constexpr double kFootPart = 0.6;
constexpr size_t kLongestCatchword = 40;  // characters
constexpr size_t kCatchwordDots = 3;
constexpr size_t kDotsAfterSlash = 2;

/// Lines at one edge of a page, the outermost first.
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

/// "- 2 -", "(2)", "หน้า 2": the decoration alone says that it is a page number.
bool decorated(const std::string& text) {
  const std::u32string t = thai::to_utf32(text);
  return std::any_of(t.begin(), t.end(),
                     [](char32_t c) { return !thai::is_digit(c) && c != U' '; });
}

/// "ก", "- ข -", "(ค)": the number of a page that is counted by letters, 0 for anything else.
/// Offices leave out ฃ, ฅ and ฆ.
int letter_value(const std::string& text) {
  static constexpr std::u32string_view kLetters = U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
  static constexpr std::u32string_view kAround = U" -–—()[]";
  size_t value = 0;
  for (const char32_t c : thai::to_utf32(text)) {
    if (kAround.find(c) != std::u32string_view::npos) {
      continue;
    }
    const size_t at = kLetters.find(c);
    if (value > 0 || at == std::u32string_view::npos) {
      return 0;
    }
    value = at + 1;
  }
  return static_cast<int>(value);
}

struct NumberAt {
  Item* item = nullptr;
  size_t page = 0;
  int value = 0;
  bool outermost = false;
};

/// A single letter is a page number only where the letters run with the pages.
void mark_page_letters(std::vector<PageFlow>& pages) {
  std::vector<NumberAt> found;
  std::map<int, int> offsets;
  for (size_t p = 0; p < pages.size(); ++p) {
    for (const bool top : {true, false}) {
      for (Item* item : edge_lines(pages[p], top)) {
        if (const int value = letter_value(item->line.text()); value > 0) {
          found.push_back({item, p, value, false});
          ++offsets[value - pages[p].number];
        }
      }
    }
  }
  for (const NumberAt& at : found) {
    if (offsets[at.value - pages[at.page].number] > 1) {
      at.item->role = Role::page_number;
    }
  }
}

void mark_page_numbers(std::vector<PageFlow>& pages) {
  std::vector<NumberAt> found;
  for (size_t p = 0; p < pages.size(); ++p) {
    for (const bool top : {true, false}) {
      size_t depth = 0;
      for (Item* item : edge_lines(pages[p], top)) {
        const int value = page_number_value(item->line.text());
        if (value > 0) {
          found.push_back({item, p, value, depth == 0});
        }
        ++depth;
      }
    }
  }
  // Numbers that run with the pages are page numbers however they look.
  std::map<int, int> offsets;
  for (const NumberAt& at : found) {
    ++offsets[at.value - pages[at.page].number];
  }
  for (const NumberAt& at : found) {
    const bool runs = offsets[at.value - pages[at.page].number] > 1;
    const bool plausible = at.value <= pages.back().number + kPagesBefore;
    if (runs ||
        (at.outermost && plausible && (decorated(at.item->line.text()) || pages.size() == 1))) {
      at.item->role = Role::page_number;
    }
  }
}

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

/// Printing from a browser leaves the tips of the next page's first line at the foot of a page.
/// They stand above the same letters, so their places give them away: each symbol is found at the
/// same x in a line at the head of the next page.
bool is_sliver(const Line& line, const std::vector<const Line*>& next) {
  size_t symbols = 0;
  for (const text::Word& word : line.words) {
    symbols += word.symbols.size();
  }
  for (const Line* other : next) {
    size_t others = 0;
    std::vector<const text::Symbol*> candidates;
    for (const text::Word& word : other->words) {
      others += word.symbols.size();
      for (const text::Symbol& symbol : word.symbols) {
        candidates.push_back(&symbol);
      }
    }
    size_t found = 0;
    for (const text::Word& word : line.words) {
      for (const text::Symbol& symbol : word.symbols) {
        found += std::any_of(candidates.begin(), candidates.end(), [&](const text::Symbol* c) {
          return symbol.box.cx() > c->box.x0 - 1 && symbol.box.cx() < c->box.x1 + 1 &&
                 c->text == symbol.text;
        });
      }
    }
    if (symbols > 0 && found == symbols && !kWholeLine.reached(symbols, others)) {
      return true;
    }
  }
  return false;
}

/// The lines of a table's heading.
void add_heading_lines(const Table& table, std::vector<const Line*>& out) {
  for (const Cell& cell : table.cells) {
    if (cell.row > 1) {
      continue;
    }
    for (const Line& line : cell.lines) {
      out.push_back(&line);
    }
  }
}

/// The first lines of a page, in the flow or in the heading of a table.
std::vector<const Line*> first_lines(const PageFlow& page, const std::vector<Table>& tables) {
  std::vector<const Line*> out;
  for (size_t i = 0; i < page.items.size() && i < kFirstItems; ++i) {
    const Item& item = page.items[i];
    if (item.is_table()) {
      add_heading_lines(tables[static_cast<size_t>(item.table)], out);
    } else {
      out.push_back(&item.line);
    }
  }
  return out;
}

void drop_slivers(std::vector<PageFlow>& pages, const std::vector<Table>& tables) {
  for (size_t p = 0; p + 1 < pages.size(); ++p) {
    const std::vector<const Line*> next = first_lines(pages[p + 1], tables);
    for (size_t back = 0; back < kLastItems && back < pages[p].items.size(); ++back) {
      const size_t at = pages[p].items.size() - 1 - back;
      const Item& item = pages[p].items[at];
      if (item.is_table()) {
        break;
      }
      if (item.box.y0 > kLowerHalf * pages[p].height && is_sliver(item.line, next)) {
        pages[p].items.erase(pages[p].items.begin() + static_cast<std::ptrdiff_t>(at));
        break;
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
