#include "report/view/captions.h"

#include <algorithm>
#include <utility>

#include "report/view/line_part.h"

namespace ita::report {

namespace {

constexpr size_t kMostCaptions = 6;
constexpr size_t kLongestCaption = 300;  // bytes of the key
constexpr double kSlack = 10;            // points that a caption may stand out of its columns

/// The title of a table at the top of its page stands in the flow as well.
bool is_among(const std::deque<Para>& titles, const Para& para) {
  return std::any_of(titles.begin(), titles.end(), [&](const Para& title) {
    return title.page() == para.page() && title.block->box == para.block->box;
  });
}

/// Beside the table, with no part of its width above or below it.
bool is_beside(const Box& box, const layout::Table& table) {
  return !table.box.empty() && overlap(box.x0, box.x1, table.box.x0, table.box.x1) <= 0;
}

/// Whether another table of the page stands beside this one.
bool has_neighbour(const layout::Layout& layout, const layout::Table& table) {
  return std::any_of(
      layout.joined.begin(), layout.joined.end(), [&](const layout::JoinedTable& joined) {
        const layout::Table& other = joined.table;
        return &other != &table && other.page == table.page && is_beside(other.box, table) &&
               overlap(other.box.y0, other.box.y1, table.box.y0, table.box.y1) > 0;
      });
}

/// The words of a paragraph over the columns of the table.
layout::Block over_columns(const Para& para, const layout::Table& table) {
  layout::Block out = *para.block;
  out.box = {};
  std::vector<layout::Line> lines;
  for (const layout::Line& line : para.block->lines) {
    const auto outside = [&](const text::Word& word) {
      return word.box.cx() < table.box.x0 - kSlack || word.box.cx() > table.box.x1 + kSlack;
    };
    const auto begin = std::find_if_not(line.words.begin(), line.words.end(), outside);
    const auto end = std::find_if(begin, line.words.end(), outside);
    if (begin != end) {
      lines.push_back(line_part(line, static_cast<size_t>(begin - line.words.begin()),
                                static_cast<size_t>(end - line.words.begin())));
      out.box = unite(out.box, lines.back().box);
    }
  }
  out.lines = std::move(lines);
  return out;
}

/// A line that is cut by a gap at the table's edge; running text goes over it.
bool is_cut(const Para& para, const layout::Block& part) {
  for (const layout::Line& line : para.block->lines) {
    for (size_t i = 1; i < line.words.size(); ++i) {
      const double left = line.words[i - 1].box.x1, right = line.words[i].box.x0;
      const bool at_edge = left <= part.box.x0 + 1 && right >= part.box.x0 - 1;
      const bool at_end = left >= part.box.x1 - 1 && left <= part.box.x1 + 1;
      if ((at_edge || at_end) && right - left > 2 * line.size) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<const Para*> captions_of(const std::vector<Para>& flow, int number,
                                     const layout::Layout& layout, std::deque<Para>& own,
                                     const facts::Facts& facts) {
  const layout::Table& table = layout.joined[static_cast<size_t>(number)].table;
  const bool neighbour = has_neighbour(layout, table);
  std::vector<const Para*> out;
  for (size_t i = own.size(); i-- > 0;) {
    out.push_back(&own[i]);
  }
  size_t at = 0;
  while (at < flow.size() && flow[at].table() != number) {
    ++at;
  }
  for (size_t k = at; at < flow.size() && k-- > 0 && out.size() < kMostCaptions;) {
    const Para& para = flow[k];
    if (para.page() == table.page && is_beside(para.block->box, table)) {
      continue;  // another table of the same row of tables, or its caption
    }
    // On the page before only a heading can be meant for it; a footnote is not.
    const bool elsewhere = para.page() != flow[at].page() && !para.heading && !para.furniture;
    if (para.table() >= 0 || elsewhere ||
        (!para.furniture && para.keyed.key().size() > kLongestCaption)) {
      break;
    }
    if (para.furniture || para.keyed.key().empty() || is_among(own, para)) {
      continue;
    }
    layout::Block part = neighbour ? over_columns(para, table) : layout::Block();
    if (!part.lines.empty() && is_cut(para, part)) {
      const bool heading = para.heading;
      own.push_back(para_of(std::move(part), facts));
      own.back().heading = heading;
      out.push_back(&own.back());
    } else {
      out.push_back(&para);
    }
  }
  return out;
}

}  // namespace ita::report
