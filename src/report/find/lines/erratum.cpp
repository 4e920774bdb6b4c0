#include "report/find/lines/erratum.h"

#include <algorithm>

#include "report/find/sentences/segments.h"
#include "report/find/sentences/words.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr int kHeaderRows = 2;

/// The column whose heading is one of the phrases and no more; -1 for none.
int column_of(const layout::Table& table, const std::vector<Phrase>& words, int& header) {
  for (const layout::Cell& cell : table.cells) {
    const std::string key = thai::match_key(cell.text());
    const bool named = std::any_of(words.begin(), words.end(),
                                   [&](const Phrase& word) { return word.key == key; });
    if (named && cell.row < kHeaderRows) {
      header = std::max(header, cell.row);
      return cell.col;
    }
  }
  return -1;
}

/// The words of a cell; of a number alone, with the name that leads its row.
std::vector<layout::Line> lines_of(const layout::Table& table, const layout::Cell& cell,
                                   const ScoreContext& context) {
  std::vector<layout::Line> out;
  if (kind_of(cell.lines, context) == Segment::Kind::number) {
    for (int c = 0; c < cell.col && out.empty(); ++c) {
      const layout::Cell* name = table.at(cell.row, c);
      const bool names = name != nullptr && !name->lines.empty() &&
                         kind_of(name->lines, context) == Segment::Kind::name;
      out = names ? name->lines : out;
    }
  }
  out.insert(out.end(), cell.lines.begin(), cell.lines.end());
  return out;
}

void read(std::vector<Candidate>& into, const std::vector<layout::Line>& lines, int table,
          bool corrects, const ScoreContext& context) {
  const layout::TracedText traced = layout::TracedText::of(lines, true);
  Passage passage = Passage::of(traced, Section::scores, 0);
  passage.card = true;
  for (Candidate& candidate : find_in_passage(passage, context, {}, -1)) {
    candidate.table = table;
    candidate.method = Method::table;
    candidate.why = {"erratum", {}, {}};
    if (corrects && candidate.role == Role::score) {
      candidate.stage = Stage::corrected;
    } else if (!corrects) {
      candidate.role = Role::other;
    }
    into.push_back(std::move(candidate));
  }
}

}  // namespace

std::vector<Candidate> find_in_errata(const layout::Layout& layout, const ScoreContext& context) {
  std::vector<Candidate> out;
  for (size_t t = 0; t < layout.joined.size(); ++t) {
    const layout::Table& table = layout.joined[t].table;
    int header = 0;
    const int wrong = column_of(table, context.facts.lexicon("erratum-before"), header);
    const int right = column_of(table, context.facts.lexicon("erratum-after"), header);
    if (wrong < 0 || right < 0 || wrong == right) {
      continue;
    }
    for (const layout::Cell& cell : table.cells) {
      if (cell.row > header && (cell.col == wrong || cell.col == right) && !cell.lines.empty()) {
        read(out, lines_of(table, cell, context), static_cast<int>(t), cell.col == right, context);
      }
    }
  }
  return out;
}

}  // namespace ita::report
