#include "report/view/labels.h"

#include "report/view/keyed.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

bool names_title(const std::string& role) { return role == "title" || role == "measure"; }

/// The longest title of a role that the text begins with and after which `ends` holds.
template <class Ends>
std::optional<Label> longest_label(std::string_view text, const facts::Facts& facts, Ends ends) {
  const size_t from = parse_marker(text).length;
  const Keyed keyed(text.substr(from));
  std::optional<Label> best;
  size_t longest = 0;
  for (const facts::ColumnRole& role : facts.measure_columns()) {
    if (role.role == "number" || role.role == "year") {
      continue;
    }
    for (const facts::Phrase& title : role.titles) {
      const std::string& key = title.key;
      if (key.size() <= longest || keyed.key().compare(0, key.size(), key) != 0) {
        continue;
      }
      Label label{role.role, from, from + keyed.source(0, key.size()).end, 0};
      const std::string_view after = text.substr(label.end);
      const std::string_view next = trimmed(after);
      const bool colon = next.starts_with(":");
      label.value = next.empty() ? text.size()
                                 : static_cast<size_t>(next.data() - text.data()) + (colon ? 1 : 0);
      if (ends(label, next, colon)) {
        best = label;
        longest = key.size();
      }
    }
  }
  return best;
}

/// Where the word that holds a byte of the lines' first line ends, the print changes: bold before
/// and plain after, or a gap wider than a space.
bool parted_by_print(const layout::Line& line, std::string_view label) {
  constexpr double kGap = 0.7;  // of the type size
  const std::string key = thai::match_key(label);
  std::string so_far;
  for (size_t i = 0; i + 1 < line.words.size(); ++i) {
    const text::Word& word = line.words[i];
    const text::Word& next = line.words[i + 1];
    so_far += thai::match_key(word.text());
    if (so_far.size() < key.size() || !so_far.ends_with(key)) {
      continue;
    }
    return (word.bold && !next.bold) || next.box.x0 - word.box.x1 > kGap * line.size;
  }
  return false;
}

}  // namespace

std::optional<Label> label_at(std::string_view text, const facts::Facts& facts, bool alone) {
  return longest_label(text, facts, [&](const Label& label, std::string_view next, bool colon) {
    return colon || (alone && next.empty() && !names_title(label.role) && label.role != "note");
  });
}

std::optional<Label> label_in(const std::vector<layout::Line>& lines, std::string_view text,
                              const facts::Facts& facts, bool alone) {
  if (auto label = label_at(text, facts, alone)) {
    return label;
  }
  if (lines.empty()) {
    return std::nullopt;
  }
  return longest_label(text, facts, [&](const Label& label, std::string_view next, bool) {
    return !next.empty() && !names_title(label.role) && label.role != "note" &&
           parted_by_print(lines.front(), text.substr(label.begin, label.end - label.begin));
  });
}

std::optional<Label> inline_label_at(std::string_view text, const facts::Facts& facts) {
  return longest_label(text, facts, [&](const Label& label, std::string_view next, bool colon) {
    const std::string_view after = text.substr(label.end);
    return !names_title(label.role) && label.role != "note" && !next.empty() &&
           (colon || after.starts_with(" "));
  });
}

std::vector<layout::Line> parts_between_gaps(const layout::Line& line, double gap) {
  const double size = line.size > 0 ? line.size : line.box.height();
  std::vector<layout::Line> out;
  for (size_t i = 0; i < line.words.size(); ++i) {
    if (i == 0 || line.words[i].box.x0 - line.words[i - 1].box.x1 >= gap * size) {
      out.push_back(line);
      out.back().words.clear();
      out.back().box = {};
    }
    out.back().words.push_back(line.words[i]);
    out.back().box = unite(out.back().box, line.words[i].box);
  }
  return out;
}

}  // namespace ita::report
