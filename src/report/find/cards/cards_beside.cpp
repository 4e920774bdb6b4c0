#include "report/find/cards/cards_beside.h"

#include <algorithm>
#include <map>
#include <optional>

#include "report/find/cards/card_reading.h"

namespace ita::report {

namespace {

constexpr size_t kFewestBeside = 5;
constexpr double kFarthestBeside = 8;  ///< of the height of the number

bool in_row(const Box& number, const Box& name) {
  return number.cy() > name.y0 - 2 && number.cy() < name.y1 + 2;
}

/// Each name with the one number that stands next to it on that side.
std::map<size_t, size_t> names_with_numbers(const std::vector<Segment>& all, int page, bool left) {
  std::map<size_t, std::vector<size_t>> numbers_of;
  for (size_t n = 0; n < all.size(); ++n) {
    if (all[n].page != page || all[n].kind != Segment::Kind::number) {
      continue;
    }
    const Box& number = all[n].box;
    std::optional<size_t> nearest;
    double best = kFarthestBeside * number.height();
    for (size_t m = 0; m < all.size(); ++m) {
      const Box& other = all[m].box;
      const bool counts =
          all[m].kind == Segment::Kind::name || all[m].kind == Segment::Kind::number;
      const double gap = left ? other.x0 - number.x1 : number.x0 - other.x1;
      if (m != n && all[m].page == page && counts && !in_other_panels(all[n], all[m]) &&
          in_row(number, other) && gap > -2 && gap < best) {
        best = gap;
        nearest = m;
      }
    }
    if (nearest && all[*nearest].kind == Segment::Kind::name) {
      numbers_of[*nearest].push_back(n);
    }
  }
  std::map<size_t, size_t> out;
  for (const auto& [name, numbers] : numbers_of) {
    if (numbers.size() == 1) {
      out[name] = numbers[0];
    }
  }
  return out;
}

}  // namespace

std::vector<Candidate> find_cards_beside(const std::vector<Segment>& all, int page,
                                         const ScoreContext& context, int group) {
  std::vector<Candidate> out;
  const std::map<size_t, size_t> pairs = names_with_numbers(all, page, true);
  if (pairs.size() < kFewestBeside || pairs.size() <= names_with_numbers(all, page, false).size()) {
    return out;
  }
  for (const auto& [name, number] : pairs) {
    std::vector<layout::Line> lines = all[name].lines;
    lines.insert(lines.end(), all[number].lines.begin(), all[number].lines.end());
    for (Candidate& candidate : read_card(lines, all[number].para, context, group)) {
      out.push_back(std::move(candidate));
    }
  }
  return out;
}

}  // namespace ita::report
