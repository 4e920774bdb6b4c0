#include "layout/flow/page_numbers.h"

#include <algorithm>
#include <map>
#include <string>

#include "layout/flow/page_edges.h"
#include "layout/lines/tokens.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

constexpr int kPagesBefore = 300;  // that a file lacks, at most: it may be cut from a book

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

}  // namespace

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

}  // namespace ita::layout
