#include "report/view/flow_split.h"

#include <algorithm>

#include "report/view/flow.h"
#include "report/view/issue_labels.h"
#include "report/view/labels.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

bool is_bold(const layout::Line& line, bool bold) {
  return std::all_of(line.words.begin(), line.words.end(),
                     [&](const text::Word& word) { return word.bold == bold; });
}

/// Lines that are bold throughout, and below them lines without a bold word: a heading that the
/// print does not set apart, and its text.
bool heading_ends(const layout::Block& block, const layout::Line& line) {
  const auto at = static_cast<size_t>(&line - block.lines.data());
  return at > 0 && is_bold(line, false) &&
         std::all_of(block.lines.begin(), block.lines.begin() + static_cast<std::ptrdiff_t>(at),
                     [](const layout::Line& above) { return is_bold(above, true); }) &&
         std::all_of(block.lines.begin() + static_cast<std::ptrdiff_t>(at), block.lines.end(),
                     [](const layout::Line& below) { return is_bold(below, false); });
}

/// "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "มาตรการที่ 1 …" below the heading of the section.
bool is_numbered(const std::string& text, const char* leads_role, const facts::Facts& facts) {
  const std::string key = Keyed(text).key();
  const auto& leads = facts.lexicon(leads_role);
  return std::any_of(leads.begin(), leads.end(), [&](const Phrase& lead) {
    return key.starts_with(lead.key) && key.size() > lead.key.size() &&
           key[lead.key.size()] >= '0' && key[lead.key.size()] <= '9';
  });
}

/// A label alone on its line below a plain line, where the print sets it apart: in bold type, as
/// the last line of a block that begins with a label of its own, or below a line that had room for
/// it.
bool sets_label_apart(const layout::Block& block, const layout::Line& line, const PageEdges& edges,
                      const facts::Facts& facts) {
  const auto at = static_cast<size_t>(&line - block.lines.data());
  if (at == 0) {
    return false;
  }
  const bool bold = is_bold(line, true) && !is_bold(block.lines[at - 1], true);
  const layout::Line& first = block.lines.front();
  const bool left = line.box.x0 <= first.box.x0 + 4;
  // The last line under an item of a list, though its words had room in the line above.
  const layout::Line& above = block.lines[at - 1];
  const bool below_item = at + 1 == block.lines.size() &&
                          parse_marker(first.text()).style != MarkerStyle::none &&
                          edges.right(line.page) - above.box.x1 > line.box.width() + line.size;
  return bold || below_item ||
         (left && at + 1 == block.lines.size() &&
          label_in({first}, first.text(), facts, false).has_value());
}

/// "… กำหนด" above "เวลา: ต.ค. 2568": the line broke in the middle of a label.
bool ends_label_above(const layout::Block& block, const layout::Line& line,
                      const facts::Facts& facts) {
  const auto at = static_cast<size_t>(&line - block.lines.data());
  if (at == 0 || block.lines[at - 1].words.empty()) {
    return false;
  }
  const std::string begun = block.lines[at - 1].words.back().text();
  const auto whole = label_at(begun + line.text(), facts, false);
  return whole && whole->begin == 0 && whole->end > begun.size();
}

bool starts_part(const layout::Block& block, const layout::Line& line, const PageEdges& edges,
                 const facts::Facts& facts) {
  const std::string text = line.text();
  if (closes_letter(text, facts)) {
    return true;
  }
  // A label alone on its line stands further left than the item above it.
  const layout::Line& first = block.lines.front();
  const bool outside =
      parse_marker(first.text()).style != MarkerStyle::none && line.box.x0 < first.box.x0 - 4;
  if ((label_in({line}, text, facts, outside || sets_label_apart(block, line, edges, facts)) &&
       !ends_label_above(block, line, facts)) ||
      begins_with_issue_label(line, facts)) {
    return true;
  }
  if (heading_ends(block, line) ||
      ((block.kind == layout::BlockKind::heading || block.kind == layout::BlockKind::list_item) &&
       is_numbered(text, "indicator-number-lead", facts))) {
    return true;
  }
  const bool below_part = parse_marker(first.text()).style == MarkerStyle::word &&
                          !is_numbered(first.text(), "measure-number-lead", facts);
  if (below_part && is_numbered(text, "measure-number-lead", facts)) {
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

bool closes_letter(std::string_view text, const facts::Facts& facts) {
  const auto& words = facts.lexicon("closing");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return trimmed(text).starts_with(word.text); });
}

std::vector<layout::Block> split_block(const layout::Block& block, const PageEdges& edges,
                                       const facts::Facts& facts) {
  std::vector<std::vector<layout::Line>> parts;
  bool changed = false;
  for (const layout::Line& line : block.lines) {
    if (edges.is_sliver(line) || edges.is_running_head(line)) {
      changed = true;
      continue;
    }
    if (parts.empty() || starts_part(block, line, edges, facts)) {
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
    // Nothing of it is text: an empty block says so.
    out.push_back(block);
    out.back().lines.clear();
  }
  return out;
}

}  // namespace ita::report
