#include "report/find/lines/listed_scores.h"

#include <algorithm>

#include "report/find/score_candidate.h"
#include "report/view/evidence.h"
#include "report/view/raised.h"
#include "report/view/score_value.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr size_t kFewest = 3;        ///< entries of a cell
constexpr size_t kFewestInFlow = 5;  ///< entries of lines outside of cells
constexpr size_t kLongestEntry = 6;  ///< lines
constexpr double kSure = 0.9;        ///< likeness of a name that needs no number beside it

bool begins_entry(const layout::Line& line, const IndicatorNames& names) {
  const IndicatorLabel label = names.match(line.text());
  const std::string text = line.text();
  const auto numbers = thai::find_numbers(text);
  const bool numbered = label.by_number != 0 && !numbers.empty() && numbers[0].decimals == 0;
  return !label.question && (numbered || label.by_name != 0);
}

struct Entry {
  Candidate candidate;
  bool named = false;  ///< its words are the indicator's name
};

/// The one number with decimals (or 100) of an entry; nothing where there is none, or a second one.
std::optional<Span> only_score(std::string_view text) {
  std::optional<Span> out;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (number.decimals == 0 && number.value != 100) {
      continue;
    }
    if (out) {
      return std::nullopt;
    }
    out = Span{number.begin, number.end};
  }
  return out;
}

/// Offices lengthen the names; they still begin with the official one.
bool is_named(const facts::Indicator& known, const IndicatorLabel& label, std::string_view name) {
  const std::string key = thai::match_key(name);
  return label.by_name == known.number || key.starts_with(thai::match_key(known.name)) ||
         std::any_of(known.aliases.begin(), known.aliases.end(), [&](const std::string& alias) {
           return key.starts_with(thai::match_key(alias));
         });
}

Candidate start(const facts::Indicator& known) {
  Candidate out;
  out.field = Field::indicator;
  out.number = known.number;
  out.role = Role::score;
  out.saying = Saying::said;
  out.method = Method::list;
  return out;
}

std::optional<Entry> entry_of(const std::vector<layout::Line>& lines, const IndicatorNames& names) {
  const layout::TracedText traced = layout::TracedText::of(lines, true);
  const std::string text = without_raised(traced);
  const std::optional<Span> score = only_score(text);
  if (!score) {
    return std::nullopt;
  }
  // The name may go on behind its score, on the next line.
  const std::string above = clean(std::string_view(text).substr(0, score->begin));
  const std::string below = clean(std::string_view(text).substr(score->end));
  const std::string whole = below.empty() ? above : join_prose(above, below);
  const IndicatorLabel label = names.match(whole);
  const int number = label.by_number != 0 ? label.by_number : label.by_name;
  const facts::Indicator* known = names.indicator(number);
  if (known == nullptr || label.question || (label.by_number == 0 && label.similarity < kSure)) {
    return std::nullopt;
  }
  const std::string_view name =
      std::string_view(whole).substr(label.name.begin, label.name.end - label.name.begin);
  Entry out{start(*known), is_named(*known, label, name)};
  out.candidate.name_as_printed = clean(name);
  Review about_name;
  if (!out.named) {
    about_name.add("name-unlike-number",
                   {{"number", std::to_string(number)}, {"name", known->name}});
  }
  take_score(out.candidate, traced, *score, names.facts(), std::move(about_name));
  out.candidate.absent = !out.candidate.value && out.candidate.doubts.empty();
  return out;
}

std::vector<Candidate> read_entries(const std::vector<layout::Line>& lines,
                                    const IndicatorNames& names, size_t fewest) {
  std::vector<Candidate> out;
  size_t named = 0;  // numbers alone make a list of anything
  std::vector<layout::Line> entry;
  const auto finish = [&] {
    // Behind the last entry the text goes on: it ends before the next number.
    std::optional<Entry> found;
    for (; !entry.empty() && !found; entry.pop_back()) {
      found = entry.size() <= kLongestEntry ? entry_of(entry, names) : std::nullopt;
    }
    if (found) {
      named += found->named ? 1 : 0;
      out.push_back(std::move(found->candidate));
    }
    entry.clear();
  };
  for (const layout::Line& line : lines) {
    if (begins_entry(line, names)) {
      finish();
    } else if (entry.empty()) {
      continue;  // headings above the first entry
    }
    entry.push_back(line);
  }
  finish();
  return out.size() >= fewest && 2 * named >= out.size() ? out : std::vector<Candidate>{};
}

/// Lines of the flow from the top down; those of a table row by row.
std::vector<layout::Line> lines_of(const std::vector<Para>& flow, const layout::Layout& layout) {
  std::vector<layout::Line> out;
  for (const Para& para : flow) {
    if (para.furniture) {
      continue;
    }
    if (para.table() < 0) {
      out.insert(out.end(), para.block->lines.begin(), para.block->lines.end());
      continue;
    }
    const layout::Table& table = layout.joined[static_cast<size_t>(para.table())].table;
    if (table.kind != layout::TableKind::borderless) {
      continue;  // rulings say what its rows are
    }
    for (const layout::Cell& cell : table.cells) {
      out.insert(out.end(), cell.lines.begin(), cell.lines.end());
    }
  }
  return out;
}

}  // namespace

std::vector<Candidate> read_listed_lines(const std::vector<Para>& flow,
                                         const layout::Layout& layout,
                                         const ScoreContext& context) {
  std::vector<Candidate> out = read_entries(lines_of(flow, layout), context.names, kFewestInFlow);
  for (const Candidate& candidate : out) {
    const auto times = std::count_if(
        out.begin(), out.end(), [&](const Candidate& c) { return c.number == candidate.number; });
    if (times > 1) {
      return {};  // several lists: which one gives the scores cannot be told
    }
  }
  return out;
}

std::vector<Candidate> read_lines_below_tables(const std::vector<Para>& flow,
                                               const ScoreContext& context) {
  std::vector<Candidate> out;
  bool below = false;
  for (const Para& para : flow) {
    if (para.furniture) {
      continue;
    }
    if (para.table() >= 0) {
      below = true;
      continue;
    }
    for (const layout::Line& line : para.block->lines) {
      auto entry = below ? entry_of({line}, context.names) : std::nullopt;
      const std::string key = thai::match_key(entry ? entry->candidate.name_as_printed : "");
      below = entry && entry->named && key.size() < 80;
      if (below) {
        out.push_back(std::move(entry->candidate));
      }
    }
  }
  return out;
}

std::vector<Candidate> read_listed_cells(const layout::Table& table, const ScoreContext& context) {
  std::vector<Candidate> out;
  for (const layout::Cell& cell : table.cells) {
    for (Candidate& candidate : read_entries(cell.lines, context.names, kFewest)) {
      const auto known = std::find_if(
          out.begin(), out.end(), [&](const Candidate& c) { return c.number == candidate.number; });
      if (known == out.end()) {
        out.push_back(std::move(candidate));
      } else {
        known->doubts.push_back(
            Reason{"indicator-in-several-rows", {{"number", std::to_string(known->number)}}, {}});
      }
    }
  }
  return out;
}

}  // namespace ita::report
