#include "report/view/prose_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/lexicon.h"

namespace ita::report {

namespace {

std::string prose_of(const std::vector<layout::Line>& lines) {
  return layout::TracedText::of(lines, true).text();
}

/// Where a new item begins inside a line: " -คำ", " - คำ", " • คำ".
size_t inline_bullet(std::string_view text, size_t from) {
  static constexpr std::array<std::string_view, 4> kBullets = {" -", " –", " •", " ●"};
  size_t best = std::string_view::npos;
  for (const std::string_view bullet : kBullets) {
    for (size_t at = text.find(bullet, from); at != std::string_view::npos;
         at = text.find(bullet, at + 1)) {
      if (parse_marker(text.substr(at + 1)).style == MarkerStyle::bullet) {
        best = std::min(best, at);
        break;
      }
    }
  }
  return best;
}

}  // namespace

double first_word_width(const layout::Line& line) {
  if (line.words.empty()) {
    return 0;
  }
  const std::string text = line.words.front().text();
  const std::vector<size_t> starts = thai::word_starts(text);
  const size_t bytes = starts.size() > 1 ? starts[1] : text.size();
  const double share =
      text.empty() ? 1 : static_cast<double>(bytes) / static_cast<double>(text.size());
  return line.words.front().box.width() * share + 4;
}

bool ends_unfinished(std::string_view text, const facts::Facts& facts) {
  const auto& words = facts.lexicon("sentence-goes-on");
  text = trimmed(text);
  const auto open = std::find_if(words.begin(), words.end(),
                                 [&](const Phrase& word) { return text.ends_with(word.text); });
  if (open == words.end()) {
    return false;
  }
  // "ราชการ" and "ถูกต้อง" are whole words.
  constexpr size_t kTail = 90;
  size_t from = text.size() > kTail ? text.size() - kTail : 0;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
    --from;
  }
  const std::vector<size_t> starts = thai::word_starts(text.substr(from));
  const size_t last = text.size() - from - open->text.size();
  return std::find(starts.begin(), starts.end(), last) != starts.end();
}

bool continues(const Para& above, const Para& para) {
  if (para.marker.style != MarkerStyle::none || para.heading || above.block->lines.empty() ||
      para.block->lines.empty()) {
    return false;
  }
  const bool next_page = para.page() > above.block->lines.back().page;
  return next_page && para.block->indent < 6 && !para.block->centred && !above.heading;
}

std::vector<std::vector<layout::Line>> split_paragraphs(const Para& para,
                                                        const facts::Facts& facts) {
  constexpr double kSameEdge = 4, kIndent = 12;
  std::vector<std::vector<layout::Line>> out;
  const std::vector<layout::Line>& lines = para.block->lines;
  const double first = lines.empty() ? 0 : lines.front().box.x0;
  // Where other lines start further left, a line at the first one's edge begins a paragraph for
  // certain.
  const bool hangs = std::any_of(lines.begin(), lines.end(), [&](const layout::Line& line) {
    return line.box.x0 < first - kIndent;
  });
  for (const layout::Line& line : lines) {
    bool fresh = out.empty();
    if (!fresh && para.block->indent > kIndent) {
      const layout::Line& above = out.back().back();
      const bool room = para.right_edge - above.box.x1 > first_word_width(line);
      fresh = std::abs(line.box.x0 - first) < kSameEdge && above.page == line.page &&
              (hangs || room) && !ends_unfinished(above.text(), facts);
    }
    if (fresh) {
      out.emplace_back();
    }
    out.back().push_back(line);
  }
  return out;
}

std::vector<std::string> split_items(const std::vector<layout::Line>& lines, int first_number) {
  std::vector<std::vector<layout::Line>> groups;
  int expected = first_number;
  bool bullets = false;
  for (const layout::Line& line : lines) {
    const Marker marker = parse_marker(line.text());
    bool starts = groups.empty();
    if (marker.style == MarkerStyle::bullet) {
      starts = bullets = true;
    } else if (marker.numbered() && marker.value == expected && marker.depth == 1) {
      starts = true;
      ++expected;
    }
    if (starts) {
      groups.emplace_back();
    }
    groups.back().push_back(line);
  }
  std::vector<std::string> out;
  for (const auto& group : groups) {
    const std::string text = prose_of(group);
    size_t from = 0;
    for (size_t at = bullets ? inline_bullet(text, 1) : std::string::npos; at != std::string::npos;
         at = inline_bullet(text, at + 1)) {
      out.push_back(clean_item(std::string_view(text).substr(from, at - from)));
      from = at + 1;
    }
    out.push_back(clean_item(std::string_view(text).substr(from)));
  }
  std::erase_if(out, [](const std::string& item) { return item.empty(); });
  return out;
}

std::vector<std::string> split_inline_list(const std::string& text, const facts::Facts& facts) {
  const auto& leads = facts.lexicon("inline-list-lead");
  std::vector<std::string> out;
  const size_t first = inline_bullet(text, 0);
  if (first != std::string::npos) {
    const std::string_view lead = trimmed(std::string_view(text).substr(0, first));
    const bool announced = std::any_of(
        leads.begin(), leads.end(), [&](const Phrase& word) { return lead.ends_with(word.text); });
    if (announced) {
      out.push_back(clean_item(lead));
      size_t from = first + 1;
      for (size_t at = inline_bullet(text, from); at != std::string::npos;
           at = inline_bullet(text, at + 1)) {
        out.push_back(clean_item(std::string_view(text).substr(from, at - from)));
        from = at + 1;
      }
      out.push_back(clean_item(std::string_view(text).substr(from)));
      return out;
    }
  }
  out.push_back(clean_item(text));
  return out;
}

}  // namespace ita::report
