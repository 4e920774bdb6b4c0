#include "report/find/cards/cards.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/find/cards/card_reading.h"
#include "report/find/cards/cards_beside.h"
#include "report/find/cards/cards_framed.h"
#include "report/find/levels.h"

namespace ita::report {

namespace {

enum class Side { above, below, left, right };  ///< where the name stands

constexpr double kBeside = 1.5;      ///< of the number's height: words that belong to it
constexpr double kClearer = 1.3;     ///< of two directions the nearer one, by this factor
constexpr double kClearerOfOne = 2;  ///< the same where one number has a name on either side
constexpr double kFar = 6;           ///< of the number's height: nothing says that the two are one

struct Pair {
  size_t number = 0, name = 0;  ///< segments
  double distance = 0;
};

struct Pairing {
  std::vector<Pair> pairs;
  double mean = 0;  ///< distance of a pair, points

  /// Whether the number or the name of a pair is in one of these.
  bool uses(const Pair& pair) const {
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& p) {
      return p.number == pair.number || p.name == pair.name;
    });
  }
};

bool same_column(const Box& a, const Box& b) {
  const double shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return shared > 0.5 * std::min(a.width(), b.width());
}

bool same_row(const Box& a, const Box& b) {
  return overlap(a.y0, a.y1, b.y0, b.y1) > 0.5 * std::min(a.height(), b.height());
}

bool upright(Side side) { return side == Side::above || side == Side::below; }

/// In one panel words that only begin over a number are over it; of two panels nothing belongs
/// together.
bool aligned(const Segment& a, const Segment& b, Side side) {
  if (in_other_panels(a, b)) {
    return false;
  }
  const bool beneath = a.panel > 0 && overlap(a.box.x0, a.box.x1, b.box.x0, b.box.x1) > 0;
  return upright(side) ? beneath || same_column(a.box, b.box) : same_row(a.box, b.box);
}

double distance(const Box& number, const Box& name, Side side) {
  switch (side) {
    case Side::above:
      return number.y0 - name.y1;
    case Side::below:
      return name.y0 - number.y1;
    case Side::left:
      return number.x0 - name.x1;
    default:
      return name.x0 - number.x1;
  }
}

class PageOfCards {
 public:
  PageOfCards(const std::vector<Segment>& all, int page, const layout::Layout& layout,
              const ScoreContext& context)
      : all_(all), context_(context), group_(-page) {
    for (const layout::Table& table : layout.tables) {
      if (table.page == page) {
        tables_.push_back(table.box);
      }
    }
    for (size_t i = 0; i < all.size(); ++i) {
      if (all[i].page == page && all[i].kind == Segment::Kind::number && all[i].alone) {
        numbers_.push_back(i);
      } else if (all[i].page == page && all[i].kind == Segment::Kind::name) {
        names_.push_back(i);
      }
    }
  }

  std::vector<Candidate> find() {
    std::vector<Candidate> out;
    if (numbers_.empty() || names_.empty()) {
      return out;
    }
    const Reading page = reading();
    const auto left_over = [&](const Pair& pair) { return !page.best.uses(pair); };
    const bool contradicted =
        std::any_of(page.other.pairs.begin(), page.other.pairs.end(), left_over);
    const double clearer = page.best.pairs.size() == 1 ? kClearerOfOne : kClearer;
    const bool unsure = !page.best.pairs.empty() &&
                        page.other.pairs.size() == page.best.pairs.size() &&
                        (contradicted || page.other.mean < clearer * page.best.mean);
    for (const Pair& pair : page.best.pairs) {
      add(out, pair, page.up && !page.beside, unsure || (!page.beside && another_in_row(pair)));
    }
    // What the direction of the page leaves over and the other one explains contradicts it.
    for (const Pair& pair : page.other.pairs) {
      if (left_over(pair)) {
        add(out, pair, page.beside == page.up, true);
      }
    }
    return out;
  }

 private:
  /// How the page is read, and the way that explains it next best.
  struct Reading {
    Pairing best, other;
    bool up = false;      ///< of the two upright ways, names above their numbers
    bool beside = false;  ///< names beside their numbers
  };

  Reading reading() const {
    const Pairing above = pairing(Side::above), below = pairing(Side::below);
    Reading out;
    out.up = above.pairs.size() != below.pairs.size() ? above.pairs.size() > below.pairs.size()
                                                      : above.mean < below.mean;
    const Pairing& upright = out.up ? above : below;
    // Beside one another only where that explains more of the page than one below the other.
    const Pairing left = pairing(Side::left), right = pairing(Side::right);
    const Pairing& level = left.pairs.size() >= right.pairs.size() ? left : right;
    out.beside = level.pairs.size() > upright.pairs.size();
    out.best = out.beside ? level : upright;
    out.other = out.beside ? upright : out.up ? below : above;
    return out;
  }

  void add(std::vector<Candidate>& into, const Pair& pair, bool up, bool doubted) const {
    for (Candidate& candidate : read(pair, up)) {
      if (doubted) {
        candidate.doubts.push_back({"card-direction-unsure", {}, {}});
      }
      if (pair.distance > kFar * all_[pair.number].box.height()) {
        candidate.doubts.push_back({"card-name-far", {}, {}});
      }
      if (table_between(pair)) {
        candidate.doubts.push_back({"table-between", {}, {}});
      }
      into.push_back(std::move(candidate));
    }
  }

  /// The name of another indicator stands in the row of the number, with no number of its own
  /// between: then the page is one of rows as well as one of cards.
  bool another_in_row(const Pair& pair) const {
    const Box& number = all_[pair.number].box;
    const int own = context_.names.match(text_of(pair.name)).by_name;
    return std::any_of(names_.begin(), names_.end(), [&](size_t m) {
      const Box& name = all_[m].box;
      const bool in_row = number.cy() > name.y0 - 2 && number.cy() < name.y1 + 2;
      const int other = context_.names.match(text_of(m)).by_name;
      return m != pair.name && in_row && other != 0 && other != own &&
             std::none_of(numbers_.begin(), numbers_.end(), [&](size_t n) {
               return n != pair.number && number_between(all_[n].box, number, name);
             });
    });
  }

  static bool number_between(const Box& other, const Box& number, const Box& name) {
    const double from = std::min(number.x1, name.x1), to = std::max(number.x0, name.x0);
    return same_row(other, number) && other.x0 >= from - 1 && other.x1 <= to + 1;
  }

  /// A title over a table is the table's before it is the name of a number under it.
  bool table_between(const Pair& pair) const {
    const Box &number = all_[pair.number].box, &name = all_[pair.name].box;
    const double top = std::min(number.y1, name.y1), bottom = std::max(number.y0, name.y0);
    return std::any_of(tables_.begin(), tables_.end(), [&](const Box& box) {
      return box.y0 >= top - 1 && box.y1 <= bottom + 1 &&
             overlap(box.x0, box.x1, number.x0, number.x1) > 0;
    });
  }

  std::string text_of(size_t segment) const {
    return layout::TracedText::of(all_[segment].lines, false).text();
  }

  bool blocked(const Segment& number, const Segment& name, Side side) const {
    const bool first = side == Side::above || side == Side::left;
    const Box& before = first ? name.box : number.box;
    const Box& after = first ? number.box : name.box;
    const auto between = [&](size_t i) {
      const Box& box = all_[i].box;
      const bool inside = upright(side) ? box.y0 >= before.y1 - 1 && box.y1 <= after.y0 + 1
                                        : box.x0 >= before.x1 - 1 && box.x1 <= after.x0 + 1;
      return &box != &before && &box != &after && aligned(all_[i], number, side) && inside;
    };
    return std::any_of(numbers_.begin(), numbers_.end(), between) ||
           std::any_of(names_.begin(), names_.end(), between);
  }

  /// Each number with the nearest name of its column on that side; a name that two numbers would
  /// take is nobody's.
  Pairing pairing(Side side) const {
    std::map<size_t, std::vector<Pair>> by_name;
    for (const size_t n : numbers_) {
      std::optional<Pair> best;
      for (const size_t m : names_) {
        const Segment& number = all_[n];
        const Segment& name = all_[m];
        const double far = distance(number.box, name.box, side);
        if (far > -0.3 * number.box.height() && aligned(number, name, side) &&
            (!best || far < best->distance) && !blocked(number, name, side)) {
          best = Pair{n, m, std::max(far, 0.0)};
        }
      }
      if (best) {
        by_name[best->name].push_back(*best);
      }
    }
    Pairing out;
    for (const auto& [name, pairs] : by_name) {
      if (pairs.size() == 1) {
        out.pairs.push_back(pairs[0]);
        out.mean += pairs[0].distance;
      }
    }
    out.mean = out.pairs.empty() ? 0 : out.mean / static_cast<double>(out.pairs.size());
    return out;
  }

  /// Text in the row of a number, with nothing but a space between.
  static bool stands_right_beside(const Segment& other, const Segment& number) {
    const double gap = std::max(other.box.x0 - number.box.x1, number.box.x0 - other.box.x1);
    return other.page == number.page && other.kind == Segment::Kind::text &&
           same_row(other.box, number.box) && gap > 0 && gap < kBeside * number.box.height();
  }

  /// The words of a card in order: its name, what is said right beside the number, the number.
  std::vector<Candidate> read(const Pair& pair, bool up) const {
    const Segment& number = all_[pair.number];
    std::vector<layout::Line> lines = all_[pair.name].lines;
    for (const Segment& other : all_) {
      if (stands_right_beside(other, number) && says_more(other, context_)) {
        lines.insert(lines.end(), other.lines.begin(), other.lines.end());
      }
    }
    lines.insert(lines.end(), number.lines.begin(), number.lines.end());
    std::vector<Candidate> out = read_card(lines, number.para, context_, group_);
    for (Candidate& candidate : out) {
      const bool own =
          candidate.evidence.bbox.y0 < number.box.y1 && candidate.evidence.bbox.y1 > number.box.y0;
      if (own && up && !candidate.level) {
        candidate.level = level_below(number);
      }
    }
    return out;
  }

  /// A level by itself right under the number.
  std::optional<Level> level_below(const Segment& number) const {
    for (const Segment& other : all_) {
      const double gap = other.box.y0 - number.box.y1;
      if (other.page != number.page || other.kind != Segment::Kind::text ||
          !same_column(other.box, number.box) || gap < -1 || gap > 2 * number.box.height()) {
        continue;
      }
      if (auto level = lone_level(other.lines[0].text(), context_.facts)) {
        return level;
      }
    }
    return std::nullopt;
  }

  const std::vector<Segment>& all_;
  const ScoreContext& context_;
  int group_;
  std::vector<size_t> numbers_, names_;
  std::vector<Box> tables_;  ///< of the page
};

}  // namespace

std::vector<Candidate> find_in_cards(const std::vector<Segment>& segments,
                                     const layout::Layout& layout, const ScoreContext& context) {
  std::vector<Candidate> out;
  int last = 0;
  for (const Segment& segment : segments) {
    if (segment.page != last) {
      last = segment.page;
      std::vector<Candidate> beside = find_cards_beside(segments, last, context, -last);
      if (!beside.empty()) {
        out.insert(out.end(), std::make_move_iterator(beside.begin()),
                   std::make_move_iterator(beside.end()));
        continue;
      }
      for (Candidate& candidate : PageOfCards(segments, last, layout, context).find()) {
        out.push_back(std::move(candidate));
      }
    }
  }
  find_in_frames(out, layout, context);
  return out;
}

}  // namespace ita::report
