#include "report/find/lines/block_heads.h"

#include <algorithm>
#include <set>
#include <string>

#include "report/find/cues.h"
#include "report/find/sentences/words.h"

namespace ita::report {

namespace {

constexpr size_t kLongestHead = 240;  ///< bytes of key: more is no heading

bool has_scores(const std::vector<Candidate>& found, int table) {
  return std::any_of(found.begin(), found.end(), [&](const Candidate& c) {
    return c.table == table && c.field == Field::indicator && c.role == Role::score && c.value;
  });
}

bool names_one_instrument(const Passage& passage, const ScoreContext& context) {
  std::set<std::string> codes;
  for (const auto& mention : context.names.find_all(passage.keyed, passage.text)) {
    codes.insert(mention.instrument);
  }
  return codes.size() == 1 && !codes.begin()->empty();
}

}  // namespace

std::vector<Candidate> find_block_heads(const View& view, const std::vector<Candidate>& found,
                                        const ScoreContext& context) {
  std::vector<Candidate> out;
  for (const TableView& table : view.tables) {
    if (!has_scores(found, table.index)) {
      continue;
    }
    for (const layout::Cell& cell : table.table->cells) {
      if (cell.col_span != table.table->cols || cell.row_span != 1 || cell.lines.empty()) {
        continue;
      }
      const layout::TracedText traced = layout::TracedText::of(cell.lines, true);
      const Passage passage = Passage::of(traced, Section::scores, 0);
      if (!has_decimals(passage.text) || passage.keyed.key().size() > kLongestHead ||
          !names_one_instrument(passage, context)) {
        continue;
      }
      for (Candidate& head : find_in_passage(passage, context, {}, -1)) {
        if (head.field == Field::instrument) {
          head.table = table.index;
          out.push_back(std::move(head));
        }
      }
    }
  }
  return out;
}

}  // namespace ita::report
