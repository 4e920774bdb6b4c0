#include <algorithm>
#include <cmath>

#include "layout/flow/page_flow.h"
#include "layout/lines/tokens.h"
#include "thai/list_marker.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

constexpr size_t kFewestDots = 3;
constexpr size_t kShortestName = 5;  // characters, with its brackets
constexpr double kSmall = 0.55;      // of the page's width, at most
constexpr double kApart = 0.15;      // of the text's width, from the left edge
constexpr double kSameAxis = 0.08;   // of the page's width
constexpr size_t kLinesBelow = 4;    // titles, office, date
constexpr double kFarBelow = 2.2;    // type sizes to the line before

using Item = PageFlow::Item;
using std::u32string;
using std::u32string_view;

u32string squeezed(const Line& line) {
  u32string out;
  for (const char32_t c : thai::to_utf32(line.text())) {
    if (c != U' ') {
      out += c;
    }
  }
  return out;
}

bool starts_with(u32string_view text, u32string_view head) {
  return text.substr(0, head.size()) == head;
}

/// Forms of address and ranks that names in brackets begin with.
bool begins_like_a_name(u32string_view text) {
  static const u32string_view kTitles[] = {
      U"นาย",  U"นาง",  U"น.ส.", U"ว่าที่",  U"ดร.",  U"ร้อย",  U"พัน",   U"จ่า",   U"สิบ",
      U"พล",   U"ร.ต.", U"ร.ท.", U"ร.อ.", U"พ.ต.", U"พ.ท.", U"พ.อ.", U"จ.ส.", U"จ.อ.",
      U"ส.ต.", U"ส.อ.", U"ด.ต.", U"พ.จ.", U"ผศ.",  U"รศ.",  U"ศ.",   U"หม่อม", U"ม.ร.ว.",
      U"ม.ล.", U"แพทย์", U"นพ.",  U"พญ.",  U"ทพ.",  U"ดาบ"};
  return std::any_of(std::begin(kTitles), std::end(kTitles),
                     [&](u32string_view title) { return starts_with(text, title); });
}

/// Length of "ลงชื่อ" at the start of the text, whatever marks the reader lost; 0 when it is not
/// there.
size_t sign_word(u32string_view text) {
  static const u32string_view kLetters = U"ลงชอ";
  size_t found = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (thai::is_mark(text[i])) {
      continue;
    }
    if (found == kLetters.size() || text[i] != kLetters[found]) {
      return found == kLetters.size() ? i : 0;
    }
    ++found;
  }
  return found == kLetters.size() ? text.size() : 0;
}

size_t dots_in(u32string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char32_t c) { return c == U'.' || c == U'…' || c == U'_'; }));
}

bool begins_with_sign_here(const Line& line) { return sign_word(squeezed(line)) > 0; }

/// "(ลงชื่อ)", "ลงชื่อ ......", "(............)" or "(นาย...)".  A line of a paragraph may begin with
/// the word as well ("ลงชื่อรับคืนยังไม่ครบ"): that signs nothing.
bool signs(const Line& line) {
  const u32string text = squeezed(line);
  if (starts_with(text, U"(ลงชื่อ") || starts_with(text, U"(ลงนาม)")) {
    return true;
  }
  if (const size_t word = sign_word(text)) {
    const u32string_view rest = u32string_view(text).substr(word);
    return rest.empty() || dots_in(rest) >= kFewestDots || begins_like_a_name(rest);
  }
  if (text.size() < kShortestName || text.front() != U'(' || text.back() != U')') {
    return false;
  }
  const u32string_view inner = u32string_view(text).substr(1, text.size() - 2);
  return 2 * dots_in(inner) > inner.size() || begins_like_a_name(inner);
}

bool small_and_apart(const Item& item, const PageFlow& page) {
  return item.box.width() < kSmall * page.width && item.box.x0 > page.left + kApart * page.column();
}

bool same_axis(const Item& a, const Item& b, const PageFlow& page) {
  return std::abs(a.box.cx() - b.box.cx()) < kSameAxis * page.width;
}

/// Marks what belongs to the signature in item `i`: a row of dots above, and up to four lines of
/// titles and date below, on the same axis.
void mark_around(PageFlow& page, size_t i) {
  const Item& item = page.items[i];
  if (i > 0 && !page.items[i - 1].is_table() && page.items[i - 1].role == Role::body &&
      dot_leader(page.items[i - 1].line.text()) && small_and_apart(page.items[i - 1], page)) {
    page.items[i - 1].role = Role::signature;
  }
  double bottom = item.box.y1;
  for (size_t j = i + 1; j < std::min(page.items.size(), i + 1 + kLinesBelow); ++j) {
    Item& below = page.items[j];
    if (below.is_table() || below.role != Role::body || !same_axis(below, item, page) ||
        !small_and_apart(below, page) || below.box.y0 - bottom > kFarBelow * below.line.size ||
        (!signs(below.line) &&
         thai::list_marker(below.line.text()).style != thai::ListStyle::none)) {
      break;
    }
    below.role = Role::signature;
    bottom = below.box.y1;
  }
}

void mark_on_page(PageFlow& page) {
  for (size_t i = 0; i < page.items.size(); ++i) {
    Item& item = page.items[i];
    if (item.is_table() || item.role != Role::body) {
      continue;
    }
    const bool all_by_hand = std::all_of(item.line.words.begin(), item.line.words.end(),
                                         [](const text::Word& word) { return word.handwriting; });
    if (all_by_hand) {
      item.role = Role::signature;
    } else if ((begins_with_sign_here(item.line) && small_and_apart(item, page)) ||
               signs(item.line)) {
      item.role = Role::signature;
      mark_around(page, i);
    }
  }
}

bool in_flow(const Item& item) { return item.role == Role::body || item.role == Role::signature; }

/// Titles that the page end cut off from their signature.
void mark_cut_off_titles(const PageFlow& page, PageFlow& next) {
  const auto last = std::find_if(page.items.rbegin(), page.items.rend(), in_flow);
  if (last == page.items.rend() || last->role != Role::signature) {
    return;
  }
  size_t titles = 0;
  for (Item& item : next.items) {
    if (!in_flow(item)) {
      continue;
    }
    if (item.is_table() || ++titles > 2 || !small_and_apart(item, next) ||
        std::abs(item.box.cx() - last->box.cx()) > kSameAxis * page.width) {
      break;
    }
    item.role = Role::signature;
  }
}

}  // namespace

void find_signatures(std::vector<PageFlow>& pages) {
  for (PageFlow& page : pages) {
    mark_on_page(page);
  }
  for (size_t p = 0; p + 1 < pages.size(); ++p) {
    mark_cut_off_titles(pages[p], pages[p + 1]);
  }
}

}  // namespace ita::layout
