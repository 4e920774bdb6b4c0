#include "report/view/page_edges.h"

#include <algorithm>
#include <cmath>

#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

constexpr double kSameHeight = 8;
constexpr double kFoot = 60;  ///< points above the lowest line in which slivers stand
constexpr double kSameX = 3;
constexpr size_t kTopLines =
    4;  ///< a running head and a page number may stand above the first line

std::string key_without_digits(const layout::Line& line) {
  std::string key = thai::match_key(line.text());
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  return key;
}

/// A letter or mark that reaches above the others, and so over the page's edge.
bool is_tall(const text::Symbol& symbol) {
  static constexpr std::u32string_view kTall =
      U"\u0e43\u0e44\u0e42\u0e1b\u0e1d\u0e1f\u0e2c\u0e33\u0e4c\u0e28\u0e2a\u0e10";
  const std::u32string text = thai::to_utf32(symbol.text);
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    return thai::is_tone(c) || thai::is_above_vowel(c) ||
           kTall.find(c) != std::u32string_view::npos;
  });
}

bool stands_in(const text::Symbol& symbol, const layout::Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [&](const text::Word& word) {
    return std::any_of(word.symbols.begin(), word.symbols.end(), [&](const text::Symbol& s) {
      return s.text == symbol.text && symbol.box.x0 > s.box.x0 - kSameX &&
             symbol.box.x0 < s.box.x1 + kSameX;
    });
  });
}

}  // namespace

PageEdges::PageEdges(const layout::Layout& layout) {
  std::map<int, std::vector<const layout::Line*>> lines;
  for (const layout::Block& block : layout.blocks) {
    for (const layout::Line& line : block.lines) {
      lines[line.page].push_back(&line);
      bottoms_[line.page] = std::max(bottoms_[line.page], line.box.y1);
      rights_[line.page] = std::max(rights_[line.page], line.box.x1);
      if (block.kind == layout::BlockKind::running_head) {
        heads_[key_without_digits(line)].push_back({line.page, line.box.y0});
      }
    }
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      for (const layout::Line& line : cell.lines) {
        lines[line.page].push_back(&line);
      }
    }
  }
  for (auto& [page, all] : lines) {
    std::stable_sort(all.begin(), all.end(), [](const layout::Line* a, const layout::Line* b) {
      return a->box.y0 < b->box.y0;
    });
    // The cells of one table row are one line of the page.
    size_t rows = 0;
    double y = -1e9;
    for (const layout::Line* line : all) {
      if (line->box.y0 > y + kSameHeight) {
        y = line->box.y0;
        ++rows;
      }
      if (rows > kTopLines) {
        break;
      }
      top_lines_[page].push_back(line);
    }
  }
  heads_.erase("");
}

double PageEdges::right(int page) const {
  const auto at = rights_.find(page);
  return at == rights_.end() ? 0 : at->second;
}

bool PageEdges::is_running_head(const layout::Line& line) const {
  const auto it = heads_.find(key_without_digits(line));
  return it != heads_.end() &&
         std::any_of(it->second.begin(), it->second.end(), [&](const Place& p) {
           return p.page != line.page && std::abs(p.y - line.box.y0) < kSameHeight;
         });
}

/// Nearly every symbol of the line stands at the same place in one of the first lines of the next
/// page.  A mark without its letter is boxed at the letter's far side.
bool PageEdges::is_sliver(const layout::Line& line) const {
  const auto bottom = bottoms_.find(line.page);
  const auto next = top_lines_.find(line.page + 1);
  if (bottom == bottoms_.end() || next == top_lines_.end() ||
      line.box.y1 < bottom->second - kFoot) {
    return false;
  }
  return std::any_of(next->second.begin(), next->second.end(), [&](const layout::Line* top) {
    int symbols = 0, found = 0;
    for (const text::Word& word : line.words) {
      for (const text::Symbol& symbol : word.symbols) {
        ++symbols;
        found += is_tall(symbol) && stands_in(symbol, *top) ? 1 : 0;
      }
    }
    return symbols > 0 && found * 10 >= symbols * 8;
  });
}

}  // namespace ita::report
