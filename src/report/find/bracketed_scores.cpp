#include "report/find/bracketed_scores.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/view/evidence.h"
#include "report/view/score_value.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr size_t kLongestLabel = 240;  ///< bytes of key
constexpr size_t kSign = 4;            ///< bytes of a bullet or of the sign of a list that unfolds

/// The one number with decimals of the text, in brackets at its end.
std::optional<Span> closing_number(std::string_view text) {
  const auto numbers = thai::find_numbers(text);
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

std::optional<Candidate> entry_of(const layout::TracedText& traced, const ScoreContext& context) {
  const std::string& text = traced.text();
  const auto span = closing_number(text);
  if (!span) {
    return std::nullopt;
  }
  const std::string label(trimmed(std::string_view(text).substr(0, span->begin)));
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
  Candidate out;
  out.field = Field::instrument;
  out.instrument = mentions.front().instrument;
  out.role = Role::score;
  out.saying = Saying::said;
  out.method = Method::caption;
  out.why = Reason{"in-brackets", {}, {}};
  const ScoreReading reading = read_score(
      std::string_view(text).substr(span->begin, span->end - span->begin), context.facts);
  out.value = reading.value;
  out.decimals = reading.decimals;
  out.evidence = evidence_of(traced, *span);
  Review review;
  if (reading.doubt) {
    review.add(*reading.doubt);
  }
  add_reading_doubts(review, traced, *span);
  out.doubts = std::move(review.reasons);
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
  }
  return out;
}

}  // namespace ita::report
