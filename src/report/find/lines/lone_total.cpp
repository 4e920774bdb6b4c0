#include "report/find/lines/lone_total.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/find/cues.h"
#include "report/find/levels.h"
#include "report/find/sentences/segments.h"
#include "report/view/evidence.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kLarger = 1.2;     ///< than any other score of the page
constexpr size_t kFewestNamed = 5;  ///< indicators that make a page one of results

/// What a page names, and how large its scores are printed.
struct PageOfScores {
  int page = 0;
  std::set<int> named;
  const Segment* largest = nullptr;
  double size = 0, next = 0;

  void see(const layout::Line& line, const Segment* alone, const IndicatorNames& names) {
    const std::string text = line.text();
    for (const auto& mention : names.find_all(Keyed(text), text)) {
      named.insert(mention.number);
    }
    if (!has_decimals(text)) {
      return;
    }
    if (line.size > size) {
      next = size;
      size = line.size;
      largest = alone;
    } else {
      next = std::max(next, line.size);
    }
  }
};

/// "92.74 ระดับ “ผ่านดี”": a number and its level, and nothing else.
bool is_number_with_level(const Segment& segment, const facts::Facts& facts) {
  const std::string text = layout::TracedText::of(segment.lines, true).text();
  const auto numbers = thai::find_numbers(text);
  return segment.kind == Segment::Kind::text && numbers.size() == 1 && numbers[0].decimals > 0 &&
         list_glue_with_levels(text, 0, numbers[0].begin, facts) &&
         list_glue_with_levels(text, numbers[0].end, text.size(), facts);
}

std::optional<Candidate> total_of(const PageOfScores& page, const facts::Facts& facts) {
  if (page.largest == nullptr || page.named.size() < kFewestNamed ||
      page.size < kLarger * page.next) {
    return std::nullopt;
  }
  const layout::TracedText traced = layout::TracedText::of(page.largest->lines, true);
  const auto numbers = thai::find_numbers(traced.text());
  if (numbers.size() != 1 || numbers[0].value > 100) {
    return std::nullopt;
  }
  Candidate out;
  out.field = Field::overall;
  out.role = Role::score;
  out.method = Method::card;
  out.value = numbers[0].value;
  out.decimals = numbers[0].decimals;
  const Span span{numbers[0].begin, numbers[0].end};
  out.evidence = evidence_of(traced, span);
  const std::vector<FoundLevel> levels = find_levels(traced.text(), facts);
  if (levels.size() == 1) {
    out.level = levels[0].level;
  }
  Review reading;
  add_reading_doubts(reading, traced, span);
  out.doubts = std::move(reading.reasons);
  out.why = {kLargestNumber, {}, {}};
  out.group = -page.page;
  out.para = page.largest->para;
  return out;
}

}  // namespace

std::optional<Candidate> find_lone_total(const std::vector<Para>& flow,
                                         const layout::Layout& layout,
                                         const ScoreContext& context) {
  std::map<int, PageOfScores> pages;
  const std::vector<Segment> segments = segments_of(flow, layout, context);
  for (const Segment& segment : segments) {
    pages[segment.page].page = segment.page;
    for (const layout::Line& line : segment.lines) {
      const bool alone = segment.alone && (segment.kind == Segment::Kind::number ||
                                           is_number_with_level(segment, context.facts));
      pages[segment.page].see(line, alone ? &segment : nullptr, context.names);
    }
  }
  for (const layout::JoinedTable& table : layout.joined) {
    for (const layout::Cell& cell : table.table.cells) {
      for (const layout::Line& line : cell.lines) {
        pages[line.page].page = line.page;
        pages[line.page].see(line, nullptr, context.names);
      }
    }
  }
  std::optional<Candidate> out;
  for (const auto& [number, page] : pages) {
    auto total = total_of(page, context.facts);
    if (total && out) {
      return std::nullopt;
    }
    out = total ? std::move(total) : std::move(out);
  }
  return out;
}

}  // namespace ita::report
