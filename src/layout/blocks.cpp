#include <algorithm>
#include <array>
#include <cmath>

#include "layout/label_lines.h"
#include "layout/lines.h"
#include "layout/page_flow.h"
#include "layout/tokens.h"
#include "thai/lexicon.h"
#include "thai/list_marker.h"
#include "thai/unicode.h"

namespace ita::layout {

namespace {

using Item = PageFlow::Item;

/// Share of the line's symbols in bold type.
double bold_share(const Line& line) {
  size_t bold = 0;
  size_t all = 0;
  for (const text::Word& word : line.words) {
    all += word.symbols.size();
    bold += word.bold ? word.symbols.size() : 0;
  }
  return all == 0 ? 0 : static_cast<double>(bold) / static_cast<double>(all);
}

/// Equal margins left and right, full lines included.
bool balanced(const Line& line, const PageFlow& page) {
  const double left = line.box.x0 - page.left;
  const double right = page.right - line.box.x1;
  return std::abs(left - right) < 0.03 * page.column() + 0.1 * std::max(0.0, std::min(left, right));
}

/// Bold titles may fill most of the line; plain text needs wide margins, for the first line of a
/// paragraph that ends early is balanced, too.
bool is_centred(const Line& line, const PageFlow& page) {
  const double margin = (bold_share(line) > 0.7 ? 0.025 : 0.1) * page.column();
  return line.box.x0 - page.left > margin && page.right - line.box.x1 > margin &&
         balanced(line, page);
}

double room_after(const Line& line, const PageFlow& page) {
  return (page.right - line.box.x1) / std::max(1.0, page.column());
}

/// Width of the first dictionary word of a line, points.
double first_word_width(const Line& line) {
  const std::string text = line.text();
  const std::vector<size_t> starts = thai::word_starts(text);
  const size_t end = starts.size() > 1 ? starts[1] : text.size();
  size_t at = 0;
  Box box;
  for (const text::Word& word : line.words) {
    for (const text::Symbol& symbol : word.symbols) {
      if (at >= end) {
        return box.width();
      }
      box = unite(box, symbol.box);
      at += symbol.text.size();
    }
    ++at;
  }
  return box.width();
}

/// Whether the first word of `below` would have fitted at the end of `above`: then the line was
/// ended on purpose.
bool had_room(const Line& above, const Line& below, const PageFlow& page) {
  return page.right - above.box.x1 > first_word_width(below) + 0.5 * below.size;
}

/// Whether more space stands above the line than between the lines of a paragraph.  A scan's
/// baselines are less exact than a text layer's.
bool spaced(const Line& above, const Line& line, const PageFlow& page) {
  const auto printed = [](const Line& l) {
    return std::all_of(l.words.begin(), l.words.end(), [](const text::Word& word) {
      return word.origin == text::Origin::text_layer;
    });
  };
  const double step = line.baseline - above.baseline;
  const bool exact = printed(above) && printed(line);
  return step >
         page.leading + (exact ? std::max(1.2, 0.04 * page.leading) : 0.06 * page.leading + 0.4);
}

/// A block under construction, with what the lines after it are compared to.
struct Draft {
  Block block;
  Role role = Role::body;
  thai::ListMarker marker;
  double text_x = 0;   ///< where the text after the marker begins
  double first_x = 0;  ///< where the first line begins, against the left edge
  double rest_x =
      0;  ///< where the lines after it begin, against the left edge; with `lines.size() > 1`
  bool centred = false;
  const PageFlow* page = nullptr;  ///< of the last line

  const Line& last() const { return block.lines.back(); }
};

/// x at which the text after a marker of `bytes` bytes begins.
double x_after_marker(const Line& line, size_t bytes) {
  size_t at = 0;
  for (const text::Word& word : line.words) {
    for (const text::Symbol& symbol : word.symbols) {
      if (at >= bytes) {
        return symbol.box.x0;
      }
      at += symbol.text.size();
    }
    ++at;
  }
  return line.box.x1;
}

Draft begin(const Line& line, const PageFlow& page, Role role) {
  Draft draft;
  draft.role = role;
  draft.page = &page;
  draft.block.page = line.page;
  draft.block.lines.push_back(line);
  draft.first_x = line.box.x0 - page.left;
  draft.rest_x = draft.first_x;
  draft.marker = thai::list_marker(line.text());
  draft.text_x = x_after_marker(line, draft.marker.bytes) - page.left;
  draft.centred = is_centred(line, page) && draft.marker.style == thai::ListStyle::none;
  return draft;
}

void extend(Draft& draft, const Line& line, const PageFlow& page) {
  if (draft.block.lines.size() == 1) {
    draft.rest_x = line.box.x0 - page.left;
    const bool title = bold_share(draft.last()) > 0.8 && balanced(draft.last(), page) &&
                       is_centred(line, page) && draft.marker.style == thai::ListStyle::none;
    draft.centred = (draft.centred && balanced(line, page)) || title;
  }
  draft.page = &page;
  draft.block.lines.push_back(line);
}

/// The last number of each kind of list so far.
using Counters = std::array<int, static_cast<size_t>(thai::ListStyle::word) + 1>;

/// A line that begins with what looks like a number of a list, but may as well be the next word of
/// a sentence: it stands where the lines of the paragraph stand, the line above is full, and no
/// list has come to this number.
bool marker_by_chance(const Draft& draft, const Line& line, const thai::ListMarker& marker,
                      const PageFlow& page, const Counters& counters) {
  if (marker.style == thai::ListStyle::bullet || room_after(draft.last(), page) > 0.12) {
    return false;
  }
  const double x = line.box.x0 - page.left;
  const double tolerance = 0.5 * line.size;
  const bool in_line = draft.block.lines.size() > 1 ? std::abs(x - draft.rest_x) < tolerance
                                                    : x < tolerance && draft.first_x > tolerance;
  return in_line && marker.value != 1 &&
         marker.value != counters[static_cast<size_t>(marker.style)] + 1;
}

/// Whether `line`, below the draft on the same page, begins something new.
bool starts_block(const Draft& draft, const Line& line, const PageFlow& page,
                  const Counters& counters) {
  const Line& above = draft.last();
  const double em = std::max(line.size, 8.0);
  const double x = line.box.x0 - page.left;
  const thai::ListMarker marker = thai::list_marker(line.text());
  if (marker.style != thai::ListStyle::none &&
      !marker_by_chance(draft, line, marker, page, counters)) {
    return true;
  }
  if (letter_label(line, page.left, page.height) && draft.first_x < line.size) {
    return true;
  }
  if (dot_leader(line.text()) || dot_leader(above.text())) {
    return true;
  }
  if (std::abs(bold_share(above) - bold_share(line)) > 0.8) {
    return true;
  }
  // Sizes that are only estimated vary with the letters of a line.
  const double another_size = page.exact_sizes ? 1.12 : 1.28;
  if (std::max(above.size, line.size) > another_size * std::min(above.size, line.size)) {
    return true;
  }
  const double step = line.baseline - above.baseline;
  // At the top of the next column a score begins a card of its own.
  if (step < -2 * em && !line.words.empty() && decimal_like(line.words.front().text())) {
    return true;
  }
  const double usual = std::max(page.leading, 1.15 * em);
  if (step > 1.5 * usual) {
    return true;
  }
  const bool centred = is_centred(line, page);
  const bool bold = bold_share(line) > 0.8;
  if (bold && centred && draft.marker.style == thai::ListStyle::none && bold_share(above) > 0.8 &&
      std::all_of(draft.block.lines.begin(), draft.block.lines.end(),
                  [&](const Line& l) { return balanced(l, page); })) {
    return false;  // the lower lines of a title whose first line is full
  }
  if (draft.centred && draft.block.lines.size() == 1 && !bold && x < 0.5 * em &&
      draft.first_x < 0.25 * page.column() && !dot_leader(above.text())) {
    return false;  // the first line of a paragraph that happens to be balanced
  }
  if (draft.centred || (centred && bold)) {
    // Lines of a centred title stay together; a centred draft ends with the first line that is not.
    return !(draft.centred && balanced(line, page));
  }
  const bool set_apart = had_room(above, line, page) || spaced(above, line, page);
  if (draft.block.lines.size() > 1) {
    const bool whole_indented = draft.marker.style == thai::ListStyle::none && draft.first_x > em &&
                                std::abs(draft.rest_x - draft.first_x) < 0.4 * em &&
                                std::abs(x - draft.first_x) < 0.4 * em;
    if (whole_indented && set_apart) {
      return true;
    }
    // Paragraphs begin alike: another indent under a full line is a line whose first word was not
    // read.
    const bool word_lost = draft.first_x > draft.rest_x + 0.8 * em && x > draft.rest_x &&
                           std::abs(x - draft.first_x) > 0.8 * em &&
                           room_after(above, page) < 0.05 && !centred;
    if (!word_lost && (x > draft.rest_x + 0.8 * em || x < draft.rest_x - 0.8 * em)) {
      return true;
    }
    return room_after(above, page) > 0.4;
  }
  if (draft.marker.style != thai::ListStyle::none && std::abs(x - draft.text_x) < 0.8 * em &&
      x > draft.first_x + 0.4 * em) {
    return false;  // hanging indent
  }
  // A centred paragraph: its first line is full, and the word that begins the second had no room.
  if (centred && !bold && draft.marker.style == thai::ListStyle::none && bold_share(above) < 0.2 &&
      balanced(above, page) && !set_apart && room_after(above, page) < 0.1) {
    return false;
  }
  if (x > draft.first_x + 0.8 * em) {
    return true;
  }
  // Lines of a paragraph that begins with an indent go on at the left edge, not half way.
  if (x < draft.first_x - 0.8 * em && x > 0.8 * em) {
    return true;
  }
  const bool label_below_label =
      std::abs(x - draft.first_x) < 0.4 * em && labelled(draft.block.lines.front());
  if (labelled(line) && (label_below_label || room_after(above, page) > 0.06)) {
    return true;
  }
  // Two lines with the indent of a paragraph: one paragraph when the word that begins the second
  // had no room in the first, and no more space stands between them than between the lines of a
  // paragraph.
  if (draft.marker.style == thai::ListStyle::none && draft.first_x > em &&
      std::abs(x - draft.first_x) < 0.4 * em && set_apart) {
    return true;
  }
  // A heading, a short line: what follows is a new paragraph, unless the line was full.
  return room_after(above, page) > (x < draft.first_x - 0.8 * em ? 0.4 : 0.25);
}

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

bool all_bold(const Draft& draft) {
  return std::all_of(draft.block.lines.begin(), draft.block.lines.end(),
                     [](const Line& line) { return bold_share(line) > 0.7; });
}

/// Whether `next`, which begins a page, is the rest of `draft`, the last of the page before.
bool continues_over_page(const Draft& draft, const Draft& next, const Draft* after) {
  if (draft.role != Role::body || next.role != Role::body ||
      next.marker.style != thai::ListStyle::none || draft.centred || next.centred ||
      all_bold(next) != all_bold(draft)) {
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
          1.3 * std::min(draft.last().size, next.last().size)) {
    return false;
  }
  const double em = std::max(draft.last().size, 8.0);
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
  const bool at_rest = std::abs(next.first_x - expected) < 0.8 * em ||
                       (single && next.first_x < draft.first_x - 0.8 * em) ||
                       (single && draft.marker.style != thai::ListStyle::none &&
                        std::abs(next.first_x - draft.text_x) < 0.8 * em);
  return at_rest && room_after(draft.last(), *draft.page) < 0.3;
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
  if (lines <= 4 && all_bold(draft)) {
    return BlockKind::heading;
  }
  if (draft.centred && lines <= 4) {
    return BlockKind::heading;
  }
  if (lines <= 3 && draft.last().size > 1.15 * page.size) {
    return BlockKind::heading;
  }
  if (draft.marker.style == thai::ListStyle::none) {
    return BlockKind::paragraph;
  }
  // Where type does not tell, a short numbered line over a paragraph that is indented more is a
  // heading.
  const bool over_paragraph =
      next != nullptr && next->role == Role::body && next->marker.style == thai::ListStyle::none &&
      next->first_x > draft.first_x + 0.8 * draft.last().size && next->block.lines.size() > 1;
  const bool short_end = room_after(draft.last(), page) > 0.15;
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
      out.push_back(begin(item.line, page, item.role));
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

}  // namespace

std::vector<Block> make_blocks(const std::vector<PageFlow>& pages,
                               const std::vector<int>& joined_of) {
  std::vector<bool> placed(joined_of.size() + 1, false);
  std::vector<Draft> drafts;
  Counters counters{};
  for (const PageFlow& page : pages) {
    std::vector<Draft> of_page = drafts_of_page(page, joined_of, placed, counters);
    const auto first =
        std::find_if(of_page.begin(), of_page.end(), [](const Draft& d) { return !furniture(d); });
    const auto last =
        std::find_if(drafts.rbegin(), drafts.rend(), [](const Draft& d) { return !furniture(d); });
    // A table that began on an earlier page goes on above everything here; nothing joins across it.
    const bool table_between =
        std::any_of(page.items.begin(), page.items.end(), [&](const Item& item) {
          return item.is_table() && first != of_page.end() && !first->block.lines.empty() &&
                 item.box.y0 < first->block.lines.front().box.y0;
        });
    if (first != of_page.end() && last != drafts.rend() && !first->block.lines.empty() &&
        !last->block.lines.empty() && !table_between) {
      const auto second = std::next(first);
      const Draft* after = second == of_page.end() ? nullptr : &*second;
      if (continues_over_page(*last, *first, after)) {
        absorb(*last, *first);
        of_page.erase(first);
      }
    }
    std::move(of_page.begin(), of_page.end(), std::back_inserter(drafts));
  }
  std::vector<Block> out;
  for (size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.block.kind == BlockKind::table) {
      out.push_back(std::move(draft.block));
      continue;
    }
    // A paragraph that stops in mid-sentence goes on in the next one, whatever its indent.
    while (i + 1 < drafts.size() && draft.role == Role::body && !draft.centred &&
           !all_bold(draft) && drafts[i + 1].role == Role::body &&
           !drafts[i + 1].block.lines.empty() &&
           drafts[i + 1].marker.style == thai::ListStyle::none && !drafts[i + 1].centred &&
           !all_bold(drafts[i + 1]) && ends_open(draft)) {
      absorb(draft, drafts[i + 1]);
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    const Draft* next = i + 1 < drafts.size() ? &drafts[i + 1] : nullptr;
    Block& block = draft.block;
    block.kind = kind_of(draft, next);
    block.indent = draft.first_x;
    block.centred = draft.centred;
    if (draft.role == Role::body && draft.marker.bytes > 0) {
      block.marker = block.lines.front().text().substr(0, draft.marker.bytes);
    }
    for (const Line& line : block.lines) {
      if (line.page == block.page) {
        block.box = unite(block.box, line.box);
      }
    }
    out.push_back(std::move(block));
  }
  return out;
}

}  // namespace ita::layout
