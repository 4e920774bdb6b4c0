#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "layout/flow/drafts.h"
#include "layout/flow/page_flow.h"
#include "layout/lines/tokens.h"
#include "thai/list_marker.h"

namespace ita::layout {

namespace {

constexpr double kOtherType = 1.3;    // ratio of type sizes of which one text is not set
constexpr double kRoomAtBreak = 0.3;  // of the text's width: shorter lines end a paragraph
constexpr double kShortEnd = 0.15;    // of the text's width, behind a heading
constexpr size_t kHeadingLines = 4;   // bold or centred
constexpr size_t kLargeLines = 3;     // of a heading by its size alone
constexpr double kLarge = 1.15;       // of the page's type size

using Item = PageFlow::Item;

bool ends_open(const Draft& draft) {
  // Words that no sentence ends with.  Words that are also the end of common nouns are not in the
  // list.
  static constexpr std::array<std::string_view, 7> kOpen = {"และ", "หรือ", "โดย", "เพื่อ",
                                                            "ซึ่ง",  "จะ",  "ต้อง"};
  std::string text = draft.last().text();
  while (!text.empty() && text.back() == ' ') {
    text.pop_back();
  }
  if (text.ends_with("ถูกต้อง")) {
    return false;
  }
  return std::any_of(kOpen.begin(), kOpen.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// A paragraph goes on only on a page of the same format, and only from the foot of its own: where
/// half of the page below it is white it ended there.
bool can_break_over(const Draft& draft, const PageFlow& next) {
  constexpr double kFoot = 0.5;  // of the page's height
  const PageFlow& page = *draft.page;
  return PageSize{page.width, page.height}.same_format({next.width, next.height}) &&
         draft.last().box.y1 > kFoot * page.height;
}

/// Whether `next`, which begins a page, is the rest of `draft`, the last of the page before.
bool continues_over_page(const Draft& draft, const Draft& next, const Draft* after) {
  if (draft.role != Role::body || next.role != Role::body ||
      next.marker.style != thai::ListStyle::none || draft.centred || next.centred ||
      all_bold(next) != all_bold(draft) || draft.page->panel() || next.page->panel()) {
    return false;
  }
  const int page = next.block.lines.front().page;
  // What stands over the columns does not go on in the first of them.
  if (page == draft.last().page && draft.page->items.front().column == 0) {
    return false;
  }
  // The next page, or the next column.
  if ((page != draft.last().page + 1 && !(page == draft.last().page && next.page != draft.page)) ||
      std::max(draft.last().size, next.last().size) >
          kOtherType * std::min(draft.last().size, next.last().size)) {
    return false;
  }
  if (page != draft.last().page && !can_break_over(draft, *next.page)) {
    return false;
  }
  const double em = std::max(draft.last().size, kLeastType);
  // An item between its like: "- a", (page) "rest", "- b".
  if (after != nullptr && draft.marker.style != thai::ListStyle::none &&
      after->marker.style == draft.marker.style && next.block.lines.size() <= 2 &&
      (after->marker.style == thai::ListStyle::bullet ||
       after->marker.value == draft.marker.value + 1)) {
    return true;
  }
  if (all_bold(draft)) {
    return false;
  }
  const bool single = draft.block.lines.size() == 1;
  const double expected = draft.rest_x;
  const bool at_rest = std::abs(next.first_x - expected) < kIndent * em ||
                       (single && next.first_x < draft.first_x - kIndent * em) ||
                       (single && draft.marker.style != thai::ListStyle::none &&
                        std::abs(next.first_x - draft.text_x) < kIndent * em);
  return at_rest && room_after(draft.last(), *draft.page) < kRoomAtBreak;
}

void absorb(Draft& draft, Draft& next) {
  for (const Line& line : next.block.lines) {
    extend(draft, line, *next.page);
  }
}

BlockKind kind_of(const Draft& draft, const Draft* next) {
  switch (draft.role) {
    case Role::running_head:
      return BlockKind::running_head;
    case Role::page_number:
      return BlockKind::page_number;
    case Role::signature:
      return BlockKind::signature;
    case Role::body:
      break;
  }
  const size_t lines = draft.block.lines.size();
  const PageFlow& page = *draft.page;
  if (lines == 1 && dot_leader(draft.last().text())) {
    return BlockKind::paragraph;
  }
  if (draft.marker.style == thai::ListStyle::bullet) {
    return BlockKind::list_item;
  }
  if (lines <= kHeadingLines && all_bold(draft)) {
    return BlockKind::heading;
  }
  if (draft.centred && lines <= kHeadingLines) {
    return BlockKind::heading;
  }
  if (lines <= kLargeLines && draft.last().size > kLarge * page.size) {
    return BlockKind::heading;
  }
  if (draft.marker.style == thai::ListStyle::none) {
    return BlockKind::paragraph;
  }
  // Where type does not tell, a short numbered line over a paragraph that is indented more is a
  // heading.
  const bool over_paragraph =
      next != nullptr && next->role == Role::body && next->marker.style == thai::ListStyle::none &&
      next->first_x > draft.first_x + kIndent * draft.last().size && next->block.lines.size() > 1;
  const bool short_end = room_after(draft.last(), page) > kShortEnd;
  if (lines <= 2 && over_paragraph && short_end && draft.first_x < 2 * draft.last().size) {
    return BlockKind::heading;
  }
  return BlockKind::list_item;
}

/// A table in the flow is a draft without lines.
Draft table_draft(const Item& item, const PageFlow& page, int joined) {
  Draft draft;
  draft.page = &page;
  draft.block.kind = BlockKind::table;
  draft.block.table = joined;
  draft.block.page = page.number;
  draft.block.box = item.box;
  return draft;
}

std::vector<Draft> drafts_of_page(const PageFlow& page, const std::vector<int>& joined_of,
                                  std::vector<bool>& placed, Counters& counters) {
  std::vector<Draft> out;
  for (const Item& item : page.items) {
    if (item.is_table()) {
      const int joined = joined_of[static_cast<size_t>(item.table)];
      if (!placed[static_cast<size_t>(joined)]) {
        placed[static_cast<size_t>(joined)] = true;
        out.push_back(table_draft(item, page, joined));
      }
      continue;
    }
    const bool open = !out.empty() && !out.back().block.lines.empty() &&
                      out.back().role == item.role && item.role != Role::page_number;
    const bool fresh = item.role == Role::body || item.role == Role::running_head
                           ? !open || starts_block(out.back(), item.line, page, counters)
                           : !open;
    if (fresh) {
      out.push_back(begin_draft(item.line, page, item.role));
      const thai::ListMarker& marker = out.back().marker;
      if (item.role == Role::body && marker.style != thai::ListStyle::none) {
        counters[static_cast<size_t>(marker.style)] = marker.value;
      }
    } else {
      extend(out.back(), item.line, page);
    }
  }
  return out;
}

bool furniture(const Draft& draft) {
  return draft.role == Role::running_head || draft.role == Role::page_number;
}

/// Joins the first block of a page to the last one before it where one is the rest of the other.
void join_over_page(std::vector<Draft>& drafts, std::vector<Draft>& of_page, const PageFlow& page) {
  const auto first =
      std::find_if(of_page.begin(), of_page.end(), [](const Draft& d) { return !furniture(d); });
  const auto last =
      std::find_if(drafts.rbegin(), drafts.rend(), [](const Draft& d) { return !furniture(d); });
  if (first == of_page.end() || last == drafts.rend() || first->block.lines.empty() ||
      last->block.lines.empty()) {
    return;
  }
  // A table that began on an earlier page goes on above everything here; nothing joins across it.
  const double top = first->block.lines.front().box.y0;
  if (std::any_of(page.items.begin(), page.items.end(),
                  [&](const Item& item) { return item.is_table() && item.box.y0 < top; })) {
    return;
  }
  const auto second = std::next(first);
  if (continues_over_page(*last, *first, second == of_page.end() ? nullptr : &*second)) {
    absorb(*last, *first);
    of_page.erase(first);
  }
}

bool plain_paragraph(const Draft& draft) {
  return draft.role == Role::body && !draft.centred && !all_bold(draft);
}

/// A paragraph that stops in mid-sentence goes on in the next one, whatever its indent.
void join_sentence(std::vector<Draft>& drafts, size_t i) {
  while (i + 1 < drafts.size() && plain_paragraph(drafts[i]) && !drafts[i].page->panel() &&
         !drafts[i + 1].block.lines.empty() && plain_paragraph(drafts[i + 1]) &&
         drafts[i + 1].marker.style == thai::ListStyle::none && ends_open(drafts[i])) {
    absorb(drafts[i], drafts[i + 1]);
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// A title whose first lines are full is centred as its last one is: a paragraph's last line begins
/// at the left.
bool centred_as_whole(const Draft& draft) {
  const auto& lines = draft.block.lines;
  return draft.role == Role::body && draft.marker.style == thai::ListStyle::none &&
         lines.size() > 1 && is_centred(lines.back(), *draft.page) &&
         std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
           return line.page == draft.block.page && balanced(line, *draft.page);
         });
}

/// `next`: the draft after it, null for the last.
Block finish(Draft& draft, const Draft* next) {
  Block& block = draft.block;
  block.kind = kind_of(draft, next);
  block.indent = draft.first_x;
  block.panel = draft.page->panel() ? draft.page->items.front().column : 0;
  block.centred = draft.centred || centred_as_whole(draft);
  if (draft.role == Role::body && draft.marker.bytes > 0) {
    block.marker = block.lines.front().text().substr(0, draft.marker.bytes);
  }
  for (const Line& line : block.lines) {
    if (line.page == block.page) {
      block.box = unite(block.box, line.box);
    }
  }
  return std::move(block);
}

}  // namespace

std::vector<Block> make_blocks(const std::vector<PageFlow>& pages,
                               const std::vector<int>& joined_of) {
  std::vector<bool> placed(joined_of.size() + 1, false);
  std::vector<Draft> drafts;
  Counters counters{};
  for (const PageFlow& page : pages) {
    std::vector<Draft> of_page = drafts_of_page(page, joined_of, placed, counters);
    join_over_page(drafts, of_page, page);
    std::move(of_page.begin(), of_page.end(), std::back_inserter(drafts));
  }
  std::vector<Block> out;
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].block.kind == BlockKind::table) {
      out.push_back(std::move(drafts[i].block));
      continue;
    }
    join_sentence(drafts, i);
    out.push_back(finish(drafts[i], i + 1 < drafts.size() ? &drafts[i + 1] : nullptr));
  }
  return out;
}

}  // namespace ita::layout
