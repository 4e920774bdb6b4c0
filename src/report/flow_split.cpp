#include "report/flow_split.h"

#include "report/labels.h"
#include "report/marker.h"

namespace ita::report {

namespace {

bool starts_part(const layout::Block& block, const layout::Line& line, const facts::Facts& facts) {
  const std::string text = line.text();
  // A label alone on its line stands further left than the item above it.
  const layout::Line& first = block.lines.front();
  const bool outside =
      parse_marker(first.text()).style != MarkerStyle::none && line.box.x0 < first.box.x0 - 4;
  if (label_in({line}, text, facts, outside)) {
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

std::vector<layout::Block> split_block(const layout::Block& block, const PageEdges& edges,
                                       const facts::Facts& facts) {
  std::vector<std::vector<layout::Line>> parts;
  bool changed = false;
  for (const layout::Line& line : block.lines) {
    if (edges.is_sliver(line) || edges.is_running_head(line)) {
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
    // Nothing of it is text: an empty block says so.
    out.push_back(block);
    out.back().lines.clear();
  }
  return out;
}

}  // namespace ita::report
