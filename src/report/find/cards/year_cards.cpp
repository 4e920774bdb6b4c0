#include "report/find/cards/year_cards.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "report/find/levels.h"
#include "report/find/score_candidate.h"
#include "report/view/score_value.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr size_t kFewest = 2;        ///< cards
constexpr size_t kLongestYear = 40;  ///< bytes of key
constexpr double kNear = 1.5;     ///< of the height of the number: a year stands so near above it
constexpr double kLevelNear = 2;  ///< ... a level so near below
constexpr double kAcross = 8;     ///< ... and so near across a line of time
constexpr size_t kFewestInTurn = 3;  ///< years of such a line
constexpr double kCaption = 70;      ///< how far above the cards their caption stands, points

bool one_column(const Box& a, const Box& b) {
  return std::min(a.x1, b.x1) - std::max(a.x0, b.x0) > 0.5 * std::min(a.width(), b.width());
}

bool one_row(const Box& a, const Box& b) {
  return overlap(a.y0, a.y1, b.y0, b.y1) > 0.5 * std::min(a.height(), b.height());
}

struct Card {
  int year = 0;
  Box label;
  std::string said;  ///< the year as printed
  const Segment* number = nullptr;
};

class YearCards {
 public:
  YearCards(const std::vector<Para>& flow, const std::vector<Segment>& all,
            const ScoreContext& context)
      : flow_(flow), all_(all), context_(context) {}

  std::vector<Candidate> find() const { return read_all(rows()); }

  /// A line of time whose years stand above and below it in turn, each with its number on the other
  /// side: every year and its number share a column with nothing else.
  std::vector<Candidate> find_in_turn() const {
    std::map<int, std::vector<Card>> pages;
    for (const Segment& segment : all_) {
      if (std::optional<Card> card = label_of(segment)) {
        card->number = only_number(*card, segment.page);
        pages[segment.page].push_back(std::move(*card));
      }
    }
    std::vector<std::vector<Card>> lines;
    for (auto& [page, cards] : pages) {
      if (cards.size() >= kFewestInTurn && complete(cards) && !in_one_row(cards)) {
        lines.push_back(std::move(cards));
      }
    }
    return read_all(lines);
  }

 private:
  std::vector<Candidate> read_all(const std::vector<std::vector<Card>>& rows) const {
    std::vector<Candidate> out;
    for (const std::vector<Card>& row : rows) {
      std::optional<Candidate> like = result_of(row);
      if (!like) {
        continue;
      }
      for (const Card& card : row) {
        out.push_back(read(*like, card));
      }
    }
    return out;
  }

  static bool in_one_row(const std::vector<Card>& cards) {
    return std::all_of(cards.begin(), cards.end(),
                       [&](const Card& card) { return one_row(card.label, cards[0].label); });
  }

  /// The number of the label's column, where it has one within reach.
  const Segment* only_number(const Card& card, int page) const {
    const Segment* only = nullptr;
    for (const Segment& segment : all_) {
      const double gap = std::max(segment.box.y0 - card.label.y1, card.label.y0 - segment.box.y1);
      if (segment.page != page || segment.kind != Segment::Kind::number ||
          !one_column(segment.box, card.label) || gap > kAcross * segment.box.height()) {
        continue;
      }
      if (only != nullptr) {
        return nullptr;
      }
      only = &segment;
    }
    return only;
  }

  /// The year that the last line of the words is, and nothing else.
  std::optional<Card> label_of(const Segment& segment) const {
    if (segment.kind != Segment::Kind::text) {
      return std::nullopt;
    }
    const layout::TracedText traced = layout::TracedText::of(segment.lines.back());
    const Passage passage = Passage::of(traced, Section::other, segment.para);
    const std::vector<Token> tokens = tokens_of(passage, context_);
    if (tokens.size() != 1 || tokens[0].kind != Token::Kind::year ||
        passage.keyed.key().size() > kLongestYear) {
      return std::nullopt;
    }
    return Card{tokens[0].year, segment.lines.back().box, clean(traced.text()), nullptr};
  }

  /// The number right below the label.
  const Segment* number_below(const Card& card, int page) const {
    const Segment* best = nullptr;
    for (const Segment& segment : all_) {
      const double gap = segment.box.y0 - card.label.y1;
      const double height = segment.box.height();
      if (segment.page == page && segment.kind == Segment::Kind::number &&
          one_column(segment.box, card.label) && gap > -0.3 * height && gap < kNear * height &&
          (best == nullptr || segment.box.y0 < best->box.y0)) {
        best = &segment;
      }
    }
    return best;
  }

  /// Rows in which every year has its number, and none stands twice.
  std::vector<std::vector<Card>> rows() const {
    std::vector<std::vector<Card>> out;
    std::vector<int> pages;
    for (const Segment& segment : all_) {
      std::optional<Card> card = label_of(segment);
      if (!card) {
        continue;
      }
      card->number = number_below(*card, segment.page);
      size_t row = 0;
      while (row < out.size() &&
             !(pages[row] == segment.page && one_row(out[row][0].label, card->label))) {
        ++row;
      }
      if (row == out.size()) {
        out.emplace_back();
        pages.push_back(segment.page);
      }
      out[row].push_back(std::move(*card));
    }
    std::erase_if(out, [](const std::vector<Card>& row) { return !complete(row); });
    return out;
  }

  static bool complete(const std::vector<Card>& row) {
    for (size_t i = 0; i < row.size(); ++i) {
      for (size_t k = 0; k < i; ++k) {
        if (row[i].year == row[k].year || row[i].number == row[k].number) {
          return false;
        }
      }
      if (row[i].number == nullptr) {
        return false;
      }
    }
    return row.size() >= kFewest;
  }

  bool said(const Para& para, std::string_view role) const {
    return any_in(para.keyed.key(), context_.facts.lexicon(role));
  }

  /// Scores with a level each, one of them of the year assessed, are totals without a word for
  /// them.
  bool levelled(const std::vector<Card>& row) const {
    return std::any_of(row.begin(), row.end(),
                       [&](const Card& card) { return card.year == context_.fiscal_year; }) &&
           std::all_of(row.begin(), row.end(),
                       [&](const Card& card) { return level_below(*card.number).has_value(); });
  }

  /// What the lines above the row say that the numbers are; nothing where nothing says that they
  /// are the agency's results.
  std::optional<Candidate> result_of(const std::vector<Card>& row) const {
    std::optional<Candidate> out;
    bool named = false;
    const Box& first = row[0].label;
    const int page = row[0].number->page;
    for (const Para& para : flow_) {
      const Box& box = para.block->box;
      const bool above = box.y0 < first.y0 && box.y1 > first.y0 - kCaption;
      if (para.page() != page || para.table() >= 0 || para.furniture || !above) {
        continue;
      }
      if (said(para, "cue-others") || said(para, "cue-target") || said(para, "cue-forecast") ||
          said(para, "example") || said(para, "cue-self")) {
        return std::nullopt;
      }
      const auto mentions = context_.names.find_all(para.keyed, para.text());
      named = named || !mentions.empty();
      if (!said(para, "names-results") && !said(para, "looks-back")) {
        continue;
      }
      out = out ? out : Candidate{};
      out->field = Field::overall;
      if (mentions.size() == 1) {
        out->field = mentions[0].number != 0 ? Field::indicator : Field::instrument;
        out->number = mentions[0].number;
        out->instrument = mentions[0].instrument;
      }
    }
    if (!out && !named && levelled(row)) {
      out = Candidate{};
      out->field = Field::overall;
    }
    return out;
  }

  Candidate read(const Candidate& like, const Card& card) const {
    Candidate out = like;
    const Segment& number = *card.number;
    const layout::TracedText traced = layout::TracedText::of(number.lines, true);
    const std::vector<thai::Number> found = thai::find_numbers(traced.text());
    const Span span{found.front().begin, found.front().end};
    out.role = Role::score;
    out.saying = Saying::said;
    out.method = Method::history;
    out.year = card.year;
    take_score(out, traced, span, context_.facts);
    out.level = level_below(number);
    out.group = -number.page;
    out.para = number.para;
    out.why = {"axis-label", {{"label", card.said}}, {}};
    return out;
  }

  std::optional<Level> level_below(const Segment& number) const {
    for (const Segment& other : all_) {
      const double gap = other.box.y0 - number.box.y1;
      if (other.page != number.page || other.kind != Segment::Kind::text ||
          !one_column(other.box, number.box) || gap < -0.3 * number.box.height() ||
          gap > kLevelNear * number.box.height()) {
        continue;
      }
      if (auto level = lone_level(other.lines[0].text(), context_.facts)) {
        return level;
      }
    }
    return std::nullopt;
  }

  const std::vector<Para>& flow_;
  const std::vector<Segment>& all_;
  const ScoreContext& context_;
};

}  // namespace

std::vector<Candidate> find_in_years_in_turn(const std::vector<Para>& flow,
                                             const std::vector<Segment>& segments,
                                             const ScoreContext& context) {
  return YearCards(flow, segments, context).find_in_turn();
}

std::vector<Candidate> find_in_year_cards(const std::vector<Para>& flow,
                                          const std::vector<Segment>& segments,
                                          const ScoreContext& context) {
  return YearCards(flow, segments, context).find();
}

}  // namespace ita::report
