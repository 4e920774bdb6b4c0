#include "report/find/cards/panel_cards.h"

#include <algorithm>
#include <map>

#include "report/find/cards/card_reading.h"

namespace ita::report {

namespace {

/// The segments of one panel: its name and its number, where it has one of each.
struct Card {
  std::vector<size_t> names, numbers;
  std::vector<layout::Line> more;  ///< that say whose or of when its number is
};

/// The name of a card: "OIT" over the number and its name in words under it are one.  Empty where
/// the card names two things, or nothing.
std::vector<layout::Line> name_of(const Card& card, const std::vector<Segment>& segments,
                                  const ScoreContext& context) {
  std::vector<layout::Line> out;
  for (const size_t name : card.names) {
    out.insert(out.end(), segments[name].lines.begin(), segments[name].lines.end());
  }
  const bool one = card.names.size() == 1 ||
                   (card.names.size() == 2 && kind_of(out, context) == Segment::Kind::name);
  return one ? out : std::vector<layout::Line>{};
}

/// The words of a card in order: its name, what says more, then the number.
std::vector<Candidate> read(std::vector<layout::Line> lines, const std::vector<layout::Line>& more,
                            const Segment& number, const ScoreContext& context) {
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
    std::vector<layout::Line> name = name_of(card, segments, context);
    if (name.empty() || card.numbers.size() != 1) {
      continue;
    }
    const size_t number = card.numbers[0];
    for (Candidate& candidate : read(std::move(name), card.more, segments[number], context)) {
      out.push_back(std::move(candidate));
    }
    taken[number] = true;
    for (const size_t each : card.names) {
      taken[each] = true;
    }
  }
  size_t i = 0;
  std::erase_if(segments, [&](const Segment&) { return taken[i++]; });
  return out;
}

}  // namespace ita::report
