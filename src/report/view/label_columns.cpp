#include "report/view/label_columns.h"

#include <algorithm>

#include "report/view/frames.h"
#include "report/view/issue_labels.h"
#include "report/view/labels.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

struct Column {
  double left = 0;
  bool issues = false;  ///< "จุดแข็ง", "จุดอ่อน": holds items
  std::vector<layout::Line> label, text;
};

layout::Line part_of(const layout::Line& line, std::vector<text::Word> words) {
  layout::Line out = line;
  out.box = {};
  out.bold = true;
  for (const text::Word& word : words) {
    out.box = unite(out.box, word.box);
    out.bold = out.bold && word.bold;
  }
  out.words = std::move(words);
  return out;
}

/// The pieces of a line that gaps wider than the type part.
std::vector<layout::Line> pieces_of(const layout::Line& line) {
  std::vector<std::vector<text::Word>> pieces;
  const text::Word* last = nullptr;
  for (const text::Word& word : line.words) {
    if (last == nullptr || word.box.x0 - last->box.x1 > line.size) {
      pieces.emplace_back();
    }
    pieces.back().push_back(word);
    last = &word;
  }
  std::vector<layout::Line> out;
  for (std::vector<text::Word>& words : pieces) {
    out.push_back(part_of(line, std::move(words)));
  }
  return out;
}

/// A block of one line whose pieces are all labels, two or more; else none.
std::vector<Column> columns_of(const layout::Block& block, const facts::Facts& facts) {
  std::vector<Column> out;
  if (block.table >= 0 || block.lines.size() != 1) {
    return out;
  }
  for (layout::Line& piece : pieces_of(block.lines.front())) {
    const std::string text = piece.text();
    const auto label = label_at(text, facts, true);
    const auto finding = issue_label(text, facts);
    const bool issues = finding && finding->content == text.size();
    if (!issues && (!label || !trimmed(std::string_view(text).substr(label->value)).empty())) {
      return {};
    }
    const double left = piece.box.x0;
    out.push_back({left, issues, {std::move(piece)}, {}});
  }
  return out.size() < 2 ? std::vector<Column>{} : out;
}

/// Puts the words of the lines into the columns; false, and nothing put, where a word stands left
/// of all of them or reaches from one into the next.
bool put(std::vector<Column>& columns, const layout::Block& block) {
  std::vector<Column> out = columns;
  for (const layout::Line& line : block.lines) {
    std::vector<std::vector<text::Word>> words(columns.size());
    for (const text::Word& word : line.words) {
      const double slack = line.size / 2;
      size_t at = columns.size();
      for (size_t c = 0; c < columns.size(); ++c) {
        at = columns[c].left <= word.box.x0 + slack ? c : at;
      }
      if (at == columns.size() ||
          (at + 1 < columns.size() && word.box.x1 > columns[at + 1].left + slack)) {
        return false;
      }
      words[at].push_back(word);
    }
    for (size_t c = 0; c < columns.size(); ++c) {
      if (!words[c].empty()) {
        out[c].text.push_back(part_of(line, std::move(words[c])));
      }
    }
  }
  columns = std::move(out);
  return true;
}

/// Columns are as wide as the distance of their left edges, and as their longest line at least.
double right_edge(const std::vector<Column>& columns, size_t at) {
  constexpr double kGap = 12;  // points between two
  const size_t next = std::min(at + 1, columns.size() - 1);
  double out = columns[at].left + columns[next].left - columns[next - 1].left - kGap;
  for (const layout::Line& line : columns[at].text) {
    out = std::max(out, line.box.x1);
  }
  return out;
}

layout::Block block_of(const layout::Block& like, std::vector<layout::Line> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const layout::Line& a, const layout::Line& b) {
    return a.baseline < b.baseline;
  });
  layout::Block out;
  out.kind = layout::BlockKind::paragraph;
  out.page = like.page;
  out.indent = like.indent + lines.front().box.x0 - like.lines.front().box.x0;
  for (const layout::Line& line : lines) {
    out.box = unite(out.box, line.box);
  }
  out.lines = std::move(lines);
  return out;
}

}  // namespace

std::optional<LabelColumns> label_columns_at(const std::vector<layout::Block>& blocks, size_t at,
                                             const facts::Facts& facts) {
  std::vector<Column> columns = columns_of(blocks[at], facts);
  if (columns.empty()) {
    return std::nullopt;
  }
  const layout::Block& labels = blocks[at];
  LabelColumns out;
  out.end = at + 1;
  const auto is_text = [&](const layout::Block& block) {
    return block.page == labels.page && block.table < 0 &&
           (block.kind == layout::BlockKind::paragraph ||
            block.kind == layout::BlockKind::list_item);
  };
  while (out.end < blocks.size() && is_text(blocks[out.end]) &&
         columns_of(blocks[out.end], facts).empty() && put(columns, blocks[out.end])) {
    ++out.end;
  }
  if (out.end == at + 1) {
    return std::nullopt;  // nothing stands below them
  }
  for (size_t c = 0; c < columns.size(); ++c) {
    Column& column = columns[c];
    out.blocks.push_back(block_of(labels, std::move(column.label)));
    out.findings = out.findings || column.issues;
    if (column.issues) {
      const double right = right_edge(columns, c);
      for (layout::Block& block : blocks_of_lines(column.text, column.left, right, facts)) {
        out.blocks.push_back(std::move(block));
      }
    } else if (!column.text.empty()) {
      out.blocks.push_back(block_of(labels, std::move(column.text)));
    }
  }
  return out;
}

}  // namespace ita::report
