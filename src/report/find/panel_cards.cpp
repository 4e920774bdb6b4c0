#include "report/find/panel_cards.h"

#include <algorithm>
#include <map>

#include "report/find/card_reading.h"

namespace ita::report {

namespace {

/// The segments of one panel: its name and its number, where it has one of each.
struct Card {
  std::vector<size_t> names, numbers;
  std::vector<layout::Line> more;  ///< that say whose or of when its number is
};

/// The words of a card in order: its name, what says more, then the number.
std::vector<Candidate> read(const Segment& name, const std::vector<layout::Line>& more,
                            const Segment& number, const ScoreContext& context) {
  std::vector<layout::Line> lines = name.lines;
  lines.insert(lines.end(), more.begin(), more.end());
  lines.insert(lines.end(), number.lines.begin(), number.lines.end());
  return read_card(lines, number.para, context, -number.page);
}

}  // namespace

std::vector<Candidate> find_in_panels(std::vector<Segment>& segments, const ScoreContext& context) {
  std::map<std::pair<int, int>, Card> cards;
  for (size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = segments[i];
    if (segment.panel > 0) {
      Card& card = cards[{segment.page, segment.panel}];
      if (segment.kind == Segment::Kind::name) {
        card.names.push_back(i);
      } else if (segment.kind == Segment::Kind::number) {
        card.numbers.push_back(i);
      } else if (segment.kind == Segment::Kind::text && says_more(segment, context)) {
        card.more.insert(card.more.end(), segment.lines.begin(), segment.lines.end());
      }
    }
  }
  std::vector<Candidate> out;
  std::vector<bool> taken(segments.size(), false);
  for (const auto& [place, card] : cards) {
    if (card.names.size() != 1 || card.numbers.size() != 1) {
      continue;
    }
    const size_t name = card.names[0], number = card.numbers[0];
    for (Candidate& candidate : read(segments[name], card.more, segments[number], context)) {
      out.push_back(std::move(candidate));
    }
    taken[name] = taken[number] = true;
  }
  size_t i = 0;
  std::erase_if(segments, [&](const Segment&) { return taken[i++]; });
  return out;
}

}  // namespace ita::report
