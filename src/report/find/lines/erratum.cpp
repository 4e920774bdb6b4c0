#include "report/find/lines/erratum.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/sentences/segments.h"
#include "report/find/sentences/words.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr int kHeaderRows = 2;

struct Columns {
  int wrong = -1, right = -1;
  int header = 0;  ///< the lowest row of their headings

  bool found() const { return wrong >= 0 && right >= 0 && wrong != right; }
};

/// The columns under the first headings for which `says` finds what was printed and what it should
/// be.
template <class Says>
Columns columns_where(const layout::Table& table, Says says) {
  Columns out;
  for (const layout::Cell& cell : table.cells) {
    const std::string key = thai::match_key(cell.text());
    for (const bool corrected : {false, true}) {
      int& col = corrected ? out.right : out.wrong;
      if (cell.row < kHeaderRows && col < 0 && says(key, corrected)) {
        col = cell.col;
        out.header = std::max(out.header, cell.row);
      }
    }
  }
  return out;
}

/// Whether a cell of the column says of what its number is, as those of scores before and after an
/// appeal do not.
bool tells_names(const layout::Table& table, int col, int header, const ScoreContext& context) {
  return std::any_of(table.cells.begin(), table.cells.end(), [&](const layout::Cell& cell) {
    return cell.col == col && cell.row > header && has_decimals(cell.text()) &&
           kind_of(cell.lines, context) != Segment::Kind::number;
  });
}

/// Under headings that are nothing but the words of an erratum; or that hold them among others
/// ("ข้อมูลที่แก้ไขแล้ว"), where the cells name their numbers.
Columns columns_of(const layout::Table& table, const ScoreContext& context) {
  const auto words = [&](bool corrected, const char* after, const char* before) -> const auto& {
    return context.facts.lexicon(corrected ? after : before);
  };
  const Columns plain = columns_where(table, [&](const std::string& key, bool corrected) {
    const auto& wholes = words(corrected, "erratum-after", "erratum-before");
    return std::any_of(wholes.begin(), wholes.end(),
                       [&](const Phrase& word) { return word.key == key; });
  });
  if (plain.found()) {
    return plain;
  }
  constexpr size_t kLongest = 75;  // bytes of the key: a heading of some words
  const Columns wordy = columns_where(table, [&](const std::string& key, bool corrected) {
    return key.size() <= kLongest &&
           any_in(key, words(corrected, "erratum-after-part", "erratum-before-part")) &&
           !any_in(key, words(!corrected, "erratum-after-part", "erratum-before-part"));
  });
  const bool named = wordy.found() && tells_names(table, wordy.wrong, wordy.header, context) &&
                     tells_names(table, wordy.right, wordy.header, context);
  return named ? wordy : Columns{};
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
    const Columns columns = columns_of(table, context);
    for (const layout::Cell& cell : table.cells) {
      if (columns.found() && cell.row > columns.header && !cell.lines.empty() &&
          (cell.col == columns.wrong || cell.col == columns.right)) {
        read(out, lines_of(table, cell, context), static_cast<int>(t), cell.col == columns.right,
             context);
      }
    }
  }
  return out;
}

}  // namespace ita::report
