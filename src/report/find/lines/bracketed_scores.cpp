#include "report/find/lines/bracketed_scores.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/score_candidate.h"
#include "report/view/evidence.h"
#include "report/view/score_value.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr size_t kLongestLabel = 240;  ///< bytes of key
constexpr size_t kSign = 4;            ///< bytes of a bullet or of the sign of a list that unfolds

/// The one number with decimals of the text, in brackets at its end; the number of an indicator may
/// stand at the beginning.
std::optional<Span> closing_number(std::string_view text, bool numbered = false) {
  auto numbers = thai::find_numbers(text);
  if (numbered && numbers.size() == 2 && numbers[0].decimals == 0) {
    numbers.erase(numbers.begin());
  }
  if (numbers.size() != 1 || numbers[0].decimals == 0 || numbers[0].begin == 0) {
    return std::nullopt;
  }
  const std::string_view before = trimmed(text.substr(0, numbers[0].begin));
  std::string_view after = trimmed(text.substr(numbers[0].end));
  after.remove_prefix(after.starts_with('%') ? 1 : 0);
  return before.ends_with('(') && trimmed(after) == ")"
             ? std::optional(Span{numbers[0].begin, numbers[0].end})
             : std::nullopt;
}

/// Words that make a number something other than the score of now.
bool says_otherwise(std::string_view label, const facts::Facts& facts) {
  const std::string text(label);
  const std::vector<Cue> cues = find_cues(Keyed(text), facts, {});
  return std::any_of(cues.begin(), cues.end(), [](const Cue& cue) {
    return cue.kind != CueKind::score && cue.kind != CueKind::now && cue.kind != CueKind::own;
  });
}

Candidate candidate_of(const layout::TracedText& traced, Span span, const ScoreContext& context) {
  Candidate out;
  out.role = Role::score;
  out.saying = Saying::said;
  out.method = Method::caption;
  out.why = Reason{"in-brackets", {}, {}};
  take_score(out, traced, span, context.facts);
  return out;
}

std::string label_of(const std::string& text, Span number) {
  return std::string(trimmed(std::string_view(text).substr(0, number.begin)));
}

std::optional<Candidate> entry_of(const layout::TracedText& traced, const ScoreContext& context) {
  const auto span = closing_number(traced.text());
  if (!span) {
    return std::nullopt;
  }
  const std::string label = label_of(traced.text(), *span);
  const Keyed keyed(label);
  const auto mentions = context.names.find_all(keyed, label);
  if (mentions.empty() || mentions.front().instrument.empty() ||
      mentions.front().span.begin > kSign || keyed.key().size() > kLongestLabel ||
      says_otherwise(label, context.facts) ||
      std::any_of(mentions.begin(), mentions.end(), [&](const IndicatorNames::Mention& m) {
        return !m.instrument.empty() && m.instrument != mentions.front().instrument;
      })) {
    return std::nullopt;
  }
  Candidate out = candidate_of(traced, *span, context);
  out.field = Field::instrument;
  out.instrument = mentions.front().instrument;
  return out;
}

/// "ตัวชี้วัด (คะแนน)": the heading of a column of indicators, each with its score in brackets.
bool heads_scored_names(const GridCell& cell, const facts::Facts& facts) {
  return any_in(cell.key, facts.lexicon("indicator-word")) &&
         any_in(cell.key, facts.lexicon("score-word")) && !says_otherwise(cell.text(), facts);
}

/// "4 การใช้ทรัพย์สินของราชการ (90.17)" below such a heading, beside measures.
std::vector<Candidate> indicators_below_heading(const TableView& table,
                                                const ScoreContext& context) {
  std::vector<Candidate> out;
  const Grid& grid = table.upright;
  for (int c = 0; c < grid.cols(); ++c) {
    bool headed = false;
    for (int r = 0; r < grid.rows(); ++r) {
      const GridCell* cell = grid.at(r, c);
      if (cell == nullptr || cell->row != r || cell->col != c) {
        continue;
      }
      headed = headed || heads_scored_names(*cell, context.facts);
      const auto span = headed ? closing_number(cell->text(), true) : std::nullopt;
      const IndicatorLabel& label = cell->label;
      if (!span || label.by_name == 0 || label.question ||
          (label.by_number != 0 && label.by_number != label.by_name) ||
          says_otherwise(label_of(cell->text(), *span), context.facts)) {
        continue;
      }
      out.push_back(candidate_of(cell->traced, *span, context));
      out.back().field = Field::indicator;
      out.back().number = label.by_name;
      out.back().name_as_printed =
          clean(label_of(cell->text(), {span->begin - 1, span->end}).substr(label.name.begin));
      out.back().table = table.index;
    }
  }
  return out;
}

}  // namespace

std::vector<Candidate> find_bracketed(const View& view, const ScoreContext& context) {
  std::vector<Candidate> out;
  const auto read = [&](const std::vector<layout::Line>& lines, int table) {
    const layout::TracedText traced = layout::TracedText::of(lines, true);
    if (auto found = entry_of(traced, context)) {
      found->table = table;
      out.push_back(std::move(*found));
    }
  };
  for (const Para& para : view.flow) {
    if (para.table() >= 0 || para.furniture) {
      continue;
    }
    for (const layout::Line& line : para.block->lines) {
      read({line}, -1);
    }
  }
  for (const TableView& table : view.tables) {
    for (const layout::Cell& cell : table.table->cells) {
      read(cell.lines, table.index);
    }
    for (Candidate& found : indicators_below_heading(table, context)) {
      out.push_back(std::move(found));
    }
  }
  return out;
}

}  // namespace ita::report
