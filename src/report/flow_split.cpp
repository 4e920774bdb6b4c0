#include "report/flow_split.h"

#include <algorithm>

#include "report/labels.h"
#include "report/marker.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

/// Marks and leading letters of the next page's first line, cut off by the page end: nothing but
/// single clusters.
bool is_sliver(const layout::Line& line, double page_bottom) {
  constexpr double kFoot = 40;
  if (line.words.size() < 3 || line.box.y1 < page_bottom - kFoot) {
    return false;
  }
  return std::all_of(line.words.begin(), line.words.end(), [](const text::Word& word) {
    const std::u32string text = thai::to_utf32(word.text());
    return word.symbols.size() <= 1 && !text.empty() && thai::is_thai(text[0]) &&
           !thai::is_thai_digit(text[0]);
  });
}

bool starts_part(const layout::Block& block, const layout::Line& line, const facts::Facts& facts) {
  const std::string text = line.text();
  if (label_at(text, facts, false)) {
    return true;
  }
  const Marker marker = parse_marker(text);
  return block.kind == layout::BlockKind::heading && marker.numbered() &&
         marker.style != MarkerStyle::letter && trimmed(text).size() > marker.length;
}

layout::Block part_of(const layout::Block& block, std::vector<layout::Line> lines) {
  layout::Block out = block;
  out.lines = std::move(lines);
  out.page = out.lines.front().page;
  out.indent = block.indent + out.lines.front().box.x0 - block.lines.front().box.x0;
  out.box = {};
  for (const layout::Line& line : out.lines) {
    if (line.page == out.page) {
      out.box = unite(out.box, line.box);
    }
  }
  return out;
}

}  // namespace

std::vector<layout::Block> split_block(const layout::Block& block, double page_bottom,
                                       const facts::Facts& facts) {
  std::vector<std::vector<layout::Line>> parts;
  bool changed = false;
  for (const layout::Line& line : block.lines) {
    if (is_sliver(line, page_bottom)) {
      changed = true;
      continue;
    }
    if (parts.empty() || starts_part(block, line, facts)) {
      changed = changed || !parts.empty();
      parts.emplace_back();
    }
    parts.back().push_back(line);
  }
  std::vector<layout::Block> out;
  if (!changed) {
    return out;
  }
  for (std::vector<layout::Line>& lines : parts) {
    out.push_back(part_of(block, std::move(lines)));
  }
  if (out.empty()) {
    // All of it was slivers: an empty block says so.
    out.push_back(block);
    out.back().lines.clear();
  }
  return out;
}

}  // namespace ita::report
