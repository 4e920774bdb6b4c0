#include "report/find/announcement/announcement_lines.h"

#include <algorithm>

#include "report/find/levels.h"
#include "report/view/line_part.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

using Kind = ListColumn::Kind;
using Words = std::vector<text::Word>;

constexpr size_t kFewest = 3;       ///< agencies with a score that make a list
constexpr size_t kWordsBefore = 4;  ///< of rank or number in front of a name ("No. 2")
constexpr double kHighest = 100;    ///< a larger number is no score

/// One agency of the list.
struct Entry {
  size_t para = 0;
  layout::Line name, score, level;
  bool scored() const { return !score.words.empty(); }
  bool levelled() const { return !level.words.empty(); }
};

/// A number printed as scores are.
bool is_score(const text::Word& word) {
  const auto numbers = thai::find_numbers(word.text());
  return numbers.size() == 1 && numbers[0].decimals > 0 && numbers[0].value <= kHighest;
}

class LineReader {
 public:
  LineReader(const std::vector<Para>& flow, const facts::Facts& facts)
      : flow_(flow), facts_(facts) {}

  /// Nothing where a number is left over.
  std::optional<std::vector<Entry>> read() {
    for (size_t i = 0; i < flow_.size(); ++i) {
      if (flow_[i].table() >= 0) {
        open_ = false;
        continue;
      }
      for (const layout::Line& line : flow_[i].block->lines) {
        if (!flow_[i].furniture) {
          see(line, i);
        }
      }
    }
    std::erase_if(entries_, [](const Entry& entry) { return !entry.scored(); });
    return spoilt_ ? std::nullopt : std::optional(std::move(entries_));
  }

 private:
  void see(const layout::Line& line, size_t para) {
    const std::vector<size_t> scores = scores_of(line);
    if (const auto name = name_in(line)) {
      begin(line, *name, scores, para);
      return;
    }
    if (!scores.empty()) {
      // A number by itself below its agency; anything else belongs to none of the list.
      const bool alone = line.words.size() <= 2 && scores.size() == 1;
      if (open_ && alone && !entries_.back().scored()) {
        entries_.back().score = line_part(line, scores[0], scores[0] + 1);
      } else if (std::any_of(entries_.begin(), entries_.end(),
                             [](const Entry& entry) { return entry.scored(); })) {
        spoilt_ = true;
      }
      return;
    }
    take_level(line, 0);
  }

  void begin(const layout::Line& line, size_t name, const std::vector<size_t>& scores,
             size_t para) {
    const size_t end = scores.empty() ? line.words.size() : scores[0];
    if (scores.size() > 1 || end <= name) {
      spoilt_ = true;
      return;
    }
    Entry entry;
    entry.para = para;
    entry.name = line_part(line, name, without_cues(line, name, end));
    open_ = true;
    if (!scores.empty()) {
      entry.score = line_part(line, end, end + 1);
    }
    entries_.push_back(std::move(entry));
    if (!scores.empty()) {
      take_level(line, end + 1);
    }
  }

  void take_level(const layout::Line& line, size_t from) {
    if (!open_ || from >= line.words.size() || !entries_.back().scored() ||
        entries_.back().levelled()) {
      return;
    }
    layout::Line rest = line_part(line, from, line.words.size());
    if (!find_levels(rest.text(), facts_, true).empty()) {
      entries_.back().level = std::move(rest);
    }
  }

  std::vector<size_t> scores_of(const layout::Line& line) const {
    std::vector<size_t> out;
    for (size_t i = 0; i < line.words.size(); ++i) {
      if (is_score(line.words[i])) {
        out.push_back(i);
      }
    }
    return out;
  }

  /// The word at which the name of an agency begins: the first, or behind a number or a rank.
  std::optional<size_t> name_in(const layout::Line& line) const {
    for (size_t i = 0; i < std::min(line.words.size(), kWordsBefore); ++i) {
      const std::string rest = line_part(line, i, line.words.size()).text();
      if (looks_like_agency(rest, facts_)) {
        return i;
      }
      if (!is_ordinal(line.words[i].text())) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// "4.", "(4)", "-", "อันดับที่", "2": what stands in front of a name in a list.
  bool is_ordinal(const std::string& word) const {
    const std::string key = thai::match_key(word);
    const auto& rank = facts_.lexicon("cue-rank");
    const bool digits =
        std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits || std::any_of(rank.begin(), rank.end(),
                                 [&](const Phrase& phrase) { return key == phrase.key; });
  }

  /// The end of the name, without the words between it and its score ("ได้คะแนน", ":", "=").
  size_t without_cues(const layout::Line& line, size_t from, size_t to) const {
    const auto is_cue = [&](const std::string& word) {
      const std::string key = thai::match_key(word);
      return key.empty() || one_of(key, "cue-score") || one_of(key, "unit-before") ||
             one_of(key, "cue-overall");
    };
    while (to > from + 1 && is_cue(line.words[to - 1].text())) {
      --to;
    }
    return to;
  }

  bool one_of(const std::string& key, std::string_view role) const {
    const auto& phrases = facts_.lexicon(role);
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const Phrase& phrase) { return phrase.key == key; });
  }

  const std::vector<Para>& flow_;
  const facts::Facts& facts_;
  std::vector<Entry> entries_;
  bool open_ = false;    ///< the last entry may go on in the next line
  bool spoilt_ = false;  ///< a number of nobody stands among them
};

layout::Cell cell_of(const layout::Line& line, int row, int col) {
  layout::Cell out;
  out.row = row;
  out.col = col;
  out.page = line.page;
  out.box = line.box;
  if (!line.words.empty()) {
    out.lines = {line};
  }
  return out;
}

bool all_differ(const std::vector<Entry>& entries) {
  std::set<std::string> keys;
  for (const Entry& entry : entries) {
    keys.insert(thai::match_key(entry.name.text()));
  }
  return keys.size() == entries.size();
}

}  // namespace

std::optional<LineList> list_in_lines(const std::vector<Para>& flow, const facts::Facts& facts) {
  const auto entries = LineReader(flow, facts).read();
  if (!entries || entries->size() < kFewest || !all_differ(*entries)) {
    return std::nullopt;
  }
  LineList out;
  out.table.page = entries->front().name.page;
  out.table.kind = layout::TableKind::borderless;
  out.table.rows = static_cast<int>(entries->size());
  for (const Kind kind : {Kind::agency, Kind::overall, Kind::level}) {
    ListColumn column;
    column.kind = kind;
    out.plan.columns.push_back(std::move(column));
  }
  out.table.cols = static_cast<int>(out.plan.columns.size());
  int row = 0;
  for (const Entry& entry : *entries) {
    out.paras.insert(entry.para);
    out.table.cells.push_back(cell_of(entry.name, row, 0));
    out.table.cells.push_back(cell_of(entry.score, row, 1));
    out.table.cells.push_back(cell_of(entry.level, row, 2));
    out.table.box = unite(out.table.box, unite(entry.name.box, entry.score.box));
    ++row;
  }
  return out;
}

}  // namespace ita::report
