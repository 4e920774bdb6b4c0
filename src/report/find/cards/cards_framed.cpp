#include "report/find/cards/cards_framed.h"

#include "report/find/cards/card_reading.h"
#include "report/find/sentences/segments.h"
#include "report/find/sentences/tokens.h"

namespace ita::report {

namespace {

/// "อันดับ 3", "เป้า 95.00": what a number is that is not the card's score.
bool says_other_number(const layout::Line& line, const ScoreContext& context) {
  const std::vector<layout::Line> lines{line};  // the text keeps pointers into them
  const layout::TracedText traced = layout::TracedText::of(lines, true);
  bool cue = false, number = false, name = false;
  for (const Token& token : tokens_of(Passage::of(traced, Section::other, 0), context)) {
    cue = cue || token.kind == Token::Kind::cue;
    number = number || token.kind == Token::Kind::number;
    name = name || token.is_key();
  }
  return cue && number && !name;
}

/// The lines of a card in a frame, its name first: one name with one number and what is said of
/// others, or with the numbers of several years, each with its year.  Empty where the cell is no
/// card.
std::vector<layout::Line> card_in(const layout::Cell& cell, const ScoreContext& context) {
  std::vector<layout::Line> name, number, more;
  for (const layout::Line& line : cell.lines) {
    if (kind_of({line}, context) == Segment::Kind::number) {
      number.push_back(line);
    } else {
      (says_other_number(line, context) ? more : name).push_back(line);
    }
  }
  if (number.size() == 1 && kind_of(name, context) == Segment::Kind::name) {
    name.push_back(number[0]);
    name.insert(name.end(), more.begin(), more.end());
    return name;
  }
  const layout::TracedText traced = layout::TracedText::of(cell.lines, false);
  size_t names = 0, years = 0, scores = 0;
  for (const Token& token : tokens_of(Passage::of(traced, Section::scores, 0), context)) {
    names += token.is_key() ? 1 : 0;
    years += token.kind == Token::Kind::year ? 1 : 0;
    scores += token.kind == Token::Kind::number && token.number.decimals > 0 ? 1 : 0;
  }
  const bool of_years = names == 1 && scores >= 2 && scores == years;
  return of_years ? cell.lines : std::vector<layout::Line>{};
}

/// "IIT | 90.62": the name in a cell, and in the next one of its row the number as the first line.
/// Empty where the two are no card.
std::vector<layout::Line> card_beside(const layout::Table& table, const layout::Cell& cell,
                                      const ScoreContext& context) {
  const layout::Cell* next = nullptr;
  for (int c = cell.col + cell.col_span; c < table.cols && next == nullptr; ++c) {
    const layout::Cell* at = table.at(cell.row, c);
    next = at != nullptr && !at->lines.empty() ? at : nullptr;
  }
  if (cell.lines.empty() || next == nullptr || next->row != cell.row ||
      kind_of(cell.lines, context) != Segment::Kind::name ||
      kind_of({next->lines.front()}, context) != Segment::Kind::number) {
    return {};
  }
  std::vector<layout::Line> out = cell.lines;
  out.push_back(next->lines.front());
  return out;
}

/// Names and numbers in turn in a single row are cards; several rows of them are a table, which is
/// read as one.
bool is_row_of_pairs(const layout::Table& table) { return table.rows == 1 && table.cols > 2; }

}  // namespace

void find_in_frames(std::vector<Candidate>& into, const layout::Layout& layout,
                    const ScoreContext& context) {
  constexpr size_t kFewestFrames = 3;
  // Rows of cards that do not touch are a table each: then nothing but cards stands in them.
  struct Frames {
    int page = 0;
    size_t count = 0;
    bool only = true;
    std::vector<Candidate> found;
  };
  std::vector<Frames> tables;
  for (size_t t = 0; t < layout.joined.size(); ++t) {
    Frames own;
    own.page = layout.joined[t].table.page;
    for (const layout::Cell& cell : layout.joined[t].table.cells) {
      std::vector<layout::Line> card = card_in(cell, context);
      if (card.empty() && is_row_of_pairs(layout.joined[t].table)) {
        card = card_beside(layout.joined[t].table, cell, context);
      }
      if (card.empty()) {
        own.only = own.only && cell.lines.empty();
        continue;
      }
      ++own.count;
      for (Candidate& candidate : read_card(card, 0, context, -1)) {
        candidate.table = static_cast<int>(t);
        own.found.push_back(std::move(candidate));
      }
    }
    tables.push_back(std::move(own));
  }
  for (const Frames& own : tables) {
    size_t beside = 0;
    for (const Frames& other : tables) {
      beside += other.page == own.page && other.only ? other.count : 0;
    }
    if (own.count >= kFewestFrames || (own.only && beside >= kFewestFrames)) {
      into.insert(into.end(), own.found.begin(), own.found.end());
    }
  }
}

}  // namespace ita::report
