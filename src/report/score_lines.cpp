#include "report/score_lines.h"

#include <algorithm>

#include "report/evidence.h"
#include "report/raised.h"
#include "report/score_value.h"
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
  Indicator indicator;
  bool named = false;  ///< its words are the indicator's name
};

std::optional<Entry> entry_of(const std::vector<layout::Line>& lines, const IndicatorNames& names) {
  const layout::TracedText traced = layout::TracedText::of(lines, true);
  const std::string text = without_raised(traced);
  std::optional<Span> score;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (number.decimals == 0 && number.value != 100) {
      continue;
    }
    if (score) {
      return std::nullopt;
    }
    score = Span{number.begin, number.end};
  }
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
  const ScoreReading reading =
      read_score(std::string_view(text).substr(score->begin, score->end - score->begin));
  Indicator out;
  out.number = number;
  out.name = known->name;
  out.instrument = known->instrument;
  out.name_as_printed =
      clean(std::string_view(whole).substr(label.name.begin, label.name.end - label.name.begin));
  out.score = reading.value;
  out.evidence = evidence_of(traced, *score);
  if (!reading.doubt.empty()) {
    out.review.add(reading.doubt);
  }
  // Offices lengthen the names; they still begin with the official one.
  const std::string rest = thai::match_key(
      std::string_view(whole).substr(label.name.begin, label.name.end - label.name.begin));
  const bool named =
      label.by_name == number || rest.starts_with(thai::match_key(known->name)) ||
      std::any_of(known->aliases.begin(), known->aliases.end(), [&](const std::string& alias) {
        return rest.starts_with(thai::match_key(alias));
      });
  if (!named) {
    out.review.add("ชื่อที่พิมพ์ไม่ใกล้เคียงชื่อตัวชี้วัดที่ " + std::to_string(number) + " (" + known->name + ")");
  }
  add_reading_doubts(out.review, traced, *score);
  return Entry{std::move(out), named};
}

std::vector<Indicator> read_entries(const std::vector<layout::Line>& lines,
                                    const IndicatorNames& names, size_t fewest) {
  std::vector<Indicator> out;
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
      out.push_back(std::move(found->indicator));
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
  return out.size() >= fewest && 2 * named >= out.size() ? out : std::vector<Indicator>{};
}

}  // namespace

namespace {

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

std::vector<Indicator> read_listed_lines(const std::vector<Para>& flow,
                                         const layout::Layout& layout,
                                         const ScoreContext& context) {
  std::vector<Indicator> out = read_entries(lines_of(flow, layout), context.names, kFewestInFlow);
  for (Indicator& indicator : out) {
    const auto times = std::count_if(
        out.begin(), out.end(), [&](const Indicator& i) { return i.number == indicator.number; });
    if (times > 1) {
      return {};  // several lists: which one gives the scores cannot be told
    }
  }
  return out;
}

std::vector<Indicator> read_lines_below_tables(const std::vector<Para>& flow,
                                               const ScoreContext& context) {
  std::vector<Indicator> out;
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
      const std::string key = thai::match_key(entry ? entry->indicator.name_as_printed : "");
      below = entry && entry->named && key.size() < 80;
      if (below) {
        out.push_back(std::move(entry->indicator));
      }
    }
  }
  return out;
}

std::vector<Indicator> read_listed_cells(const layout::Table& table, const ScoreContext& context) {
  std::vector<Indicator> out;
  for (const layout::Cell& cell : table.cells) {
    for (Indicator& indicator : read_entries(cell.lines, context.names, kFewest)) {
      const auto known = std::find_if(
          out.begin(), out.end(), [&](const Indicator& i) { return i.number == indicator.number; });
      if (known == out.end()) {
        out.push_back(std::move(indicator));
      } else {
        known->review.add("ตัวชี้วัดที่ " + std::to_string(indicator.number) + " มีมากกว่าหนึ่งแถวในตาราง");
      }
    }
  }
  return out;
}

}  // namespace ita::report
